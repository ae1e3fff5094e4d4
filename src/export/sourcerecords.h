// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/piecewriter.h"
#include "export/recordbuilder.h"
#include "export/table.h"

#include <string>
#include <vector>

namespace sessionscope::exporting {

//! The records of a table of sources, one after the other: they are few.
class SourceRecords final
{
public:
    //! Ids are a list, which CSV and TSV cannot hold.
    static std::vector<std::string> names(const SourcesTable &table, const TableFormat &format);

    //! The first \a rows rows of \a table; refers to all of its arguments.
    SourceRecords(const SourcesTable &table, quint64 rows, const TableFormat &format,
                  const RecordSyntax &syntax);

    Result<void> write(PieceWriter &writer);

    //! Adds what has been counted while writing.
    void count(TableCounts &counts) const { m_record.count(counts); }

private:
    void addSource(quint64 record);
    std::optional<std::string> idsOf(const session::SourceCount &source) const;

    const SourcesTable &m_table;
    quint64 m_rows;
    bool m_hasIds;
    RecordBuilder m_record;
};

} // namespace sessionscope::exporting
