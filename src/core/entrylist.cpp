// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/entrylist.h"

namespace sessionscope {

EntryFile::EntryFile(const QString &filePath, int version, const QString &member)
    : m_file(filePath, version,
             [member](const QJsonObject &root) { return root[member].isArray(); })
{
    connect(&m_file, &JsonStore::changed, this, [this] {
        takeOver();
        emit changed();
    });
    connect(&m_file, &JsonStore::noticeChanged, this, &EntryFile::noticeChanged);
}

QJsonObject EntryFile::merged(QJsonObject others, const QJsonObject &object)
{
    for (auto member = object.begin(); member != object.end(); ++member)
        others[member.key()] = member.value();
    return others;
}

QString caselessKey(const QString &name)
{
    // QString::toCaseFolded() makes "ss" of a sharp s, which compare() does not.
    QString key;
    key.reserve(name.size());
    const QList<uint> characters = name.toUcs4();
    for (const char32_t character : characters)
        key.append(QChar::fromUcs4(QChar::toCaseFolded(character)));
    return key;
}

} // namespace sessionscope
