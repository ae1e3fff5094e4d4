// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/piecewriter.h"
#include "export/recordbuilder.h"
#include "export/table.h"

namespace sessionscope::exporting {

//! The records of a PlainTable, one after the other.
class PlainRecords final
{
public:
    //! The first \a rows rows of \a table; refers to all of its arguments.
    PlainRecords(const PlainTable &table, quint64 rows, const RecordSyntax &syntax)
        : m_table(table)
        , m_rows(rows)
        , m_record(syntax)
    {
    }

    Result<void> write(PieceWriter &writer);

    //! Adds what has been counted while writing.
    void count(TableCounts &counts) const { m_record.count(counts); }

private:
    const PlainTable &m_table;
    quint64 m_rows;
    RecordBuilder m_record;
};

} // namespace sessionscope::exporting
