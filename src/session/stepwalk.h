// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionkeys.h"

#include <algorithm>
#include <span>

namespace sessionscope::session {

//! Pairs rows with equal keys of two lists that have most of their keys in the same order, as the
//! lists of a server have: whoever stays keeps its place among those who stay. Goes through both in
//! step and looks ahead where they differ. Rows that stand elsewhere stay without partner; of lists
//! without common order nearly all do, which costs no more than a part of the walk. Pairs come in
//! the order of both lists.
class StepWalk final
{
public:
    StepWalk(std::span<const SessionKey> before, std::span<const SessionKey> after)
        : m_before(before)
        , m_after(after)
        , m_budget((before.size() + after.size()) / 2 + kFar)
    {
    }

    //! Calls \a pair(row of before, row of after) for each pair.
    template <class Pair>
    void run(Pair pair)
    {
        while (m_old < m_before.size() && m_new < m_after.size()) {
            if (m_before[m_old] == m_after[m_new]) {
                pair(static_cast<quint32>(m_old++), static_cast<quint32>(m_new++));
            } else if (!skipNear() && !skipBoth()) {
                if (m_budget == 0)
                    return;
                if (!skipFar()) {
                    ++m_old;
                    ++m_new;
                }
            }
        }
    }

private:
    static constexpr std::size_t kNear = 64;
    static constexpr std::size_t kBoth = 8;
    // A server lists node by node: where one ends thousands may have come.
    static constexpr std::size_t kFar = 16'384;

    // Some that have gone, or some that have come.
    bool skipNear()
    {
        return skip(kNear, [](std::size_t, std::size_t) { return true; });
    }

    // Some that have gone, and some that have come.
    bool skipBoth()
    {
        for (std::size_t gone = 1; gone <= kBoth && m_old + gone < m_before.size(); ++gone) {
            for (std::size_t come = 1; come <= kBoth && m_new + come < m_after.size(); ++come) {
                if (m_before[m_old + gone] == m_after[m_new + come]) {
                    m_old += gone;
                    m_new += come;
                    return true;
                }
            }
        }
        return false;
    }

    // Many of either. Not for one row that stands elsewhere: others must follow together.
    bool skipFar()
    {
        const std::size_t from = m_old + m_new;
        const bool found = skip(kFar, [this](std::size_t oldRow, std::size_t newRow) {
            const auto before = m_before.subspan(oldRow + 1);
            const auto after = m_after.subspan(newRow + 1);
            const auto end =
                before.begin() + static_cast<std::ptrdiff_t>(std::min(kBoth, before.size()));
            return before.empty() || after.empty()
                || std::find_first_of(
                       before.begin(), end, after.begin(),
                       after.begin() + static_cast<std::ptrdiff_t>(std::min(kBoth, after.size())))
                != end;
        });
        m_budget -= std::min(m_budget, found ? m_old + m_new - from : kFar);
        return found;
    }

    template <class Accept>
    bool skip(std::size_t reach, Accept accept)
    {
        const SessionKey oldKey = m_before[m_old];
        const SessionKey newKey = m_after[m_new];
        const std::size_t oldReach = std::min(reach, m_before.size() - m_old - 1);
        const std::size_t newReach = std::min(reach, m_after.size() - m_new - 1);
        for (std::size_t step = 1; step <= std::max(oldReach, newReach); ++step) {
            if (step <= oldReach && m_before[m_old + step] == newKey
                && accept(m_old + step, m_new)) {
                m_old += step;
                return true;
            }
            if (step <= newReach && m_after[m_new + step] == oldKey
                && accept(m_old, m_new + step)) {
                m_new += step;
                return true;
            }
        }
        return false;
    }

    std::span<const SessionKey> m_before;
    std::span<const SessionKey> m_after;
    std::size_t m_old = 0;
    std::size_t m_new = 0;
    std::size_t m_budget; // rows that may still be looked at far ahead
};

} // namespace sessionscope::session
