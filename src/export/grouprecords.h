// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/piecewriter.h"
#include "export/recordbuilder.h"
#include "export/table.h"

#include <string>
#include <vector>

namespace sessionscope::exporting {

//! The records of a table of groups: the values of the keys, then what is counted of the group.
class GroupRecords final
{
public:
    //! The keys under the API's names where they are members, else under names of ours.
    static std::vector<std::string> names(const GroupsTable &table);

    //! The first \a rows rows of \a table; refers to all of its arguments.
    GroupRecords(const GroupsTable &table, quint64 rows, const RecordSyntax &syntax);

    Result<void> write(PieceWriter &writer);

    //! Adds what has been counted while writing.
    void count(TableCounts &counts) const { m_record.count(counts); }

private:
    void addGroup(const session::Group &group);

    const GroupsTable &m_table;
    const session::Grouping &m_grouping;
    quint64 m_rows;
    RecordBuilder m_record;
};

} // namespace sessionscope::exporting
