// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace sessionscope::redis {

//! A replica as its primary sees it.
struct ReplicaInfo
{
    QString host;
    quint16 port = 0;
    QByteArray state; //!< online, wait_bgsave, send_bulk ...

    friend bool operator==(const ReplicaInfo &, const ReplicaInfo &) = default;
};

//! More replicas than any server feeds are not taken from an answer.
inline constexpr std::size_t kMaxReplicas = 1000;

//! What INFO says about the server, as far as it is used. Absent fields are empty.
struct ServerInfo
{
    QByteArray version; //!< redis_version; Valkey: the Redis it is compatible with
    QByteArray valkeyVersion; //!< valkey_version
    QByteArray mode; //!< redis_mode, server_mode: standalone, cluster, sentinel
    QByteArray runId; //!< run_id: new at each start of the process
    QByteArray role; //!< role: master, slave

    std::optional<qint64> connectedClients; //!< without replicas
    std::optional<qint64> maxClients; //!< in INFO as of 5.0.10, 6.0; else CONFIG GET maxclients
    std::optional<qint64> rejectedConnections; //!< since the start, for want of maxClients

    std::vector<ReplicaInfo> replicas; //!< of a primary
    QString masterHost; //!< of a replica
    quint16 masterPort = 0;
    QByteArray masterLink; //!< up, down
    bool isClusterEnabled = false;
};

//! Reads the text of INFO, any sections. Unknown fields are ignored, and so are numbers that are
//! none.
ServerInfo parseServerInfo(QByteArrayView text);

} // namespace sessionscope::redis
