// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionkeys.h"

#include <span>
#include <vector>

namespace sessionscope::session {

//! Rows of a snapshot by their keys, whatever their order. Rows with equal keys are handed out in
//! the order in which they were given. Open addressing; what memory answers slowly is asked for
//! many rows ahead.
class KeyTable final
{
public:
    //! \a keys: of all rows of the snapshot; \a rows: those to be found. Both must outlive it.
    KeyTable(std::span<const SessionKey> keys, std::span<const quint32> rows);

    //! For each row of \a seekers, in their order, the next row with an equal key that nobody was
    //! given yet, or kNoRow. \a keys: of all rows of the snapshot of the seekers.
    std::vector<quint32> take(std::span<const SessionKey> keys, std::span<const quint32> seekers);

private:
    struct Slot
    {
        quint32 tag; // bits of the hash that do not choose the slot
        quint32 row : 30; // the first one of its key that is left, or kFree
        quint32 hasNext : 1; // see m_next
        quint32 isSpent : 1; // its rows were all given
    };

    static constexpr quint32 kFree = (1U << 30) - 1;

    std::size_t find(const SessionKey &key, quint64 hash) const;
    void add(quint32 row, quint64 hash);
    quint32 takeFrom(Slot &slot);

    std::span<const SessionKey> m_keys;
    std::vector<Slot> m_slots; // size: a power of two
    std::vector<quint32> m_next; // by row: the next one with an equal key; made for the first one
};

} // namespace sessionscope::session
