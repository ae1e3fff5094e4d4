// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/diff.h"

#include "session/columnreader.h"
#include "session/keytable.h"
#include "session/stepwalk.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <memory>

namespace sessionscope::session {

namespace {

constexpr std::size_t kPart = 1024; // rows whose values stay in the first-level cache

void pair(SnapshotDiff &diff, quint32 oldRow, quint32 newRow)
{
    diff.oldToNew[oldRow] = newRow;
    diff.newToOld[newRow] = oldRow;
}

void part(SnapshotDiff &diff, quint32 oldRow, quint32 newRow)
{
    diff.oldToNew[oldRow] = kNoRow;
    diff.newToOld[newRow] = kNoRow;
}

// Ids and ports, remembered by one bit each: what is in the set is found, little else is.
class Sketch
{
public:
    explicit Sketch(std::size_t keys)
        : m_bits(std::bit_ceil(keys / 2 + 16)) // 32 bits a key
        , m_shift(64 - std::countr_zero(m_bits.size() * 64))
    {
    }

    void add(const KeyedRows &rows)
    {
        for (const SessionKey &key : rows.keys) {
            const quint64 bit = bitOf(key.id, key.place & ((1U << SessionKey::kPortBits) - 1));
            m_bits[bit / 64] |= quint64(1) << bit % 64;
        }
    }

    //! \a port: the port + 1, or 0.
    bool mayHold(quint64 id, quint64 port) const
    {
        const quint64 bit = bitOf(id, port);
        return (m_bits[bit / 64] >> bit % 64 & 1) != 0;
    }

private:
    quint64 bitOf(quint64 id, quint64 port) const
    {
        // An odd number without a pattern; the upper bits of a product depend on all lower ones.
        return ((id ^ id >> 32) + (port << 20)) * 0x9e3779b97f4a7c15ULL >> m_shift;
    }

    std::vector<quint64> m_bits;
    int m_shift;
};

// The pairs whose Id and port may be among those of \a alone, by their old rows.
std::vector<quint32> suspiciousPairs(const SnapshotDiff &diff, const Sketch &alone,
                                     const SessionSnapshot &before)
{
    std::vector<quint32> rows;
    std::array<quint64, kPart> ids;
    std::array<quint32, kPart> ports;
    for (std::size_t first = 0; first < before.rowCount(); first += kPart) {
        const std::size_t size = std::min(kPart, before.rowCount() - first);
        readColumn(before.packed(Column::Id), first, std::span(ids).first(size), quint64(0));
        readColumn(before.packedPorts(), first, std::span(ports).first(size), 0xffffffffU);
        for (std::size_t i = 0; i < size; ++i) {
            const auto row = static_cast<quint32>(first + i);
            if (alone.mayHold(ids[i], ports[i] + 1) && diff.oldToNew[row] != kNoRow)
                rows.push_back(row);
        }
    }
    return rows;
}

KeyedRows merged(const KeyedRows &left, const KeyedRows &right)
{
    KeyedRows both;
    both.keys.reserve(left.keys.size() + right.keys.size());
    both.rows.reserve(left.keys.size() + right.keys.size());
    for (std::size_t i = 0, j = 0; i < left.rows.size() || j < right.rows.size();) {
        const bool takesLeft =
            j == right.rows.size() || (i < left.rows.size() && left.rows[i] < right.rows[j]);
        const KeyedRows &from = takesLeft ? left : right;
        std::size_t &place = takesLeft ? i : j;
        both.add(from.keys[place], from.rows[place]);
        ++place;
    }
    return both;
}

// Equal keys are to be paired in their order, but the walk may have passed one of them over. So
// pairs whose key may also be that of a row that is alone are taken apart; those whose key is not
// find each other again.
void partAmbiguousPairs(SnapshotDiff &diff, KeyedRows &aloneBefore, KeyedRows &aloneAfter,
                        const KeyReader &keys, const SessionSnapshot &before)
{
    Sketch alone(aloneBefore.rows.size() + aloneAfter.rows.size());
    alone.add(aloneBefore);
    alone.add(aloneAfter);
    KeyedRows oldRows;
    KeyedRows newRows;
    for (const quint32 oldRow : suspiciousPairs(diff, alone, before)) {
        const SessionKey key = keys.key(oldRow);
        oldRows.add(key, oldRow);
        newRows.add(key, diff.oldToNew[oldRow]);
        part(diff, oldRow, diff.oldToNew[oldRow]);
    }
    aloneBefore = merged(aloneBefore, oldRows);
    aloneAfter = merged(aloneAfter, newRows);
}

void pairByKey(SnapshotDiff &diff, const KeyedRows &before, const KeyedRows &after)
{
    if (before.rows.empty() || after.rows.empty())
        return;
    std::vector<quint32> places(after.rows.size());
    KeyTable(before.keys).take(after.keys, places);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i] != kNoRow)
            pair(diff, before.rows[places[i]], after.rows[i]);
    }
}

// All rows, in whatever order.
void pairByKey(SnapshotDiff &diff, const KeyReader &before, const KeyReader &after)
{
    const std::size_t oldRows = before.rowCount();
    const auto keys = std::make_unique_for_overwrite<SessionKey[]>(oldRows);
    before.read(0, {keys.get(), oldRows});
    KeyTable table({keys.get(), oldRows});
    std::array<SessionKey, kPart> seekers;
    std::array<quint32, kPart> places;
    for (std::size_t first = 0; first < after.rowCount(); first += kPart) {
        const std::size_t size = std::min(kPart, after.rowCount() - first);
        after.read(first, std::span(seekers).first(size));
        table.take(std::span(seekers).first(size), places);
        for (std::size_t i = 0; i < size; ++i) {
            if (places[i] != kNoRow)
                pair(diff, places[i], static_cast<quint32>(first + i));
        }
    }
}

SnapshotDiff nobodySurvives(const SessionSnapshot &before, const SessionSnapshot &after)
{
    SnapshotDiff diff;
    diff.oldToNew.assign(before.rowCount(), kNoRow);
    diff.newToOld.assign(after.rowCount(), kNoRow);
    return diff;
}

// Takes apart the pairs in which the age has gone down.
void partYounger(SnapshotDiff &diff, const PackedIntegers &oldAges, const PackedIntegers &newAges)
{
    if (oldAges.isAllUnknown() || newAges.isAllUnknown())
        return;
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
    SnapshotDiff diff = nobodySurvives(before, after);
    const KeyReader oldKeys(before, after);
    const KeyReader newKeys(after, after);
    StepWalk walk(oldKeys, newKeys);
    if (walk.run([&diff](quint32 oldRow, quint32 newRow) { pair(diff, oldRow, newRow); })) {
        partAmbiguousPairs(diff, walk.aloneBefore(), walk.aloneAfter(), oldKeys, before);
        pairByKey(diff, walk.aloneBefore(), walk.aloneAfter());
    } else {
        diff = nobodySurvives(before, after);
        pairByKey(diff, oldKeys, newKeys);
    }
    partYounger(diff, before.packed(Column::Age), after.packed(Column::Age));
    diff.survivors = after.rowCount()
        - static_cast<quint32>(std::count(diff.newToOld.begin(), diff.newToOld.end(), kNoRow));
    return diff;
}

} // namespace sessionscope::session
