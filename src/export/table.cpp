// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/table.h"

#include <algorithm>
#include <numeric>

namespace sessionscope::exporting {

std::vector<quint32> allRows(const session::SessionSnapshot &snapshot)
{
    std::vector<quint32> rows(snapshot.rowCount());
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

std::vector<session::Column> allColumns()
{
    std::vector<session::Column> columns;
    for (const session::ColumnInfo &info : session::columns())
        columns.push_back(info.column);
    return columns;
}

namespace {

using session::Column;

// By code of Client, and last for the sessions of unknown source.
std::vector<bool> clientsWithAlias(const session::SessionSnapshot &snapshot,
                                   std::span<const quint32> rows)
{
    const quint32 unknownClient = snapshot.dictionary(Column::Client).size();
    std::vector<bool> hasAlias(unknownClient + 1);
    for (const quint32 row : rows) {
        if (!snapshot.isUnknown(Column::ClientDesc, row))
            hasAlias[snapshot.code(Column::Client, row).value_or(unknownClient)] = true;
    }
    return hasAlias;
}

} // namespace

SourcesTable sourcesTable(const session::SnapshotPointer &snapshot, std::span<const quint32> rows,
                          std::chrono::seconds activeIdleLimit)
{
    session::SourceStatistics statistics =
        session::countSources(*snapshot, rows, activeIdleLimit, false);
    const std::vector<bool> clients = clientsWithAlias(*snapshot, rows);
    const session::Dictionary &names = snapshot->dictionary(Column::Client);
    std::vector<bool> hasAlias;
    for (const session::SourceCount &source : statistics.sources) {
        const quint32 code = source.source
            ? names.find(source.source->toUtf8()).value_or(names.size())
            : names.size();
        hasAlias.push_back(clients[code]);
    }
    return {snapshot, std::move(statistics.sources), std::move(hasAlias)};
}

quint64 rowCount(const Table &table)
{
    const auto *sessions = std::get_if<SessionsTable>(&table);
    return sessions ? sessions->rows.size() : std::get<SourcesTable>(table).sources.size();
}

int columnCount(const Table &table)
{
    const auto *sessions = std::get_if<SessionsTable>(&table);
    return sessions ? static_cast<int>(sessions->columns.size()) : kSourceColumnCount;
}

} // namespace sessionscope::exporting
