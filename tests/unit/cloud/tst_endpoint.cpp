// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/endpoint.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::cloud;
using Code = Error::Code;

class TestEndpoint : public QObject
{
    Q_OBJECT

private slots:
    void readsEndpoints_data();
    void readsEndpoints();
    void refusesOthers_data();
    void refusesOthers();
    void knowsLoopback_data();
    void knowsLoopback();
};

void TestEndpoint::readsEndpoints_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // toString()
    QTest::addColumn<QByteArray>("host");

    const auto row = [](const char *text, const char *expected, const char *host) {
        QTest::newRow(qPrintable(QString::fromUtf8(text).simplified()))
            << QString::fromUtf8(text) << QString::fromLatin1(expected) << QByteArray(host);
    };
    row(kDefaultEndpoint, "https://das.cn-shanghai.aliyuncs.com", "das.cn-shanghai.aliyuncs.com");
    row("  das.vpc-proxy.aliyuncs.com\n", "https://das.vpc-proxy.aliyuncs.com",
        "das.vpc-proxy.aliyuncs.com");
    row("https://das.example/", "https://das.example", "das.example");
    row("HTTPS://DAS.Example:443", "https://das.example", "das.example");
    row("das.example:8443", "https://das.example:8443", "das.example:8443");
    row("das.example:80", "https://das.example:80", "das.example:80");
    row("localhost:8080", "https://localhost:8080", "localhost:8080");
    row("http://localhost:8080", "http://localhost:8080", "localhost:8080");
    row("http://LOCALHOST:80/", "http://localhost", "localhost");
    row("http://localhost:443", "http://localhost:443", "localhost:443");
    row("http://127.0.0.1:18080", "http://127.0.0.1:18080", "127.0.0.1:18080");
    row("http://127.255.255.254", "http://127.255.255.254", "127.255.255.254");
    row("http://127.1", "http://127.0.0.1", "127.0.0.1");
    row("http://[::1]:8080", "http://[::1]:8080", "[::1]:8080");
    row("http://[0:0:0:0:0:0:0:1]", "http://[::1]", "[::1]");
    row("[2001:DB8::1]:8443", "https://[2001:db8::1]:8443", "[2001:db8::1]:8443");
    row("2001:db8::1", "https://[2001:db8::1]", "[2001:db8::1]");
    row("10.1.2.3", "https://10.1.2.3", "10.1.2.3");
    row("bücher.example", "https://xn--bcher-kva.example", "xn--bcher-kva.example");
    row("https://例子.测试", "https://xn--fsqu00a.xn--0zwm56d", "xn--fsqu00a.xn--0zwm56d");
}

void TestEndpoint::readsEndpoints()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QFETCH(QByteArray, host);
    const Result<Endpoint> endpoint = Endpoint::parse(text);
    QVERIFY2(endpoint, qPrintable(endpoint ? QString() : endpoint.error().detail));
    QCOMPARE(endpoint->toString(), expected);
    QCOMPARE(endpoint->hostHeader(), host);
    QVERIFY(endpoint->url().isValid());
    QCOMPARE(QString::fromLatin1(endpoint->url().toEncoded()), QString(expected + '/'_L1));
    QCOMPARE(Endpoint::parse(endpoint->toString()).value(), *endpoint);
}

void TestEndpoint::refusesOthers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Code>("expected");

    for (const char *text :
         {"http://das.cn-shanghai.aliyuncs.com", "http://10.0.0.1", "http://128.0.0.1:80",
          "http://126.255.255.255", "http://[::2]", "http://[::ffff:127.0.0.1]", "http://0.0.0.0",
          "http://localhost.example", "http://localhost.", "http://xlocalhost",
          "HTTP://192.168.1.1"})
        QTest::newRow(text) << QString::fromUtf8(text) << Code::InsecureEndpoint;
    for (const char *text : {"",
                             "   ",
                             "https://",
                             "ftp://das.example",
                             "://das.example",
                             "das.example/path",
                             "https://das.example//",
                             "das.example?x=1",
                             "das.example?",
                             "das.example#top",
                             "https://user@das.example",
                             "https://user:secret@das.example",
                             "https://@das.example",
                             "das example",
                             "das.example:0",
                             "das.example:65536",
                             "das.example:http",
                             "[::1",
                             "https://[fe80::1%25eth0]",
                             "das.example\r\nEvil: 1",
                             "r-2ze%41.example"})
        QTest::newRow(qPrintable(QString::fromUtf8(text).simplified() + " refused"_L1))
            << QString::fromUtf8(text) << Code::InvalidInput;
}

void TestEndpoint::refusesOthers()
{
    QFETCH(QString, text);
    QFETCH(Code, expected);
    const Result<Endpoint> endpoint = Endpoint::parse(text);
    QVERIFY2(!endpoint, qPrintable(endpoint ? endpoint->toString() : QString()));
    QCOMPARE(endpoint.error().code, expected);
    QCOMPARE(stageOf(endpoint.error().code), ErrorStage::BeforeSending);
    QVERIFY(!endpoint.error().message.isEmpty());
    QVERIFY(!endpoint.error().message.contains(u'\n'));
}

void TestEndpoint::knowsLoopback_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("expected");

    QTest::addRow("IPv4") << u"127.8.9.10"_s << true;
    QTest::addRow("IPv6") << u"::1"_s << true;
    QTest::addRow("name") << u"localhost"_s << true;
    QTest::addRow("other IPv4") << u"128.0.0.1"_s << false;
    QTest::addRow("other name") << u"127.0.0.1.example"_s << false;
    QTest::addRow("none") << QString() << false;
}

void TestEndpoint::knowsLoopback()
{
    QFETCH(QString, host);
    QFETCH(bool, expected);
    QCOMPARE(isLoopbackHost(host), expected);
}

QTEST_GUILESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
