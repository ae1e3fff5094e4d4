// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/keytable.h"

#include "session/diff.h"

#include <algorithm>
#include <array>
#include <bit>

namespace sessionscope::session {

namespace {

constexpr std::size_t kBatch = 32; // rows whose memory is asked for together

void prefetch(const void *address)
{
#if defined(__GNUC__)
    __builtin_prefetch(address);
#else
    Q_UNUSED(address)
#endif
}

quint32 tagOf(quint64 hash)
{
    return static_cast<quint32>(hash >> 32);
}

} // namespace

KeyTable::KeyTable(std::span<const SessionKey> keys, std::span<const quint32> rows)
    : m_keys(keys)
    , m_slots(std::bit_ceil(rows.size() * 2 + 2), Slot{0, kFree, 0, 0})
{
    Q_ASSERT(keys.size() < kFree);
    const std::size_t mask = m_slots.size() - 1;
    std::array<quint64, kBatch> hashes;
    // Backwards, so that the rows of a key begin with the first one.
    for (std::size_t end = rows.size(); end > 0;) {
        const std::size_t size = std::min(kBatch, end);
        for (std::size_t i = 0; i < size; ++i) {
            hashes[i] = hashOf(keys[rows[end - 1 - i]]);
            prefetch(&m_slots[hashes[i] & mask]);
        }
        for (std::size_t i = 0; i < size; ++i)
            add(rows[end - 1 - i], hashes[i]);
        end -= size;
    }
}

// The slot of the key, or the free one where it would be.
std::size_t KeyTable::find(const SessionKey &key, quint64 hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    while (m_slots[at].row != kFree
           && (m_slots[at].tag != tagOf(hash) || m_keys[m_slots[at].row] != key))
        at = (at + 1) & mask;
    return at;
}

void KeyTable::add(quint32 row, quint64 hash)
{
    Slot &slot = m_slots[find(m_keys[row], hash)];
    const bool hasNext = slot.row != kFree;
    if (hasNext) {
        m_next.resize(m_keys.size(), kNoRow);
        m_next[row] = slot.row;
    }
    slot = {tagOf(hash), row & kFree, hasNext ? 1U : 0U, 0};
}

quint32 KeyTable::takeFrom(Slot &slot)
{
    if (slot.row == kFree || slot.isSpent != 0)
        return kNoRow;
    const quint32 row = slot.row;
    const quint32 next = slot.hasNext != 0 ? m_next[row] : kNoRow;
    if (next == kNoRow)
        slot.isSpent = 1; // its row stays, to know the key by
    else
        slot.row = next & kFree;
    return row;
}

std::vector<quint32> KeyTable::take(std::span<const SessionKey> keys,
                                    std::span<const quint32> seekers)
{
    std::vector<quint32> taken(seekers.size());
    const std::size_t mask = m_slots.size() - 1;
    std::array<quint64, kBatch> hashes;
    for (std::size_t first = 0; first < seekers.size(); first += kBatch) {
        const std::size_t size = std::min(kBatch, seekers.size() - first);
        for (std::size_t i = 0; i < size; ++i) {
            hashes[i] = hashOf(keys[seekers[first + i]]);
            prefetch(&m_slots[hashes[i] & mask]);
        }
        for (std::size_t i = 0; i < size; ++i) {
            const Slot &slot = m_slots[hashes[i] & mask];
            if (slot.row != kFree)
                prefetch(&m_keys[slot.row]);
        }
        for (std::size_t i = 0; i < size; ++i)
            taken[first + i] = takeFrom(m_slots[find(keys[seekers[first + i]], hashes[i])]);
    }
    return taken;
}

} // namespace sessionscope::session
