// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/utf8repair.h"

#include <simdjson.h>

namespace sessionscope::decode {

namespace {

// One character of \a text, or the maximal part of one (Unicode 15, table 3-7).
struct Utf8Piece
{
    qsizetype size;
    bool isValid;
};

Utf8Piece pieceAt(QByteArrayView text, qsizetype at)
{
    const auto byteAt = [text](qsizetype i) {
        return static_cast<quint8>(text[i]);
    };
    const quint8 first = byteAt(at);
    if (first < 0x80)
        return {1, true};
    if (first < 0xc2 || first > 0xf4)
        return {1, false};
    const qsizetype size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    // The second byte is held shorter after these: no overlong forms, surrogates or too large ones.
    quint8 lowest = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    quint8 highest = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    for (qsizetype i = 1; i < size; ++i) {
        if (at + i >= text.size() || byteAt(at + i) < lowest || byteAt(at + i) > highest)
            return {i, false};
        lowest = 0x80;
        highest = 0xbf;
    }
    return {size, true};
}

constexpr QByteArrayView kReplacementUtf8 = "\xef\xbf\xbd";

} // namespace

QByteArray repairedUtf8(const QByteArray &text)
{
    if (simdjson::validate_utf8(text.constData(), static_cast<std::size_t>(text.size())))
        return text;
    QByteArray out;
    out.reserve(text.size() + text.size() / 64);
    qsizetype copied = 0;
    for (qsizetype at = 0; at < text.size();) {
        const Utf8Piece piece = pieceAt(text, at);
        if (!piece.isValid) {
            out += QByteArrayView(text).sliced(copied, at - copied);
            out += kReplacementUtf8;
            copied = at + piece.size;
        }
        at += piece.size;
    }
    out += QByteArrayView(text).sliced(copied);
    return out;
}

qsizetype offsetBeforeRepair(QByteArrayView text, qsizetype repairedOffset)
{
    qsizetype at = 0;
    for (qsizetype repaired = 0; at < text.size() && repaired < repairedOffset;) {
        const Utf8Piece piece = pieceAt(text, at);
        repaired += piece.isValid ? piece.size : kReplacementUtf8.size();
        at += piece.size;
    }
    return at;
}

} // namespace sessionscope::decode
