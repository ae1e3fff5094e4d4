// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/clientlist.h"
#include "live/nodeaccess.h"
#include "support/redisserver.h"
#include "support/waitfor.h"

#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>
#include <memory>
#include <vector>

//! Real clients of real servers, to be disconnected.
namespace sessionscope::test {

//! A client that somebody else has open.
class RedisClient final
{
public:
    //! \a localPort: its own end; 0: any.
    explicit RedisClient(quint16 port, const QByteArray &name, quint16 localPort = 0)
        : m_name(name)
    {
        if (localPort != 0)
            m_socket.bind(QHostAddress::LocalHost, localPort, QAbstractSocket::ReuseAddressHint);
        m_socket.connectToHost(QHostAddress::LocalHost, port);
        m_isUp = m_socket.waitForConnected(kWait_ms)
            && ask("CLIENT SETNAME " + name + "\r\n") == "+OK\r\n";
        m_id = ask("CLIENT ID\r\n").mid(1).trimmed().toULongLong();
    }

    QByteArray ask(const QByteArray &command)
    {
        m_socket.write(command);
        return m_socket.waitForReadyRead(kWait_ms) ? m_socket.readAll() : QByteArray();
    }

    //! It could connect and has its name.
    bool isUp() const { return m_isUp; }

    //! The server answers it.
    bool lives() { return ask("PING\r\n") == "+PONG\r\n"; }

    //! Waits for the end that the server has made.
    bool isClosed()
    {
        return m_socket.state() == QAbstractSocket::UnconnectedState
            || m_socket.waitForDisconnected(kWait_ms);
    }

    quint16 localPort() const { return m_socket.localPort(); }

    quint64 id() const { return m_id; }

    const QByteArray &name() const { return m_name; }

private:
    static constexpr int kWait_ms = 30'000;

    const QByteArray m_name;
    QTcpSocket m_socket;
    bool m_isUp = false;
    quint64 m_id = 0;
};

//! A free port outside of the range from which systems give ports to connections: nobody takes it
//! between two clients of the same one.
inline quint16 lastingPort()
{
    constexpr int kFirst = 20'000;
    constexpr int kEnd = 30'000;
    QTcpServer server;
    quint16 port = 0;
    do
        port = static_cast<quint16>(QRandomGenerator::global()->bounded(kFirst, kEnd));
    while (!server.listen(QHostAddress::LocalHost, port));
    return port;
}

using RedisClients = std::vector<std::unique_ptr<RedisClient>>;

//! Named name-0, name-1 and so on.
inline RedisClients connectClients(const RedisServer &server, const QByteArray &name, int count)
{
    RedisClients clients;
    for (int i = 0; i < count; ++i)
        clients.push_back(
            std::make_unique<RedisClient>(server.port(), name + '-' + QByteArray::number(i)));
    return clients;
}

inline bool areAllUp(const RedisClients &clients)
{
    return std::all_of(clients.begin(), clients.end(),
                       [](const auto &client) { return client->isUp(); });
}

//! The one of that id: a server does not list its clients in the order in which they came. Null if
//! there is none.
inline RedisClient *clientOf(const RedisClients &clients, quint64 id)
{
    const auto found = std::find_if(clients.begin(), clients.end(),
                                    [id](const auto &client) { return client->id() == id; });
    return found == clients.end() ? nullptr : found->get();
}

inline live::NodeAccess accessTo(const RedisServer &server, const QByteArray &nodeId = {})
{
    redis::RedisOptions options;
    options.address = {QStringLiteral("127.0.0.1"), server.port()};
    options.clientName = "the-run";
    return {nodeId, options, false};
}

//! The clients of all nodes, as the default user sees them; null if a server does not answer.
inline session::SnapshotPointer clientsOf(const std::vector<live::NodeAccess> &nodes)
{
    session::SnapshotBuilder builder;
    for (live::NodeAccess node : nodes) {
        node.options.user.clear();
        node.options.password = Secret();
        node.options.clientName = "the-list";
        redis::RedisConnection connection(node.options);
        if (!waitFor(connection.open()))
            return nullptr;
        const Result<QByteArray> list = waitFor(connection.clientList());
        if (!list)
            return nullptr;
        decode::appendClientList(builder, *list, node.nodeId);
    }
    return std::move(builder).finish({});
}

//! The rows of clients whose name begins with \a name.
inline std::vector<quint32> rowsNamed(const session::SessionSnapshot &list, const QByteArray &name)
{
    std::vector<quint32> rows;
    for (quint32 row = 0; row < list.rowCount(); ++row) {
        if (list.utf8(session::Column::Name, row).value_or(QByteArray()).startsWith(name))
            rows.push_back(row);
    }
    return rows;
}

} // namespace sessionscope::test
