// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decimaldigits.h"
#include "session/paddedtext.h"

#include <cstddef>

//! The scalars that nearly all values are, 8 bytes at a time. What these functions do not take is
//! not wrong: decode/jsonscalar.h reads everything, and reads these alike. Behind a token
//! PaddedText::kPadding bytes may be read, whatever they hold.
namespace sessionscope::decode {

//! Reads an integer of at most 18 digits, in quotation marks or not, without blanks.
inline bool readPlainInteger(const char *begin, const char *end, qint64 &value)
{
    constexpr std::ptrdiff_t kMostDigits = 18;
    // Two of three numbers of a session are one digit.
    const auto digit = static_cast<quint8>(*begin - '0');
    if (end - begin == 1 && digit <= 9) {
        value = digit;
        return true;
    }
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
    // The first 1 to 8 digits, then 8 at a time.
    const std::size_t first = static_cast<std::size_t>(count - 1) % 8 + 1;
    quint64 digits = digits::first(begin, first);
    bool isDecimal = digits::isDecimal(digits);
    quint64 number = digits::toNumber(digits);
    for (begin += first; begin < end; begin += 8) {
        digits = digits::first(begin, 8);
        isDecimal = isDecimal && digits::isDecimal(digits);
        number = number * 100'000'000 + digits::toNumber(digits);
    }
    value = isNegative ? -static_cast<qint64>(number) : static_cast<qint64>(number);
    return isDecimal;
}

//! True for a string, which may have escapes.
inline bool isPlainString(const char *begin, const char *end)
{
    return end - begin >= 2 && *begin == '"' && end[-1] == '"';
}

//! What stands between the quotation marks of a string. It is the text if it has no backslash.
inline session::PaddedText contentOfString(const char *begin, const char *end)
{
    return {begin + 1, static_cast<std::size_t>(end - begin - 2)};
}

} // namespace sessionscope::decode
