// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/httpserver.h"

#include <QTcpSocket>
#include <QTimer>

namespace sessionscope::demo {

//! One client of HttpServer. Deletes itself when the socket closes.
//!
//!     Head ──head complete──▶ Body ──body complete──▶ Handling ──answer──▶ Sending ──▶ Head
//!      └───────────── refused (4xx, 5xx) ───────────────────────────────▶ Sending ──▶ closed
//!
//! A faulty answer (HttpDelivery) ends in Sending: closed, reset, or silent until the client goes.
class HttpConnection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpConnection)

public:
    HttpConnection(QTcpSocket *socket, const HttpHandler &handler, const HttpLimits &limits,
                   QObject *parent);

private:
    enum class State { Head, Body, Handling, Sending };

    void handleReadyRead();
    void handleBytesWritten();
    void readHead();
    void readBody();
    //! Reads the head of a request; the status of a refusal, or 0.
    int parseHead(QByteArrayView head);
    void handle();
    void send(const HttpResponse &response);
    void write(const HttpResponse &response);
    void drip();
    void endAnswer();
    void reset();
    void refuse(int status);

    QTcpSocket *m_socket;
    const HttpHandler &m_handler;
    const HttpLimits &m_limits;
    QTimer m_timer;
    QTimer m_dripTimer;
    State m_state = State::Head;
    QByteArray m_input;
    cloud::ReceivedRequest m_request;
    qsizetype m_bodySize = 0;
    bool m_keepAlive = true;
    HttpDelivery::End m_end = HttpDelivery::End::Orderly; // of the answer being sent
    QByteArray m_drips; // what is left of it
};

} // namespace sessionscope::demo
