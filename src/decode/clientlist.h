// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/snapshotbuilder.h"

#include <QByteArrayView>

#include <array>

namespace sessionscope::decode {

//! What appendClientList() found.
struct ClientListCounts
{
    quint32 rows = 0;
    //! Values that were there but are no numbers, by column; add to SnapshotInfo::unreadable.
    std::array<quint32, session::kColumnCount> unreadable{};
};

//! Appends the clients of one node to \a builder. \a text is the answer of CLIENT LIST (Redis 2.4
//! to 8, Valkey; https://redis.io/commands/client-list): a line for each client, fields as
//! name=value between blanks. Fields without a column go to Column::Other as they are, up to 1 KiB
//! a client; absent ones are unknown.
//! More rows than kMaxSessions, by one, are not read.
//! As DAS does, Client is Addr without its port (and without brackets), NodeId is \a nodeId.
//! ClientDesc stays unknown. Invalid UTF-8 is repaired.
//!
//! The value of a field ends where the next "name=" begins, so a value may hold '=' and blanks. Of
//! a field that comes twice the first one counts: id and addr stand before anything that a client
//! chooses itself.
ClientListCounts appendClientList(session::SnapshotBuilder &builder, QByteArrayView text,
                                  QByteArrayView nodeId);

} // namespace sessionscope::decode
