// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QIODevice>
#include <QString>

#include <memory>
#include <stop_token>

namespace sessionscope::exporting {

//! The path that stands for standard output.
inline constexpr char kStandardOutput[] = "-";

//! Where a table goes. A regular file is written beside and put in place by commit(), with the
//! permissions of the file that it replaces; a symbolic link is followed, not replaced. Without
//! commit() the file keeps its content and nothing is left behind; where the file system can hold a
//! file without a name (O_TMPFILE), not even after SIGKILL. Pipes, devices and standard output are
//! written to directly; whatever a failed export has put into a file behind standard output is cut
//! off again.
//!
//! For one thread. SIGPIPE must be ignored by the program, so that a closed pipe is an error.
class Target
{
public:
    Target() = default;
    //! Abandons what has not been committed.
    virtual ~Target() = default;
    Q_DISABLE_COPY_MOVE(Target)

    //! \brief \a path or kStandardOutput. Waits for the reader of a named pipe until \a stop.
    //! Errors: CannotWrite, Cancelled.
    static Result<std::unique_ptr<Target>> open(const QString &path, std::stop_token stop = {});

    //! Unbuffered and open for writing. A write waits for a slow reader, until the stop.
    virtual QIODevice &device() = 0;
    //! Makes it so. May be called once. Error: CannotWrite, also for a disk found full only now.
    virtual Result<void> commit() = 0;
};

//! \brief Whether open() is likely to succeed, without touching anything: the folder is there and
//! may be written to, the file is none of a folder, a read-only one, a closed standard output.
//! Error: CannotWrite.
Result<void> checkTarget(const QString &path);

} // namespace sessionscope::exporting
