// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionkeys.h"

#include <algorithm>
#include <vector>

namespace sessionscope::session {

//! The keys of a snapshot, from the first row to the last, of which only those around are held.
class KeyWindow final
{
public:
    explicit KeyWindow(const KeyReader &reader)
        : m_reader(reader)
    {
    }

    quint32 row() const { return m_row; }

    bool isAtEnd() const { return m_row == m_reader.rowCount(); }

    //! The keys at hand, from that of the current row on.
    std::span<const SessionKey> keys() const { return std::span(m_keys).subspan(m_row - m_first); }

    //! Rows from the current one on.
    std::size_t rowsLeft() const { return m_reader.rowCount() - m_row; }

    //! The key \a ahead rows further on. reach() has been called for as many.
    const SessionKey &key(std::size_t ahead = 0) const { return m_keys[m_row - m_first + ahead]; }

    //! Makes sure that the keys up to \a ahead rows further on are there.
    void reach(std::size_t ahead)
    {
        if (m_row - m_first + ahead >= m_keys.size())
            fill(ahead);
    }

    void advance(std::size_t rows) { m_row += static_cast<quint32>(rows); }

private:
    static constexpr std::size_t kChunk = 2048;

    void fill(std::size_t ahead)
    {
        const std::size_t end = m_first + m_keys.size();
        const std::size_t more =
            std::min(std::max(kChunk, m_row + ahead + 1 - end), m_reader.rowCount() - end);
        if (more == 0)
            return;
        m_keys.erase(m_keys.begin(), m_keys.begin() + static_cast<std::ptrdiff_t>(m_row - m_first));
        m_first = m_row;
        const std::size_t held = m_keys.size();
        m_keys.resize(held + more);
        m_reader.read(end, std::span(m_keys).subspan(held));
    }

    const KeyReader &m_reader;
    std::vector<SessionKey> m_keys; // of the rows from m_first on
    std::size_t m_first = 0;
    quint32 m_row = 0;
};

} // namespace sessionscope::session
