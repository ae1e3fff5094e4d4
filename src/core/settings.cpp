// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings.h"

#include "core/filelock.h"
#include "core/inivalues.h"
#include "core/jsonfile.h"
#include "core/limits.h"
#include "core/logging.h"
#include "core/settingstable.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>

#include <tuple>

namespace sessionscope {

using namespace Qt::Literals::StringLiterals;
using namespace settingstable;

namespace {

//! QSettings writes beside and renames, and the new file takes the permissions of the old one: it
//! must be there, and the user's alone, before anything is written to it.
void makePrivate(const QString &path)
{
    constexpr QFile::Permissions kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner;
    if (QFile::exists(path)) {
        if (QFile::permissions(path) & ~kOwnerOnly & ~(QFile::ReadUser | QFile::WriteUser))
            QFile::setPermissions(path, kOwnerOnly);
        return;
    }
    makePrivateFolder(QFileInfo(path).absolutePath());
    QFile created(path);
    if (created.open(QIODevice::WriteOnly | QIODevice::NewOnly, kOwnerOnly))
        created.close();
}

//! Good, Damaged or Newer.
JsonFile::State stateOf(const QFileInfo &info)
{
    if (info.size() > kMaxSettingsFileBytes)
        return JsonFile::State::Damaged;
    QFile raw(info.filePath());
    if (raw.open(QIODevice::ReadOnly) && holdsBinaryValues(raw.readAll()))
        return JsonFile::State::Damaged;
    const QSettings file(info.filePath(), QSettings::IniFormat);
    const int version = file.value(nameOf(Settings::Key::SchemaVersion)).toInt();
    std::ignore = file.allKeys(); // sections are parsed when first looked into
    if (file.status() == QSettings::FormatError)
        return JsonFile::State::Damaged;
    return version > Settings::kSchemaVersion ? JsonFile::State::Newer : JsonFile::State::Good;
}

} // namespace

Settings::Settings(const QString &filePath, QObject *parent)
    : QObject(parent)
{
    FileLock::removeDead(filePath); // QSettings would wait half a minute for it
    setAsideIfUnfit(filePath);
    m_file = std::make_unique<QSettings>(filePath, QSettings::IniFormat);
    m_file->setFallbacksEnabled(false);
    remember();
}

Settings::~Settings()
{
    sync();
}

void Settings::setAsideIfUnfit(const QString &filePath)
{
    const QFileInfo info(filePath);
    if (!info.exists())
        return;
    if (info.isDir() || !info.isReadable()) {
        m_notice = tr("The settings file %1 cannot be read; check its rights.")
                       .arg(QDir::toNativeSeparators(filePath));
        return;
    }
    const JsonFile::State state = stateOf(info);
    if (state == JsonFile::State::Good)
        return;
    // Beside the file and under a name of its own: QSettings would drop what it cannot read, and
    // write values of this version among those of a newer one.
    const bool isNewer = state == JsonFile::State::Newer;
    const QString aside = filePath + (isNewer ? u".newer-"_s : u".damaged-"_s)
        + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmsszzz"_s);
    if (!QFile::rename(filePath, aside)) {
        m_notice =
            (isNewer ? tr("The settings file %1 was written by a newer version of this program and "
                          "cannot be renamed; move it away.")
                     : tr("The settings file %1 is damaged and cannot be renamed; move it away."))
                .arg(QDir::toNativeSeparators(filePath));
    } else {
        m_notice =
            (isNewer
                 ? tr("The settings file was written by a newer version of this program; it has "
                      "been kept as %1, and the defaults are used.")
                 : tr("The settings file is damaged; it has been kept as %1, and the defaults are "
                      "used."))
                .arg(QDir::toNativeSeparators(aside));
    }
    qCWarning(lcSettings) << "settings file set aside:" << info.fileName();
}

QVariant Settings::value(Key key) const
{
    const Row &row = rowOf(key);
    const QVariant stored = m_file->value(nameOf(key));
    return checked(row, stored.isValid() ? stored : QVariant(QString::fromLatin1(row.fallback)));
}

void Settings::setValue(Key key, const QVariant &value)
{
    const QVariant allowed = checked(rowOf(key), value);
    if (allowed == this->value(key))
        return;
    makePrivate(filePath()); // QSettings may write on its own, from the event loop
    m_file->setValue(nameOf(key), allowed);
    if (!m_file->contains(nameOf(Key::SchemaVersion)))
        m_file->setValue(nameOf(Key::SchemaVersion), kSchemaVersion);
    m_known.insert(key, allowed);
    emit changed(key);
}

void Settings::reset(Key key)
{
    const QVariant before = value(key);
    m_file->remove(nameOf(key));
    m_known.insert(key, value(key));
    if (value(key) != before)
        emit changed(key);
}

void Settings::remember()
{
    for (const Row &row : rows())
        m_known.insert(row.key, value(row.key));
}

bool Settings::sync()
{
    const QString path = filePath();
    if (QFileInfo(path).isFile() || !m_file->allKeys().isEmpty()) // nothing saved, nothing made
        makePrivate(path);
    m_file->sync();
    const bool isWritten = m_file->status() == QSettings::NoError;
    if (!isWritten) {
        m_notice = tr("The settings cannot be saved in %1; check the rights of the folder.")
                       .arg(QDir::toNativeSeparators(path));
    }
    // What another program has changed meanwhile.
    for (const Row &row : rows()) {
        const QVariant now = value(row.key);
        if (m_known.value(row.key) == now)
            continue;
        m_known.insert(row.key, now);
        emit changed(row.key);
    }
    return isWritten;
}

QString Settings::filePath() const
{
    return m_file->fileName();
}

} // namespace sessionscope
