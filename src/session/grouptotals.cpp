// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/grouptotals.h"

#include "session/knowncolumn.h"
#include "session/prefetch.h"
#include "session/scratch.h"

#include <algorithm>

namespace sessionscope::session {

namespace {

constexpr std::size_t kAhead = 16; // rows whose groups are asked for together

} // namespace

std::optional<qint64> ExactSum::value() const
{
    if (known == 0)
        return std::nullopt;
    const auto sum = static_cast<qint64>(low);
    const bool fits = high == (sum < 0 ? -1 : 0);
    if (fits)
        return sum;
    return high < 0 ? std::numeric_limits<qint64>::min() : std::numeric_limits<qint64>::max();
}

CountedRows countRows(const SessionSnapshot &snapshot, const GroupIds &ids,
                      std::chrono::seconds activeIdleLimit)
{
    std::vector<GroupTotals> groups(ids.firstRows.size());
    DurationCounter idleCounter;
    DurationCounter ageCounter;
    KnownValues idle;
    KnownValues age;
    KnownValues qbuf;
    KnownValues omem;
    DurationCounter::Kinds kinds;
    const std::size_t rows = ids.ofRow.size();
    for (std::size_t first = 0; first < rows; first += KnownValues::kRows) {
        const std::size_t size = std::min(KnownValues::kRows, rows - first);
        idle.read(snapshot.packed(Column::Idle), first, size);
        age.read(snapshot.packed(Column::Age), first, size);
        qbuf.read(snapshot.packed(Column::Qbuf), first, size);
        omem.read(snapshot.packed(Column::Omem), first, size);
        for (std::size_t i = 0; i < size; ++i) {
            const quint32 id = ids.ofRow[first + i];
            const quint32 soon = ids.ofRow[std::min(first + i + kAhead, rows - 1)];
            if (soon != GroupIds::kNone)
                prefetch(&groups[soon]);
            kinds[i] = DurationCounter::kPassesNot;
            if (id == GroupIds::kNone)
                continue;
            GroupTotals &group = groups[id];
            ++group.sessions;
            const bool isActive =
                idle.isKnown[i] != 0 && idle.values[i] <= qint64(activeIdleLimit.count());
            kinds[i] = isActive ? DurationCounter::kIsActive : DurationCounter::kIsIdle;
            group.active += isActive ? 1 : 0;
            if (idle.isKnown[i] != 0)
                group.largestIdle = std::max(group.largestIdle, idle.values[i]);
            if (age.isKnown[i] != 0)
                group.largestAge = std::max(group.largestAge, age.values[i]);
            group.idleKnown += idle.isKnown[i];
            group.ageKnown += age.isKnown[i];
            group.qbuf.add(qbuf.values[i], qbuf.isKnown[i]);
            group.omem.add(omem.values[i], omem.isKnown[i]);
        }
        idleCounter.add(idle, kinds, size);
        ageCounter.add(age, kinds, size);
    }
    return {std::move(groups), idleCounter.counts(), ageCounter.counts()};
}

std::vector<std::optional<qint64>> idleMedians(const SessionSnapshot &snapshot, const GroupIds &ids,
                                               std::span<const GroupTotals> totals,
                                               std::span<const quint32> wanted)
{
    std::vector<std::optional<qint64>> medians(totals.size());
    std::vector<quint32> ends(totals.size(), GroupIds::kNone);
    quint32 count = 0;
    for (const quint32 group : wanted) {
        medians[group] = totals[group].maxIdle(); // if it is the only value, or there is none
        if (totals[group].idleKnown < 2 || ends[group] != GroupIds::kNone)
            continue;
        ends[group] = count; // moves to the end while the values come
        count += totals[group].idleKnown;
    }
    ScratchArray<qint64> values(count);
    KnownValues idle;
    const std::size_t rows = ids.ofRow.size();
    for (std::size_t first = 0; first < rows && count > 0; first += KnownValues::kRows) {
        const std::size_t size = std::min(KnownValues::kRows, rows - first);
        idle.read(snapshot.packed(Column::Idle), first, size);
        for (std::size_t i = 0; i < size; ++i) {
            const quint32 id = ids.ofRow[first + i];
            if (id != GroupIds::kNone && ends[id] != GroupIds::kNone && idle.isKnown[i] != 0)
                values[ends[id]++] = idle.values[i];
        }
    }
    for (const quint32 group : wanted) {
        const quint32 known = totals[group].idleKnown;
        if (known < 2)
            continue;
        qint64 *const begin = &values[ends[group] - known];
        qint64 *const middle = begin + (known - 1) / 2;
        std::nth_element(begin, middle, begin + known);
        medians[group] = *middle;
    }
    return medians;
}

} // namespace sessionscope::session
