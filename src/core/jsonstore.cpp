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

JsonStore::JsonStore(const QString &filePath, int version, Check check, QObject *parent)
    : QObject(parent)
    , m_filePath(QDir::cleanPath(filePath))
    , m_version(version)
    , m_check(std::move(check))
{
    JsonFile file = read();
    const QString path = QDir::toNativeSeparators(m_filePath);
    switch (file.state) {
    case JsonFile::State::Missing:
    case JsonFile::State::Good:
        m_root = std::move(file.root);
        return;
    case JsonFile::State::Damaged:
        m_notice = tr("The file %1 is damaged; it is left as it is, and kept under another name "
                      "when it is next written.")
                       .arg(path);
        break;
    case JsonFile::State::Newer:
        m_notice = tr("The file %1 was written by a newer version of this program; it is left as "
                      "it is, and kept under another name when it is next written.")
                       .arg(path);
        break;
    case JsonFile::State::Unreadable:
        m_notice = tr("The file %1 cannot be read; check its rights.").arg(path);
        break;
    }
    qCWarning(lcSettings) << "not read:" << QFileInfo(m_filePath).fileName() << file.detail;
}

JsonFile JsonStore::read() const
{
    JsonFile file = JsonFile::read(m_filePath, m_version);
    if (file.state == JsonFile::State::Good && !m_check(file.root)) {
        file.state = JsonFile::State::Damaged;
        file.root = {};
    }
    return file;
}

Result<void> JsonStore::change(const Change &change)
{
    const QString path = QDir::toNativeSeparators(m_filePath);
    QDir().mkpath(QFileInfo(m_filePath).absolutePath());
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
    // What was last seen whole is the best there is of a file that is not understood.
    QJsonObject root = file.mustBeKept() ? m_root : file.root;
    if (auto changed = change(root); !changed)
        return changed;
    if (file.state != JsonFile::State::Good || root != file.root) {
        if (file.mustBeKept()) {
            const Result<QString> aside = file.keepAside(m_filePath);
            if (!aside) {
                return failure(
                    Error::Code::CannotWrite,
                    tr("The file %1 is not understood and cannot be renamed; move it away.")
                        .arg(path));
            }
            m_notice = tr("The former file %1 was not understood; it has been kept as %2.")
                           .arg(path, QDir::toNativeSeparators(*aside));
        }
        if (auto written = JsonFile::write(m_filePath, m_version, root); !written) {
            return failure(Error::Code::CannotWrite,
                           tr("%1 cannot be saved; check the rights of the folder.").arg(path),
                           written.error().detail);
        }
    }
    if (std::exchange(m_root, root) != root)
        emit changed();
    return {};
}

} // namespace sessionscope
