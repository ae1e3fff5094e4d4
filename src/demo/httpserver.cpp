// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/httpserver.h"

#include "demo/httpconnection.h"

#include <QNetworkProxy>
#include <QSslServer>
#include <QTcpSocket>

#include <utility>

namespace sessionscope::demo {

HttpServer::HttpServer(HttpHandler handler, HttpLimits limits, QObject *parent)
    : QObject(parent)
    , m_handler(std::move(handler))
    , m_limits(limits)
    , m_server(std::make_unique<QTcpServer>())
{
}

HttpServer::~HttpServer()
{
    m_server.reset(); // the sockets that it still has are of no use to handleNewConnection()
}

bool HttpServer::listen(quint16 port, const std::optional<QSslConfiguration> &tls)
{
    if (tls) {
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(*tls);
        m_server = std::move(server);
    } else {
        m_server = std::make_unique<QTcpServer>();
    }
    m_server->setProxy(QNetworkProxy::NoProxy);
    // Not newConnection(): with TLS that comes before the handshake.
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this,
            &HttpServer::handleNewConnection);
    return m_server->listen(QHostAddress(QHostAddress::LocalHost), port);
}

void HttpServer::handleNewConnection()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        if (m_connections >= m_limits.connections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_connections;
        auto *connection = new HttpConnection(socket, m_handler, m_limits, this);
        connect(connection, &QObject::destroyed, this, [this] { --m_connections; });
    }
}

} // namespace sessionscope::demo
