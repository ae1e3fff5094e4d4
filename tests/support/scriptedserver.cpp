// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scriptedserver.h"

#include <QSslServer>
#include <QTcpSocket>
#include <QTimer>

#include <sys/socket.h>

namespace sessionscope::testing {

namespace {

//! Ends with RST instead of FIN: what a crashed server or a firewall does.
void resetConnection(QTcpSocket *socket)
{
    const linger option{1, 0};
    ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &option,
                 sizeof(option));
    socket->abort();
}

//! Accepts and does nothing more; a QSslServer would begin its handshake.
class SilentCapableSslServer final : public QSslServer
{
public:
    explicit SilentCapableSslServer(const bool &silent)
        : m_silent(silent)
    {
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        if (!m_silent) {
            QSslServer::incomingConnection(descriptor);
            return;
        }
        auto *socket = new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
    }

private:
    const bool &m_silent;
};

} // namespace

QByteArray RecordedRequest::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

ScriptedReply ScriptedReply::http(int status, const QByteArray &body, const QByteArray &contentType,
                                  const QList<std::pair<QByteArray, QByteArray>> &headers)
{
    ScriptedReply reply;
    reply.bytes = "HTTP/1.1 " + QByteArray::number(status)
        + " Scripted\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    if (!contentType.isEmpty())
        reply.bytes += "Content-Type: " + contentType + "\r\n";
    for (const auto &[name, value] : headers)
        reply.bytes += name + ": " + value + "\r\n";
    reply.bytes += "\r\n" + body;
    return reply;
}

ScriptedReply ScriptedReply::raw(const QByteArray &bytes, Then then)
{
    ScriptedReply reply;
    reply.bytes = bytes;
    reply.then = then;
    return reply;
}

ScriptedServer::ScriptedServer(QObject *parent)
    : QObject(parent)
    , m_server(std::make_unique<QTcpServer>())
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &ScriptedServer::accept);
    listen(QHostAddress::LocalHost);
}

ScriptedServer::ScriptedServer(const QSslConfiguration &tls, QObject *parent)
    : QObject(parent)
    , m_isTls(true)
{
    auto server = std::make_unique<SilentCapableSslServer>(m_silent);
    server->setSslConfiguration(tls);
    m_server = std::move(server);
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &ScriptedServer::accept);
    listen(QHostAddress::LocalHost);
}

ScriptedServer::~ScriptedServer() = default;

void ScriptedServer::setScript(const QList<ScriptedReply> &replies)
{
    m_script = replies;
}

bool ScriptedServer::listen(const QHostAddress &address)
{
    m_server->close();
    return m_server->listen(address, 0);
}

quint16 ScriptedServer::port() const
{
    return m_server->serverPort();
}

QString ScriptedServer::endpoint() const
{
    return QLatin1String(m_isTls ? "https://127.0.0.1:" : "http://127.0.0.1:")
        + QString::number(port());
}

void ScriptedServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        auto connection = std::make_shared<Connection>();
        connection->number = ++m_connections;
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this,
                [this, socket, connection] { handleReadyRead(socket, *connection); });
        handleReadyRead(socket, *connection);
    }
}

void ScriptedServer::handleReadyRead(QTcpSocket *socket, Connection &connection)
{
    connection.buffer += socket->readAll();
    RecordedRequest request;
    while (!m_silent && takeRequest(connection, request)) {
        m_requests.push_back(request);
        answer(socket, request);
        request = {};
    }
}

//! Cuts one complete request off the front of the buffer.
bool ScriptedServer::takeRequest(Connection &connection, RecordedRequest &request)
{
    const qsizetype headEnd = connection.buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return false;
    const QByteArrayList lines = connection.buffer.left(headEnd).split('\n');
    const QByteArrayList requestLine = lines.first().trimmed().split(' ');
    request.method = requestLine.value(0);
    request.target = requestLine.value(1);
    request.connection = connection.number;
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.push_back({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    const qsizetype length = request.header("Content-Length").toLongLong();
    if (connection.buffer.size() < headEnd + 4 + length)
        return false;
    request.body = connection.buffer.mid(headEnd + 4, length);
    connection.buffer.remove(0, headEnd + 4 + length);
    return true;
}

void ScriptedServer::answer(QTcpSocket *socket, const RecordedRequest &request)
{
    ScriptedReply reply;
    if (m_handler)
        reply = m_handler(request);
    else if (!m_script.isEmpty())
        reply = m_script.at(qMin(m_requests.size(), m_script.size()) - 1);
    socket->write(reply.bytes);
    switch (reply.then) {
    case ScriptedReply::Then::KeepAlive:
        break;
    case ScriptedReply::Then::Close:
        socket->disconnectFromHost(); // after the bytes are written
        break;
    case ScriptedReply::Then::Reset:
        socket->flush();
        resetConnection(socket);
        break;
    case ScriptedReply::Then::Drip: {
        auto *timer = new QTimer(socket);
        auto position = std::make_shared<qsizetype>(0);
        connect(timer, &QTimer::timeout, socket, [socket, reply, position] {
            socket->write(reply.drip.mid((*position)++ % reply.drip.size(), 1));
        });
        timer->start(reply.dripInterval);
        break;
    }
    }
}

} // namespace sessionscope::testing
