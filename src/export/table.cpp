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

std::vector<session::Column> allColumns(const session::SessionSnapshot &snapshot)
{
    return session::columnsOf(snapshot.columnSet());
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
                          std::chrono::seconds activeIdleLimit, session::SourceLabelsPointer labels)
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
    return {snapshot, std::move(statistics.sources), std::move(hasAlias), std::move(labels)};
}

GroupsTable groupsTable(const session::SnapshotPointer &snapshot, std::span<const quint32> rows,
                        const session::GroupRequest &request, std::chrono::seconds activeIdleLimit,
                        const session::SourceLabelsPointer &labels, bool hasLabelColumns)
{
    std::vector<quint8> passing(snapshot->rowCount(), 0);
    for (const quint32 row : rows)
        passing[row] = 1;
    session::GroupInput input;
    input.passing = passing;
    input.activeIdleLimit = activeIdleLimit;
    input.labels = labels.get();
    input.atMost = std::max<std::size_t>(rows.size(), 1); // all of them
    GroupsTable table{session::groupSessions(*snapshot, request, input)};
    const auto &keys = table.grouping.request.keys;
    const auto bySource = std::find_if(keys.begin(), keys.end(), [](const session::GroupKey &key) {
        return key.by == session::GroupBy::Source;
    });
    if (!hasLabelColumns || !labels || bySource == keys.end())
        return table;
    const auto key = static_cast<std::size_t>(bySource - keys.begin());
    table.labels = labels;
    for (const session::Group &group : table.grouping.groups) {
        const std::optional<QString> &source = group.values[key];
        table.labelOfGroup.push_back(source ? session::labelOf(labels.get(), *snapshot, *source)
                                            : nullptr);
    }
    return table;
}

quint64 rowCount(const Table &table)
{
    if (const auto *sessions = std::get_if<SessionsTable>(&table))
        return sessions->rows.size();
    if (const auto *groups = std::get_if<GroupsTable>(&table))
        return groups->grouping.groups.size();
    if (const auto *comparison = std::get_if<ComparisonTable>(&table))
        return comparison->rows.size();
    if (const auto *plain = std::get_if<PlainTable>(&table))
        return plain->rows.size();
    return std::get<SourcesTable>(table).sources.size();
}

int columnCount(const Table &table)
{
    const auto labelColumns = [](bool has) {
        return has ? kLabelColumnCount : 0;
    };
    if (const auto *sessions = std::get_if<SessionsTable>(&table))
        return static_cast<int>(sessions->columns.size())
            + labelColumns(sessions->labels != nullptr);
    if (const auto *groups = std::get_if<GroupsTable>(&table))
        return static_cast<int>(groups->grouping.request.keys.size()) + kGroupColumnCount
            + labelColumns(groups->labels != nullptr);
    if (std::holds_alternative<ComparisonTable>(table))
        return session::kComparedColumnCount;
    if (const auto *plain = std::get_if<PlainTable>(&table))
        return static_cast<int>(plain->columns.size());
    return kSourceColumnCount + labelColumns(std::get<SourcesTable>(table).labels != nullptr);
}

} // namespace sessionscope::exporting
