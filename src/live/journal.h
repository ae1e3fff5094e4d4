// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "live/journalentry.h"

#include <QString>

#include <vector>

namespace sessionscope::live {

//! When the file has grown to this size it is put aside before the next action begins: thousands of
//! usual actions, and still read within a moment.
inline constexpr qint64 kMaxJournalBytes = 8LL * 1024 * 1024;

//! Files put aside that are kept; the oldest one goes. With the one in use 80 MiB and a little.
inline constexpr qsizetype kKeptJournals = 9;

//! One line. An action on kMaxDisconnectTargets sessions has some 6 MiB.
inline constexpr qint64 kMaxJournalLineBytes = 32LL * 1024 * 1024;

//! What this program has done to others, and what came of it: a file of its own, NDJSON, mode 0600,
//! to which lines are only ever appended. A line is written when an action begins, before anything
//! is sent, and another one when it has ended; each by one write, and it is on the disk when the
//! call returns.
//!
//! Several programs may share it. A line that was cut off by a crash or that somebody has damaged
//! stays as it is, and the next one begins behind it. It holds no secrets: see JournalAction.
//!
//! Thread-safe; blocks on the disk, and up to some seconds on another program that writes.
class Journal final
{
public:
    explicit Journal(QString filePath)
        : m_filePath(std::move(filePath))
    {
    }

    //! \brief Says that \a action is about to begin. If that fails it must not be begun:
    //! Error::CannotWrite.
    Result<void> begin(const JournalAction &action) const;
    //! \brief Says how an action that has been begun went: its end, outcomes and request id.
    //! Error::CannotWrite; it then stays one of unknown outcome.
    Result<void> end(const JournalAction &action) const;

    //! \brief All there is, the oldest first. What cannot be read is an entry of its own.
    std::vector<JournalEntry> read() const;

    QString filePath() const { return m_filePath; }

private:
    Result<void> append(const QByteArray &line, bool mayPutAside) const;

    const QString m_filePath;
};

} // namespace sessionscope::live
