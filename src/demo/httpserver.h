// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/requestverifier.h"

#include <QObject>
#include <QSslConfiguration>
#include <QTcpServer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace sessionscope::demo {

//! How an answer goes out. The default is the right way, everything else is a fault on purpose.
struct HttpDelivery
{
    enum class Extent { All, HeadAndHalf, Nothing };
    //! After that: like any server; FIN; RST, as from a crash or a firewall; nothing any more.
    enum class End { Orderly, Close, Reset, Silence };

    std::chrono::milliseconds delay{0}; //!< before the first byte
    Extent extent = Extent::All;
    End end = End::Orderly;
    bool saysLength = true; //!< false: the body is as long as the connection lives
    std::chrono::milliseconds dripInterval{0}; //!< if not 0: the body goes byte by byte
};

struct HttpResponse
{
    int status = 200;
    cloud::HeaderList headers; //!< besides Content-Length and Connection
    QByteArray body;
    HttpDelivery delivery = {};
};

//! Answers one request: call it exactly once, now or later, on the server's thread. It may outlive
//! the connection; the answer is dropped then.
using HttpResponder = std::function<void(HttpResponse)>;
using HttpHandler = std::function<void(const cloud::ReceivedRequest &, HttpResponder)>;

//! Bounds of what a client may do to the server. The signed headers of a request with a long STS
//! token stay below 8 KiB; no operation has a body worth speaking of.
struct HttpLimits
{
    qsizetype headBytes = qsizetype(64) * 1024;
    qsizetype bodyBytes = qsizetype(1024) * 1024;
    int connections = 64;
    std::chrono::milliseconds requestTimeout{10'000}; //!< from its first byte to its last
    std::chrono::milliseconds idleTimeout{60'000}; //!< between two requests
    std::chrono::milliseconds stallTimeout{30'000}; //!< for the client to take some of the answer
};

//! A small HTTP/1.1 server, on 127.0.0.1 and nowhere else: keep-alive, Content-Length bodies, one
//! request at a time on each connection.
//!
//! Not QHttpServer, because a signature can only be checked on the request as it was sent:
//! QHttpServer (6.4) gives the target as a QUrl, already normalised. It has neither limits nor
//! time-outs either, and cannot send the broken answers that clients have to be tested with.
//!
//! For one thread, which needs an event loop.
class HttpServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpServer)

public:
    explicit HttpServer(HttpHandler handler, HttpLimits limits = {}, QObject *parent = nullptr);
    ~HttpServer() override;

    //! \brief Port 0 takes a free one. False if it cannot be had, see errorString().
    //! With \a tls, which has a certificate and its key, it speaks https.
    bool listen(quint16 port, const std::optional<QSslConfiguration> &tls = {});

    quint16 port() const { return m_server->serverPort(); }

    QString errorString() const { return m_server->errorString(); }

private:
    void handleNewConnection();

    HttpHandler m_handler;
    HttpLimits m_limits;
    std::unique_ptr<QTcpServer> m_server;
    int m_connections = 0;
};

} // namespace sessionscope::demo
