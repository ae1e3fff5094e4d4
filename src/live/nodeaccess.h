// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "redis/redisconnection.h"

#include <QByteArray>

namespace sessionscope::live {

//! How to reach one node whose clients are in the list, with the credentials that are known now.
struct NodeAccess
{
    QByteArray nodeId; //!< as in the column NodeId: host:port
    redis::RedisOptions options;
    bool isProxy = false; //!< its clients are known by their address alone
};

} // namespace sessionscope::live
