// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/jsoncursor.h"
#include "session/snapshotbuilder.h"

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace sessionscope::decode {

//! What stands at a place where a value of a certain kind is expected.
enum class Presence : quint8 {
    Missing, //!< or null
    Expected, //!< of the kind that belongs there
    Other,
};

//! The member Data of an answer.
struct DataReading
{
    Presence data = Presence::Missing;
    Presence sessions = Presence::Missing;
    Presence total = Presence::Missing;
    bool hasTooManyEntries = false; //!< more than kMaxSessions
    session::SnapshotInfo info;
    session::SnapshotBuilder builder;
};

//! The members of the envelope, unknown where missing, null or of another kind.
struct Envelope
{
    std::optional<QString> code;
    std::optional<QString> message;
    std::optional<QString> requestId;
    bool isCode200 = false;
    std::optional<bool> success;
    std::optional<QString> savedInstanceId; //!< Sessionscope.InstanceId
    DataReading data;
};

//! The member of ours that a snapshot file has beside the answer.
inline constexpr QByteArrayView kOwnMember = "Sessionscope";
inline constexpr QByteArrayView kOwnInstanceId = "InstanceId";

//! Passes the object ahead and reads it as an answer of GetRedisAllSession; of duplicate members
//! the last one counts, Data and Sessions included. False at a fault, or if
//! DataReading::hasTooManyEntries.
bool readEnvelope(JsonCursor &cursor, Envelope &envelope);

} // namespace sessionscope::decode
