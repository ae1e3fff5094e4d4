// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/piecewriter.h"
#include "export/recordbuilder.h"
#include "export/table.h"

#include <string>
#include <vector>

namespace sessionscope::exporting {

//! The records of two lists side by side, one after the other.
class ComparisonRecords final
{
public:
    static std::vector<std::string> names();

    //! The first \a rows rows of \a table; refers to both of the others.
    ComparisonRecords(const ComparisonTable &table, quint64 rows, const RecordSyntax &syntax);

    Result<void> write(PieceWriter &writer);

    //! Adds what has been counted while writing.
    void count(TableCounts &counts) const { m_record.count(counts); }

private:
    void addRow(const session::ComparedRow &row);

    const ComparisonTable &m_table;
    quint64 m_rows;
    RecordBuilder m_record;
};

} // namespace sessionscope::exporting
