// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/knowncolumn.h"

#include <QtGlobal>

#include <array>
#include <limits>

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

//! Counts durations, some rows at a time.
class DurationCounter final
{
public:
    //! What a row is beside its duration.
    static constexpr quint8 kIsIdle = 0;
    static constexpr quint8 kIsActive = 1;
    static constexpr quint8 kPassesNot = 2; //!< is not counted
    using Kinds = std::array<quint8, KnownValues::kRows>;

    //! The first \a size of them.
    void add(const KnownValues &durations, const Kinds &kinds, std::size_t size);

    DurationCounts counts() const;

private:
    static constexpr std::size_t kKinds = 3;
    static constexpr std::size_t kPlaces = (kDurationBuckets.size() + 1) * kKinds;

    // Two sets: rows that follow each other often have equal durations, and counting one up twice
    // in a row waits for the first store.
    std::array<std::array<quint32, kPlaces>, 2> m_counts{};
};

} // namespace sessionscope::session
