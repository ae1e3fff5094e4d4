// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inivalues.h"

#include <QByteArray>

#include <cctype>
#include <optional>
#include <utility>

namespace sessionscope {

namespace {

//! The value of a digit of that base, or nullopt.
std::optional<quint16> digit(char character, quint16 base)
{
    const int lower = std::tolower(static_cast<unsigned char>(character));
    const qsizetype value = QByteArrayView("0123456789abcdef").indexOf(static_cast<char>(lower));
    return value >= 0 && value < base ? std::optional(static_cast<quint16>(value)) : std::nullopt;
}

struct Escape
{
    qsizetype length; //!< without the backslash
    std::optional<char> character; //!< nullopt: it stands for nothing
};

//! What QSettings makes of what stands behind a backslash.
Escape readEscape(QByteArrayView text)
{
    if (text.isEmpty())
        return {0, std::nullopt};
    const bool isHex = text.front() == 'x';
    const quint16 base = isHex ? 16 : 8;
    qsizetype end = isHex ? 1 : 0;
    quint16 code = 0; // only the last digits count
    while (end < text.size() && digit(text[end], base))
        code = static_cast<quint16>(code * base + *digit(text[end++], base));
    if (end == 0)
        return {1,
                QByteArrayView("abfnrtv\"?'\\").contains(text.front()) ? std::optional('?')
                                                                       : std::nullopt};
    if (isHex && end == 1)
        return {1, std::nullopt};
    // A space or an end written like this belongs to the text.
    const bool isPlain = code > ' ' && code < 0x7f && code != '=' && code != ',';
    return {end, isPlain ? static_cast<char>(code) : '?'};
}

bool endsLine(char character)
{
    return character == '\n' || character == '\r';
}

//! Where the line of \a ini ends in which \a from is.
qsizetype lineEnd(QByteArrayView ini, qsizetype from)
{
    while (from < ini.size() && !endsLine(ini[from]))
        ++from;
    return from;
}

//! Of \a ini, with what QSettings makes of escapes; without quotes, spaces, line ends and comments.
//! What ends a value or a key is '?' within quotes. \a areQuotesWithinLines: whether the end of a
//! line ends quotes that are open.
QByteArray plainText(QByteArrayView ini, bool areQuotesWithinLines)
{
    QByteArray plain;
    plain.reserve(ini.size());
    bool isQuoted = false;
    bool isLineStart = true;
    qsizetype i = 0;
    while (i < ini.size()) {
        const char character = ini[i++];
        const bool isAtStart = std::exchange(isLineStart, endsLine(character));
        if (isLineStart && areQuotesWithinLines)
            isQuoted = false;
        if (isAtStart && !isQuoted && character == ';') {
            i = lineEnd(ini, i);
        } else if (character == '"') {
            isQuoted = !isQuoted;
        } else if (character != '\\') {
            const bool isEnd = character == '=' || character == ',';
            if (static_cast<uchar>(character) > ' ')
                plain.append(isEnd && isQuoted ? '?' : character);
        } else {
            const Escape escape = readEscape(ini.sliced(i));
            i += escape.length;
            if (escape.character)
                plain.append(*escape.character);
        }
    }
    return plain;
}

bool hasBinaryValue(const QByteArray &plain, QByteArrayView beginning)
{
    for (qsizetype at = plain.indexOf(beginning); at >= 0; at = plain.indexOf(beginning, at + 1)) {
        // A value, or one of a list; "@@" stands for a text that begins with "@".
        if (at > 0 && (plain[at - 1] == '=' || plain[at - 1] == ','))
            return true;
    }
    return false;
}

} // namespace

bool holdsBinaryValues(QByteArrayView ini)
{
    // Quotes go on in the next line for QSettings, unless they stood in a comment at its end.
    for (const bool areQuotesWithinLines : {false, true}) {
        const QByteArray plain = plainText(ini, areQuotesWithinLines);
        if (hasBinaryValue(plain, "@Variant(") || hasBinaryValue(plain, "@DateTime("))
            return true;
    }
    return false;
}

} // namespace sessionscope
