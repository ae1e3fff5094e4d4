// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/keytable.h"

#include "session/diff.h"
#include "session/prefetch.h"

#include <algorithm>
#include <array>
#include <bit>

namespace sessionscope::session {

namespace {

constexpr std::size_t kBatch = 64; // keys whose memory is asked for together

} // namespace

KeyTable::KeyTable(std::span<const SessionKey> keys)
    : m_keys(keys)
    , m_hasNext(static_cast<Slot>(std::bit_ceil(keys.size() + 1)))
    , m_slots(std::bit_ceil(keys.size() * 2 + 2), kFree)
{
    Q_ASSERT(keys.size() < (1U << 29)); // two flags, and kFree is no slot in use
    const std::size_t mask = m_slots.size() - 1;
    std::array<quint64, kBatch> hashes;
    // Backwards, so that the places of a key begin with the first one.
    for (std::size_t end = keys.size(); end > 0;) {
        const std::size_t size = std::min(kBatch, end);
        for (std::size_t i = 0; i < size; ++i) {
            hashes[i] = hashOf(keys[end - 1 - i]);
            prefetch(&m_slots[hashes[i] & mask]);
        }
        for (std::size_t i = 0; i < size; ++i)
            add(static_cast<quint32>(end - 1 - i), hashes[i]);
        end -= size;
    }
}

// The slot of the key, or the free one where it would be.
std::size_t KeyTable::find(const SessionKey &key, quint64 hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    const Slot tag = tagOf(hash);
    const Slot tagMask = tagOf(~quint64(0));
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        const Slot slot = m_slots[at];
        if (slot == kFree || ((slot & tagMask) == tag && m_keys[placeIn(slot)] == key))
            return at;
    }
}

void KeyTable::add(quint32 place, quint64 hash)
{
    Slot &slot = m_slots[find(m_keys[place], hash)];
    const bool hasNext = slot != kFree;
    if (hasNext) {
        ++m_repeatedKeys;
        m_next.resize(m_keys.size(), kNoRow);
        m_next[place] = placeIn(slot);
    }
    slot = tagOf(hash) | (hasNext ? m_hasNext : 0) | place;
}

quint32 KeyTable::takeFrom(Slot &slot)
{
    if (slot == kFree || (slot & isSpent()) != 0)
        return kNoRow;
    const quint32 place = placeIn(slot);
    const quint32 next = (slot & m_hasNext) != 0 ? m_next[place] : kNoRow;
    if (next == kNoRow)
        slot |= isSpent(); // its place stays, to know the key by
    else
        slot = (slot & ~(m_hasNext - 1)) | next;
    return place;
}

void KeyTable::take(std::span<const SessionKey> seekers, std::span<quint32> places)
{
    const std::size_t mask = m_slots.size() - 1;
    std::array<quint64, kBatch> hashes;
    for (std::size_t first = 0; first < seekers.size(); first += kBatch) {
        const auto batch = seekers.subspan(first, std::min(kBatch, seekers.size() - first));
        for (std::size_t i = 0; i < batch.size(); ++i) {
            hashes[i] = hashOf(batch[i]);
            prefetch(&m_slots[hashes[i] & mask]);
        }
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const Slot slot = m_slots[hashes[i] & mask];
            if (slot != kFree)
                prefetch(&m_keys[placeIn(slot)]);
        }
        for (std::size_t i = 0; i < batch.size(); ++i)
            places[first + i] = takeFrom(m_slots[find(batch[i], hashes[i])]);
    }
}

} // namespace sessionscope::session
