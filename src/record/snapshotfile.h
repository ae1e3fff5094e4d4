// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "session/sessionsnapshot.h"

#include <QDateTime>
#include <QString>

#include <stop_token>

namespace sessionscope::record {

//! What a snapshot file says beside the answer. The instance is SnapshotInfo::instanceId.
struct SnapshotFileInfo
{
    QDateTime
        savedAt; //!< when the user saved it; the data's own time is SnapshotInfo::timestamp_ms
    QString program; //!< "Sessionscope 1.2.3"
};

//! Saves \a snapshot as JSON in the shape of the API's answer, with a member of ours at the end:
//!
//!     "Sessionscope": {"Version": 1, "InstanceId": ..., "SavedAt": ISO 8601, "Program": ...}
//!
//! The target is the new file or the old one, never a part; a pipe or a device is written to
//! directly. Fails with Error::CannotWrite or
//! Cancelled. Blocks on the disk: not for the GUI thread.
Result<void> saveSnapshot(const QString &path, const session::SessionSnapshot &snapshot,
                          const SnapshotFileInfo &info, const std::stop_token &stop = {});

//! Opens what saveSnapshot() wrote, or any saved answer of the API: compact or pretty printed, with
//! or without BOM; UTF-16 with BOM as well, which a redirection in PowerShell writes.
//!
//! Fails with Error::CannotRead (missing, a folder, no right, not readable), EmptyAnswer, NotJson,
//! UnexpectedAnswer, TooLarge, Cancelled, or Refused: the file holds the server's refusal, whose
//! Code and RequestId the error carries. Blocks: not for the GUI thread.
Result<session::SnapshotPointer> loadSnapshot(const QString &path, std::stop_token stop = {});

} // namespace sessionscope::record
