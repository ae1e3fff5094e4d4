// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionkeys.h"

#include <span>
#include <vector>

namespace sessionscope::session {

//! Places in a list of keys by key, whatever the order of the list. Places of equal keys are handed
//! out in the order of the list. Open addressing; what memory answers slowly is asked for many rows
//! ahead.
class KeyTable final
{
public:
    //! \a keys must outlive it.
    explicit KeyTable(std::span<const SessionKey> keys);

    //! For each of \a seekers, in their order, the next place of an equal key that nobody was given
    //! yet, or kNoRow.
    void take(std::span<const SessionKey> seekers, std::span<quint32> places);

    //! How many of the keys stand behind an equal one.
    std::size_t repeatedKeys() const { return m_repeatedKeys; }

private:
    // A slot holds, from the lowest bit up: the first place of its key that is left, whether m_next
    // has more, whether all were given, and bits of the hash.
    using Slot = quint32;
    static constexpr Slot kFree = 0xffffffff;

    Slot placeIn(Slot slot) const { return slot & (m_hasNext - 1); }

    Slot isSpent() const { return m_hasNext << 1; }

    Slot tagOf(quint64 hash) const
    {
        return static_cast<Slot>(hash >> 32) & ~(m_hasNext | isSpent() | (m_hasNext - 1));
    }

    std::size_t find(const SessionKey &key, quint64 hash) const;
    void add(quint32 place, quint64 hash);
    quint32 takeFrom(Slot &slot);

    std::span<const SessionKey> m_keys;
    Slot m_hasNext; // the bit above those of a place
    std::vector<Slot> m_slots; // size: a power of two
    std::size_t m_repeatedKeys = 0;
    std::vector<quint32> m_next; // by place: the next one with an equal key; made for the first one
};

} // namespace sessionscope::session
