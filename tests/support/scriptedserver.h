// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QTcpServer>

#include <chrono>
#include <functional>
#include <memory>
#include <utility>

class QTcpSocket;

namespace sessionscope::testing {

//! What came over one connection: the request line's parts, the headers as sent, the body.
struct RecordedRequest
{
    QByteArray method;
    QByteArray target;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    int connection = 0; //!< counts accepted connections from 1

    QByteArray header(const QByteArray &name) const; //!< in any case; empty if absent
};

//! What the server does with one request.
struct ScriptedReply
{
    //! After the bytes. KeepAlive with no bytes at all is a server that hangs.
    enum class Then { KeepAlive, Close, Reset, Drip };

    QByteArray bytes; //!< written as they are, status line and headers included
    Then then = Then::KeepAlive;
    QByteArray drip; //!< Then::Drip: one byte of it every dripInterval, round and round
    std::chrono::milliseconds dripInterval{10};

    //! A complete HTTP/1.1 answer with a Content-Length.
    static ScriptedReply http(int status, const QByteArray &body,
                              const QByteArray &contentType = "application/json",
                              const QList<std::pair<QByteArray, QByteArray>> &headers = {});
    static ScriptedReply raw(const QByteArray &bytes, Then then = Then::Close);
};

//! A server on 127.0.0.1 for the faults that a well-behaved one cannot produce. It answers the
//! n-th request with the n-th reply of the script; when the script is over, with the last one.
//! Lives on the thread of the test; clients must be on another or let the event loop run.
class ScriptedServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScriptedServer)

public:
    using Handler = std::function<ScriptedReply(const RecordedRequest &)>;

    explicit ScriptedServer(QObject *parent = nullptr);
    //! Speaks TLS with this configuration (certificate and key) instead of plain text.
    explicit ScriptedServer(const QSslConfiguration &tls, QObject *parent = nullptr);
    ~ScriptedServer() override;

    void setScript(const QList<ScriptedReply> &replies);

    //! Decides by the request; wins over the script.
    void setHandler(Handler handler) { m_handler = std::move(handler); }

    //! Accepts connections and says nothing, not even in TLS.
    void setSilent(bool silent) { m_silent = silent; }

    bool listen(const QHostAddress &address);
    quint16 port() const;
    //! "http://127.0.0.1:port" or "https://127.0.0.1:port".
    QString endpoint() const;

    const QList<RecordedRequest> &requests() const { return m_requests; }

    int connections() const { return m_connections; }

private:
    struct Connection
    {
        QByteArray buffer;
        int number = 0;
    };

    void accept();
    void handleReadyRead(QTcpSocket *socket, Connection &connection);
    bool takeRequest(Connection &connection, RecordedRequest &request);
    void answer(QTcpSocket *socket, const RecordedRequest &request);

    std::unique_ptr<QTcpServer> m_server;
    bool m_isTls = false;
    bool m_silent = false;
    QList<ScriptedReply> m_script;
    Handler m_handler;
    QList<RecordedRequest> m_requests;
    int m_connections = 0;
};

} // namespace sessionscope::testing
