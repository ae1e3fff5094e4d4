// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/jsonscalar.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace sessionscope::decode {

namespace {

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

struct Magnitude
{
    quint64 value = 0;
    bool isNegative = false;
};

// A number of JSON taken apart: [-]whole[.fraction][e[-]exponent].
struct NumberParts
{
    bool isNegative = false;
    QByteArrayView whole;
    QByteArrayView fraction;
    QByteArrayView exponent;
    bool hasNegativeExponent = false;
};

// The digits at the front of \a rest, which are taken from it.
QByteArrayView takeDigits(QByteArrayView &rest)
{
    const auto end = std::find_if_not(rest.begin(), rest.end(), isDigit);
    const QByteArrayView digits = rest.first(end - rest.begin());
    rest = rest.sliced(digits.size());
    return digits;
}

bool takeChar(QByteArrayView &rest, char c)
{
    if (rest.isEmpty() || rest.front() != c)
        return false;
    rest = rest.sliced(1);
    return true;
}

// RFC 8259, section 6.
std::optional<NumberParts> splitNumber(QByteArrayView token)
{
    NumberParts parts;
    parts.isNegative = takeChar(token, '-');
    parts.whole = takeDigits(token);
    if (parts.whole.isEmpty() || (parts.whole.size() > 1 && parts.whole.front() == '0'))
        return std::nullopt;
    if (takeChar(token, '.')) {
        parts.fraction = takeDigits(token);
        if (parts.fraction.isEmpty())
            return std::nullopt;
    }
    if (takeChar(token, 'e') || takeChar(token, 'E')) {
        parts.hasNegativeExponent = takeChar(token, '-');
        if (!parts.hasNegativeExponent)
            takeChar(token, '+');
        parts.exponent = takeDigits(token);
        if (parts.exponent.isEmpty())
            return std::nullopt;
    }
    return token.isEmpty() ? std::optional(parts) : std::nullopt;
}

// Appends \a digits to \a value; false where that leaves 64 bits.
bool appendDigits(quint64 &value, QByteArrayView digits)
{
    constexpr quint64 kLargest = std::numeric_limits<quint64>::max();
    for (const char c : digits) {
        const auto digit = static_cast<quint64>(c - '0');
        if (value > (kLargest - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    return true;
}

bool isZero(QByteArrayView digits)
{
    return std::all_of(digits.begin(), digits.end(), [](char c) { return c == '0'; });
}

// The exponent as a number, held at a size that no number of digits in memory can outweigh.
qint64 exponentOf(const NumberParts &parts)
{
    constexpr qint64 kHuge = qint64(1) << 48;
    qint64 exponent = 0;
    for (const char c : parts.exponent)
        exponent = std::min(exponent * 10 + (c - '0'), kHuge);
    return parts.hasNegativeExponent ? -exponent : exponent;
}

// The value if it is an integer of at most 64 bits, without ever rounding.
std::optional<Magnitude> integerOf(const NumberParts &parts)
{
    Magnitude result;
    result.isNegative = parts.isNegative;
    if (parts.fraction.isEmpty() && parts.exponent.isEmpty()) {
        if (!appendDigits(result.value, parts.whole))
            return std::nullopt;
        return result;
    }
    if (isZero(parts.whole) && isZero(parts.fraction))
        return result;
    // All digits as one integer, the decimal point shift digits to the right of its end.
    QByteArrayView whole = parts.whole;
    QByteArrayView fraction = parts.fraction;
    qint64 shift = exponentOf(parts) - fraction.size();
    while (!fraction.isEmpty() && fraction.back() == '0') {
        fraction.chop(1);
        ++shift;
    }
    if (fraction.isEmpty()) {
        while (whole.back() == '0') {
            whole.chop(1);
            ++shift;
        }
    }
    if (shift < 0 || !appendDigits(result.value, whole) || !appendDigits(result.value, fraction))
        return std::nullopt;
    for (; shift > 0; --shift) { // at most 19 times: the value is not 0
        if (!appendDigits(result.value, "0"))
            return std::nullopt;
    }
    return result;
}

// "12", "-3": what the API writes for Age and Count.
std::optional<Magnitude> integerOfText(QByteArrayView text)
{
    Magnitude result;
    result.isNegative = takeChar(text, '-');
    const QByteArrayView digits = takeDigits(text);
    if (digits.isEmpty() || !text.isEmpty() || !appendDigits(result.value, digits))
        return std::nullopt;
    return result;
}

bool hasBackslash(QByteArrayView content)
{
    // QByteArrayView::contains() takes twice as long for texts of some letters.
    return std::memchr(content.data(), '\\', static_cast<std::size_t>(content.size())) != nullptr;
}

bool isString(QByteArrayView token)
{
    return token.size() >= 2 && token.front() == '"' && token.back() == '"';
}

QByteArrayView contentOf(QByteArrayView string)
{
    return string.sliced(1, string.size() - 2);
}

Reading readMagnitude(QByteArrayView token, std::optional<Magnitude> &result)
{
    if (token.isEmpty())
        return Reading::Malformed;
    if (isDigit(token.front()) || token.front() == '-') {
        const std::optional<NumberParts> parts = splitNumber(token);
        if (!parts)
            return Reading::Malformed;
        result = integerOf(*parts);
    } else if (isString(token)) {
        const QByteArrayView content = contentOf(token);
        if (hasBackslash(content)) {
            QByteArray text;
            if (!appendUnescaped(content, text))
                return Reading::Malformed;
            result = integerOfText(text);
        } else {
            result = integerOfText(content);
        }
    } else if (token == "null") {
        return Reading::Unknown;
    } else if (token != "true" && token != "false") {
        return Reading::Malformed;
    }
    return result ? Reading::Known : Reading::Unreadable;
}

std::optional<qint64> toInteger(const Magnitude &magnitude)
{
    constexpr quint64 kLimit = quint64(1) << 63;
    if (magnitude.isNegative ? magnitude.value > kLimit : magnitude.value >= kLimit)
        return std::nullopt;
    // Modulo 2^64, which is right for -2^63 as well.
    return static_cast<qint64>(magnitude.isNegative ? 0 - magnitude.value : magnitude.value);
}

std::optional<quint64> toId(const Magnitude &magnitude)
{
    if (magnitude.isNegative && magnitude.value != 0)
        return std::nullopt;
    return magnitude.value;
}

template <class T>
Reading narrowed(const std::optional<T> &number, T &value)
{
    if (!number)
        return Reading::Unreadable;
    value = *number;
    return Reading::Known;
}

// What nearly every number is: a plain integer, in quotation marks or not, that cannot overflow.
bool readShortInteger(QByteArrayView token, qint64 &value)
{
    constexpr qsizetype kSafeDigits = 18;
    const char *at = token.data();
    const char *end = at + token.size();
    const bool isText = isString(token);
    if (isText) {
        ++at;
        --end;
    }
    const bool isNegative = at != end && *at == '-';
    if (isNegative)
        ++at;
    if (at == end || end - at > kSafeDigits || (*at == '0' && end - at > 1 && !isText))
        return false;
    qint64 number = 0;
    for (; at != end; ++at) {
        if (!isDigit(*at))
            return false;
        number = number * 10 + (*at - '0');
    }
    value = isNegative ? -number : number;
    return true;
}

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

// The four digits after \u, or -1.
int codeUnitAt(QByteArrayView content, qsizetype at)
{
    if (content.size() - at < 4)
        return -1;
    int unit = 0;
    for (qsizetype i = at; i < at + 4; ++i) {
        const int digit = hexDigit(content[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

void appendUtf8(QByteArray &out, int point)
{
    const auto tail = [point](int shift) {
        return static_cast<char>(0x80 | (point >> shift & 0x3f));
    };
    if (point < 0x80) {
        out += static_cast<char>(point);
    } else if (point < 0x800) {
        out += static_cast<char>(0xc0 | point >> 6);
        out += tail(0);
    } else if (point < 0x10000) {
        out += static_cast<char>(0xe0 | point >> 12);
        out += tail(6);
        out += tail(0);
    } else {
        out += static_cast<char>(0xf0 | point >> 18);
        out += tail(12);
        out += tail(6);
        out += tail(0);
    }
}

constexpr bool isHighSurrogate(int unit)
{
    return unit >= 0xd800 && unit < 0xdc00;
}

constexpr bool isLowSurrogate(int unit)
{
    return unit >= 0xdc00 && unit < 0xe000;
}

// Appends the character of a \u escape whose digits begin at \a at; returns the end of what was
// used, or -1.
qsizetype appendUnicodeEscape(QByteArrayView content, qsizetype at, QByteArray &out)
{
    constexpr int kReplacement = 0xfffd;
    const int unit = codeUnitAt(content, at);
    if (unit < 0)
        return -1;
    at += 4;
    if (isHighSurrogate(unit) && content.sliced(at).startsWith("\\u")) {
        const int second = codeUnitAt(content, at + 2);
        if (isLowSurrogate(second)) {
            appendUtf8(out, 0x10000 + ((unit - 0xd800) << 10) + (second - 0xdc00));
            return at + 6;
        }
    }
    appendUtf8(out, isHighSurrogate(unit) || isLowSurrogate(unit) ? kReplacement : unit);
    return at;
}

} // namespace

Reading readInteger(QByteArrayView token, qint64 &value)
{
    if (readShortInteger(token, value))
        return Reading::Known;
    std::optional<Magnitude> magnitude;
    const Reading reading = readMagnitude(token, magnitude);
    return reading == Reading::Known ? narrowed(toInteger(*magnitude), value) : reading;
}

Reading readId(QByteArrayView token, quint64 &value)
{
    if (qint64 number = 0; readShortInteger(token, number) && number >= 0) {
        value = static_cast<quint64>(number);
        return Reading::Known;
    }
    std::optional<Magnitude> magnitude;
    const Reading reading = readMagnitude(token, magnitude);
    return reading == Reading::Known ? narrowed(toId(*magnitude), value) : reading;
}

std::optional<qint64> decimalInteger(QByteArrayView text)
{
    const std::optional<Magnitude> magnitude = integerOfText(text);
    return magnitude ? toInteger(*magnitude) : std::nullopt;
}

std::optional<quint64> decimalId(QByteArrayView text)
{
    const std::optional<Magnitude> magnitude = integerOfText(text);
    return magnitude ? toId(*magnitude) : std::nullopt;
}

Reading readText(QByteArrayView token, QByteArrayView &text, QByteArray &scratch)
{
    if (isString(token)) {
        text = contentOf(token);
        if (!hasBackslash(text))
            return Reading::Known;
        scratch.resize(0);
        if (!appendUnescaped(text, scratch))
            return Reading::Malformed;
        text = scratch;
        return Reading::Known;
    }
    if (token == "null")
        return Reading::Unknown;
    if (token == "true" || token == "false")
        return Reading::Unreadable;
    if (!splitNumber(token))
        return Reading::Malformed;
    text = token;
    return Reading::Known;
}

bool isJsonScalar(QByteArrayView token)
{
    if (!isString(token))
        return token == "null" || token == "true" || token == "false" || splitNumber(token);
    const QByteArrayView content = contentOf(token);
    if (!hasBackslash(content))
        return true;
    QByteArray scratch;
    return appendUnescaped(content, scratch);
}

bool appendUnescaped(QByteArrayView content, QByteArray &out)
{
    qsizetype at = 0;
    while (at < content.size()) {
        const qsizetype backslash = content.indexOf('\\', at);
        if (backslash < 0) {
            out += content.sliced(at);
            return true;
        }
        out += content.sliced(at, backslash - at);
        if (backslash + 1 == content.size())
            return false;
        constexpr QByteArrayView kLetters = "\"\\/bfnrtu";
        constexpr QByteArrayView kMeanings = "\"\\/\b\f\n\r\t";
        const qsizetype letter = kLetters.indexOf(content[backslash + 1]);
        if (letter < 0)
            return false;
        at = backslash + 2;
        if (letter < kMeanings.size()) {
            out += kMeanings[letter];
        } else {
            at = appendUnicodeEscape(content, at, out);
            if (at < 0)
                return false;
        }
    }
    return true;
}

} // namespace sessionscope::decode
