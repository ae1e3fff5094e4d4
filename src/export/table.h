// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/grouping.h"
#include "session/sessionsnapshot.h"
#include "session/sourcestatistics.h"

#include <chrono>
#include <span>
#include <variant>
#include <vector>

namespace sessionscope::exporting {

//! Sessions to be written: these rows of the snapshot, in this order, with these columns.
struct SessionsTable
{
    session::SnapshotPointer snapshot;
    std::vector<quint32> rows;
    std::vector<session::Column> columns;
};

//! The sources of some rows: Client, ClientDesc, Sessions, Active, ServerCount; in JSON also Ids,
//! the ids that the server's SourceStats names for the source (null if it names none).
struct SourcesTable
{
    session::SnapshotPointer snapshot; //!< holds the Ids
    std::vector<session::SourceCount> sources;
    //! For each source whether one of its sessions has a ClientDesc, be it an empty one.
    std::vector<bool> hasAlias;
};

//! Groups of some rows, all of them: the values of their keys, Sessions, Active, MaxIdle,
//! MedianIdle, OldestAge, Qbuf, Omem.
struct GroupsTable
{
    session::Grouping grouping;
};

using Table = std::variant<SessionsTable, SourcesTable, GroupsTable>;

inline constexpr int kSourceColumnCount = 5;
inline constexpr int kGroupColumnCount = 7; //!< beside the keys

//! All rows of \a snapshot in the server's order.
std::vector<quint32> allRows(const session::SessionSnapshot &snapshot);
//! The 21 columns in the order in which tables are written.
std::vector<session::Column> allColumns();
//! The sources of \a rows, by sessions, most first, then by address. O(rows of the snapshot).
SourcesTable sourcesTable(const session::SnapshotPointer &snapshot, std::span<const quint32> rows,
                          std::chrono::seconds activeIdleLimit = session::kDefaultActiveIdleLimit);

//! The groups of \a rows in the order of \a request. \a labels, which may be null, are those of the
//! snapshot. O(rows of the snapshot) besides ordering the groups.
GroupsTable groupsTable(const session::SnapshotPointer &snapshot, std::span<const quint32> rows,
                        const session::GroupRequest &request,
                        std::chrono::seconds activeIdleLimit = session::kDefaultActiveIdleLimit,
                        const session::SourceLabels *labels = nullptr);

quint64 rowCount(const Table &table);
int columnCount(const Table &table);

} // namespace sessionscope::exporting
