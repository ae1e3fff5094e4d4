// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/durationcounts.h"
#include "session/groupids.h"
#include "session/grouping.h"

#include <chrono>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace sessionscope::session {

//! A sum of up to 2^31 numbers of 64 bits, exact until it is asked for.
struct ExactSum
{
    quint64 low = 0;
    qint32 high = 0; // of 2^64
    quint32 known = 0;

    void add(qint64 number, quint8 isKnown)
    {
        const auto bits = static_cast<quint64>(number);
        low += bits;
        high += (low < bits ? 1 : 0) - (number < 0 ? 1 : 0);
        known += isKnown;
    }

    //! The nearest number of 64 bits; nullopt if nothing known has been added.
    std::optional<qint64> value() const;
};

//! What is counted of a group in one pass over the rows. One line of the cache: the groups of rows
//! that follow each other are anywhere.
struct alignas(64) GroupTotals
{
    quint32 sessions = 0;
    quint32 active = 0;
    quint32 idleKnown = 0;
    quint32 ageKnown = 0;
    qint64 largestIdle = std::numeric_limits<qint64>::min();
    qint64 largestAge = std::numeric_limits<qint64>::min();
    ExactSum qbuf;
    ExactSum omem;

    std::optional<qint64> maxIdle() const
    {
        return idleKnown > 0 ? std::optional(largestIdle) : std::nullopt;
    }

    std::optional<qint64> oldestAge() const
    {
        return ageKnown > 0 ? std::optional(largestAge) : std::nullopt;
    }

    GroupSum sumOf(const ExactSum &sum) const { return {sum.value(), sessions - sum.known}; }
};

static_assert(sizeof(GroupTotals) == 64);

//! What is counted of all rows that pass.
struct CountedRows
{
    std::vector<GroupTotals> groups;
    DurationCounts idle;
    DurationCounts age;
};

//! O(rows).
CountedRows countRows(const SessionSnapshot &snapshot, const GroupIds &ids,
                      std::chrono::seconds activeIdleLimit);

//! The medians of Idle, of an even number the lower one of the middle, by group; those of groups
//! that are not \a wanted are nullopt. O(rows).
std::vector<std::optional<qint64>> idleMedians(const SessionSnapshot &snapshot, const GroupIds &ids,
                                               std::span<const GroupTotals> totals,
                                               std::span<const quint32> wanted);

} // namespace sessionscope::session
