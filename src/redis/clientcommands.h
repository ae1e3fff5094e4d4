// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "redis/serverinfo.h"

#include <QByteArrayList>
#include <QFuture>

#include <vector>

//! What is asked of a server about its clients, and done to them, over an open connection.
namespace sessionscope::redis {

class RedisConnection;

//! What became of one CLIENT KILL.
enum class KillOutcome {
    Closed,
    AlreadyGone, //!< no such client: what was wanted is the case
    Refused, //!< not permitted, or not known to this server; nothing was closed
    Unknown //!< sent, and no answer that says so: look at the list
};

struct KillAnswer
{
    KillOutcome outcome = KillOutcome::Unknown;
    Error error; //!< of Refused and Unknown: why
};

//! \brief CLIENT KILL ID (Redis 2.8.12 and later): the one way that meets nobody else.
QByteArrayList killById(quint64 id);
//! \brief CLIENT KILL ADDR (2.8.12 and later). \a address is the \c addr of CLIENT LIST.
QByteArrayList killByAddress(const QByteArray &address);
//! \brief CLIENT KILL ip:port, the form of Redis 2.4, for servers and proxies that know no other.
QByteArrayList killByAddressAlone(const QByteArray &address);

//! \brief Sends one of the commands above. A failure means that nothing was sent; once it is, a
//! connection that breaks is KillOutcome::Unknown. The connection's own client is never met by the
//! first two (they skip it: AlreadyGone); the third one would end it.
QFuture<Result<KillAnswer>> kill(RedisConnection &connection, const QByteArrayList &command);

//! \brief CLIENT LIST of these clients alone, to read identities again; those that are gone are
//! left out. Servers before 6.2 cannot: they answer with all. At most some thousand ids at a time.
QFuture<Result<QByteArray>> clientsById(RedisConnection &connection,
                                        const std::vector<quint64> &ids);

//! \brief What INFO tells of the server, its clients, its replication; \c maxClients from CONFIG
//! GET where INFO has none and that is permitted. Error::NoPermission without the right to INFO.
QFuture<Result<ServerInfo>> serverInfo(RedisConnection &connection);

} // namespace sessionscope::redis
