// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/roworder.h"

#include "session/diff.h"

#include <algorithm>

namespace sessionscope::live {

namespace {

using session::kNoRow;

std::vector<quint32> inverse(std::span<const quint32> newToOld, std::span<const quint32> oldRows)
{
    const quint32 size =
        oldRows.empty() ? 0 : *std::max_element(oldRows.begin(), oldRows.end()) + 1;
    std::vector<quint32> oldToNew(size, kNoRow);
    for (quint32 row = 0; row < newToOld.size(); ++row) {
        if (newToOld[row] < size)
            oldToNew[newToOld[row]] = row;
    }
    return oldToNew;
}

struct Follower
{
    quint32 leader; // the row of the answer that it stands behind, plus one; 0: at the top
    quint32 row;
};

} // namespace

std::vector<quint32> serverOrder(std::span<const quint32> oldOrder,
                                 std::span<const quint32> newToOld, quint32 answered)
{
    std::vector<quint32> order;
    order.reserve(newToOld.size());
    const std::vector<quint32> oldToNew = inverse(newToOld, oldOrder);
    std::vector<Follower> followers;
    quint32 leader = 0;
    for (const quint32 oldRow : oldOrder) {
        const quint32 row = oldToNew[oldRow];
        if (row == kNoRow)
            continue;
        if (row < answered)
            leader = row + 1;
        else
            followers.push_back({leader, row});
    }
    std::stable_sort(followers.begin(), followers.end(),
                     [](const Follower &a, const Follower &b) { return a.leader < b.leader; });
    auto follower = followers.begin();
    for (quint32 row = 0; row <= answered; ++row) {
        for (; follower != followers.end() && follower->leader == row; ++follower)
            order.push_back(follower->row);
        if (row < answered)
            order.push_back(row);
    }
    return order;
}

HeldOrder heldOrder(std::span<const quint32> oldRows, std::span<const quint32> newToOld,
                    std::span<const quint32> sorted)
{
    std::vector<quint32> places(newToOld.size(), kNoRow);
    for (quint32 place = 0; place < sorted.size(); ++place)
        places[sorted[place]] = place;
    const std::vector<quint32> oldToNew = inverse(newToOld, oldRows);
    HeldOrder held;
    held.rows.reserve(sorted.size());
    std::vector<bool> isHeld(newToOld.size());
    quint32 before = 0;
    for (const quint32 oldRow : oldRows) {
        const quint32 row = oldToNew[oldRow];
        if (row == kNoRow || places[row] == kNoRow)
            continue;
        held.outOfPlace += places[row] < before ? 1 : 0;
        before = places[row];
        isHeld[row] = true;
        held.rows.push_back(row);
    }
    for (const quint32 row : sorted) {
        if (isHeld[row])
            continue;
        held.outOfPlace += places[row] != held.rows.size() ? 1 : 0;
        held.rows.push_back(row);
    }
    return held;
}

} // namespace sessionscope::live
