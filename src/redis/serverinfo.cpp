// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/serverinfo.h"

#include <QByteArrayList>

#include <algorithm>

namespace sessionscope::redis {

namespace {

std::optional<qint64> number(QByteArrayView text)
{
    bool isNumber = false;
    const qint64 value = text.toLongLong(&isNumber);
    return isNumber && value >= 0 ? std::optional(value) : std::nullopt;
}

//! "slave0", "slave12": the name of a replica's line.
bool isReplicaName(QByteArrayView name)
{
    constexpr QByteArrayView kStart("slave");
    return name.startsWith(kStart) && name.size() > kStart.size()
        && std::all_of(name.begin() + kStart.size(), name.end(),
                       [](char digit) { return digit >= '0' && digit <= '9'; });
}

//! "ip=10.0.0.2,port=6379,state=online,offset=14,lag=0"; before 2.8 "10.0.0.2,6379,online".
ReplicaInfo replica(QByteArrayView text)
{
    ReplicaInfo info;
    const QByteArrayList parts = text.toByteArray().split(',');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const qsizetype equals = parts[i].indexOf('=');
        const QByteArrayView name = QByteArrayView(parts[i]).first(std::max<qsizetype>(equals, 0));
        const QByteArray value = parts[i].mid(equals + 1);
        if (name == "ip" || (equals < 0 && i == 0))
            info.host = QString::fromUtf8(value);
        else if (name == "port" || (equals < 0 && i == 1))
            info.port = value.toUShort();
        else if (name == "state" || (equals < 0 && i == 2))
            info.state = value;
    }
    return info;
}

void take(ServerInfo &info, QByteArrayView name, QByteArrayView value)
{
    if (name == "redis_version")
        info.version = value.toByteArray();
    else if (name == "valkey_version")
        info.valkeyVersion = value.toByteArray();
    else if (name == "redis_mode" || name == "server_mode")
        info.mode = value.toByteArray();
    else if (name == "run_id")
        info.runId = value.toByteArray();
    else if (name == "role")
        info.role = value.toByteArray();
    else if (name == "connected_clients")
        info.connectedClients = number(value);
    else if (name == "maxclients")
        info.maxClients = number(value);
    else if (name == "rejected_connections")
        info.rejectedConnections = number(value);
    else if (name == "master_host")
        info.masterHost = QString::fromUtf8(value);
    else if (name == "master_port")
        info.masterPort = value.toByteArray().toUShort();
    else if (name == "master_link_status")
        info.masterLink = value.toByteArray();
    else if (name == "cluster_enabled")
        info.isClusterEnabled = value == "1";
    else if (isReplicaName(name) && info.replicas.size() < kMaxReplicas)
        info.replicas.push_back(replica(value));
}

} // namespace

ServerInfo parseServerInfo(QByteArrayView text)
{
    ServerInfo info;
    while (!text.isEmpty()) {
        qsizetype end = text.indexOf('\n');
        if (end < 0)
            end = text.size();
        const QByteArrayView line = text.first(end).trimmed();
        text = text.sliced(std::min(end + 1, text.size()));
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            take(info, line.first(colon), line.sliced(colon + 1));
    }
    return info;
}

} // namespace sessionscope::redis
