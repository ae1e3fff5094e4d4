// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/tableformat.h"

#include <QtEndian>

#include <array>
#include <bit>

namespace sessionscope::exporting {

//! Room that the functions below need. They write the sign and 19 digits, or 20 digits, at most,
//! and then some that do not count.
inline constexpr std::size_t kDecimalRoom = 28;
inline constexpr std::size_t kMaxDecimalBytes = 20;

namespace detail {

inline constexpr quint64 kTenTo8 = 100'000'000;

//! \a value < kTenTo8 as eight numbers 0 .. 9, the first digit in the lowest byte. Halves, quarters
//! and digits are parted in all places at once, by multiplication with a scaled inverse:
//! https://pvk.ca/Blog/2017/12/22/appnexus-common-framework-its-out-also-how-to-print-integers-faster/
inline quint64 eightDigits(quint64 value)
{
    const quint64 fours = value / 10'000 | value % 10'000 << 32;
    const quint64 hundreds = ((fours * 10'486) >> 20) & 0x0000'007f'0000'007f;
    const quint64 twos = ((fours - 100 * hundreds) << 16) + hundreds;
    const quint64 tens = ((twos * 103) >> 10) & 0x000f'000f'000f'000f;
    return ((twos - 10 * tens) << 8) + tens;
}

inline void storeDigits(char *out, quint64 digits)
{
    qToLittleEndian(digits, out);
}

inline constexpr quint64 kZeros = 0x3030'3030'3030'3030; // "00000000"

//! \a value < kTenTo8 without leading zeros. No branches: how many digits a number has is hard to
//! foresee.
inline char *appendEight(char *out, quint64 value)
{
    constexpr quint64 kLastDigit = quint64(1) << 56; // which is written, zero or not
    const quint64 digits = eightDigits(value);
    const auto leadingZeros = static_cast<unsigned>(std::countr_zero(digits | kLastDigit)) / 8;
    storeDigits(out, (digits + kZeros) >> (8 * leadingZeros));
    return out + (8 - leadingZeros);
}

//! \a value < kTenTo8 with its leading zeros.
inline char *appendAllEight(char *out, quint64 value)
{
    storeDigits(out, eightDigits(value) + kZeros);
    return out + 8;
}

} // namespace detail

//! Writes \a value to \a out, which has kDecimalRoom bytes, and returns the end of its digits.
inline char *appendDecimal(char *out, quint64 value)
{
    using detail::kTenTo8;
    if (value < kTenTo8)
        return detail::appendEight(out, value);
    if (value < kTenTo8 * kTenTo8) {
        out = detail::appendEight(out, value / kTenTo8);
        return detail::appendAllEight(out, value % kTenTo8);
    }
    out = detail::appendEight(out, value / kTenTo8 / kTenTo8);
    out = detail::appendAllEight(out, value / kTenTo8 % kTenTo8);
    return detail::appendAllEight(out, value % kTenTo8);
}

//! The same for the bits of a signed integer if it \a isSigned.
inline char *appendInteger(char *out, quint64 bits, bool isSigned)
{
    const bool isNegative = isSigned && static_cast<qint64>(bits) < 0;
    *out = '-';
    return appendDecimal(out + (isNegative ? 1 : 0), isNegative ? 0 - bits : bits);
}

//! The decimal digits of up to kCount numbers of 16 bits: the divisions, by constants and without
//! branches, are made for eight at a time by the instructions of every x86-64 and ARM64.
class ShortDecimals final
{
public:
    static constexpr std::size_t kCount = 64;
    using Numbers = std::array<quint16, kCount>;

    explicit ShortDecimals(const Numbers &numbers)
    {
        for (std::size_t i = 0; i < kCount; ++i) {
            const quint16 number = numbers[i];
            const auto tens = static_cast<quint16>(number / 10);
            const auto hundreds = static_cast<quint16>(number / 100);
            const auto thousands = static_cast<quint16>(number / 1'000);
            const auto first = static_cast<quint16>(number / 10'000);
            m_first[i] = first;
            m_second[i] = pair(static_cast<quint16>(thousands - 10 * first),
                               static_cast<quint16>(hundreds - 10 * thousands));
            m_third[i] = pair(static_cast<quint16>(tens - 10 * hundreds),
                              static_cast<quint16>(number - 10 * tens));
            m_leadingZeros[i] = static_cast<quint16>((number < 10) + (number < 100)
                                                     + (number < 1'000) + (number < 10'000));
        }
    }

    //! Writes number \a i to \a out, which has kDecimalRoom bytes, and returns the end of its
    //! digits.
    char *append(char *out, std::size_t i) const
    {
        constexpr unsigned kDigits = 5;
        const quint64 digits = m_first[i] | quint64(m_second[i]) << 8 | quint64(m_third[i]) << 24;
        const unsigned leadingZeros = m_leadingZeros[i];
        detail::storeDigits(out, (digits + detail::kZeros) >> (8 * leadingZeros));
        return out + (kDigits - leadingZeros);
    }

private:
    // Two digits in the order in which they are read.
    static quint16 pair(quint16 left, quint16 right)
    {
        return static_cast<quint16>(left | right << 8);
    }

    Numbers m_first; // of five digits
    Numbers m_second; // two digits each
    Numbers m_third;
    Numbers m_leadingZeros;
};

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
