// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionsnapshot.h"

#include <array>
#include <chrono>
#include <limits>
#include <span>

namespace sessionscope::session {

//! Where each bucket of durations begins, in seconds; it ends before the next one. About a
//! logarithmic scale with steps that have a name: 1 s, 10 s, 1 m, 10 m, 1 h, 6 h, 1 d, 7 d.
//! Negative durations, which no server should give, are in the first one.
inline constexpr std::array<qint64, 9> kDurationBuckets{
    std::numeric_limits<qint64>::min(), 1, 10, 60, 600, 3'600, 21'600, 86'400, 604'800};

//! How many sessions have which duration.
struct DurationCounts
{
    struct Bucket
    {
        quint32 sessions = 0;
        quint32 active = 0;

        friend bool operator==(const Bucket &, const Bucket &) = default;
    };

    std::array<Bucket, kDurationBuckets.size()> buckets;
    Bucket unknown;

    friend bool operator==(const DurationCounts &, const DurationCounts &) = default;
};

//! Counts Idle or Age over the rows that \a passing has a 1 for; no \a passing means all rows.
//! O(rows).
DurationCounts countDurations(const SessionSnapshot &snapshot, Column column,
                              std::span<const quint8> passing,
                              std::chrono::seconds activeIdleLimit);

} // namespace sessionscope::session
