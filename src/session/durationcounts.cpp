// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/durationcounts.h"

namespace sessionscope::session {

namespace {

constexpr std::size_t kUnknown = kDurationBuckets.size();
constexpr qint64 kLowest = -1;
constexpr qint64 kHighest = kDurationBuckets.back();

} // namespace

void DurationCounter::add(const KnownValues &durations, const Kinds &kinds, std::size_t size)
{
    // In 32 bits, and with one limit at a time, many rows are compared at once.
    std::array<qint32, KnownValues::kRows> seconds;
    std::array<qint32, KnownValues::kRows> buckets;
    for (std::size_t i = 0; i < size; ++i) {
        const qint64 value = durations.values[i];
        const qint64 notBelow = value < kLowest ? kLowest : value;
        seconds[i] = static_cast<qint32>(notBelow > kHighest ? kHighest : notBelow);
        buckets[i] = 0;
    }
    for (std::size_t bucket = 1; bucket < kDurationBuckets.size(); ++bucket) {
        const auto limit = static_cast<qint32>(kDurationBuckets[bucket]);
        for (std::size_t i = 0; i < size; ++i)
            buckets[i] += seconds[i] >= limit ? 1 : 0;
    }
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t bucket =
            durations.isKnown[i] != 0 ? static_cast<std::size_t>(buckets[i]) : kUnknown;
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
