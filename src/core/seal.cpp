// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/seal.h"

#include <QCryptographicHash>

namespace sessionscope {

QString sealed(const QByteArray &bytes)
{
    constexpr qsizetype kSealBytes = 8;
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    return QString::fromLatin1(QByteArray(bytes.toBase64() + '.' + hash.first(kSealBytes).toHex()));
}

std::optional<QByteArray> unsealed(const QString &text, qsizetype maxBytes)
{
    if (text.size() > maxBytes * 2) // base64 takes less
        return std::nullopt;
    const QByteArray bytes = QByteArray::fromBase64(text.section(u'.', 0, 0).toLatin1());
    return bytes.size() <= maxBytes && sealed(bytes) == text ? std::optional(bytes) : std::nullopt;
}

} // namespace sessionscope
