// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/httpserver.h"

#include "support/rawhttp.h"

#include <QNetworkInterface>
#include <QTest>

#include <memory>

using namespace sessionscope;
using namespace sessionscope::demo;
using namespace std::chrono_literals;
using sessionscope::test::RawConnection;
using sessionscope::test::RawResponse;

namespace {

//! Says what it was asked.
HttpResponse echo(const cloud::ReceivedRequest &request)
{
    QByteArray text = request.method + ' ' + request.target + '\n';
    for (const auto &[name, value] : request.headers)
        text += name + '=' + value + '\n';
    return {200, {{"X-Test", "yes"}}, text + '\n' + request.body};
}

HttpLimits shortLimits()
{
    HttpLimits limits;
    limits.headBytes = 500;
    limits.bodyBytes = 100;
    limits.connections = 2;
    limits.requestTimeout = 200ms;
    limits.idleTimeout = 400ms;
    return limits;
}

} // namespace

class TestHttpServer final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void requestsArriveAsTheyWereSent();
    void bytesMayComeOneByOne();
    void connectionsAreKept();
    void requestsMayBeSentAhead();
    void connectionsAreClosedOnDemand();
    void largeAnswersArrive();
    void answersMayComeLaterOrNever();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
    void slowRequestsAreEnded();
    void idleConnectionsAreEnded();
    void tooManyConnectionsAreEnded();
    void itListensOnLoopbackOnly();
    void aUsedPortIsRefused();

private:
    void serve(HttpHandler handler, const HttpLimits &limits = {});

    std::unique_ptr<HttpServer> m_server;
};

void TestHttpServer::init()
{
    serve([](const cloud::ReceivedRequest &request, const HttpResponder &respond) {
        respond(echo(request));
    });
}

void TestHttpServer::serve(HttpHandler handler, const HttpLimits &limits)
{
    m_server = std::make_unique<HttpServer>(std::move(handler), limits);
    QVERIFY(m_server->listen(0));
}

void TestHttpServer::requestsArriveAsTheyWereSent()
{
    RawConnection connection(m_server->port());
    connection.send("POST /a/../b?x=%7e&y=+%2B HTTP/1.1\r\nHOST: Some:1\r\nx-Acs-A:  b c \r\n"
                    "content-length: 5\r\n\r\nab");
    connection.send(QByteArray("\0\r\n", 3));
    const std::optional<RawResponse> response = connection.receive();
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QCOMPARE(response->header("X-Test"), "yes");
    QCOMPARE(response->header("Connection"), "keep-alive");
    QCOMPARE(response->body,
             QByteArray("POST /a/../b?x=%7e&y=+%2B\nHOST=Some:1\nx-Acs-A=b c\n"
                        "content-length=5\n\nab")
                 + QByteArray("\0\r\n", 3));
}

void TestHttpServer::bytesMayComeOneByOne()
{
    RawConnection connection(m_server->port());
    for (const char byte : QByteArray("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi")) {
        connection.send(QByteArray(1, byte));
        QTest::qWait(1);
    }
    const std::optional<RawResponse> response = connection.receive();
    QVERIFY(response);
    QVERIFY(response->body.endsWith("\n\nhi"));
}

void TestHttpServer::connectionsAreKept()
{
    RawConnection connection(m_server->port());
    for (int i = 0; i < 5; ++i) {
        connection.send("GET /" + QByteArray::number(i) + " HTTP/1.1\r\n\r\n");
        const std::optional<RawResponse> response = connection.receive();
        QVERIFY(response);
        QVERIFY(response->body.startsWith(QByteArray("GET /" + QByteArray::number(i) + '\n')));
    }
    QVERIFY(connection.isOpen());
}

void TestHttpServer::requestsMayBeSentAhead()
{
    RawConnection connection(m_server->port());
    connection.send("POST /1 HTTP/1.1\r\nContent-Length: 1\r\n\r\naGET /2 HTTP/1.1\r\n\r\n");
    const std::optional<RawResponse> first = connection.receive();
    const std::optional<RawResponse> second = connection.receive();
    QVERIFY(first && second);
    QVERIFY(first->body.startsWith("POST /1\n") && first->body.endsWith("\n\na"));
    QVERIFY(second->body.startsWith("GET /2\n"));
}

void TestHttpServer::connectionsAreClosedOnDemand()
{
    for (const QByteArray &request : {QByteArray("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"),
                                      QByteArray("GET / HTTP/1.0\r\n\r\n")}) {
        RawConnection connection(m_server->port());
        connection.send(request);
        const std::optional<RawResponse> response = connection.receive();
        QVERIFY(response);
        QCOMPARE(response->header("Connection"), "close");
        QVERIFY(connection.waitForClosed());
    }
}

void TestHttpServer::largeAnswersArrive()
{
    const QByteArray large(40'000'000, 'x');
    serve([&large](const cloud::ReceivedRequest &, const HttpResponder &respond) {
        respond({200, {}, large});
    });
    RawConnection connection(m_server->port());
    connection.send("GET / HTTP/1.1\r\n\r\n");
    const std::optional<RawResponse> response = connection.receive();
    QVERIFY(response);
    QVERIFY(response->body == large);
}

void TestHttpServer::answersMayComeLaterOrNever()
{
    QList<HttpResponder> waiting;
    serve([&waiting](const cloud::ReceivedRequest &, const HttpResponder &respond) {
        waiting += respond;
    });
    RawConnection connection(m_server->port());
    {
        RawConnection impatient(m_server->port());
        impatient.send("GET /1 HTTP/1.1\r\n\r\n");
        QTRY_COMPARE(waiting.size(), 1);
    }
    connection.send("GET /2 HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(waiting.size(), 2);
    QTest::qWait(20); // the first connection is gone by then
    waiting[0]({200, {}, "late"});
    waiting[1]({503, {}, "busy"});
    const std::optional<RawResponse> response = connection.receive();
    QVERIFY(response);
    QCOMPARE(response->status, 503);
    QCOMPARE(response->body, "busy");
    waiting[1]({200, {}, "twice"}); // is not sent
    connection.send("GET /3 HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(waiting.size(), 3);
    waiting[2]({200, {}, "third"});
    QCOMPARE(connection.receive()->body, "third");
}

void TestHttpServer::nonsenseIsRefused_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &request, int status) {
        QTest::addRow("%s", name) << request << status;
    };
    row("no HTTP", "hello\r\n\r\n", 400);
    row("TLS", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15), 400);
    row("absolute target", "GET http://a/ HTTP/1.1\r\n\r\n", 400);
    row("HTTP/2", "PRI / HTTP/2.0\r\n\r\n", 505);
    row("header without colon", "GET / HTTP/1.1\r\nabc\r\n\r\n", 400);
    row("blank before colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400);
    row("folded header", "GET / HTTP/1.1\r\nA: b\r\n c: d\r\n\r\n", 400);
    row("negative length", "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400);
    row("two lengths", "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na", 400);
    row("huge length", "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n", 400);
    row("large body", "POST / HTTP/1.1\r\nContent-Length: 101\r\n\r\n", 413);
    row("chunked", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 501);
    row("large head", "GET / HTTP/1.1\r\nA: " + QByteArray(600, 'x') + "\r\n\r\n", 431);
    row("endless head", "GET / HTTP/1.1\r\nA: " + QByteArray(100'000, 'x'), 431);
}

void TestHttpServer::nonsenseIsRefused()
{
    QFETCH(const QByteArray, request);
    bool handled = false;
    HttpLimits limits;
    limits.headBytes = 500;
    limits.bodyBytes = 100;
    serve([&handled](const cloud::ReceivedRequest &, const HttpResponder &) { handled = true; },
          limits);
    RawConnection connection(m_server->port());
    connection.send(request);
    const std::optional<RawResponse> response = connection.receive();
    QVERIFY(response);
    QTEST(response->status, "status");
    QVERIFY(connection.waitForClosed());
    QVERIFY(!handled);
}

void TestHttpServer::slowRequestsAreEnded()
{
    serve([](const cloud::ReceivedRequest &, const HttpResponder &) {}, shortLimits());
    RawConnection connection(m_server->port());
    connection.send("GET / HTT");
    QVERIFY(connection.waitForClosed());
    QVERIFY(!connection.receive());
}

void TestHttpServer::idleConnectionsAreEnded()
{
    serve([](const cloud::ReceivedRequest &request,
             const HttpResponder &respond) { respond(echo(request)); },
          shortLimits());
    RawConnection connection(m_server->port());
    connection.send("GET / HTTP/1.1\r\n\r\n");
    QVERIFY(connection.receive());
    QVERIFY(connection.waitForClosed());
}

void TestHttpServer::tooManyConnectionsAreEnded()
{
    HttpLimits limits;
    limits.connections = 2;
    serve([](const cloud::ReceivedRequest &request,
             const HttpResponder &respond) { respond(echo(request)); },
          limits);
    auto first = std::make_unique<RawConnection>(m_server->port());
    RawConnection second(m_server->port());
    RawConnection third(m_server->port());
    QVERIFY(third.waitForClosed());
    second.send("GET / HTTP/1.1\r\n\r\n");
    QVERIFY(second.receive());
    first.reset();
    QTest::qWait(20); // the server takes note
    RawConnection fourth(m_server->port());
    fourth.send("GET / HTTP/1.1\r\n\r\n");
    QVERIFY(fourth.receive());
}

void TestHttpServer::itListensOnLoopbackOnly()
{
    bool tried = false;
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (address.isLoopback())
            continue;
        tried = true;
        QTcpSocket socket;
        socket.connectToHost(address, m_server->port());
        QVERIFY2(!socket.waitForConnected(2000), qPrintable(address.toString()));
    }
    if (!tried)
        QSKIP("This computer has no address but loopback.");
}

void TestHttpServer::aUsedPortIsRefused()
{
    HttpServer second([](const cloud::ReceivedRequest &, const HttpResponder &) {});
    QVERIFY(!second.listen(m_server->port()));
    QVERIFY(!second.errorString().isEmpty());
}

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
