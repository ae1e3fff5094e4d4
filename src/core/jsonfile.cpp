// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonfile.h"

#include "core/limits.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <filesystem>
#include <utility>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#endif

namespace sessionscope {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString kVersionMember = u"version"_s;

//! Where the bytes are: people keep such files elsewhere and link to them.
QString targetOf(const QString &path)
{
    const QFileInfo info(path);
    return info.isSymLink() ? info.symLinkTarget() : path;
}

std::filesystem::path native(const QString &path)
{
    return QFileInfo(path).filesystemFilePath();
}

//! What went wrong; empty if nothing has. \a beside is not there any more then.
QString fillAndRename(const QString &beside, const QByteArray &bytes, const QString &target)
{
    // Its rights before its content.
    constexpr QFile::Permissions kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner;
    QFile file(beside);
    QString problem;
    if (file.open(QIODevice::WriteOnly, kOwnerOnly) && file.setPermissions(kOwnerOnly)
        && file.write(bytes) == bytes.size() && file.flush()) {
        sendToDisk(file);
        file.close();
        std::error_code error;
        std::filesystem::rename(native(beside), native(target), error);
        if (!error)
            return {};
        problem = QString::fromStdString(error.message());
    } else {
        problem = file.errorString();
    }
    file.remove();
    return problem;
}

} // namespace

void makePrivateFolder(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists())
        return;
    QDir().mkpath(info.absolutePath());
    QDir(info.absolutePath())
        .mkdir(info.fileName(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

bool sendToDisk(const QFile &file)
{
#ifdef Q_OS_WIN
    return ::_commit(file.handle()) == 0;
#else
    // Not every file system can.
    return ::fsync(file.handle()) == 0 || errno == EINVAL || errno == ENOTSUP || errno == ENOSYS;
#endif
}

void sendFolderToDisk(const QString &path)
{
#ifndef Q_OS_WIN // keeps names by itself
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (folder < 0)
        return;
    ::fsync(folder);
    ::close(folder);
#else
    Q_UNUSED(path);
#endif
}

JsonFile JsonFile::read(const QString &path, int version)
{
    JsonFile result;
    if (!QFileInfo::exists(path)) // for a QFile a link to nothing is there
        return result;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        result.state = State::Unreadable;
        result.detail = file.errorString();
        return result;
    }
    result.state = State::Damaged;
    const qint64 size = file.size();
    if (size > kMaxSettingsFileBytes)
        return result;
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(file.read(size), &parseError);
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
    root[kVersionMember] = version;
    const QByteArray bytes = QJsonDocument(root).toJson();
    if (bytes.size() > kMaxSettingsFileBytes) // it could not be read again
        return failure(Error::Code::CannotWrite, {}, u"too long"_s);
    makePrivateFolder(QFileInfo(path).absolutePath());
    const QString target = targetOf(path);
    const QString problem = fillAndRename(target + u".saving"_s, bytes, target);
    if (problem.isEmpty())
        return {};
    return failure(Error::Code::CannotWrite, {}, problem);
}

Result<QString> JsonFile::keepAside(const QString &path) const
{
    const QString aside = path + (state == State::Newer ? u".newer-"_s : u".damaged-"_s)
        + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmsszzz"_s);
    // A second name for the time being: no other program ever finds no file there.
    std::error_code error;
    std::filesystem::create_hard_link(native(targetOf(path)), native(aside), error);
    if (error && !QFile::rename(path, aside))
        return failure(Error::Code::CannotWrite, {});
    return aside;
}

void JsonFile::dropAside(const QString &path, const QString &aside)
{
    std::error_code error;
    if (std::filesystem::equivalent(native(targetOf(path)), native(aside), error))
        QFile::remove(aside);
}

} // namespace sessionscope
