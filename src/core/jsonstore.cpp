// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonstore.h"

#include "core/filelock.h"
#include "core/logging.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace sessionscope {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kReloadDelay = 100ms; // one save is several events of the file system

//! The file, and its folder or what there is of it: a file that is replaced is watched no longer,
//! and one that is not there yet cannot be.
QStringList watchable(const QString &filePath)
{
    QString folder = QFileInfo(filePath).absolutePath();
    for (QString parent; !QFileInfo::exists(folder); folder = parent) {
        parent = QFileInfo(folder).absolutePath();
        if (parent == folder)
            return {};
    }
    return QFileInfo::exists(filePath) ? QStringList{filePath, folder} : QStringList{folder};
}

} // namespace

JsonStore::JsonStore(const QString &filePath, int version, Check check, QObject *parent)
    : QObject(parent)
    , m_filePath(QDir::cleanPath(filePath))
    , m_version(version)
    , m_check(std::move(check))
{
    m_reloadTimer.setSingleShot(true);
    m_reloadTimer.setInterval(kReloadDelay);
    connect(&m_reloadTimer, &QTimer::timeout, this, &JsonStore::reloadIfStamped);
    const auto startTimer = [this] {
        if (!m_reloadTimer.isActive()) // else who writes without a pause would never be heard
            m_reloadTimer.start();
    };
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, startTimer);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this, startTimer] {
        m_isFileChanged = true;
        startTimer();
    });
    reload();
}

JsonStore::Stamp JsonStore::stamp() const
{
    const QFileInfo info(m_filePath);
    return info.exists() ? Stamp{info.size(), info.lastModified()} : Stamp{};
}

JsonFile JsonStore::read()
{
    m_stamp = stamp(); // before: what comes later is seen later
    JsonFile file = JsonFile::read(m_filePath, m_version);
    if (file.state == JsonFile::State::Good && !m_check(file.root)) {
        file.state = JsonFile::State::Damaged;
        file.root = {};
    }
    return file;
}

void JsonStore::reloadIfStamped()
{
    // The folder has news of other files, too, and the locks of all of them.
    if (std::exchange(m_isFileChanged, false) || stamp() != m_stamp)
        reload();
    else
        watch();
}

void JsonStore::reload()
{
    const JsonFile file = read();
    watch();
    const QString path = QDir::toNativeSeparators(m_filePath);
    switch (file.state) {
    case JsonFile::State::Missing:
        setNotice({}, m_kept);
        return;
    case JsonFile::State::Good:
        setNotice({}, m_kept);
        takeOver(file.root);
        return;
    case JsonFile::State::Damaged:
        setNotice(tr("The file %1 is damaged; it is left as it is, and kept under another name "
                     "when it is next written.")
                      .arg(path),
                  m_kept);
        break;
    case JsonFile::State::Newer:
        setNotice(tr("The file %1 was written by a newer version of this program; it is left as "
                     "it is, and kept under another name when it is next written.")
                      .arg(path),
                  m_kept);
        break;
    case JsonFile::State::Unreadable:
        setNotice(tr("The file %1 cannot be read; check its rights.").arg(path), m_kept);
        break;
    }
    qCWarning(lcSettings) << "not read:" << QFileInfo(m_filePath).fileName() << file.detail;
}

void JsonStore::takeOver(const QJsonObject &root)
{
    if (std::exchange(m_root, root) != root)
        emit changed();
}

void JsonStore::setNotice(const QString &problem, const QString &kept)
{
    const QString before = notice();
    m_problem = problem;
    m_kept = kept;
    if (notice() != before)
        emit noticeChanged(notice());
}

void JsonStore::watch()
{
    // Adding what is watched already would only print a warning.
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    for (const QString &path : watchable(m_filePath)) {
        if (!watched.contains(path))
            m_watcher.addPath(path);
    }
}

Result<void> JsonStore::change(const Change &change)
{
    const QString path = QDir::toNativeSeparators(m_filePath);
    makePrivateFolder(QFileInfo(m_filePath).absolutePath());
    const FileLock lock(m_filePath);
    if (!lock.isHeld()) {
        return failure(Error::Code::CannotWrite,
                       tr("%1 cannot be saved: another program holds the file, or the folder "
                          "cannot be written to; try again.")
                           .arg(path));
    }
    const JsonFile file = read();
    if (file.state == JsonFile::State::Unreadable) {
        return failure(Error::Code::CannotRead,
                       tr("The file %1 cannot be read; check its rights.").arg(path), file.detail);
    }
    // What was last seen whole is the best there is of a file that is gone or not understood.
    QJsonObject root = file.state == JsonFile::State::Good ? file.root : m_root;
    if (auto changed = change(root); !changed)
        return changed;
    if (file.state != JsonFile::State::Good || root != file.root) {
        if (auto written = write(file, root); !written)
            return written;
    }
    setNotice({}, m_kept);
    takeOver(root);
    return {};
}

Result<void> JsonStore::write(const JsonFile &former, const QJsonObject &root)
{
    const QString path = QDir::toNativeSeparators(m_filePath);
    QString aside;
    if (former.mustBeKept()) {
        const Result<QString> kept = former.keepAside(m_filePath);
        if (!kept) {
            return failure(
                Error::Code::CannotWrite,
                tr("The file %1 is not understood and cannot be renamed; move it away.").arg(path));
        }
        aside = *kept;
    }
    if (const auto written = JsonFile::write(m_filePath, m_version, root); !written) {
        if (!aside.isEmpty())
            JsonFile::dropAside(m_filePath, aside);
        return failure(Error::Code::CannotWrite,
                       tr("%1 cannot be saved; check the rights of the folder.").arg(path),
                       written.error().detail);
    }
    m_stamp = stamp(); // nobody else writes: we have the lock
    watch();
    if (!aside.isEmpty()) {
        setNotice({},
                  tr("The former file %1 was not understood; it has been kept as %2.")
                      .arg(path, QDir::toNativeSeparators(aside)));
    }
    return {};
}

} // namespace sessionscope
