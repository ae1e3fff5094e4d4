// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "redis/redisconnection.h"

#include <QByteArray>
#include <QFuture>

#include <functional>
#include <memory>

class QThread;

namespace sessionscope::live {

//! One that is open. It is deleted in the thread in which it lives.
using LentConnection = std::shared_ptr<redis::RedisConnection>;

//! How to reach one node whose clients are in the list, with the credentials that are known now.
struct NodeAccess
{
    QByteArray nodeId; //!< as in the column NodeId: host:port
    redis::RedisOptions options;
    bool isProxy = false; //!< its clients are known by their address alone
    //! INFO's run_id of the process that was listed: behind one address there may be several.
    //! Empty: not known.
    QByteArray runId = {};
    //! Takes over the connection over which the list was read, for a server that has no room for
    //! another one: from then on it belongs to \a borrower. Fails if it cannot be had just now.
    //! Any thread. May be empty.
    std::function<QFuture<Result<LentConnection>>(QThread *borrower)> borrow = {};
};

} // namespace sessionscope::live
