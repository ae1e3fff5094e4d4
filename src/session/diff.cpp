// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/diff.h"

#include "session/columnreader.h"
#include "session/keytable.h"
#include "session/stepwalk.h"

#include <array>
#include <bit>
#include <limits>

namespace sessionscope::session {

namespace {

void pair(SnapshotDiff &diff, quint32 oldRow, quint32 newRow)
{
    diff.oldToNew[oldRow] = newRow;
    diff.newToOld[newRow] = oldRow;
    ++diff.survivors;
}

void part(SnapshotDiff &diff, quint32 oldRow, quint32 newRow)
{
    diff.oldToNew[oldRow] = kNoRow;
    diff.newToOld[newRow] = kNoRow;
    --diff.survivors;
}

std::vector<quint32> rowsWithoutPartner(const std::vector<quint32> &partners)
{
    std::vector<quint32> rows;
    for (quint32 row = 0; row < partners.size(); ++row) {
        if (partners[row] == kNoRow)
            rows.push_back(row);
    }
    return rows;
}

// Remembers keys by one bit each: a key that is in the set is found, few others are.
class KeySketch
{
public:
    explicit KeySketch(std::size_t keys)
        : m_bits(std::bit_ceil(keys / 2 + 16)) // 32 bits a key
        , m_shift(64 - std::countr_zero(m_bits.size() * 64))
    {
    }

    void add(const SessionKey &key)
    {
        const quint64 bit = hashOf(key) >> m_shift;
        m_bits[bit / 64] |= quint64(1) << bit % 64;
    }

    bool mayHold(const SessionKey &key) const
    {
        const quint64 bit = hashOf(key) >> m_shift;
        return (m_bits[bit / 64] >> bit % 64 & 1) != 0;
    }

private:
    std::vector<quint64> m_bits;
    int m_shift;
};

// Equal keys are to be paired in their order, but the walk may have passed one of them over. So
// pairs whose key is also that of a row without partner are taken apart; some others with them,
// which find each other again.
void partAmbiguousPairs(SnapshotDiff &diff, const SessionKeys &keys)
{
    KeySketch alone(diff.oldToNew.size() + diff.newToOld.size() - 2 * std::size_t(diff.survivors));
    for (quint32 row = 0; row < diff.oldToNew.size(); ++row) {
        if (diff.oldToNew[row] == kNoRow)
            alone.add(keys.before()[row]);
    }
    for (quint32 row = 0; row < diff.newToOld.size(); ++row) {
        if (diff.newToOld[row] == kNoRow)
            alone.add(keys.after()[row]);
    }
    for (quint32 row = 0; row < diff.oldToNew.size(); ++row) {
        if (diff.oldToNew[row] != kNoRow && alone.mayHold(keys.before()[row]))
            part(diff, row, diff.oldToNew[row]);
    }
}

void pairByKey(SnapshotDiff &diff, const SessionKeys &keys)
{
    const std::vector<quint32> oldRows = rowsWithoutPartner(diff.oldToNew);
    const std::vector<quint32> newRows = rowsWithoutPartner(diff.newToOld);
    if (oldRows.empty() || newRows.empty())
        return;
    const std::vector<quint32> taken = KeyTable(keys.before(), oldRows).take(keys.after(), newRows);
    for (std::size_t i = 0; i < newRows.size(); ++i) {
        if (taken[i] != kNoRow)
            pair(diff, taken[i], newRows[i]);
    }
}

// Takes apart the pairs in which the age has gone down.
void partYounger(SnapshotDiff &diff, const PackedIntegers &oldAges, const PackedIntegers &newAges)
{
    if (oldAges.isAllUnknown() || newAges.isAllUnknown())
        return;
    constexpr std::size_t kPart = 1024;
    // Unknown ages are the ones that no age is below or above.
    constexpr qint64 kLowest = std::numeric_limits<qint64>::lowest();
    constexpr qint64 kHighest = std::numeric_limits<qint64>::max();
    oldAges.visit([&](const auto &view) {
        std::array<qint64, kPart> ages;
        for (std::size_t first = 0; first < newAges.size(); first += kPart) {
            const auto size = std::min(kPart, newAges.size() - first);
            readColumn(newAges, first, std::span(ages).first(size), kHighest);
            for (std::size_t i = 0; i < size; ++i) {
                const auto newRow = static_cast<quint32>(first + i);
                const quint32 oldRow = diff.newToOld[newRow];
                if (oldRow == kNoRow)
                    continue;
                const qint64 oldAge =
                    view.isUnknown(oldRow) ? kLowest : static_cast<qint64>(view.value(oldRow));
                if (ages[i] < oldAge)
                    part(diff, oldRow, newRow);
            }
        }
    });
}

} // namespace

SnapshotDiff compareSnapshots(const SessionSnapshot &before, const SessionSnapshot &after)
{
    SnapshotDiff diff;
    diff.oldToNew.assign(before.rowCount(), kNoRow);
    diff.newToOld.assign(after.rowCount(), kNoRow);
    const SessionKeys keys(before, after);
    StepWalk(keys.before(), keys.after()).run([&diff](quint32 oldRow, quint32 newRow) {
        pair(diff, oldRow, newRow);
    });
    if (diff.survivors > 0)
        partAmbiguousPairs(diff, keys);
    pairByKey(diff, keys);
    partYounger(diff, before.packed(Column::Age), after.packed(Column::Age));
    return diff;
}

} // namespace sessionscope::session
