// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/comparison.h"
#include "session/grouping.h"
#include "session/sessionsnapshot.h"
#include "session/sourcelabels.h"
#include "session/sourcestatistics.h"

#include <QString>

#include <chrono>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace sessionscope::exporting {

//! Sessions to be written: these rows of the snapshot, in this order, with these columns.
struct SessionsTable
{
    session::SnapshotPointer snapshot;
    std::vector<quint32> rows;
    std::vector<session::Column> columns;
    session::SourceLabelsPointer labels =
        nullptr; //!< adds LocalAlias and LocalTags; null: does not
};

//! The sources of some rows: Client, ClientDesc, Sessions, Active, ServerCount; in JSON also Ids,
//! the ids that the server's SourceStats names for the source (null if it names none).
struct SourcesTable
{
    session::SnapshotPointer snapshot; //!< holds the Ids
    std::vector<session::SourceCount> sources;
    //! For each source whether one of its sessions has a ClientDesc, be it an empty one.
    std::vector<bool> hasAlias;
    session::SourceLabelsPointer labels =
        nullptr; //!< adds LocalAlias and LocalTags; null: does not
};

//! Groups of some rows, all of them: the values of their keys, Sessions, Active, MaxIdle,
//! MedianIdle, OldestAge, Qbuf, Omem.
struct GroupsTable
{
    session::Grouping grouping;
    //! With labels that of each group, or nullptr: adds LocalAlias and LocalTags to groups by
    //! source. Empty: does not.
    std::vector<const session::SourceLabel *> labelOfGroup = {};
    session::SourceLabelsPointer labels = nullptr; //!< owns them
};

//! Two lists side by side: Side (left, right, between, both; see session::Side), Addr, Client,
//! Name, Cmd, AgeLeft, AgeRight, NodeLeft, NodeRight.
struct ComparisonTable
{
    session::SnapshotPointer left;
    session::SnapshotPointer right;
    std::vector<session::ComparedRow> rows;
};

//! Any other list: cell by cell, for tables that are short.
struct PlainTable
{
    using Cell = std::variant<std::monostate, QString, qint64>; //!< monostate: unknown

    std::vector<std::string> columns; //!< their names, ASCII
    std::vector<std::vector<Cell>> rows; //!< each with a cell for every column
};

using Table = std::variant<SessionsTable, SourcesTable, GroupsTable, ComparisonTable, PlainTable>;

inline constexpr int kSourceColumnCount = 5;
inline constexpr int kGroupColumnCount = 7; //!< beside the keys
//! LocalAlias and LocalTags: names that no member of the API has or will have.
inline constexpr int kLabelColumnCount = 2;
inline constexpr const char *kLabelColumnNames[kLabelColumnCount] = {"LocalAlias", "LocalTags"};

//! All rows of \a snapshot in the server's order.
std::vector<quint32> allRows(const session::SessionSnapshot &snapshot);
//! The columns that \a snapshot has, in the order in which tables are written: the 21 of DAS, and
//! those of CLIENT LIST alone that have a value anywhere.
std::vector<session::Column> allColumns(const session::SessionSnapshot &snapshot);
//! The sources of \a rows, by sessions, most first, then by address. \a labels, which may be null,
//! are those of the snapshot. O(rows of the snapshot).
SourcesTable sourcesTable(const session::SnapshotPointer &snapshot, std::span<const quint32> rows,
                          std::chrono::seconds activeIdleLimit = session::kDefaultActiveIdleLimit,
                          session::SourceLabelsPointer labels = nullptr);

//! The groups of \a rows in the order of \a request. \a labels, which may be null, are those of the
//! snapshot: groups by alias need them; \a hasLabelColumns writes them beside sources. O(rows of
//! the snapshot) besides ordering the groups.
GroupsTable groupsTable(const session::SnapshotPointer &snapshot, std::span<const quint32> rows,
                        const session::GroupRequest &request,
                        std::chrono::seconds activeIdleLimit = session::kDefaultActiveIdleLimit,
                        const session::SourceLabelsPointer &labels = nullptr,
                        bool hasLabelColumns = false);

quint64 rowCount(const Table &table);
int columnCount(const Table &table);

} // namespace sessionscope::exporting
