// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/dasclient.h"
#include "connectproxy.h"
#include "fetching.h"
#include "support/certificates.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::cloud;
using namespace sessionscope::testing;
using namespace std::chrono_literals;
using Code = Error::Code;

namespace {

//! Sets a variable for one test.
class Variable final
{
public:
    Variable(const char *name, const QByteArray &value)
        : m_name(name)
    {
        qputenv(name, value);
    }

    ~Variable() { qunsetenv(m_name); }
    Q_DISABLE_COPY_MOVE(Variable)

private:
    const char *m_name;
};

} // namespace

//! Encrypted connections and proxies, over real sockets.
class TestDasClientTls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void trustsTheCaFile();
    void namesTheReason_data();
    void namesTheReason();
    void givesUpOnAPlainServer();
    void givesUpOnASilentServer();
    void waitsForAnAnswerOnceConnected();
    void killsOnceConnected();
    void reusesNoConnectionThatOthersVouchedFor();
    void asksForTheProxyPassword_data();
    void asksForTheProxyPassword();
    void namesADeadProxy();
    void goesAroundTheProxyForLoopback();

private:
    SessionQuery query(const QString &endpoint) const;
    DasClientOptions options() const;

    SystemClock m_clock;
    Certificates m_certificates;
};

void TestDasClientTls::initTestCase()
{
    for (const char *name : {"http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "no_proxy",
                             "NO_PROXY", "all_proxy", "ALL_PROXY"})
        qunsetenv(name);
    QVERIFY2(m_certificates.create(), "these tests need the openssl program");
}

SessionQuery TestDasClientTls::query(const QString &endpoint) const
{
    SessionQuery query;
    query.endpoint = Endpoint::parse(endpoint).value(); // throws for an error of the test
    query.instanceId = u"r-1"_s;
    query.credentials = {u"LTAI5tKey"_s, Secret("TheSecretOfTheKey"), {}};
    query.caFile = m_certificates.caFile();
    query.timeout = 20s;
    return query;
}

DasClientOptions TestDasClientTls::options() const
{
    DasClientOptions options;
    options.retry.baseDelay = 1ms;
    return options;
}

void TestDasClientTls::trustsTheCaFile()
{
    ScriptedServer server(m_certificates.serverFor("IP:127.0.0.1"));
    server.setScript({good()});
    DasClient client(m_clock, options());
    const auto answer = wait(client.getRedisAllSession(query(server.endpoint())));
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().line()));
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().header("host"),
             "127.0.0.1:" + QByteArray::number(server.port()));
}

void TestDasClientTls::namesTheReason_data()
{
    QTest::addColumn<QByteArray>("subject");
    QTest::addColumn<int>("days");
    QTest::addColumn<bool>("isCaKnown");
    QTest::addColumn<QString>("words");

    QTest::addRow("unknown authority") << QByteArray("IP:127.0.0.1") << 20 << false
                                       << u"authority that this computer does not know"_s;
    QTest::addRow("another host") << QByteArray("DNS:other.example") << 20 << true
                                  << u"made out to another host"_s;
    QTest::addRow("expired") << QByteArray("IP:127.0.0.1") << -1 << true << u"has expired"_s;
}

void TestDasClientTls::namesTheReason()
{
    QFETCH(QByteArray, subject);
    QFETCH(int, days);
    QFETCH(bool, isCaKnown);
    QFETCH(QString, words);
    ScriptedServer server(m_certificates.serverFor(subject, days));
    server.setScript({good()});
    DasClient client(m_clock, options());
    SessionQuery asked = query(server.endpoint());
    if (!isCaKnown)
        asked.caFile.clear();
    const auto answer = wait(client.getRedisAllSession(asked));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, Code::TlsFailed);
    QVERIFY2(answer.error().message.contains(words), qPrintable(answer.error().message));
    QCOMPARE(server.requests().size(), 0);
}

void TestDasClientTls::givesUpOnAPlainServer()
{
    ScriptedServer server;
    server.setScript({good()});
    DasClientOptions fast = options();
    fast.connectTimeout = 1s;
    DasClient client(m_clock, fast);
    const auto answer = wait(
        client.getRedisAllSession(query("https://127.0.0.1:"_L1 + QString::number(server.port()))));
    QVERIFY(!answer);
    QCOMPARE(stageOf(answer.error().code), ErrorStage::Network);
    QCOMPARE(server.requests().size(), 0);
}

void TestDasClientTls::givesUpOnASilentServer()
{
    ScriptedServer server(m_certificates.serverFor("IP:127.0.0.1"));
    server.setSilent(true);
    DasClientOptions fast = options();
    fast.connectTimeout = 200ms;
    DasClient client(m_clock, fast);
    QElapsedTimer timer;
    timer.start();
    const auto answer = wait(client.getRedisAllSession(query(server.endpoint())));
    QCOMPARE(answer.error().code, Code::TimedOut);
    QVERIFY2(answer.error().message.contains(u"No connection"_s),
             qPrintable(answer.error().message));
    QVERIFY(timer.elapsed() < 10'000);
}

//! The time to connect is not the time to answer: a long list takes its time.
void TestDasClientTls::waitsForAnAnswerOnceConnected()
{
    ScriptedServer server(m_certificates.serverFor("IP:127.0.0.1"));
    server.setScript({good(), hang()});
    DasClientOptions fast = options();
    fast.connectTimeout = 1s;
    DasClient client(m_clock, fast);
    QVERIFY(wait(client.getRedisAllSession(query(server.endpoint()))));
    // Over the connection that is kept, then over a new one.
    for (int i = 0; i < 2; ++i) {
        SessionQuery slow = query(server.endpoint());
        slow.timeout = 2s;
        const auto answer = wait(client.getRedisAllSession(slow));
        QCOMPARE(answer.error().code, Code::TimedOut);
        QVERIFY2(answer.error().message.contains(u"no complete answer"_s),
                 qPrintable(answer.error().message));
        QCOMPARE(server.requests().size(), 2 + i);
    }
    QCOMPARE(server.connections(), 2);
}

//! What is lost behind TLS may have been carried out; before TLS is agreed nothing leaves.
void TestDasClientTls::killsOnceConnected()
{
    ScriptedServer server(m_certificates.serverFor("IP:127.0.0.1"));
    server.setScript(
        {ScriptedReply::http(200, R"({"Code":"200","Success":"true"})"), ScriptedReply::raw({})});
    DasClient client(m_clock, options());
    QVERIFY(wait(client.killInstanceAllSession(query(server.endpoint()))));
    QCOMPARE(wait(client.killInstanceAllSession(query(server.endpoint()))).error().code,
             Code::OutcomeUnknown);
    SessionQuery untrusting = query(server.endpoint());
    untrusting.caFile.clear();
    QCOMPARE(wait(client.killInstanceAllSession(untrusting)).error().code, Code::TlsFailed);
    QCOMPARE(server.requests().size(), 2);
}

void TestDasClientTls::reusesNoConnectionThatOthersVouchedFor()
{
    ScriptedServer server(m_certificates.serverFor("IP:127.0.0.1"));
    server.setScript({good()});
    DasClient client(m_clock, options());
    QVERIFY(wait(client.getRedisAllSession(query(server.endpoint()))));
    SessionQuery untrusting = query(server.endpoint());
    untrusting.caFile.clear();
    const auto answer = wait(client.getRedisAllSession(untrusting));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, Code::TlsFailed);
    QCOMPARE(server.requests().size(), 1);
}

void TestDasClientTls::asksForTheProxyPassword_data()
{
    QTest::addColumn<bool>("closes");

    QTest::addRow("the proxy keeps the connection") << false;
    QTest::addRow("the proxy closes it") << true;
}

void TestDasClientTls::asksForTheProxyPassword()
{
    QFETCH(bool, closes);
    ScriptedServer server(m_certificates.serverFor("DNS:das.proxied.example"));
    server.setScript({good()});
    ConnectProxy proxy(server.port(), "alice:right");
    proxy.closesAfterRefusal = closes;
    const QByteArray address = "127.0.0.1:" + QByteArray::number(proxy.serverPort());
    const Variable setting("https_proxy", "http://" + address);
    DasClient client(m_clock, options());
    const SessionQuery asked = query(u"https://das.proxied.example"_s);

    const auto unknown = wait(client.getRedisAllSession(asked));
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, Code::ProxyAuthenticationRequired);
    QCOMPARE(unknown.error().detail, QString::fromLatin1(address));
    QVERIFY(unknown.error().message.contains(u"asks for a user name"_s));
    QCOMPARE(proxy.asked.first(), QByteArray("das.proxied.example:443"));

    client.setProxyCredentials(u"127.0.0.1"_s, proxy.serverPort(), u"alice"_s, Secret("wrong"));
    proxy.asked.clear();
    const auto wrong = wait(client.getRedisAllSession(asked));
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, Code::ProxyAuthenticationRequired);
    QVERIFY2(wrong.error().message.contains(u"did not accept"_s),
             qPrintable(wrong.error().message));
    QVERIFY2(proxy.asked.size() <= 3, "the wrong password was tried again and again");
    QCOMPARE(proxy.tunnels, 0);

    client.setProxyCredentials(u"127.0.0.1"_s, proxy.serverPort(), u"alice"_s, Secret("right"));
    const auto right = wait(client.getRedisAllSession(asked));
    QVERIFY2(right, qPrintable(right ? QString() : right.error().line()));
    QVERIFY(proxy.tunnels > 0);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().header("host"), QByteArray("das.proxied.example"));
    QVERIFY(server.requests().first().header("proxy-authorization").isEmpty());
}

void TestDasClientTls::namesADeadProxy()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const QByteArray address = "127.0.0.1:" + QByteArray::number(closed.serverPort());
    closed.close();
    const Variable setting("https_proxy", "http://" + address);
    DasClient client(m_clock, options());
    const auto answer = wait(client.getRedisAllSession(query(u"https://das.proxied.example"_s)));
    QVERIFY(!answer);
    QCOMPARE(stageOf(answer.error().code), ErrorStage::Network);
    QVERIFY2(answer.error().message.contains(u"proxy"_s, Qt::CaseInsensitive),
             qPrintable(answer.error().message));
}

void TestDasClientTls::goesAroundTheProxyForLoopback()
{
    ScriptedServer server;
    server.setScript({good()});
    ConnectProxy proxy(server.port(), "alice:right");
    const QByteArray address = "http://127.0.0.1:" + QByteArray::number(proxy.serverPort());
    const Variable plain("http_proxy", address);
    const Variable encrypted("https_proxy", address);
    DasClient client(m_clock, options());
    QVERIFY(wait(client.getRedisAllSession(query(server.endpoint()))));
    QCOMPARE(proxy.asked.size(), 0);
}

QTEST_GUILESS_MAIN(TestDasClientTls)
#include "tst_dasclienttls.moc"
