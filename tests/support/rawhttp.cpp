// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rawhttp.h"

#include <QHostAddress>
#include <QTest>

namespace sessionscope::test {

namespace {

constexpr int kWait_ms = 10'000;

} // namespace

QByteArray RawResponse::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

RawConnection::RawConnection(quint16 port)
{
    QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket,
                     [this] { m_received += m_socket.readAll(); });
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    m_socket.waitForConnected(kWait_ms);
}

void RawConnection::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

std::optional<RawResponse> RawConnection::receive()
{
    std::optional<RawResponse> response;
    const bool done = QTest::qWaitFor(
        [this, &response] {
            response = takeResponse();
            return response || !isOpen();
        },
        kWait_ms);
    if (done && !response)
        response = takeResponse();
    return response;
}

bool RawConnection::waitForClosed()
{
    return QTest::qWaitFor([this] { return !isOpen(); }, kWait_ms);
}

std::optional<RawResponse> RawConnection::takeResponse()
{
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    RawResponse response;
    const QByteArrayList lines = m_received.left(end).split('\n');
    response.status = lines.first().split(' ').value(1).toInt();
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        response.headers.push_back({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    const qsizetype size = response.header("Content-Length").toLongLong();
    if (m_received.size() < end + 4 + size)
        return std::nullopt;
    response.body = m_received.mid(end + 4, size);
    m_received.remove(0, end + 4 + size);
    return response;
}

QByteArray rawRequest(const QByteArray &method, const QByteArray &target,
                      const cloud::HeaderList &headers, const QByteArray &body)
{
    QByteArray bytes = method + ' ' + target + " HTTP/1.1\r\n";
    for (const auto &[name, value] : headers)
        bytes += name + ": " + value + "\r\n";
    if (!body.isEmpty())
        bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return bytes + "\r\n" + body;
}

} // namespace sessionscope::test
