// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/ascendingids.h"
#include "session/keywindow.h"

#include <algorithm>

namespace sessionscope::session {

//! Pairs rows with equal keys of two lists that have most of their keys in the same order, as the
//! lists of a server have: whoever stays keeps its place among those who stay. Goes through both in
//! step and looks ahead where they differ. Rows that stand elsewhere stay alone. Of lists without
//! common order nothing is to be had this way; the walk ends early then. Pairs come in the order of
//! both lists.
class StepWalk final
{
public:
    StepWalk(const KeyReader &before, const KeyReader &after)
        : m_before(before)
        , m_after(after)
        , m_ids(after)
        , m_budget((before.rowCount() + after.rowCount()) / 2 + kFar)
    {
    }

    //! Calls \a pair(row of before, row of after) for each pair; false if it has given up.
    template <class Pair>
    bool run(Pair pair)
    {
        while (!m_before.isAtEnd() && !m_after.isAtEnd()) {
            m_before.reach(kNear);
            m_after.reach(kNear);
            const quint32 together = equalKeys();
            if (together > 0) {
                for (quint32 i = 0; i < together; ++i)
                    pair(m_before.row() + i, m_after.row() + i);
                m_ids.addPairs(m_after.keys().first(together));
                m_before.advance(together);
                m_after.advance(together);
            } else if (!skipNear() && !skipBoth()) {
                if (m_budget == 0)
                    return false;
                if (!skipFar())
                    skip(1, 1);
            }
        }
        skip(m_before.rowsLeft(), m_after.rowsLeft());
        return true;
    }

    //! Whether it is known that all keys are distinct, but for the two of a pair: then whoever is
    //! alone stays alone. After run().
    bool areKeysDistinct() const { return m_ids.areDistinct(); }

    //! What has been passed over, in the order of the rows.
    KeyedRows &aloneBefore() { return m_aloneBefore; }

    KeyedRows &aloneAfter() { return m_aloneAfter; }

private:
    static constexpr std::size_t kNear = 64;
    static constexpr std::size_t kBoth = 8;
    // A server lists node by node: where one ends thousands may have come.
    static constexpr std::size_t kFar = 16'384;

    // How many of the next rows have a partner in the other list.
    quint32 equalKeys() const
    {
        const auto oldKeys = m_before.keys();
        const auto newKeys = m_after.keys();
        const std::size_t most = std::min(oldKeys.size(), newKeys.size());
        std::size_t equal = 0;
        while (equal < most && oldKeys[equal] == newKeys[equal])
            ++equal;
        return static_cast<quint32>(equal);
    }

    // Some that have gone, or some that have come.
    bool skipNear()
    {
        return skipUpTo(kNear, [](std::size_t, std::size_t) { return true; });
    }

    // Some that have gone, and some that have come.
    bool skipBoth()
    {
        for (std::size_t gone = 1; gone <= kBoth && gone < m_before.rowsLeft(); ++gone) {
            for (std::size_t come = 1; come <= kBoth && come < m_after.rowsLeft(); ++come) {
                if (m_before.key(gone) == m_after.key(come)) {
                    skip(gone, come);
                    return true;
                }
            }
        }
        return false;
    }

    // Many of either. Not for one row that stands elsewhere: others must follow together.
    bool skipFar()
    {
        m_before.reach(kFar + kBoth);
        m_after.reach(kFar + kBoth);
        const std::size_t from = m_before.row() + m_after.row();
        const bool found = skipUpTo(kFar, [this](std::size_t gone, std::size_t come) {
            const std::size_t oldRows = std::min(kBoth, m_before.rowsLeft() - gone - 1);
            const std::size_t newRows = std::min(kBoth, m_after.rowsLeft() - come - 1);
            for (std::size_t i = 1; i <= oldRows; ++i) {
                for (std::size_t j = 1; j <= newRows; ++j) {
                    if (m_before.key(gone + i) == m_after.key(come + j))
                        return true;
                }
            }
            return oldRows == 0 || newRows == 0;
        });
        m_budget -= std::min(m_budget, found ? m_before.row() + m_after.row() - from : kFar);
        return found;
    }

    template <class Accept>
    bool skipUpTo(std::size_t reach, Accept accept)
    {
        const SessionKey oldKey = m_before.key();
        const SessionKey newKey = m_after.key();
        const std::size_t oldReach = std::min(reach, m_before.rowsLeft() - 1);
        const std::size_t newReach = std::min(reach, m_after.rowsLeft() - 1);
        for (std::size_t step = 1; step <= std::max(oldReach, newReach); ++step) {
            if (step <= oldReach && m_before.key(step) == newKey && accept(step, 0)) {
                skip(step, 0);
                return true;
            }
            if (step <= newReach && m_after.key(step) == oldKey && accept(0, step)) {
                skip(0, step);
                return true;
            }
        }
        return false;
    }

    void skip(std::size_t gone, std::size_t come)
    {
        leaveAlone(m_before, gone, m_aloneBefore,
                   [this](const SessionKey &key) { m_ids.addGone(key); });
        leaveAlone(m_after, come, m_aloneAfter,
                   [this](const SessionKey &key) { m_ids.addCome(key); });
    }

    template <class Take>
    static void leaveAlone(KeyWindow &window, std::size_t rows, KeyedRows &alone, Take take)
    {
        for (; rows > 0; --rows) {
            window.reach(0);
            alone.add(window.key(), window.row());
            take(window.key());
            window.advance(1);
        }
    }

    KeyWindow m_before;
    KeyWindow m_after;
    AscendingIds m_ids;
    KeyedRows m_aloneBefore;
    KeyedRows m_aloneAfter;
    std::size_t m_budget; // rows that may still be looked at far ahead
};

} // namespace sessionscope::session
