// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/stalesessions.h"

#include "core/limits.h"
#include "session/appendedrows.h"

#include <algorithm>
#include <set>

namespace sessionscope::live {

using session::Column;
using session::ServerNode;

namespace {

std::vector<quint32> rowsOfNodes(const session::SessionSnapshot &snapshot,
                                 const std::set<QByteArray> &nodes)
{
    const session::Dictionary &texts = snapshot.dictionary(Column::NodeId);
    std::vector<bool> isWanted(texts.size());
    for (quint32 code = 0; code < texts.size(); ++code)
        isWanted[code] = nodes.contains(texts.utf8(code).toByteArray());
    std::vector<quint32> rows;
    for (quint32 row = 0; row < snapshot.rowCount(); ++row) {
        const std::optional<quint32> code = snapshot.code(Column::NodeId, row);
        if (code && isWanted[*code])
            rows.push_back(row);
    }
    return rows;
}

// When the sessions of a node were listed for the last time, if they ever were.
std::optional<qint64> lastListed(const session::SnapshotInfo &before, const QByteArray &id)
{
    const std::vector<ServerNode> &nodes = before.server.nodes;
    const auto node = std::find_if(nodes.begin(), nodes.end(),
                                   [&id](const ServerNode &other) { return other.id == id; });
    if (node == nodes.end())
        return std::nullopt;
    return node->error ? node->listed_ms : before.timestamp_ms;
}

} // namespace

session::SnapshotPointer withStaleSessions(const session::SnapshotPointer &answer,
                                           const session::SnapshotPointer &before)
{
    if (before == nullptr)
        return answer;
    session::SnapshotInfo info = answer->info();
    std::set<QByteArray> stale;
    for (ServerNode &node : info.server.nodes) {
        if (!node.error)
            continue;
        node.listed_ms = lastListed(before->info(), node.id);
        if (node.listed_ms)
            stale.insert(node.id);
    }
    if (stale.empty())
        return answer;
    const std::vector<quint32> rows = rowsOfNodes(*before, stale);
    if (answer->rowCount() + rows.size() > kMaxSessions)
        return answer;
    const std::vector<quint32> &ownBefore = before->info().server.ownRows;
    for (quint32 i = 0; i < rows.size(); ++i) {
        if (std::binary_search(ownBefore.begin(), ownBefore.end(), rows[i]))
            info.server.ownRows.push_back(answer->rowCount() + i);
    }
    return session::withAppendedRows(*answer, *before, rows, std::move(info));
}

} // namespace sessionscope::live
