// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "session/sessionsnapshot.h"

#include <QByteArray>
#include <QJsonObject>

#include <stop_token>

class QIODevice;

namespace sessionscope::decode {

//! Writes \a snapshot as GetRedisAllSession answers (DAS 2020-01-16): the members and their order
//! as documented, and behind them those of CLIENT LIST alone that have a value anywhere, unless
//! \a members says that DAS does not know them; Age and Count as decimal text, other numbers as
//! numbers, null where a value is unknown, compact UTF-8. decodeDasAnswer() reads back the same
//! snapshot; only the count of unreadable values is not part of an answer. \a extraMembers are
//! added at the end of the envelope. Memory: one chunk of some 100 KiB.
//!
//! Fails with Error::CannotWrite (the device's own words) or Cancelled; the device then holds a
//! part of the answer. For any thread.
Result<void> writeDasAnswer(const session::SessionSnapshot &snapshot, QIODevice &device,
                            const QJsonObject &extraMembers = {}, std::stop_token stop = {},
                            session::ColumnSet members = session::kAllColumns);

//! The same in memory: about 330 bytes a session.
QByteArray toDasAnswer(const session::SessionSnapshot &snapshot,
                       const QJsonObject &extraMembers = {},
                       session::ColumnSet members = session::kAllColumns);

} // namespace sessionscope::decode
