// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/redisconnection.h"

#include "core/future.h"
#include "core/logging.h"
#include "redis/refusal.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QPointer>

#include <utility>

namespace sessionscope::redis {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Bytes taken from the socket at once.
constexpr qint64 kReadChunkBytes = 256LL * 1024;

//! A record of TLS, the alert: what a port that expects TLS may answer to plain text.
constexpr QByteArrayView kTlsAlert("\x15\x03");

//! An array of texts, as RESP has it.
QByteArray commandBytes(const QByteArrayList &arguments)
{
    constexpr qsizetype kLength = 24; // of "$", a number and two line ends
    qsizetype size = kLength;
    for (const QByteArray &argument : arguments)
        size += argument.size() + kLength;
    QByteArray bytes;
    bytes.reserve(size); // growing would leave copies behind, and it may hold the password
    bytes += '*' + QByteArray::number(arguments.size()) + "\r\n";
    for (const QByteArray &argument : arguments) {
        bytes += '$' + QByteArray::number(argument.size()) + "\r\n";
        bytes += argument;
        bytes += "\r\n";
    }
    return bytes;
}

//! Not permitted or not known: the connection is as good without its name. Others, as NOAUTH, hold
//! for all that would follow.
bool isHarmless(const Error &refusal)
{
    return refusal.serverCode == "NOPERM"_L1
        || (refusal.serverCode == "ERR"_L1 && refusal.code == Error::Code::Refused);
}

QFuture<Result<Reply>> readyFailure(Error error)
{
    return QtFuture::makeReadyFuture<Result<Reply>>(failure(std::move(error)));
}

} // namespace

RedisConnection::RedisConnection(RedisOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_socket(this)
    , m_openTimer(this)
    , m_replyTimer(this)
{
    // A proxy for the web is none for Redis.
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_openTimer.setSingleShot(true);
    m_replyTimer.setSingleShot(true);
    connect(&m_socket, &QSslSocket::connected, this, [this] {
        if (!m_options.tls)
            authenticate();
    });
    connect(&m_socket, &QSslSocket::encrypted, this, &RedisConnection::authenticate);
    connect(&m_socket, &QSslSocket::readyRead, this, &RedisConnection::handleReadyRead);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &RedisConnection::handleSocketError);
    connect(&m_openTimer, &QTimer::timeout, this, &RedisConnection::handleConnectTimeout);
    connect(&m_replyTimer, &QTimer::timeout, this, &RedisConnection::handleReplyTimeout);
}

RedisConnection::~RedisConnection()
{
    close();
}

QFuture<Result<void>> RedisConnection::open()
{
    if (m_state != State::Closed) {
        return QtFuture::makeReadyFuture<Result<void>>(
            failure(Error::Code::InvalidInput, tr("The connection is already open.")));
    }
    if (m_options.tls) {
        const Result<QSslConfiguration> tls = tlsConfiguration(*m_options.tls);
        if (!tls)
            return readyFuture(Result<void>(failure(tls.error())));
        m_socket.setSslConfiguration(*tls);
    }
    m_state = State::Opening;
    m_isNamed = false;
    m_reader.emplace(m_options.maxReplyBytes);
    m_opening.emplace();
    m_opening->start();
    QFuture<Result<void>> future = m_opening->future();
    m_openTimer.start(m_options.connectTimeout);
    const RedisAddress &address = m_options.address;
    if (!m_options.tls)
        m_socket.connectToHost(address.host, address.port);
    else if (m_options.tls->serverName.isEmpty())
        m_socket.connectToHostEncrypted(address.host, address.port);
    else
        m_socket.connectToHostEncrypted(address.host, address.port, m_options.tls->serverName);
    return future;
}

void RedisConnection::authenticate()
{
    // A user without a password says so as well: without AUTH it would be the default user.
    if (m_options.password.isEmpty() && m_options.user.isEmpty()) {
        prepare();
        return;
    }
    QByteArrayList arguments{"AUTH"};
    if (!m_options.user.isEmpty())
        arguments += m_options.user.toUtf8();
    arguments += m_options.password.reveal().toByteArray();
    QFuture<Result<Reply>> answer = send(arguments);
    wipe(arguments.last());
    whenFinished(answer, this, [this](const Result<Reply> &reply) {
        if (m_state != State::Opening)
            return;
        if (reply)
            prepare();
        else
            fail(reply.error());
    });
}

void RedisConnection::prepare()
{
    if (m_options.db != 0)
        send({"SELECT", QByteArray::number(m_options.db)}); // whatever the answer is
    if (m_options.clientName.isEmpty()) {
        finishOpening();
        return;
    }
    // The answer also proves that the server talks to us at all, name or not: NOAUTH ends it.
    whenFinished(send({"CLIENT", "SETNAME", m_options.clientName}), this,
                 [this](const Result<Reply> &reply) {
                     if (m_state != State::Opening)
                         return;
                     m_isNamed = reply.has_value();
                     if (reply || isHarmless(reply.error()))
                         finishOpening();
                     else
                         fail(reply.error());
                 });
}

void RedisConnection::finishOpening()
{
    m_state = State::Open;
    m_openTimer.stop();
    qCDebug(lcRedis, "connected to %s", qUtf8Printable(m_options.address.toString()));
    QPromise<Result<void>> promise = *std::exchange(m_opening, std::nullopt);
    promise.addResult(Result<void>());
    promise.finish();
}

QFuture<Result<Reply>> RedisConnection::command(const QByteArrayList &arguments)
{
    if (m_state != State::Open) {
        return readyFailure(
            {Error::Code::ConnectionLost,
             tr("There is no connection to the Redis server %1.").arg(m_options.address.toString()),
             QString(), QString(), QString()});
    }
    return send(arguments);
}

QFuture<Result<Reply>> RedisConnection::send(const QByteArrayList &arguments)
{
    QPromise<Result<Reply>> promise;
    promise.start();
    QFuture<Result<Reply>> future = promise.future();
    m_waiting.push_back({std::move(promise), commandName(arguments)});
    if (m_waiting.size() == 1)
        watchReplies();
    QByteArray bytes = commandBytes(arguments);
    m_socket.write(bytes);
    wipe(bytes); // it may hold the password
    return future;
}

QByteArray RedisConnection::localAddress() const
{
    QHostAddress address = m_socket.localAddress();
    bool isIpv4 = false;
    if (const quint32 ipv4 = address.toIPv4Address(&isIpv4); isIpv4)
        address = QHostAddress(ipv4);
    return RedisAddress{address.toString(), m_socket.localPort()}.toString().toUtf8();
}

QFuture<Result<QByteArray>> RedisConnection::clientList()
{
    return command({"CLIENT", "LIST"}).then([](Result<Reply> reply) -> Result<QByteArray> {
        return textReply(std::move(reply), "CLIENT LIST"_L1);
    });
}

void RedisConnection::close()
{
    fail({Error::Code::Cancelled, tr("The connection was closed."), QString(), QString(),
          QString()});
}

void RedisConnection::handleReadyRead()
{
    while (m_socket.bytesAvailable() > 0) {
        const QByteArray bytes = m_socket.read(kReadChunkBytes);
        if (m_state == State::Opening && !m_options.tls && bytes.startsWith(kTlsAlert)) {
            fail({Error::Code::TlsFailed,
                  tr("%1 expects TLS: switch TLS on for it.").arg(m_options.address.toString()),
                  QString(), QString(), QString()});
            return;
        }
        m_reader->feed(bytes);
        if (!takeReplies())
            return;
    }
}

bool RedisConnection::takeReplies()
{
    for (;;) {
        Result<std::optional<Reply>> next = m_reader->next();
        if (!next) {
            fail(next.error());
            return false;
        }
        if (!*next)
            return true;
        if (!takeReply(*std::move(*next)))
            return false;
    }
}

bool RedisConnection::takeReply(Reply reply)
{
    if (m_waiting.empty()) {
        handleUnasked(reply);
        return false;
    }
    std::optional<Error> refused;
    if (reply.type == Reply::Type::Error)
        refused = refusalOf(reply.text, m_waiting.front().command);
    // Who waits hears of it later, and the server may close before that.
    if (refused && m_state == State::Opening && !isHarmless(*refused)) {
        fail(*refused);
        return false;
    }
    Waiting waiting = std::move(m_waiting.front());
    m_waiting.pop_front();
    watchReplies();
    if (refused)
        waiting.promise.addResult(failure(*std::move(refused)));
    else
        waiting.promise.addResult(Result<Reply>(std::move(reply)));
    // Runs what waits for it, which may close or delete this object.
    const QPointer<RedisConnection> self(this);
    waiting.promise.finish();
    return self && m_reader;
}

Error RedisConnection::refusalOf(QByteArray text, const QByteArray &command) const
{
    const QString address = m_options.address.toString();
    Error refused = refusal(text, command, address);
    if (command != "auth" || m_options.password.isEmpty())
        return refused;
    // A server or a proxy may repeat what it was sent; what nobody knows is quoted in the message.
    text.replace(m_options.password.reveal(), "***");
    Error cleaned = refusal(text, command, address);
    if (refused.code == Error::Code::Refused)
        return cleaned;
    refused.detail = std::move(cleaned.detail);
    return refused;
}

void RedisConnection::handleUnasked(const Reply &reply)
{
    const QString address = m_options.address.toString();
    // Before it closes a connection at once: no room for it, or none for others than its computer.
    if (reply.type == Reply::Type::Error) {
        fail(refusal(reply.text, {}, address));
        return;
    }
    fail({Error::Code::UnexpectedAnswer,
          tr("The Redis server %1 answers what nobody asked for.").arg(address), QString(),
          QString(), QString()});
}

void RedisConnection::watchReplies()
{
    if (m_waiting.empty())
        m_replyTimer.stop();
    else
        m_replyTimer.start(m_options.replyTimeout);
}

void RedisConnection::handleConnectTimeout()
{
    const QString address = m_options.address.toString();
    QString message =
        tr("The Redis server %1 did not accept the connection in time: check host and port, and "
           "whether the port expects TLS.")
            .arg(address);
    if (m_options.tls && m_socket.state() == QAbstractSocket::ConnectedState
        && !m_socket.isEncrypted()) {
        message = tr("%1 does not answer in TLS: check that the port expects TLS, else switch TLS "
                     "off for it.")
                      .arg(address);
    }
    fail({Error::Code::TimedOut, message, QString(), QString(), QString()});
}

void RedisConnection::handleReplyTimeout()
{
    fail({Error::Code::TimedOut,
          tr("The Redis server %1 did not answer in time: check that it is not busy, and the "
             "network on the way to it.")
              .arg(m_options.address.toString()),
          QString(), QString(), QString()});
}

void RedisConnection::handleSocketError(QAbstractSocket::SocketError socketError)
{
    const QString address = m_options.address.toString();
    Error error{Error::Code::ConnectionLost, QString(), m_socket.errorString(), QString(),
                QString()};
    const bool isTlsError = socketError == QAbstractSocket::SslHandshakeFailedError
        || socketError == QAbstractSocket::SslInternalError
        || socketError == QAbstractSocket::SslInvalidUserDataError
        || socketError == QAbstractSocket::RemoteHostClosedError; // in the middle of it
    if (m_options.tls && m_state == State::Opening && (isTlsError || !m_waiting.empty())) {
        error = tlsError(
            {m_socket.sslHandshakeErrors(), m_socket.errorString(), m_socket.isEncrypted()},
            *m_options.tls, address);
    } else if (socketError == QAbstractSocket::HostNotFoundError) {
        error.code = Error::Code::HostNotFound;
        error.message =
            tr("No computer named %1 was found: check the host name.").arg(m_options.address.host);
    } else if (m_state == State::Opening && m_waiting.empty()) {
        error.code = Error::Code::ConnectionFailed;
        error.message = tr("No Redis server can be reached at %1: check host and port, and that "
                           "the server runs.")
                            .arg(address);
    } else if (m_state == State::Opening) {
        error.message = tr("%1 has closed the connection at once: check that it is a Redis server, "
                           "and whether the port expects TLS.")
                            .arg(address);
    } else {
        error.message = tr("The Redis server %1 has closed the connection: it was restarted, or "
                           "somebody has ended the connection. Try again.")
                            .arg(address);
    }
    fail(error);
}

void RedisConnection::fail(const Error &error)
{
    if (m_state == State::Closed)
        return;
    const bool wasOpen = m_state == State::Open;
    m_state = State::Closed;
    m_openTimer.stop();
    m_replyTimer.stop();
    m_reader.reset();
    m_socket.abort();
    std::deque<Waiting> waiting;
    waiting.swap(m_waiting);
    std::optional<QPromise<Result<void>>> opening;
    opening.swap(m_opening);

    const QPointer<RedisConnection> self(this);
    if (error.code != Error::Code::Cancelled)
        qCDebug(lcRedis, "connection ended: %s", qUtf8Printable(error.line()));
    for (Waiting &each : waiting) {
        each.promise.addResult(failure(error));
        each.promise.finish();
    }
    if (opening) {
        opening->addResult(failure(error));
        opening->finish();
    }
    if (self && wasOpen && error.code != Error::Code::Cancelled)
        emit lost(error);
}

Result<QByteArray> textReply(Result<Reply> reply, QLatin1StringView command)
{
    if (!reply)
        return failure(std::move(reply).error());
    if (reply->type != Reply::Type::String) {
        return failure(Error::Code::UnexpectedAnswer,
                       RedisConnection::tr("The answer to %1 cannot be understood: check that this "
                                           "is a Redis server, or a proxy that knows the command.")
                           .arg(command));
    }
    return std::move(reply->text);
}

} // namespace sessionscope::redis
