// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/diff.h"

#include "session/columnreader.h"
#include "session/keyparts.h"
#include "session/keytable.h"
#include "session/stepwalk.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

namespace sessionscope::session {

namespace {

constexpr std::size_t kPart = 1024; // rows whose values stay in the first-level cache

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

// The new rows of the pairs whose Id and port may be among those of \a alone.
std::vector<quint32> suspiciousPairs(const SnapshotDiff &diff, const Sketch &alone,
                                     const SessionSnapshot &after)
{
    std::vector<quint32> rows;
    std::array<quint64, kPart> ids;
    std::array<quint32, kPart> ports;
    std::array<quint32, kPart> found;
    for (std::size_t first = 0; first < after.rowCount(); first += kPart) {
        const std::size_t size = std::min(kPart, after.rowCount() - first);
        readColumn(after.packed(Column::Id), first, std::span(ids).first(size), quint64(0));
        readColumn(after.packedPorts(), first, std::span(ports).first(size), 0xffffffffU);
        std::size_t count = 0;
        for (std::size_t i = 0; i < size; ++i) {
            // No branches, which nobody could foresee.
            const auto row = static_cast<quint32>(first + i);
            found[count] = row;
            count += static_cast<std::size_t>(alone.mayHold(ids[i], ports[i] + 1))
                & static_cast<std::size_t>(diff.newToOld[row] != kNoRow);
        }
        rows.insert(rows.end(), found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count));
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
                        const KeyReader &newKeys, const SessionSnapshot &after)
{
    Sketch alone(aloneBefore.rows.size() + aloneAfter.rows.size());
    alone.add(aloneBefore);
    alone.add(aloneAfter);
    KeyedRows oldRows;
    KeyedRows newRows;
    for (const quint32 newRow : suspiciousPairs(diff, alone, after)) {
        const SessionKey key = newKeys.key(newRow);
        oldRows.add(key, diff.newToOld[newRow]);
        newRows.add(key, newRow);
        diff.newToOld[newRow] = kNoRow;
    }
    aloneBefore = merged(aloneBefore, oldRows);
    aloneAfter = merged(aloneAfter, newRows);
}

void pairByKey(SnapshotDiff &diff, const KeyedRowsView &before, const KeyedRowsView &after)
{
    if (before.rows.empty() || after.rows.empty())
        return;
    KeyTable table(before.keys);
    std::array<quint32, kPart> places;
    for (std::size_t first = 0; first < after.rows.size(); first += kPart) {
        const std::size_t size = std::min(kPart, after.rows.size() - first);
        table.take(after.keys.subspan(first, size), places);
        for (std::size_t i = 0; i < size; ++i) {
            if (places[i] != kNoRow)
                diff.newToOld[after.rows[first + i]] = before.rows[places[i]];
        }
    }
}

// All rows, in whatever order.
void pairByKey(SnapshotDiff &diff, const KeyReader &before, const KeyReader &after)
{
    const std::size_t parts = KeyParts::partCount(before.rowCount());
    const KeyParts oldRows(before, parts);
    const KeyParts newRows(after, parts);
    for (std::size_t number = 0; number < parts; ++number)
        pairByKey(diff, oldRows.part(number), newRows.part(number));
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
                    diff.newToOld[newRow] = kNoRow;
            }
        }
    });
}

} // namespace

SnapshotDiff compareSnapshots(const SessionSnapshot &before, const SessionSnapshot &after)
{
    SnapshotDiff diff;
    diff.newToOld.assign(after.rowCount(), kNoRow);
    const KeyReader oldKeys(before, after);
    const KeyReader newKeys(after, after);
    StepWalk walk(oldKeys, newKeys);
    if (walk.run([&diff](quint32 oldRow, quint32 newRow) { diff.newToOld[newRow] = oldRow; })) {
        if (!walk.areKeysDistinct()) {
            partAmbiguousPairs(diff, walk.aloneBefore(), walk.aloneAfter(), newKeys, after);
            pairByKey(diff, walk.aloneBefore().view(), walk.aloneAfter().view());
        }
    } else {
        std::fill(diff.newToOld.begin(), diff.newToOld.end(), kNoRow);
        pairByKey(diff, oldKeys, newKeys);
    }
    partYounger(diff, before.packed(Column::Age), after.packed(Column::Age));
    diff.survivors = after.rowCount()
        - static_cast<quint32>(std::count(diff.newToOld.begin(), diff.newToOld.end(), kNoRow));
    return diff;
}

} // namespace sessionscope::session
