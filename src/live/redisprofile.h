// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "redis/redisaddress.h"

#include <QJsonObject>
#include <QString>

namespace sessionscope::live {

//! What stands at the address of a Redis connection.
enum class RedisTopology {
    Automatic, //!< the server is asked: all nodes of a cluster, else this one
    OneNode, //!< this node alone, whatever it belongs to
    Proxy, //!< a proxy, as in front of Tair and Redis on Alibaba Cloud: it answers for itself
};

//! The part of a saved connection that is about a Redis or Valkey server. Holds no secret.
struct RedisProfile
{
    QString host; //!< a name or an address; IPv6 without brackets
    quint16 port = redis::kDefaultPort;
    QString user; //!< ACL user; empty is the default user
    bool isTls = false;
    QString serverName; //!< verified instead of the host; empty is the host
    QString certificateFile; //!< PEM, the client's; empty is none
    QString keyFile; //!< PEM, of that; empty: in the certificate file
    int db = 0; //!< where the own connection stands
    RedisTopology topology = RedisTopology::Automatic;

    //! Members of the file that this version does not know, written back as they were.
    QJsonObject unknownMembers;

    redis::RedisAddress address() const { return {host, port}; }

    //! Only what is not the default, but for the host.
    QJsonObject toJson() const;
    //! Tolerant: what is missing or of the wrong type takes its default. A topology of a newer
    //! version is Automatic.
    static RedisProfile fromJson(const QJsonObject &object);

    friend bool operator==(const RedisProfile &, const RedisProfile &) = default;
};

} // namespace sessionscope::live
