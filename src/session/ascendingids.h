// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionkeys.h"

#include <algorithm>
#include <limits>
#include <span>
#include <vector>

namespace sessionscope::session {

//! Tells whether no key stands twice in two lists, but for the two of a pair, without remembering
//! keys: a node numbers its sessions one after the other. So within a node of either list the ids
//! ascend, and those that have come are above all that were there. What does not look like this is
//! not told anything about. Keys are to be added in the order of each list.
class AscendingIds final
{
public:
    //! \a reader must outlive it; the keys of either list are read with the codes of its reference.
    explicit AscendingIds(const KeyReader &reader)
        : m_reader(reader)
        , m_nodes(reader.nodeCount())
    {
    }

    //! The keys of pairs.
    void addPairs(std::span<const SessionKey> keys)
    {
        if (!m_ascend)
            return;
        bool ascend = true;
        for (const SessionKey &key : keys) {
            Node &node = m_nodes[m_reader.nodeOf(key)];
            // Not for an unknown id, which is 0.
            ascend = ascend && key.id > std::max(node.lastBefore, node.lastAfter);
            node.lastBefore = key.id;
            node.lastAfter = key.id;
        }
        m_ascend = ascend;
    }

    //! A key of the older list alone.
    void addGone(const SessionKey &key)
    {
        Node &node = m_nodes[m_reader.nodeOf(key)];
        m_ascend = m_ascend && key.id > node.lastBefore;
        node.lastBefore = key.id;
    }

    //! A key of the newer list alone.
    void addCome(const SessionKey &key)
    {
        Node &node = m_nodes[m_reader.nodeOf(key)];
        m_ascend = m_ascend && key.id > node.lastAfter;
        node.lastAfter = key.id;
        node.firstCome = std::min(node.firstCome, key.id);
    }

    //! After all keys. O(nodes).
    bool areDistinct() const
    {
        return m_ascend && std::all_of(m_nodes.begin(), m_nodes.end(), [](const Node &node) {
                   return node.firstCome > node.lastBefore;
               });
    }

private:
    struct Node
    {
        quint64 lastBefore = 0;
        quint64 lastAfter = 0;
        quint64 firstCome = std::numeric_limits<quint64>::max();
    };

    const KeyReader &m_reader;
    std::vector<Node> m_nodes;
    bool m_ascend = true;
};

} // namespace sessionscope::session
