// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QString>

class QFile;

namespace sessionscope {

//! Makes the folder if it is not there, for the user alone: what is beside a file while it is
//! written is nobody else's business. One that is there stays as it is.
void makePrivateFolder(const QString &path);

//! What has been written to \a file is on the disk when it returns, as far as the file system can
//! do that. False with errno: it could not be kept after all.
bool sendToDisk(const QFile &file);
//! Likewise, that \a path has the names it has.
void sendFolderToDisk(const QString &path);

//! A small file of the user's that holds one JSON object with a number of its version (mode 0600).
//! What cannot be read is never written over: it is first given another name. Blocks; any thread.
//!
//! It is written as "<file>.saving" and renamed. That name is always the same, so that what killed
//! programs leave does not pile up: the next one writes over it. Whoever writes holds a FileLock.
struct JsonFile
{
    enum class State {
        Missing,
        Good,
        Damaged, //!< not JSON, no version, or longer than kMaxSettingsFileBytes
        Newer, //!< of a version that this program does not know
        Unreadable, //!< the rights of the file
    };

    State state = State::Missing;
    QJsonObject root; //!< without the version; empty unless Good
    QString detail; //!< for the log

    //! Nothing of the file may be lost by writing to it.
    bool mustBeKept() const { return state == State::Damaged || state == State::Newer; }

    static JsonFile read(const QString &path, int version);
    //! Makes the folder. Errors: CannotWrite, without a message.
    static Result<void> write(const QString &path, int version, QJsonObject root);
    //! Gives what mustBeKept() another name, which is returned; where the file system can do it,
    //! it has both until it is written over. Errors: CannotWrite, without a message.
    Result<QString> keepAside(const QString &path) const;
    //! Nothing has been written: takes the second name away, if it is one.
    static void dropAside(const QString &path, const QString &aside);
};

} // namespace sessionscope
