// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "redis/redisaddress.h"
#include "redis/reply.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QFuture>

#include <optional>
#include <vector>

namespace sessionscope::redis {

class RedisConnection;

//! One node of a cluster, as the asked node sees it.
struct ClusterNode
{
    enum class Role { Unknown, Primary, Replica };
    enum class Health {
        Online,
        Loading, //!< a replica that has not its data yet
        Suspected, //!< fail?: the asked node does not reach it
        Failed, //!< fail: most do not reach it
        Handshake, //!< met, but not yet part of the cluster
        NoAddress //!< nobody knows where it is
    };

    QByteArray id; //!< 40 digits
    QString host; //!< where clients find it: a name or an address, IPv6 without brackets
    quint16 port = 0; //!< 0: none without TLS, or not told
    quint16 tlsPort = 0; //!< 0: none with TLS, or not told
    QString hostName; //!< announced beside host, to which certificates are made out; may be empty
    Role role = Role::Unknown;
    QByteArray shard; //!< id of the shard's primary; empty: not known
    Health health = Health::Online;
    bool isMyself = false; //!< the one that was asked

    //! Where to connect to. CLUSTER NODES tells one port, that of the kind of connection which
    //! asked: where the other one is not known it is used for both. nullopt: nowhere.
    std::optional<RedisAddress> address(bool withTls) const;

    friend bool operator==(const ClusterNode &, const ClusterNode &) = default;
};

//! Redis recommends 1,000 nodes at most; more of an answer is Error::TooLarge.
inline constexpr std::size_t kMaxClusterNodes = 10'000;

//! CLUSTER SHARDS (Redis 7.0 and later; https://redis.io/commands/cluster-shards). \a asked is the
//! host of the node that answers: nodes that do not know theirs stand behind the same.
Result<std::vector<ClusterNode>> parseClusterShards(const Reply &reply, const QString &asked);

//! CLUSTER NODES (3.0 and later; https://redis.io/commands/cluster-nodes). The port is taken for
//! that of TLS if \a withTls.
Result<std::vector<ClusterNode>> parseClusterNodes(QByteArrayView text, const QString &asked,
                                                   bool withTls);

//! \brief Asks an open connection for all nodes: CLUSTER SHARDS, or CLUSTER NODES where that is
//! not known or not permitted.
QFuture<Result<std::vector<ClusterNode>>> clusterNodes(RedisConnection &connection);

} // namespace sessionscope::redis
