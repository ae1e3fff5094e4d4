// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonfile.h"

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <functional>

namespace sessionscope {

//! One JSON file that holds what the user has made, and that several running programs may share:
//! every change is read, changed and written under a lock, so that none of them loses what another
//! one has saved; and what another one has saved is taken over a moment later. GUI thread.
//!
//! A file that is damaged or written by a newer version is shown as empty with a notice() and left
//! alone; should something be saved then, it is first renamed and so kept. If that happens to it
//! while the program runs, or if it is taken away, what was last seen whole remains. Members that
//! this version does not know are for change() to keep.
class JsonStore final : public QObject
{
    Q_OBJECT

public:
    //! False: there is nothing in it for this program, the file counts as damaged.
    using Check = std::function<bool(const QJsonObject &root)>;
    //! Errors are passed on, and nothing is written then.
    using Change = std::function<Result<void>(QJsonObject &root)>;

    //! Reads the file. \a version is the one that this program writes.
    JsonStore(const QString &filePath, int version, Check check, QObject *parent = nullptr);

    //! As last read or written here; without the version.
    const QJsonObject &root() const { return m_root; }

    //! Reads, changes and writes; nothing is written where nothing changes. Errors: CannotRead,
    //! CannotWrite and those of \a change.
    Result<void> change(const Change &change);

    //! Takes over what is in the file now. It happens on its own when the file changes.
    void reload();

    //! What the user should know about the file, in one sentence; empty when all is well. That a
    //! file has been kept is said until the program ends: writing goes on without the user.
    QString notice() const { return m_problem.isEmpty() ? m_kept : m_problem; }

    QString filePath() const { return m_filePath; }

signals:
    //! root() is another one.
    void changed();
    void noticeChanged(const QString &notice);

private:
    //! Tells one state of the file from another, as a rule.
    struct Stamp
    {
        qint64 size = -1; //!< -1: it is not there
        QDateTime modified;

        friend bool operator==(const Stamp &, const Stamp &) = default;
    };

    Stamp stamp() const;
    JsonFile read();
    //! The lock is held. \a former is the file as it is.
    Result<void> write(const JsonFile &former, const QJsonObject &root);
    void takeOver(const QJsonObject &root);
    void setNotice(const QString &problem, const QString &kept);
    void reloadIfStamped();
    void watch();

    const QString m_filePath;
    const int m_version;
    const Check m_check;
    QJsonObject m_root;
    QString m_problem; //!< of the file as it is
    QString m_kept; //!< what has become of a former one
    Stamp m_stamp; //!< of the file as last read
    QFileSystemWatcher m_watcher;
    QTimer m_reloadTimer;
    bool m_isFileChanged = false; //!< whatever its stamp
};

} // namespace sessionscope
