// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/httpconnection.h"

#include <QPointer>

#include <algorithm>
#include <optional>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace sessionscope::demo {

namespace {

constexpr qsizetype kReadBufferBytes = qsizetype(64) * 1024;

QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 302:
        return "Found";
    case 307:
        return "Temporary Redirect";
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 407:
        return "Proxy Authentication Required";
    case 408:
        return "Request Timeout";
    case 413:
        return "Content Too Large";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Status";
    }
}

//! RFC 9110, 5.6.2
bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char character) {
        return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z')
            || (character >= 'a' && character <= 'z')
            || QByteArrayView("!#$%&'*+-.^_`|~").contains(character);
    });
}

//! Decimal digits alone, as a Content-Length must be.
std::optional<qsizetype> parseSize(const QByteArray &text)
{
    const bool digits = !text.isEmpty() && text.size() <= 18
        && std::all_of(text.begin(), text.end(),
                       [](char character) { return character >= '0' && character <= '9'; });
    return digits ? std::optional(static_cast<qsizetype>(text.toLongLong())) : std::nullopt;
}

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, const HttpHandler &handler,
                               const HttpLimits &limits, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_handler(handler)
    , m_limits(limits)
    , m_timer(this)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(kReadBufferBytes);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_timer.setSingleShot(true);
    connect(&m_dripTimer, &QTimer::timeout, this, &HttpConnection::drip);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::handleReadyRead);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::handleBytesWritten);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(&m_timer, &QTimer::timeout, m_socket, &QTcpSocket::abort);
    m_timer.start(m_limits.idleTimeout);
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        deleteLater(); // gone before it was taken up
    else if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &HttpConnection::handleReadyRead, Qt::QueuedConnection);
}

void HttpConnection::handleReadyRead()
{
    // What comes during an answer waits in the socket, at most kReadBufferBytes of it.
    while ((m_state == State::Head || m_state == State::Body)
           && (m_socket->bytesAvailable() > 0 || !m_input.isEmpty())) {
        if (m_state == State::Head && m_input.isEmpty())
            m_timer.start(m_limits.requestTimeout);
        const QByteArray bytes = m_socket->read(kReadBufferBytes);
        m_input += bytes;
        const State before = m_state;
        if (m_state == State::Head)
            readHead();
        if (m_state == State::Body)
            readBody();
        if (m_state == before && m_socket->bytesAvailable() == 0)
            return; // more has to come
    }
}

void HttpConnection::readHead()
{
    const qsizetype end = m_input.indexOf("\r\n\r\n");
    if (std::max(end, m_input.size() - kReadBufferBytes) > m_limits.headBytes) {
        refuse(431);
        return;
    }
    if (end < 0)
        return;
    const int status = parseHead(QByteArrayView(m_input).first(end));
    if (status != 0) {
        refuse(status);
        return;
    }
    m_input.remove(0, end + 4);
    m_state = State::Body;
    const QByteArray expect = m_request.header("expect").value_or(QByteArray());
    if (expect.compare("100-continue", Qt::CaseInsensitive) == 0 && m_input.size() < m_bodySize)
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
}

int HttpConnection::parseHead(QByteArrayView head)
{
    m_request = {};
    const QByteArrayList lines = head.toByteArray().split('\n');
    const QByteArrayList requestLine = lines.first().trimmed().split(' ');
    if (requestLine.size() != 3 || !isToken(requestLine[0]) || !requestLine[1].startsWith('/'))
        return 400;
    if (!requestLine[2].startsWith("HTTP/1."))
        return 505;
    m_request.method = requestLine[0];
    m_request.target = requestLine[1];
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0 || !isToken(QByteArrayView(line).first(colon)))
            return 400;
        m_request.headers.push_back({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    if (m_request.header("transfer-encoding"))
        return 501;
    // Several lengths are joined by "," and therefore refused.
    const std::optional<qsizetype> size =
        parseSize(m_request.header("content-length").value_or("0"));
    if (!size)
        return 400;
    if (*size > m_limits.bodyBytes)
        return 413;
    m_bodySize = *size;
    const QByteArray connection = m_request.header("connection").value_or(QByteArray()).toLower();
    m_keepAlive = requestLine[2] == "HTTP/1.1" ? !connection.contains("close")
                                               : connection.contains("keep-alive");
    return 0;
}

void HttpConnection::readBody()
{
    if (m_input.size() < m_bodySize)
        return;
    m_request.body = m_input.left(m_bodySize);
    m_input.remove(0, m_bodySize);
    handle();
}

void HttpConnection::handle()
{
    m_state = State::Handling;
    m_timer.stop(); // the handler has its own deadlines
    m_handler(m_request, [self = QPointer<HttpConnection>(this)](const HttpResponse &response) {
        if (self && self->m_state == State::Handling)
            self->send(response);
    });
}

void HttpConnection::refuse(int status)
{
    m_keepAlive = false;
    m_input.clear();
    send({status, {}, {}});
}

void HttpConnection::send(const HttpResponse &response)
{
    m_state = State::Sending;
    m_end = response.delivery.end;
    if (response.delivery.delay.count() == 0)
        write(response);
    else
        QTimer::singleShot(response.delivery.delay, this, [this, response] { write(response); });
}

void HttpConnection::write(const HttpResponse &response)
{
    const HttpDelivery &delivery = response.delivery;
    if (delivery.extent == HttpDelivery::Extent::Nothing) {
        endAnswer();
        return;
    }
    if (!delivery.saysLength)
        m_keepAlive = false;
    QByteArray head =
        "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reason(response.status) + "\r\n";
    for (const auto &[name, value] : response.headers)
        head += name + ": " + value + "\r\n";
    if (delivery.saysLength)
        head += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    head += "Connection: " + (m_keepAlive ? QByteArray("keep-alive") : QByteArray("close"))
        + "\r\n\r\n";
    m_timer.start(m_limits.stallTimeout);
    m_socket->write(head);
    if (delivery.dripInterval.count() > 0) {
        m_drips = response.body;
        m_dripTimer.start(delivery.dripInterval);
    } else if (delivery.extent == HttpDelivery::Extent::HeadAndHalf) {
        m_socket->write(response.body.left(response.body.size() / 2));
    } else {
        m_socket->write(response.body); // shared, not copied
    }
}

void HttpConnection::drip()
{
    m_socket->write(m_drips.left(1));
    m_drips.remove(0, 1); // moves a pointer
    if (m_drips.isEmpty())
        m_dripTimer.stop();
}

void HttpConnection::handleBytesWritten()
{
    if (m_state != State::Sending)
        return;
    if (m_socket->bytesToWrite() > 0 || m_dripTimer.isActive())
        m_timer.start(m_limits.stallTimeout);
    else
        endAnswer();
}

void HttpConnection::endAnswer()
{
    switch (m_end) {
    case HttpDelivery::End::Silence:
        m_timer.stop(); // the client has its deadlines
        return;
    case HttpDelivery::End::Reset:
        reset();
        return;
    case HttpDelivery::End::Close:
        m_socket->disconnectFromHost();
        return;
    case HttpDelivery::End::Orderly:
        break;
    }
    if (!m_keepAlive) {
        m_socket->disconnectFromHost();
        return;
    }
    m_state = State::Head;
    m_timer.start(m_limits.idleTimeout);
    handleReadyRead();
}

//! With RST instead of FIN.
void HttpConnection::reset()
{
#ifdef Q_OS_UNIX
    const linger option{1, 0};
    ::setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &option,
                 sizeof(option));
#endif
    m_socket->abort();
}

} // namespace sessionscope::demo
