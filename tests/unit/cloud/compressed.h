// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace sessionscope::testing {

inline quint32 crc32(const QByteArray &data)
{
    quint32 crc = 0xffffffffU;
    for (const char c : data) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ ((crc & 1U) != 0U ? 0xedb88320U : 0U);
    }
    return ~crc;
}

inline QByteArray littleEndian(quint32 value)
{
    QByteArray bytes;
    for (int i = 0; i < 4; ++i)
        bytes += static_cast<char>((value >> (8U * static_cast<unsigned>(i))) & 0xffU);
    return bytes;
}

//! RFC 1952 around what zlib gives: qCompress() puts 4 bytes of length and 2 of zlib header before
//! the deflate stream and 4 of checksum behind it.
inline QByteArray gzip(const QByteArray &data)
{
    const QByteArray zlib = qCompress(data, 9);
    return QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10) + zlib.mid(6, zlib.size() - 10)
        + littleEndian(crc32(data)) + littleEndian(static_cast<quint32>(data.size()));
}

} // namespace sessionscope::testing
