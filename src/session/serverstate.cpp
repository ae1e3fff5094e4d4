// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/serverstate.h"

#include <algorithm>
#include <iterator>

namespace sessionscope::session {

bool ServerState::isProxy() const
{
    return nodes.size() == 1 && nodes.front().role == ServerNode::Role::Proxy;
}

std::vector<ServerNode> ServerState::failedNodes() const
{
    std::vector<ServerNode> failed;
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(failed),
                 [](const ServerNode &node) { return node.error.has_value(); });
    return failed;
}

std::optional<HeadRoom> headRoomOf(const ServerState &state, qint64 sessions, qint64 knownLimit)
{
    std::optional<HeadRoom> fullest;
    std::optional<qint64> rejected;
    for (const ServerNode &node : state.nodes) {
        if (node.rejectedConnections)
            rejected = rejected.value_or(0) + *node.rejectedConnections;
        if (!node.connectedClients || !node.maxClients || *node.maxClients <= 0)
            continue;
        const HeadRoom room{*node.connectedClients, *node.maxClients, node.id, {}};
        const auto share = [](const HeadRoom &of) {
            return static_cast<double>(of.used) / static_cast<double>(of.limit);
        };
        if (!fullest || share(room) > share(*fullest))
            fullest = room;
    }
    if (!fullest && knownLimit > 0)
        fullest = HeadRoom{sessions, knownLimit, {}, {}};
    if (fullest) {
        fullest->rejected = rejected;
        if (state.nodes.size() <= 1)
            fullest->nodeId.clear();
    }
    return fullest;
}

} // namespace sessionscope::session
