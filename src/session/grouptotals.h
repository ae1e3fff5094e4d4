// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/groupids.h"
#include "session/grouping.h"

#include <chrono>
#include <optional>
#include <vector>

namespace sessionscope::session {

//! A sum of up to 2^31 numbers of 64 bits, exact until it is asked for.
struct ExactSum
{
    qint64 high = 0; // of 2^32
    qint64 low = 0;
    quint32 known = 0;

    void add(qint64 number, quint8 isKnown)
    {
        high += number >> 32;
        low += number & 0xffffffff;
        known += isKnown;
    }

    //! The nearest number of 64 bits; nullopt if nothing known has been added.
    std::optional<qint64> value() const;
};

//! What is counted of a group in one pass over the rows.
struct GroupTotals
{
    quint32 sessions = 0;
    quint32 active = 0;
    qint64 largestIdle = std::numeric_limits<qint64>::min();
    qint64 largestAge = std::numeric_limits<qint64>::min();
    quint32 idleKnown = 0;
    quint32 ageKnown = 0;
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

//! O(rows).
std::vector<GroupTotals> groupTotals(const SessionSnapshot &snapshot, const GroupIds &ids,
                                     std::chrono::seconds activeIdleLimit);

//! The median of Idle of each group, of an even number the lower one of the middle. O(rows).
std::vector<std::optional<qint64>> idleMedians(const SessionSnapshot &snapshot, const GroupIds &ids,
                                               const std::vector<GroupTotals> &totals);

} // namespace sessionscope::session
