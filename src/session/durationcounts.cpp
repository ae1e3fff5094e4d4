// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/durationcounts.h"

#include "session/knowncolumn.h"

namespace sessionscope::session {

namespace {

// Some steps, whatever the value, and no branch that depends on it.
std::size_t bucketOf(qint64 seconds)
{
    std::size_t bucket = 0;
    for (std::size_t i = 1; i < kDurationBuckets.size(); ++i)
        bucket += seconds >= kDurationBuckets[i] ? 1 : 0;
    return bucket;
}

} // namespace

DurationCounts countDurations(const SessionSnapshot &snapshot, Column column,
                              std::span<const quint8> passing, std::chrono::seconds activeIdleLimit)
{
    constexpr std::size_t kUnknown = kDurationBuckets.size();
    std::array<DurationCounts::Bucket, kUnknown + 1> counts;
    KnownValues idle;
    KnownValues other;
    const KnownValues &durations = column == Column::Idle ? idle : other;
    const std::size_t rows = snapshot.rowCount();
    for (std::size_t first = 0; first < rows; first += KnownValues::kRows) {
        const std::size_t size = std::min(KnownValues::kRows, rows - first);
        idle.read(snapshot.packed(Column::Idle), first, size);
        if (column != Column::Idle)
            other.read(snapshot.packed(column), first, size);
        for (std::size_t i = 0; i < size; ++i) {
            const quint32 passes = passing.empty() ? 1 : passing[first + i];
            const bool isActive =
                idle.isKnown[i] != 0 && idle.values[i] <= qint64(activeIdleLimit.count());
            DurationCounts::Bucket &bucket =
                counts[durations.isKnown[i] != 0 ? bucketOf(durations.values[i]) : kUnknown];
            bucket.sessions += passes;
            bucket.active += isActive ? passes : 0;
        }
    }
    DurationCounts durationCounts;
    std::copy_n(counts.begin(), kUnknown, durationCounts.buckets.begin());
    durationCounts.unknown = counts[kUnknown];
    return durationCounts;
}

} // namespace sessionscope::session
