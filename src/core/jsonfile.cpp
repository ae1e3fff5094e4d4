// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonfile.h"

#include "core/limits.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

#include <utility>

namespace sessionscope {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString kVersionMember = u"version"_s;

} // namespace

JsonFile JsonFile::read(const QString &path, int version)
{
    JsonFile result;
    QFile file(path);
    if (!file.exists())
        return result;
    if (!file.open(QIODevice::ReadOnly)) {
        result.state = State::Unreadable;
        result.detail = file.errorString();
        return result;
    }
    result.state = State::Damaged;
    if (file.size() > kMaxSettingsFileBytes)
        return result;
    QJsonParseError parseError;
    const QJsonDocument document =
        QJsonDocument::fromJson(file.read(kMaxSettingsFileBytes), &parseError);
    result.detail = parseError.errorString();
    QJsonObject root = document.object();
    const int written = root.take(kVersionMember).toInt();
    if (!document.isObject() || written < 1)
        return result;
    if (written > version) {
        result.state = State::Newer;
        return result;
    }
    result.state = State::Good;
    result.root = std::move(root);
    return result;
}

Result<void> JsonFile::write(const QString &path, int version, QJsonObject root)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    root[kVersionMember] = version;
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(QJsonDocument(root).toJson()) >= 0 && file.commit();
    if (isWritten)
        return {};
    return failure(Error::Code::CannotWrite, {}, file.errorString());
}

Result<QString> JsonFile::keepAside(const QString &path) const
{
    const QString aside = path + (state == State::Newer ? u".newer-"_s : u".damaged-"_s)
        + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmsszzz"_s);
    if (!QFile::rename(path, aside))
        return failure(Error::Code::CannotWrite, {});
    return aside;
}

} // namespace sessionscope
