// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/acs3signer.h"

#include <QByteArray>
#include <QTcpSocket>

#include <optional>

//! HTTP by hand, for what no client would send.
namespace sessionscope::test {

struct RawResponse
{
    int status = 0;
    cloud::HeaderList headers;
    QByteArray body;

    QByteArray header(const QByteArray &name) const;
};

//! A connection to a server on 127.0.0.1. Waits in event loops, so that the server may live in the
//! same thread.
class RawConnection final
{
public:
    explicit RawConnection(quint16 port);

    void send(const QByteArray &bytes);
    //! The next response, or nothing if the connection ends or 10 s pass before it is complete.
    std::optional<RawResponse> receive();
    bool waitForClosed();

    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }

private:
    std::optional<RawResponse> takeResponse();

    QTcpSocket m_socket;
    QByteArray m_received;
};

//! Request line, headers, Content-Length and body, as bytes.
QByteArray rawRequest(const QByteArray &method, const QByteArray &target,
                      const cloud::HeaderList &headers, const QByteArray &body = {});

} // namespace sessionscope::test
