// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/redisservers.h"

#include "support/certificates.h"

#include <QDeadlineTimer>
#include <QThread>

namespace sessionscope::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kCompanyTimeout_ms = 30'000;
constexpr int kStep_ms = 20;

template <class Condition>
bool waitUntil(Condition isReached)
{
    const QDeadlineTimer deadline(kCompanyTimeout_ms);
    while (!isReached()) {
        if (deadline.hasExpired())
            return false;
        QThread::msleep(kStep_ms);
    }
    return true;
}

QStringList tlsArguments(const testing::Certificates &certificates, quint16 port,
                         bool asksForClients)
{
    return {u"--tls-port"_s,         QString::number(port),
            u"--tls-cert-file"_s,    certificates.certificateFile(),
            u"--tls-key-file"_s,     certificates.keyFile(),
            u"--tls-ca-cert-file"_s, certificates.caFile(),
            u"--tls-auth-clients"_s, asksForClients ? u"yes"_s : u"no"_s};
}

//! Nodes tell each other of one port only, that of the kind which the bus has.
QStringList clusterTlsArguments(const testing::Certificates &certificates, quint16 port)
{
    return tlsArguments(certificates, port, false)
        + QStringList{u"--tls-cluster"_s,          u"yes"_s,
                      u"--tls-client-cert-file"_s, certificates.clientCertificateFile(),
                      u"--tls-client-key-file"_s,  certificates.clientKeyFile()};
}

} // namespace

bool waitForInfo(const RedisServer &server, const QString &section, const QByteArray &text)
{
    return waitUntil([&] { return server.cli({u"INFO"_s, section}).contains(text); });
}

bool TlsRedisServer::start(const testing::Certificates &certificates, bool asksForClients,
                           const QStringList &arguments)
{
    m_tlsPort = freePort();
    return m_server.start(tlsArguments(certificates, m_tlsPort, asksForClients) + arguments);
}

bool startReplica(RedisServer &replica, const RedisServer &primary)
{
    const QString port = QString::number(primary.port());
    // Else the primary waits for more of them before it sends its data.
    primary.cli({u"CONFIG"_s, u"SET"_s, u"repl-diskless-sync-delay"_s, u"0"_s});
    return replica.start({u"--replicaof"_s, u"127.0.0.1"_s, port})
        && waitForInfo(replica, u"replication"_s, "master_link_status:up")
        && waitForInfo(primary, u"replication"_s,
                       "port=" + QByteArray::number(replica.port()) + ",state=online");
}

bool RedisCluster::start(const QStringList &arguments)
{
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        if (!startNode(i, arguments))
            return false;
    }
    return join(false);
}

bool RedisCluster::startWithTls(const testing::Certificates &certificates)
{
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        m_tlsPorts[i] = freePort();
        if (!startNode(i, clusterTlsArguments(certificates, m_tlsPorts[i])))
            return false;
    }
    return join(true);
}

bool RedisCluster::startWithNames(testing::Certificates &certificates,
                                  const std::array<QByteArray, kNodes> &names,
                                  const std::array<QByteArray, kNodes> &subjects)
{
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        m_tlsPorts[i] = freePort();
        if (certificates.serverFor(subjects[i]).isNull()) {
            m_error = u"no certificate"_s;
            return false;
        }
        if (!startNode(
                i,
                clusterTlsArguments(certificates, m_tlsPorts[i])
                    + QStringList{u"--cluster-announce-hostname"_s, QString::fromUtf8(names[i])}))
            return false;
    }
    return join(true);
}

bool RedisCluster::startAgain(int index)
{
    return node(index).startAgain(m_arguments[static_cast<std::size_t>(index)]);
}

bool RedisCluster::startNode(std::size_t index, const QStringList &arguments)
{
    m_busPorts[index] = freePort(); // the usual one, port + 10000, may be none
    m_arguments[index] =
        QStringList{u"--cluster-enabled"_s,      u"yes"_s,
                    u"--cluster-port"_s,         QString::number(m_busPorts[index]),
                    u"--cluster-node-timeout"_s, u"2000"_s}
        + arguments;
    if (m_nodes[index].start(m_arguments[index]))
        return true;
    m_error = m_nodes[index].errorString();
    return false;
}

bool RedisCluster::join(bool isTls)
{
    constexpr std::array<const char *, kNodes> kSlots{"0 5460", "5461 10922", "10923 16383"};
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        // Epochs of their own, so that nobody has to agree on them first.
        QByteArray commands = "CLUSTER SET-CONFIG-EPOCH " + QByteArray::number(i + 1)
            + "\nCLUSTER ADDSLOTSRANGE " + kSlots[i] + '\n';
        if (i > 0) {
            commands += "CLUSTER MEET 127.0.0.1 "
                + QByteArray::number(isTls ? m_tlsPorts[0] : m_nodes[0].port()) + ' '
                + QByteArray::number(m_busPorts[0]) + '\n';
        }
        m_nodes[i].cli({}, commands);
    }
    for (const RedisServer &each : m_nodes) {
        if (!waitUntil([&each] {
                return each.cli({u"CLUSTER"_s, u"INFO"_s}).contains("cluster_state:ok");
            })) {
            m_error = u"the nodes of the cluster do not find each other"_s;
            return false;
        }
    }
    return true;
}

QByteArray RedisCluster::id(int index)
{
    return node(index).cli({u"CLUSTER"_s, u"MYID"_s}).trimmed();
}

} // namespace sessionscope::test
