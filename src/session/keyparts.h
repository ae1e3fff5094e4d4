// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/scratch.h"
#include "session/sessionkeys.h"

#include <vector>

namespace sessionscope::session {

//! All rows of a snapshot with their keys, split into parts by the Id: equal keys are in parts of
//! the same number. What is done part by part stays in the second-level cache, where going through
//! all keys in any order would wait for memory at each of them.
class KeyParts final
{
public:
    //! How many parts are good for as many rows.
    static std::size_t partCount(std::size_t rows);

    //! \a parts is a power of two.
    KeyParts(const KeyReader &reader, std::size_t parts);

    std::size_t size() const { return m_begins.size() - 1; }

    //! In the order of the rows.
    KeyedRowsView part(std::size_t number) const
    {
        const std::size_t begin = m_begins[number];
        const std::size_t size = m_begins[number + 1] - begin;
        return {m_keys.values().subspan(begin, size), m_rows.values().subspan(begin, size)};
    }

private:
    std::size_t partOf(quint64 id) const
    {
        // The upper bits of a product depend on all lower ones. In two steps: there may be one
        // part.
        return id * 0x9e3779b97f4a7c15ULL >> 1 >> m_shift;
    }

    void count(const KeyReader &reader);
    void distribute(const KeyReader &reader);

    int m_shift;
    std::vector<std::size_t> m_begins; // of each part, and the end of the last one
    ScratchArray<SessionKey> m_keys;
    ScratchArray<quint32> m_rows;
};

} // namespace sessionscope::session
