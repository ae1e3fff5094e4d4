// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/redisserver.h"

#include <array>

namespace sessionscope::testing {
class Certificates;
}

//! Real servers in company: encrypted ones, replicas, clusters. All on 127.0.0.1, all die with the
//! test program; redis-server 7.0 or later.
namespace sessionscope::test {

//! Waits until INFO of \a section holds \a text.
bool waitForInfo(const RedisServer &server, const QString &section, const QByteArray &text);

//! A server that listens with TLS, and without on server().port().
class TlsRedisServer final
{
public:
    //! With the certificate of the last \c serverFor(); \a asksForClients: only those get in whose
    //! certificate is of the same authority.
    bool start(const testing::Certificates &certificates, bool asksForClients = false,
               const QStringList &arguments = {});

    RedisServer &server() { return m_server; }

    quint16 tlsPort() const { return m_tlsPort; }

private:
    RedisServer m_server;
    quint16 m_tlsPort = 0;
};

//! Starts \a replica as one of \a primary, and waits until both know each other.
bool startReplica(RedisServer &replica, const RedisServer &primary);

//! Three primaries that have met and share the slots.
class RedisCluster final
{
public:
    static constexpr int kNodes = 3;

    bool start(const QStringList &arguments = {});
    //! The same, listening with TLS too, with the certificates of the last \c serverFor() and of
    //! \c client().
    bool startWithTls(const testing::Certificates &certificates);
    //! The same; each announces a name, by which Redis does not find them: addresses stay what they
    //! are. The certificate of each is made out to \a subjects alone ("DNS:orders-1.example").
    bool startWithNames(testing::Certificates &certificates,
                        const std::array<QByteArray, kNodes> &names,
                        const std::array<QByteArray, kNodes> &subjects);
    //! A node that was stopped, as it was.
    bool startAgain(int index);

    RedisServer &node(int index) { return m_nodes[static_cast<std::size_t>(index)]; }

    quint16 tlsPort(int index) const { return m_tlsPorts[static_cast<std::size_t>(index)]; }

    //! What \c CLUSTER MYID says.
    QByteArray id(int index);

    QString errorString() const { return m_error; }

private:
    bool startNode(std::size_t index, const QStringList &arguments);
    bool join(bool isTls);

    std::array<RedisServer, kNodes> m_nodes;
    std::array<QStringList, kNodes> m_arguments;
    std::array<quint16, kNodes> m_busPorts{};
    std::array<quint16, kNodes> m_tlsPorts{};
    QString m_error;
};

} // namespace sessionscope::test
