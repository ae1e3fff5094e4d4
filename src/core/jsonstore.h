// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonfile.h"

#include <QObject>

#include <functional>

namespace sessionscope {

//! One JSON file that holds what the user has made, and that several running programs may share:
//! every change is read, changed and written under a lock, so that none of them loses what another
//! one has saved. GUI thread.
//!
//! A file that is damaged or written by a newer version is shown as empty with a notice() and left
//! alone; should something be saved then, it is first renamed and so kept. Members that this
//! version does not know are for change() to keep.
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

    //! What the user should know about the file, in one sentence; empty when all is well. That a
    //! file has been kept is said until the program ends: writing goes on without the user.
    QString notice() const { return m_notice; }

    QString filePath() const { return m_filePath; }

signals:
    //! root() is another one.
    void changed();

private:
    JsonFile read() const;

    const QString m_filePath;
    const int m_version;
    const Check m_check;
    QJsonObject m_root;
    QString m_notice;
};

} // namespace sessionscope
