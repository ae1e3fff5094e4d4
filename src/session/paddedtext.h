// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstring>

namespace sessionscope::session {

//! A text of any length behind which kPadding bytes may be read, whatever they hold. Its ends are
//! loaded once and tell all about most texts: they have at most kShort bytes.
class PaddedText final
{
public:
    static constexpr std::size_t kPadding = 16;
    static constexpr std::size_t kShort = 16;

    PaddedText(const char *text, std::size_t size)
        : m_text(text)
        , m_size(size)
        , m_head(load8(text) & kMasks[size < 8 ? size : 8])
        , m_tail(size > 8 ? load8(text + size - 8) : m_head)
    {
    }

    const char *data() const { return m_text; }

    std::size_t size() const { return m_size; }

    //! The first 8 bytes, 0 behind the end.
    quint64 head() const { return m_head; }

    //! The last 8 bytes; the head, if there are no more.
    quint64 tail() const { return m_tail; }

    //! Whether \a other is the same; it is padded and of the same size.
    bool isSameAs(const char *other) const
    {
        if (m_size <= 8)
            return (load8(other) & kMasks[m_size]) == m_head;
        quint64 difference = (load8(other) ^ m_head) | (load8(other + m_size - 8) ^ m_tail);
        for (std::size_t at = 8; at + 8 < m_size; at += 8)
            difference |= load8(m_text + at) ^ load8(other + at);
        return difference == 0;
    }

    //! Whether there is the ASCII character \a c, not NUL.
    bool contains(char c) const
    {
        const quint64 pattern = kEachByte * static_cast<quint8>(c);
        quint64 zeros = zeroBytes(m_head ^ pattern) | zeroBytes(m_tail ^ pattern);
        for (std::size_t at = 8; at + 8 < m_size; at += 8)
            zeros |= zeroBytes(load8(m_text + at) ^ pattern);
        return zeros != 0;
    }

private:
    static constexpr quint64 kEachByte = 0x0101010101010101;
    // Which bytes of a load of 8 belong to a text of 0 .. 8 bytes, on a little-endian machine.
    static constexpr quint64 kMasks[9] = {0,
                                          0xff,
                                          0xffff,
                                          0xffffff,
                                          0xffffffff,
                                          0xffffffffff,
                                          0xffffffffffff,
                                          0xffffffffffffff,
                                          0xffffffffffffffff};

    static quint64 load8(const char *at)
    {
        quint64 bytes = 0;
        std::memcpy(&bytes, at, sizeof(bytes));
        return bytes;
    }

    // Not 0 if one of \a bytes is.
    static quint64 zeroBytes(quint64 bytes)
    {
        return (bytes - kEachByte) & ~bytes & (kEachByte * 0x80);
    }

    const char *m_text;
    std::size_t m_size;
    quint64 m_head;
    quint64 m_tail;
};

} // namespace sessionscope::session
