// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inivalues.h"

#include <QByteArray>

#include <optional>

namespace sessionscope {

namespace {

//! A digit of that base, or nullopt.
std::optional<quint16> digit(char character, quint16 base)
{
    const char digits[] = {character, '\0'};
    bool isDigit = false;
    const quint16 value = QByteArrayView(digits).toUShort(&isDigit, base);
    return isDigit ? std::optional(value) : std::nullopt;
}

//! Of \a ini, with what QSettings makes of escapes; without quotes, spaces and line ends, and
//! without the escapes for those.
QByteArray plainText(QByteArrayView ini)
{
    QByteArray plain;
    plain.reserve(ini.size());
    qsizetype i = 0;
    while (i < ini.size()) {
        const char character = ini[i++];
        if (character != '\\') {
            if (character > ' ' && character != '"')
                plain.append(character);
            continue;
        }
        if (i == ini.size())
            break;
        const bool isHex = ini[i] == 'x';
        const quint16 base = isHex ? 16 : 8;
        qsizetype end = isHex ? i + 1 : i;
        quint16 code = 0; // as in QSettings, only the last digits count
        while (end < ini.size() && digit(ini[end], base))
            code = static_cast<quint16>(code * base + *digit(ini[end++], base));
        if (end == i)
            ++end; // another escape
        else if (code > ' ' && code < 0x7f && code != '"')
            plain.append(static_cast<char>(code));
        else if (code >= 0x7f)
            plain.append('?');
        i = end;
    }
    return plain;
}

} // namespace

bool holdsBinaryValues(QByteArrayView ini)
{
    const QByteArray plain = plainText(ini);
    const auto isValue = [&plain](QByteArrayView beginning) {
        for (qsizetype at = plain.indexOf(beginning); at >= 0;
             at = plain.indexOf(beginning, at + 1)) {
            // A value, or one of a list; "@@" stands for a text that begins with "@".
            if (at > 0 && (plain[at - 1] == '=' || plain[at - 1] == ','))
                return true;
        }
        return false;
    };
    return isValue("@Variant(") || isValue("@DateTime(");
}

} // namespace sessionscope
