// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/durationcounts.h"

#include <algorithm>

namespace sessionscope::session {

namespace {

constexpr std::size_t kUnknown = kDurationBuckets.size();
constexpr qint64 kLowest = -1;
constexpr qint64 kHighest = kDurationBuckets.back();

// Some steps, whatever the value, and no branch that depends on it.
quint8 bucketOf(qint32 seconds)
{
    quint8 bucket = 0;
    for (std::size_t i = 1; i < kDurationBuckets.size(); ++i)
        bucket = static_cast<quint8>(
            bucket + (seconds >= static_cast<qint32>(kDurationBuckets[i]) ? 1 : 0));
    return bucket;
}

} // namespace

void DurationCounter::add(const KnownValues &durations, const Kinds &kinds, std::size_t size)
{
    // In 32 bits many rows are compared at once.
    std::array<qint32, KnownValues::kRows> seconds;
    std::array<quint8, KnownValues::kRows> buckets;
    for (std::size_t i = 0; i < size; ++i)
        seconds[i] = static_cast<qint32>(std::clamp(durations.values[i], kLowest, kHighest));
    for (std::size_t i = 0; i < size; ++i)
        buckets[i] = bucketOf(seconds[i]);
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t bucket = durations.isKnown[i] != 0 ? buckets[i] : kUnknown;
        ++m_counts[i & 1][bucket * kKinds + kinds[i]];
    }
}

DurationCounts DurationCounter::counts() const
{
    const auto bucketAt = [this](std::size_t bucket) {
        const auto sum = [this, bucket](std::size_t kind) {
            return m_counts[0][bucket * kKinds + kind] + m_counts[1][bucket * kKinds + kind];
        };
        return DurationCounts::Bucket{sum(kIsIdle) + sum(kIsActive), sum(kIsActive)};
    };
    DurationCounts counts;
    for (std::size_t bucket = 0; bucket < kUnknown; ++bucket)
        counts.buckets[bucket] = bucketAt(bucket);
    counts.unknown = bucketAt(kUnknown);
    return counts;
}

} // namespace sessionscope::session
