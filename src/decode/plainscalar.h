// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QtEndian>

#include <cstring>

//! The scalars that nearly all values are, 8 bytes at a time. What these functions do not take is
//! not wrong: decode/jsonscalar.h reads everything, and reads these alike. Up to 8 bytes behind the
//! end of a token may be read, whatever they hold.
namespace sessionscope::decode {

namespace plainscalar {

inline quint64 load8(const char *at)
{
    return qFromLittleEndian<quint64>(at);
}

inline constexpr quint64 kEachByte = 0x0101010101010101;

// Appends \a count digits, 1 to 8, to \a number; false if they are none.
inline bool appendDigits(const char *at, std::size_t count, quint64 &number)
{
    // The value of each digit; the last one at the top, zeros below the first one.
    quint64 digits = (load8(at) ^ (kEachByte * '0')) << (64 - 8 * count);
    if ((((digits + kEachByte * (0x80 - 10)) | digits) & (kEachByte * 0x80)) != 0)
        return false;
    // Pairs, then fours, then all
    // (https://kholdstare.github.io/technical/2020/05/26/faster-integer-parsing.html).
    digits = digits * 10 + (digits >> 8);
    constexpr quint64 kPairs = 0x000000ff000000ff;
    digits = ((digits & kPairs) * (100 + (quint64(1000000) << 32))
              + (digits >> 16 & kPairs) * (1 + (quint64(10000) << 32)))
        >> 32;
    number = number * 100'000'000 + digits;
    return true;
}

} // namespace plainscalar

//! Reads an integer of at most 18 digits, in quotation marks or not, without blanks.
inline bool readPlainInteger(const char *begin, const char *end, qint64 &value)
{
    constexpr std::ptrdiff_t kMostDigits = 18;
    bool isText = false;
    if (*begin == '"') {
        isText = true;
        ++begin;
        --end;
        if (end <= begin || *end != '"')
            return false;
    }
    const bool isNegative = *begin == '-';
    begin += isNegative ? 1 : 0;
    const std::ptrdiff_t count = end - begin;
    if (count <= 0 || count > kMostDigits || (*begin == '0' && count > 1 && !isText))
        return false;
    auto left = static_cast<std::size_t>(count);
    quint64 number = 0;
    const std::size_t first = (left - 1) % 8 + 1;
    if (!plainscalar::appendDigits(begin, first, number))
        return false;
    for (begin += first, left -= first; left > 0; begin += 8, left -= 8) {
        if (!plainscalar::appendDigits(begin, 8, number))
            return false;
    }
    value = isNegative ? -static_cast<qint64>(number) : static_cast<qint64>(number);
    return true;
}

//! Reads a string without escapes.
inline bool readPlainText(const char *begin, const char *end, QByteArrayView &text)
{
    using plainscalar::kEachByte;
    if (end - begin < 2 || *begin != '"' || end[-1] != '"')
        return false;
    ++begin;
    --end;
    const char *at = begin;
    const auto backslashes = [&at] {
        const quint64 zeros = plainscalar::load8(at) ^ (kEachByte * '\\');
        return (zeros - kEachByte) & ~zeros & (kEachByte * 0x80); // exact up to the first one
    };
    for (; end - at > 8; at += 8) {
        if (backslashes() != 0)
            return false;
    }
    // Those behind the end are shifted out; nothing is left of an empty text.
    const auto left = static_cast<unsigned>(end - at);
    if (left > 0 && backslashes() << (64 - 8 * left) != 0)
        return false;
    text = QByteArrayView(begin, end - begin);
    return true;
}

} // namespace sessionscope::decode
