// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

namespace sessionscope::test {

//! A port that leads to another one of this computer, so that a saved connection meets one server
//! today and another tomorrow. Needs the event loop of its thread.
class Relay final
{
public:
    Relay()
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *client = m_server.nextPendingConnection())
                join(client);
        });
        open();
    }

    Q_DISABLE_COPY_MOVE(Relay)

    quint16 port() const { return m_port; }

    //! From now on; connections that are open are cut.
    void leadTo(quint16 port)
    {
        close();
        m_target = port;
        m_bytes = kEndless;
        m_lastWord.clear();
        open();
    }

    //! As leadTo(); each connection is cut when that many bytes have come back.
    void leadTo(quint16 port, qint64 bytes)
    {
        leadTo(port);
        m_bytes = bytes;
    }

    //! As leadTo(); a connection is cut when \a word comes from its client.
    void leadTo(quint16 port, const QByteArray &word)
    {
        leadTo(port);
        m_lastWord = word;
    }

    //! As leadTo() a server that takes everything and says nothing.
    void swallow() { leadTo(0); }

    //! Nobody listens any more.
    void close()
    {
        m_server.close();
        for (auto *socket : m_server.findChildren<QTcpSocket *>())
            socket->abort();
    }

private:
    static constexpr qint64 kEndless = -1;

    void open()
    {
        if (m_server.listen(QHostAddress(QHostAddress::LocalHost), m_port))
            m_port = m_server.serverPort();
        else
            qFatal("the port is taken");
    }

    void join(QTcpSocket *client)
    {
        QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        if (m_target == 0)
            return;
        auto *server = new QTcpSocket(&m_server);
        QObject::connect(server, &QTcpSocket::disconnected, server, &QObject::deleteLater);
        server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
        QObject::connect(server, &QTcpSocket::errorOccurred, client,
                         [client](QAbstractSocket::SocketError error) {
                             // Its last words are passed on first.
                             if (error != QAbstractSocket::RemoteHostClosedError)
                                 client->abort();
                         });
        // Before the others: it sees the bytes first.
        if (!m_lastWord.isEmpty()) {
            QObject::connect(client, &QTcpSocket::readyRead, client, [client, word = m_lastWord] {
                if (client->peek(client->bytesAvailable()).contains(word))
                    client->abort();
            });
        }
        pass(client, server, kEndless);
        pass(server, client, m_bytes);
    }

    static void pass(QTcpSocket *from, QTcpSocket *to, qint64 most)
    {
        QObject::connect(from, &QTcpSocket::readyRead, to, [from, to, left = most]() mutable {
            if (!from->isOpen())
                return; // cut on its last word
            QByteArray bytes = from->readAll();
            if (left != kEndless) {
                bytes.truncate(qMin(left, bytes.size()));
                left -= bytes.size();
            }
            to->write(bytes);
            if (left == 0)
                to->disconnectFromHost();
        });
        QObject::connect(from, &QTcpSocket::disconnected, to, &QTcpSocket::disconnectFromHost);
    }

    QTcpServer m_server;
    quint16 m_port = 0;
    quint16 m_target = 0;
    qint64 m_bytes = kEndless;
    QByteArray m_lastWord; // empty: none
};

} // namespace sessionscope::test
