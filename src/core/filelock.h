// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QString>

namespace sessionscope {

//! Holds a file of the user's against other programs, while it is read, changed and written. It is
//! a QLockFile of the name "<file>.lock", the same that QSettings takes.
//!
//! A program that is killed at the moment it makes the lock leaves one that says nothing of its
//! owner. Nobody holds a lock for longer than some milliseconds, so one of a second and more is
//! dead.
class FileLock final
{
public:
    //! Waits up to kPatience; blocks. The folder must be there.
    explicit FileLock(const QString &filePath);
    Q_DISABLE_COPY_MOVE(FileLock)

    //! False: another program has it, or the folder cannot be written to.
    bool isHeld() const { return m_lock.isLocked(); }

    //! Takes away what a killed program has left, for whoever would wait longer for it.
    static void removeDead(const QString &filePath);

private:
    QLockFile m_lock;
};

} // namespace sessionscope
