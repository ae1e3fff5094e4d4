// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/limits.h"
#include "core/result.h"
#include "core/secret.h"
#include "redis/redisaddress.h"
#include "redis/redistls.h"
#include "redis/reply.h"
#include "redis/respreader.h"

#include <QByteArrayList>
#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QSslSocket>
#include <QTimer>

#include <chrono>
#include <deque>
#include <optional>

namespace sessionscope::redis {

//! A CLIENT LIST of 100,000 clients takes a busy server some seconds.
inline constexpr std::chrono::milliseconds kReplyTimeout{30'000};

//! The name under which the program stands in the lists it shows.
inline constexpr char kClientName[] = "sessionscope";

struct RedisOptions
{
    RedisAddress address;
    QString user; //!< ACL user; empty: the default user
    Secret password; //!< empty: no AUTH for the default user, an empty password for others
    QByteArray clientName = kClientName; //!< empty: no CLIENT SETNAME
    std::chrono::milliseconds connectTimeout = kConnectTimeout; //!< TCP, TLS, AUTH and SETNAME
    std::chrono::milliseconds replyTimeout = kReplyTimeout; //!< for each reply to be complete
    qint64 maxReplyBytes = kMaxBodyBytes;
    std::optional<TlsOptions> tls = std::nullopt; //!< nullopt: not encrypted
    int db = 0; //!< where the own connection stands; no command that is sent here depends on it
};

//! A connection to one Redis server (RESP2 over TCP or TLS). Belongs to the thread it lives in,
//! which needs an event loop. Every future completes exactly once, with Error::Cancelled if the
//! object goes first. After a failure the connection is closed; open() may be called again.
//!
//! Network errors: HostNotFound, ConnectionFailed, TlsFailed, ConnectionLost, TimedOut, TooLarge,
//! UnexpectedAnswer (no Redis); CannotRead for a file of the TLS options. An error reply is a
//! failure too, and keeps the connection: see refusal(). \c serverCode is empty unless the server
//! has answered.
class RedisConnection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RedisConnection)

public:
    explicit RedisConnection(RedisOptions options, QObject *parent = nullptr);
    ~RedisConnection() override;

    //! \brief Connects, authenticates, selects the database, sets the client name.
    //! A refused AUTH ends it: a server whose default user has no password would go on as that
    //! user. A refused SELECT or CLIENT SETNAME does not. While it is open or opening:
    //! Error::InvalidInput.
    QFuture<Result<void>> open();

    //! Sends a command; several may be under way. Without open() before: Error::ConnectionLost.
    QFuture<Result<Reply>> command(const QByteArrayList &arguments);

    //! CLIENT LIST as it comes: one line a client, arbitrary bytes.
    QFuture<Result<QByteArray>> clientList();

    //! What is under way ends with Error::Cancelled.
    void close();

    bool isOpen() const { return m_state == State::Open; }

    //! Open, and nothing is under way: another thread may take it over (QObject::moveToThread()).
    bool isIdle() const { return isOpen() && m_waiting.empty(); }

    const RedisOptions &options() const { return m_options; }

    //! The server has taken the client name.
    bool isNamed() const { return m_isNamed; }

    //! The own end of the open connection, as \c addr of CLIENT LIST has it unless an address is
    //! translated on the way.
    QByteArray localAddress() const;

signals:
    //! The connection was open and has failed.
    void lost(const sessionscope::Error &error);

private:
    enum class State { Closed, Opening, Open };

    struct Waiting
    {
        QPromise<Result<Reply>> promise;
        QByteArray command; //!< its name, for what is said if it is refused
    };

    void authenticate();
    void prepare();
    void finishOpening();
    QFuture<Result<Reply>> send(const QByteArrayList &arguments);
    void handleReadyRead();
    //! What has come as a whole. False if the connection has ended by that, or is no more.
    bool takeReplies();
    //! The same of one.
    bool takeReply(Reply reply);
    Error refusalOf(QByteArray text, const QByteArray &command) const;
    void handleUnasked(const Reply &reply);
    void handleSocketError(QAbstractSocket::SocketError error);
    void handleConnectTimeout();
    void handleReplyTimeout();
    void fail(const Error &error);
    void watchReplies();

    RedisOptions m_options;
    QSslSocket m_socket; // one without TLS unless m_options.tls
    QTimer m_openTimer;
    QTimer m_replyTimer;
    State m_state = State::Closed;
    bool m_isNamed = false;
    std::optional<RespReader> m_reader;
    std::optional<QPromise<Result<void>>> m_opening;
    std::deque<Waiting> m_waiting; // in the order of the commands
};

//! The text of a reply to \a command ("CLIENT LIST"); Error::UnexpectedAnswer if it is none.
Result<QByteArray> textReply(Result<Reply> reply, QLatin1StringView command);

} // namespace sessionscope::redis
