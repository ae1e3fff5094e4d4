// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/fault.h"

#include "cloud/bodyreader.h"
#include "support/rawhttp.h"

#include <QTest>

using namespace sessionscope;
using namespace sessionscope::demo;
using namespace Qt::Literals::StringLiterals;
using sessionscope::test::RawConnection;
using sessionscope::test::RawResponse;

namespace {

const QByteArray kBody = "0123456789";

//! The answer there would be, with the fault in it.
HttpResponse spoiled(const QString &text)
{
    HttpResponse response{200, {{"Content-Type", "application/json"}}, kBody};
    const Fault fault = parseFault(text).value();
    if (fault.spoil)
        fault.spoil(response);
    return response;
}

QByteArray headerOf(const HttpResponse &response, const QByteArray &name)
{
    cloud::ReceivedRequest headers;
    headers.headers = response.headers;
    return headers.header(name).value_or("<none>");
}

} // namespace

//! Each fault as a client sees it.
class TestFault final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void wrongOnesAreRefused_data();
    void wrongOnesAreRefused();
    void helpNamesThemAll();
    void answersEndEarly_data();
    void answersEndEarly();
    void answersComeInTheirWay_data();
    void answersComeInTheirWay();
    void silenceLastsUntilTheClientGoes();
    void bodiesAreCompressed_data();
    void bodiesAreCompressed();
    void headersChange();
    void refusalsAreTheGateways_data();
    void refusalsAreTheGateways();
    void clocksAreShifted();

private:
    HttpResponse m_response;
    HttpServer m_server{[this](const cloud::ReceivedRequest &, const HttpResponder &respond) {
        respond(m_response);
    }};
};

void TestFault::initTestCase()
{
    QVERIFY(m_server.listen(0));
}

void TestFault::wrongOnesAreRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "what", "Hang", "hang:1", "none:", "delay", "delay:", "delay:-1", "delay:soon",
          "delay:100001", "drip", "html:many", "redirect", "refuse", "clock:1h", "clock", " hang"})
        QTest::addRow("\"%s\"", text) << QString::fromLatin1(text);
}

void TestFault::wrongOnesAreRefused()
{
    QFETCH(const QString, text);
    const Result<Fault> fault = parseFault(text);
    QVERIFY(!fault);
    QCOMPARE(fault.error().code, Error::Code::InvalidInput);
    QVERIFY(fault.error().message.endsWith(u'.'));
}

void TestFault::helpNamesThemAll()
{
    int count = 0;
    for (const QString &line : faultHelp().split(u'\n', Qt::SkipEmptyParts)) {
        // "  drip:MS   what happens": with 1 for an argument it is a fault.
        QString use = line.trimmed().section(u' ', 0, 0);
        use = use.section(u'[', 0, 0);
        if (use.contains(u':'))
            use = use.section(u':', 0, 0) + ":1"_L1;
        QVERIFY2(parseFault(use), qPrintable(line));
        ++count;
    }
    QVERIFY(count > 15);
}

void TestFault::answersEndEarly_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QByteArray>("received"); // after the head; "-" without one
    QTest::addRow("closed") << u"close"_s << QByteArray("-");
    QTest::addRow("reset") << u"reset"_s << QByteArray("-");
    QTest::addRow("cut") << u"cut"_s << QByteArray("01234");
    QTest::addRow("cut without a length") << u"cut-unpromised"_s << QByteArray("01234");
    QTest::addRow("whole without a length") << u"unpromised"_s << kBody;
}

void TestFault::answersEndEarly()
{
    QFETCH(const QString, fault);
    QFETCH(const QByteArray, received);
    m_response = spoiled(fault);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_server.port());
    socket.write("GET / HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    const QByteArray all = socket.readAll();
    const qsizetype head = all.indexOf("\r\n\r\n");
    QCOMPARE(head < 0 ? QByteArray("-") : all.sliced(head + 4), received);
    QCOMPARE(all.contains("Content-Length: 10"), fault == u"cut"_s);
}

void TestFault::answersComeInTheirWay_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addRow("late") << u"delay:1"_s;
    QTest::addRow("byte by byte") << u"drip:1"_s;
    QTest::addRow("at once") << u"none"_s;
}

void TestFault::answersComeInTheirWay()
{
    QFETCH(const QString, fault);
    m_response = spoiled(fault);
    RawConnection connection(m_server.port());
    for (int i = 0; i < 2; ++i) { // the connection is kept
        connection.send("GET / HTTP/1.1\r\n\r\n");
        const std::optional<RawResponse> response = connection.receive();
        QVERIFY(response);
        QCOMPARE(response->body, kBody);
    }
}

void TestFault::silenceLastsUntilTheClientGoes()
{
    m_response = spoiled(u"hang"_s);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_server.port());
    socket.write("GET / HTTP/1.1\r\n\r\n");
    QTest::qWait(50);
    QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
    QCOMPARE(socket.bytesAvailable(), 0);
    socket.disconnectFromHost();
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
}

void TestFault::bodiesAreCompressed_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<bool>("isWell");
    QTest::addRow("well") << u"gzip"_s << true;
    QTest::addRow("damaged") << u"gzip-damaged"_s << false;
    QTest::addRow("cut") << u"gzip-cut"_s << false;
    QTest::addRow("too much") << u"gzip-bomb:3"_s << false;
}

void TestFault::bodiesAreCompressed()
{
    QFETCH(const QString, fault);
    QFETCH(const bool, isWell);
    const HttpResponse response = spoiled(fault);
    QCOMPARE(headerOf(response, "Content-Encoding"), QByteArray("gzip"));
    cloud::BodyReader reader(1024 * 1024);
    reader.begin("gzip", response.body.size());
    const bool isFine = reader.feed(response.body) == cloud::BodyReader::Status::Fine;
    QCOMPARE(isFine && reader.isComplete(), isWell);
    if (isWell)
        QCOMPARE(reader.body(), kBody);
}

void TestFault::headersChange()
{
    QCOMPARE(headerOf(spoiled(u"type:a/b"_s), "content-type"), QByteArray("a/b"));
    QCOMPARE(headerOf(spoiled(u"type"_s), "content-type"), QByteArray());
    QCOMPARE(spoiled(u"text:a:b"_s).body, QByteArray("a:b"));
    const HttpResponse moved = spoiled(u"redirect-307:http://x/?y"_s);
    QCOMPARE(moved.status, 307);
    QCOMPARE(headerOf(moved, "location"), QByteArray("http://x/?y"));
    QCOMPARE(spoiled(u"redirect:/"_s).status, 302);
    const HttpResponse page = spoiled(u"html:407"_s);
    QCOMPARE(page.status, 407);
    QVERIFY(page.body.startsWith("<!DOCTYPE html>"));
    QVERIFY(headerOf(page, "content-type").startsWith("text/html"));
    QCOMPARE(spoiled(u"html"_s).status, 200);
    QCOMPARE(headerOf(spoiled(u"throttle:250"_s), "x-acs-retry-after"), QByteArray("250"));
    QCOMPARE(headerOf(spoiled(u"throttle"_s), "x-acs-retry-after"), QByteArray("<none>"));
}

void TestFault::refusalsAreTheGateways_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::addRow("key") << u"InvalidAccessKeyId.NotFound"_s << 404;
    QTest::addRow("permission") << u"NoPermission"_s << 403;
    QTest::addRow("throttled") << u"Throttling.Api"_s << 400;
    QTest::addRow("internal") << u"InternalError"_s << 500;
    QTest::addRow("unavailable") << u"ServiceUnavailable"_s << 503;
    QTest::addRow("anything") << u"Some:thing"_s << 400;
}

void TestFault::refusalsAreTheGateways()
{
    QFETCH(const QString, code);
    QFETCH(const int, status);
    const std::optional<cloud::GatewayRefusal> refusal =
        parseFault("refuse:"_L1 + code).value().refusal;
    QVERIFY(refusal);
    QCOMPARE(refusal->code, code);
    QCOMPARE(refusal->httpStatus, status);
    QVERIFY(!refusal->message.isEmpty());
}

void TestFault::clocksAreShifted()
{
    QCOMPARE(parseFault(u"clock:3600"_s).value().clockShift, std::chrono::hours(1));
    QCOMPARE(parseFault(u"clock:-60"_s).value().clockShift, std::chrono::minutes(-1));
}

QTEST_GUILESS_MAIN(TestFault)
#include "tst_fault.moc"
