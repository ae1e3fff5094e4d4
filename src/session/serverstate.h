// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace sessionscope::session {

//! A server whose clients are in a list, or should be.
struct ServerNode
{
    enum class Role { Unknown, Primary, Replica, Proxy };

    QByteArray id; //!< host:port, as in the column NodeId
    Role role = Role::Unknown;
    std::optional<Error> error; //!< why its sessions are missing, or old
    //! As the server counts (INFO, CONFIG); std::nullopt where it does not say or may not be asked.
    std::optional<qint64> connectedClients;
    std::optional<qint64> maxClients;
    std::optional<qint64> rejectedConnections; //!< since the start, for want of maxClients
    //! Of a node with an error: when its sessions in the list were true, Unix time. std::nullopt:
    //! there are none of it.
    std::optional<qint64> listed_ms = std::nullopt;
};

//! What servers that were asked themselves say beside their clients. Empty for DAS and files.
struct ServerState
{
    std::vector<ServerNode> nodes; //!< by id
    //! Replicas or the primary, which are servers of their own and not in the list.
    std::vector<ServerNode> related;
    QString version; //!< "Redis 7.0.15", "Valkey 8.0.1"; empty if it is not known
    std::vector<Error> lacking; //!< what could not be asked besides, and why
    std::vector<quint32> ownRows; //!< connections of this program; ascending

    bool isProxy() const;
    std::vector<ServerNode> failedNodes() const;
};

//! How many connections there are, and how many there may be.
struct HeadRoom
{
    qint64 used = 0;
    qint64 limit = 0; //!< more than 0
    QByteArray nodeId; //!< of several the fullest one; empty: there is only one
    std::optional<qint64> rejected; //!< by all of them together

    //! Rounded down; more than 100 is possible.
    qint64 percent() const { return used * 100 / limit; }

    friend bool operator==(const HeadRoom &, const HeadRoom &) = default;
};

//! By what the servers say; else \a sessions against \a knownLimit (0: not known), which the user
//! has given. std::nullopt: nobody knows a limit.
std::optional<HeadRoom> headRoomOf(const ServerState &state, qint64 sessions, qint64 knownLimit);

} // namespace sessionscope::session
