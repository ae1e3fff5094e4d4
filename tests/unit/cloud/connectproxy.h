// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpServer>
#include <QTcpSocket>

namespace sessionscope::testing {

//! An HTTP proxy on 127.0.0.1 that knows CONNECT alone, wants a password (Basic) and leads every
//! tunnel to the same port of this computer, whatever host was asked for.
class ConnectProxy final : public QTcpServer
{
public:
    ConnectProxy(quint16 target, const QByteArray &userAndPassword)
        : m_target(target)
        , m_expected("\r\nProxy-Authorization: Basic " + userAndPassword.toBase64() + "\r\n")
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] { serve(nextPendingConnection()); });
    }

    QByteArrayList asked; //!< the hosts that were asked for, refused ones too
    int tunnels = 0;
    bool closesAfterRefusal = false;

private:
    void serve(QTcpSocket *client)
    {
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        connect(client, &QTcpSocket::readyRead, this, [this, client] {
            const QByteArray head = client->peek(64 * 1024);
            if (!head.contains("\r\n\r\n"))
                return;
            client->skip(head.indexOf("\r\n\r\n") + 4);
            asked += head.split(' ').value(1);
            if (head.contains(m_expected))
                tunnel(client);
            else
                refuse(client);
        });
    }

    void refuse(QTcpSocket *client)
    {
        client->write("HTTP/1.1 407 Proxy Authentication Required\r\n"
                      "Proxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0\r\n");
        client->write(closesAfterRefusal ? "Connection: close\r\n\r\n" : "\r\n");
        if (closesAfterRefusal)
            client->disconnectFromHost();
    }

    void tunnel(QTcpSocket *client)
    {
        ++tunnels;
        client->disconnect(this);
        auto *server = new QTcpSocket(client);
        server->connectToHost(QHostAddress::LocalHost, m_target);
        connect(server, &QTcpSocket::connected, client,
                [client] { client->write("HTTP/1.1 200 Connection established\r\n\r\n"); });
        connect(client, &QTcpSocket::readyRead, server,
                [client, server] { server->write(client->readAll()); });
        connect(server, &QTcpSocket::readyRead, client,
                [client, server] { client->write(server->readAll()); });
        connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    }

    quint16 m_target;
    QByteArray m_expected;
};

} // namespace sessionscope::testing
