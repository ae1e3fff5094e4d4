// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/certificates.h"
#include "support/redisservers.h"
#include "support/relay.h"

#include <QList>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <vector>

namespace sessionscope::test {

//! Real servers that are fine and not so fine, and a relay that leads a saved connection to one of
//! them. Their user is kUser with kPassword.
class RedisStage final
{
public:
    static constexpr auto kUser = "worker";
    static constexpr auto kPassword = "rq7-bingo";

    //! False if they cannot be started.
    bool start();

    //! All is well: a server with a list of kClients and the own connection.
    void heal(bool isTls);

    static constexpr int kClients = 3;

    Relay relay;
    testing::Certificates authority;
    testing::Certificates otherAuthority;
    TlsRedisServer good;
    TlsRedisServer ofOtherAuthority;
    TlsRedisServer expired;
    TlsRedisServer ofOtherHost;
    TlsRedisServer askingForCertificates;
    RedisServer otherPassword;
    RedisServer withoutList;
    RedisServer full;

    //! A server that says one thing to everybody who has said something; its port.
    quint16 saying(const QByteArray &answer);

private:
    std::vector<std::unique_ptr<QTcpServer>> m_parrots;
    std::vector<std::unique_ptr<QTcpSocket>> m_clients;
};

//! What can go wrong on the way to a Redis server, and what the program makes of it.
struct RedisFault
{
    const char *name;
    bool isTls; //!< what the saved connection says
    std::function<void(RedisStage &)> begin;
    const char *sentence; //!< that the user reads, a part of it
    int status; //!< of the command line
    bool isSlow = false; //!< ends by a deadline: half a minute on the command line
};

const std::vector<RedisFault> &redisFaults();

} // namespace sessionscope::test
