// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "live/nodeaccess.h"
#include "redis/redisconnection.h"
#include "redis/serverinfo.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <optional>

namespace sessionscope::live {

//! What one server says of itself and its clients.
struct NodeReport
{
    QByteArray list; //!< CLIENT LIST
    std::optional<redis::ServerInfo> info;
    std::optional<Error> noInfo; //!< why there is none
    std::optional<quint64> clientId; //!< of the own connection; Redis 5 and later
    QByteArray localAddress; //!< the own end of it
    bool isNamed = false; //!< it has redis::kClientName in any list that is true
};

//! One server and the connection to it, which stays open between refreshes. Lives in the thread of
//! the RedisNetwork.
class RedisNode final : public QObject
{
    Q_OBJECT

public:
    explicit RedisNode(redis::RedisOptions options, QObject *parent = nullptr);

    //! \brief Everything in one go. Opens the connection if need be, and once more if it was kept
    //! from before and turns out to be lost. Errors: those of RedisConnection, and what keeps the
    //! list from being read. Not while a report is under way.
    QFuture<Result<NodeReport>> report();

    redis::RedisConnection &connection() { return *m_connection; }

    //! Gives the open connection away; the next report opens another one. Null if there is none, or
    //! something is under way.
    LentConnection lend(QThread *borrower);

private:
    struct Asking;
    using Pending = std::shared_ptr<Asking>;

    void open(const Pending &asking);
    void ask(const Pending &asking);
    void finishOne(const Pending &asking);

    std::unique_ptr<redis::RedisConnection> m_connection; // never null
    std::optional<quint64> m_clientId; // of the connection that is open
};

} // namespace sessionscope::live
