// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/grouptotals.h"

#include "session/knowncolumn.h"
#include "session/scratch.h"

#include <algorithm>

namespace sessionscope::session {

std::optional<qint64> ExactSum::value() const
{
    if (known == 0)
        return std::nullopt;
    const qint64 carried = high + (low >> 32);
    if (carried > std::numeric_limits<qint32>::max())
        return std::numeric_limits<qint64>::max();
    if (carried < std::numeric_limits<qint32>::min())
        return std::numeric_limits<qint64>::min();
    return carried * (qint64(1) << 32) + (low & 0xffffffff);
}

std::vector<GroupTotals> groupTotals(const SessionSnapshot &snapshot, const GroupIds &ids,
                                     std::chrono::seconds activeIdleLimit)
{
    std::vector<GroupTotals> groups(ids.firstRows.size());
    KnownValues idle;
    KnownValues age;
    KnownValues qbuf;
    KnownValues omem;
    const std::size_t rows = ids.ofRow.size();
    for (std::size_t first = 0; first < rows; first += KnownValues::kRows) {
        const std::size_t size = std::min(KnownValues::kRows, rows - first);
        idle.read(snapshot.packed(Column::Idle), first, size);
        age.read(snapshot.packed(Column::Age), first, size);
        qbuf.read(snapshot.packed(Column::Qbuf), first, size);
        omem.read(snapshot.packed(Column::Omem), first, size);
        for (std::size_t i = 0; i < size; ++i) {
            const quint32 id = ids.ofRow[first + i];
            if (id == GroupIds::kNone)
                continue;
            GroupTotals &group = groups[id];
            ++group.sessions;
            const bool isActive =
                idle.isKnown[i] != 0 && idle.values[i] <= qint64(activeIdleLimit.count());
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
    }
    return groups;
}

std::vector<std::optional<qint64>> idleMedians(const SessionSnapshot &snapshot, const GroupIds &ids,
                                               const std::vector<GroupTotals> &totals)
{
    std::vector<quint32> ends;
    ends.reserve(totals.size());
    quint32 count = 0;
    for (const GroupTotals &group : totals) {
        ends.push_back(count); // moves to the end while the values come
        count += group.idleKnown;
    }
    ScratchArray<qint64> values(count);
    KnownValues idle;
    const std::size_t rows = ids.ofRow.size();
    for (std::size_t first = 0; first < rows; first += KnownValues::kRows) {
        const std::size_t size = std::min(KnownValues::kRows, rows - first);
        idle.read(snapshot.packed(Column::Idle), first, size);
        for (std::size_t i = 0; i < size; ++i) {
            const quint32 id = ids.ofRow[first + i];
            if (id != GroupIds::kNone && idle.isKnown[i] != 0)
                values[ends[id]++] = idle.values[i];
        }
    }
    std::vector<std::optional<qint64>> medians(totals.size());
    for (std::size_t group = 0; group < totals.size(); ++group) {
        const quint32 known = totals[group].idleKnown;
        if (known == 0)
            continue;
        qint64 *const begin = &values[ends[group] - known];
        qint64 *const middle = begin + (known - 1) / 2;
        std::nth_element(begin, middle, begin + known);
        medians[group] = *middle;
    }
    return medians;
}

} // namespace sessionscope::session
