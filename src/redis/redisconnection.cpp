// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/redisconnection.h"

#include "core/displaytext.h"
#include "core/future.h"
#include "core/logging.h"

#include <QNetworkProxy>
#include <QPointer>

#include <utility>

namespace sessionscope::redis {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Bytes taken from the socket at once.
constexpr qint64 kReadChunkBytes = 256LL * 1024;

//! An error reply begins with its code in capitals: "NOPERM this user has no permissions ...".
Error refusal(const QByteArray &reply, const QString &address)
{
    const QString text = displayText(QString::fromUtf8(reply), 300);
    const QString code = text.section(u' ', 0, 0);
    Error error{Error::Code::Refused, QString(), text, code, QString()};
    if (code == "WRONGPASS"_L1 || code == "NOAUTH"_L1) {
        error.code = Error::Code::KeyRejected;
        error.message = RedisConnection::tr("The Redis server %1 does not accept user name and "
                                            "password: check both.")
                            .arg(address);
    } else if (code == "NOPERM"_L1) {
        error.code = Error::Code::NoPermission;
        error.message =
            RedisConnection::tr("The Redis user may not do this: let the administrator of "
                                "%1 allow the commands CLIENT and INFO.")
                .arg(address);
    } else {
        error.message = RedisConnection::tr("The Redis server %1 refuses: %2").arg(address, text);
    }
    return error;
}

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
    connect(&m_socket, &QTcpSocket::connected, this, &RedisConnection::authenticate);
    connect(&m_socket, &QTcpSocket::readyRead, this, &RedisConnection::handleReadyRead);
    connect(&m_socket, &QTcpSocket::errorOccurred, this, &RedisConnection::handleSocketError);
    connect(&m_openTimer, &QTimer::timeout, this, [this] {
        fail({Error::Code::TimedOut,
              tr("The Redis server %1 did not accept the connection in time: check host and port, "
                 "and whether the port expects TLS.")
                  .arg(m_options.address.toString()),
              QString(), QString(), QString()});
    });
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
    m_state = State::Opening;
    m_reader.emplace(m_options.maxReplyBytes);
    m_opening.emplace();
    m_opening->start();
    QFuture<Result<void>> future = m_opening->future();
    m_openTimer.start(m_options.connectTimeout);
    m_socket.connectToHost(m_options.address.host, m_options.address.port);
    return future;
}

void RedisConnection::authenticate()
{
    if (m_options.password.isEmpty()) {
        setName();
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
            setName();
        else
            fail(reply.error());
    });
}

void RedisConnection::setName()
{
    if (m_options.clientName.isEmpty()) {
        finishOpening();
        return;
    }
    // The answer also proves that the server talks to us at all, name or not: NOAUTH ends it.
    whenFinished(send({"CLIENT", "SETNAME", m_options.clientName}), this,
                 [this](const Result<Reply> &reply) {
                     if (m_state != State::Opening)
                         return;
                     if (reply || reply.error().code == Error::Code::NoPermission
                         || reply.error().code == Error::Code::Refused)
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
    ReplyPromise promise;
    promise.start();
    QFuture<Result<Reply>> future = promise.future();
    m_waiting.push_back(std::move(promise));
    if (m_waiting.size() == 1)
        watchReplies();
    QByteArray bytes = commandBytes(arguments);
    m_socket.write(bytes);
    wipe(bytes); // it may hold the password
    return future;
}

QFuture<Result<QByteArray>> RedisConnection::clientList()
{
    return command({"CLIENT", "LIST"}).then([](Result<Reply> reply) -> Result<QByteArray> {
        if (!reply)
            return failure(std::move(reply).error());
        return std::move(reply->text);
    });
}

QFuture<Result<ServerInfo>> RedisConnection::serverInfo()
{
    // Two calls: only Redis 7 takes several sections at once.
    const QFuture<Result<Reply>> server = command({"INFO", "server"});
    return command({"INFO", "replication"})
        .then([server](const Result<Reply> &replication) -> Result<ServerInfo> {
            const Result<Reply> first =
                server.result(); // answered before, replies keep their order
            if (!first)
                return failure(first.error());
            if (!replication)
                return failure(replication.error());
            const QByteArray text = first->text + '\n' + replication->text;
            return parseServerInfo(text);
        });
}

void RedisConnection::close()
{
    fail({Error::Code::Cancelled, tr("The connection was closed."), QString(), QString(),
          QString()});
}

void RedisConnection::handleReadyRead()
{
    const QPointer<RedisConnection> self(this);
    while (m_socket.bytesAvailable() > 0) {
        m_reader->feed(m_socket.read(kReadChunkBytes));
        while (m_reader) {
            Result<std::optional<Reply>> next = m_reader->next();
            if (!next) {
                fail(next.error());
                return;
            }
            if (!*next)
                break;
            if (m_waiting.empty()) {
                fail({Error::Code::UnexpectedAnswer,
                      tr("The Redis server %1 answers what nobody asked for.")
                          .arg(m_options.address.toString()),
                      QString(), QString(), QString()});
                return;
            }
            ReplyPromise promise = std::move(m_waiting.front());
            m_waiting.pop_front();
            watchReplies();
            if ((*next)->type == Reply::Type::Error)
                promise.addResult(failure(refusal((*next)->text, m_options.address.toString())));
            else
                promise.addResult(Result<Reply>(std::move(**next)));
            promise.finish(); // runs what waits for it, which may close or delete this object
            if (!self)
                return;
        }
        if (!m_reader)
            return;
    }
}

void RedisConnection::watchReplies()
{
    if (m_waiting.empty())
        m_replyTimer.stop();
    else
        m_replyTimer.start(m_options.replyTimeout);
}

void RedisConnection::handleReplyTimeout()
{
    fail({Error::Code::TimedOut,
          tr("The Redis server %1 did not answer in time.").arg(m_options.address.toString()),
          QString(), QString(), QString()});
}

void RedisConnection::handleSocketError(QAbstractSocket::SocketError socketError)
{
    const QString address = m_options.address.toString();
    Error error{Error::Code::ConnectionFailed, QString(), m_socket.errorString(), QString(),
                QString()};
    if (socketError == QAbstractSocket::HostNotFoundError) {
        error.code = Error::Code::HostNotFound;
        error.message =
            tr("No computer named %1 was found: check the host name.").arg(m_options.address.host);
    } else if (m_state == State::Opening && m_waiting.empty()) {
        error.message = tr("No Redis server can be reached at %1: check host and port, and that "
                           "the server runs.")
                            .arg(address);
    } else {
        error.code = Error::Code::ConnectionLost;
        error.message = tr("The Redis server %1 has closed the connection.").arg(address);
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
    std::deque<ReplyPromise> waiting;
    waiting.swap(m_waiting);
    std::optional<QPromise<Result<void>>> opening;
    opening.swap(m_opening);

    const QPointer<RedisConnection> self(this);
    if (error.code != Error::Code::Cancelled)
        qCDebug(lcRedis, "connection ended: %s", qUtf8Printable(error.line()));
    for (ReplyPromise &promise : waiting) {
        promise.addResult(failure(error));
        promise.finish();
    }
    if (opening) {
        opening->addResult(failure(error));
        opening->finish();
    }
    if (self && wasOpen && error.code != Error::Code::Cancelled)
        emit lost(error);
}

} // namespace sessionscope::redis
