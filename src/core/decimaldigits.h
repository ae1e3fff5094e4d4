// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtEndian>

//! Decimal text, 8 bytes at a time:
//! https://lemire.me/blog/2022/01/21/swar-explained-parsing-eight-digits/
namespace sessionscope::digits {

inline constexpr quint64 kEachByte = 0x0101010101010101;

//! The first \a count bytes at \a text, 1 to 8, for isDecimal() and toNumber(). All 8 are read.
inline quint64 first(const char *text, std::size_t count)
{
    return (qFromLittleEndian<quint64>(text) ^ (kEachByte * '0')) << (64 - 8 * count);
}

//! The last \a count of the 8 bytes at \a text.
inline quint64 last(const char *text, std::size_t count)
{
    const std::size_t unused = 64 - 8 * count;
    return (qFromLittleEndian<quint64>(text) ^ (kEachByte * '0')) >> unused << unused;
}

inline bool isDecimal(quint64 digits)
{
    return (((digits + kEachByte * (0x80 - 10)) | digits) & (kEachByte * 0x80)) == 0;
}

inline quint32 toNumber(quint64 digits)
{
    // Pairs, then fours, then all of them.
    constexpr quint64 kPairs = 0x000000ff000000ff;
    digits = digits * 10 + (digits >> 8);
    digits = ((digits & kPairs) * (100 + (quint64(1'000'000) << 32))
              + (digits >> 16 & kPairs) * (1 + (quint64(10'000) << 32)))
        >> 32;
    return static_cast<quint32>(digits);
}

} // namespace sessionscope::digits
