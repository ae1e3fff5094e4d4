// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "decode/bodysource.h"
#include "session/sessionsnapshot.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <stop_token>

namespace sessionscope::decode {

class BodyWindows;

//! The server's own words where it refuses inside a JSON envelope, whatever the HTTP status.
struct Refusal
{
    QString code; //!< a number as its text; empty if there is none
    QString message;
    QString requestId;

    friend bool operator==(const Refusal &, const Refusal &) = default;
};

//! Exactly one of the two is there.
struct DasAnswer
{
    std::optional<Refusal> refusal;
    session::SnapshotPointer snapshot;
};

//! Reads an answer of GetRedisAllSession (DAS 2020-01-16), or the envelope of a refusal. Pure; for
//! any thread; O(bytes). \a instanceId is what was asked for and becomes SnapshotInfo::instanceId;
//! if it is empty, the one in a snapshot file of ours ("Sessionscope": {"InstanceId": ...}) does.
//!
//! The whole document must be JSON (RFC 8259), members that nobody knows included. Beyond that
//! reading is tolerant: a BOM is skipped; invalid UTF-8 and lone surrogates become U+FFFD, one for
//! each maximal part that could have begun a character; of duplicate members the last one counts;
//! values are read as decode/jsonscalar.h says. An element of Sessions that is no object is left
//! out and counted in SnapshotInfo::unreadableRows.
//!
//! It is a success if Success is true (or the text "true"), a refusal if it is false; without a
//! usable Success if Code is 200; without either if there is a list of sessions. Sessions may be
//! missing or null where Total is 0, null or missing.
//!
//! Fails with Error::EmptyAnswer, NotJson (the message says at which byte), UnexpectedAnswer (no
//! session list where one must be), TooLarge (kMaxBodyBytes, kMaxJsonDepth) or Cancelled. The
//! detail is the beginning of \a body.
Result<DasAnswer> decodeDasAnswer(QByteArray body, const QString &instanceId,
                                  std::stop_token stop = {});

//! The same over a body that is still arriving: \a next is asked until its end or until the answer
//! cannot be read on. Memory: the snapshot, a window of the body (BodyWindows) and its index.
Result<DasAnswer> decodeDasAnswer(const BodySource &next, const QString &instanceId,
                                  std::stop_token stop = {});

//! The same over a body that is cut as \a windows say.
Result<DasAnswer> decodeDasAnswer(BodyWindows &windows, const QString &instanceId,
                                  std::stop_token stop = {});

} // namespace sessionscope::decode
