// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/tableformat.h"

#include <QtGlobal>

#include <charconv>

namespace sessionscope::exporting {

//! The most that the functions below write: the sign and 19 digits, or 20 digits.
inline constexpr std::size_t kMaxDecimalBytes = 20;

//! Writes \a value to \a out, which has room, and returns the end.
inline char *appendDecimal(char *out, quint64 value)
{
    // Most numbers of a session are 0, and a call costs more than a digit.
    if (value < 10) {
        *out = static_cast<char>('0' + value);
        return out + 1;
    }
    return std::to_chars(out, out + kMaxDecimalBytes, value).ptr;
}

//! The same for the bits of a signed integer if it \a isSigned.
inline char *appendInteger(char *out, quint64 bits, bool isSigned)
{
    if (isSigned && static_cast<qint64>(bits) < 0) {
        *out++ = '-';
        bits = 0 - bits;
    }
    return appendDecimal(out, bits);
}

//! Whether they are more than kSpreadsheetDigits digits.
inline bool isLongInteger(quint64 bits, bool isSigned)
{
    constexpr quint64 kLargest = [] {
        quint64 power = 1;
        for (int i = 0; i < kSpreadsheetDigits; ++i)
            power *= 10;
        return power - 1;
    }();
    const bool isNegative = isSigned && static_cast<qint64>(bits) < 0;
    return (isNegative ? 0 - bits : bits) > kLargest;
}

} // namespace sessionscope::exporting
