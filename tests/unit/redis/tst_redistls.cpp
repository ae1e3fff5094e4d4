// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/redisconnection.h"
#include "redis/redistls.h"
#include "support/certificates.h"
#include "support/redisservers.h"
#include "support/waitfor.h"

#include <QTcpServer>

using namespace sessionscope;
using namespace sessionscope::redis;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using Code = Error::Code;
using test::waitFor;

//! Encrypted connections to real servers.
class TestRedisTls final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void connects_data();
    void connects();
    void listsItsClientsOverTls();
    void namesTheReason_data();
    void namesTheReason();
    void namesTheFile_data();
    void namesTheFile();
    void tlsToAPlaintextPort();
    void tlsToAServerThatAnswersInPlainText();
    void plaintextToATlsPort();
    void alertsOfATlsPort();

private:
    RedisOptions options(quint16 port) const;
    RedisOptions withClientCertificate(quint16 port) const;

    testing::Certificates m_certificates;
    testing::Certificates m_strangers; // of another authority
    test::TlsRedisServer m_open;
    test::TlsRedisServer m_asking; // for client certificates
    test::TlsRedisServer m_asking12; // in TLS 1.2, where the refusal has other words
    test::TlsRedisServer m_outdated; // nothing newer than TLS 1.1
    test::TlsRedisServer m_expired;
    test::TlsRedisServer m_named; // made out to cache.example
};

void TestRedisTls::initTestCase()
{
    QVERIFY2(m_certificates.create() && m_strangers.create(), "these tests need openssl");
    QVERIFY(m_certificates.client() && m_strangers.client());
    // A server reads its files when it starts.
    QVERIFY(!m_certificates.serverFor("IP:127.0.0.1", -1).isNull());
    QVERIFY(m_expired.start(m_certificates));
    QVERIFY(!m_certificates.serverFor("DNS:cache.example").isNull());
    QVERIFY(m_named.start(m_certificates));
    QVERIFY(!m_certificates.serverFor("IP:127.0.0.1").isNull());
    QVERIFY(m_open.start(m_certificates));
    QVERIFY(m_asking.start(m_certificates, true));
    QVERIFY(m_asking12.start(m_certificates, true, {u"--tls-protocols"_s, u"TLSv1.2"_s}));
    QVERIFY(m_outdated.start(
        m_certificates, false,
        {u"--tls-protocols"_s, u"TLSv1.1"_s, u"--tls-ciphers"_s, u"ALL:@SECLEVEL=0"_s}));
}

RedisOptions TestRedisTls::options(quint16 port) const
{
    RedisOptions options{{u"127.0.0.1"_s, port}, {}, {}};
    options.tls = TlsOptions{m_certificates.caFile(), {}, {}, {}};
    options.connectTimeout = 20s;
    return options;
}

RedisOptions TestRedisTls::withClientCertificate(quint16 port) const
{
    RedisOptions with = options(port);
    with.tls->certificateFile = m_certificates.clientCertificateFile();
    with.tls->keyFile = m_certificates.clientKeyFile();
    return with;
}

void TestRedisTls::connects_data()
{
    QTest::addColumn<RedisOptions>("with");
    QTest::addRow("CA file") << options(m_open.tlsPort());
    QTest::addRow("client certificate") << withClientCertificate(m_asking.tlsPort());
    QTest::addRow("client certificate that nobody asks for")
        << withClientCertificate(m_open.tlsPort());
    QTest::addRow("client certificate, TLS 1.2") << withClientCertificate(m_asking12.tlsPort());
    RedisOptions named = options(m_named.tlsPort());
    named.tls->serverName = u"cache.example"_s;
    QTest::addRow("server name") << named;
}

void TestRedisTls::connects()
{
    QFETCH(const RedisOptions, with);
    RedisConnection connection(with);
    const Result<void> opened = waitFor(connection.open());
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().line()));
    QVERIFY(waitFor(connection.command({"PING"})));
}

void TestRedisTls::listsItsClientsOverTls()
{
    RedisConnection connection(options(m_open.tlsPort()));
    QVERIFY(waitFor(connection.open()));
    const QByteArray long_(1'000'000, 'x'); // of many records
    const Result<Reply> echo = waitFor(connection.command({"ECHO", long_}));
    QVERIFY(echo);
    QCOMPARE(echo->text, long_);
    const Result<QByteArray> list = waitFor(connection.clientList());
    QVERIFY(list);
    QVERIFY(list->contains(" name=sessionscope "));
    connection.close();
    QVERIFY(waitFor(connection.open())); // again, from the start
    QVERIFY(waitFor(connection.clientList()));
}

void TestRedisTls::namesTheReason_data()
{
    QTest::addColumn<RedisOptions>("with");
    QTest::addColumn<QString>("words");

    RedisOptions unknown = options(m_open.tlsPort());
    unknown.tls->caFile.clear();
    QTest::addRow("authority that only the CA file knows")
        << unknown << u"an authority that this computer does not know: name the authority's"_s;
    RedisOptions other = options(m_open.tlsPort());
    other.tls->caFile = m_strangers.caFile();
    QTest::addRow("another authority") << other << u"name the authority's certificate"_s;
    QTest::addRow("expired") << options(m_expired.tlsPort()) << u"has expired: check this"_s;
    QTest::addRow("another host") << options(m_named.tlsPort())
                                  << u"is made out to another host: check the host"_s;
    RedisOptions misnamed = options(m_named.tlsPort());
    misnamed.tls->serverName = u"other.example"_s;
    QTest::addRow("another server name") << misnamed << u"is made out to another host"_s;
    QTest::addRow("client certificate asked for")
        << options(m_asking.tlsPort()) << u"name the files with the certificate and its key"_s;
    QTest::addRow("client certificate asked for, TLS 1.2")
        << options(m_asking12.tlsPort()) << u"name the files with the certificate and its key"_s;
    QTest::addRow("outdated TLS") << options(m_outdated.tlsPort()) << u"1.2 or newer is needed"_s;
    RedisOptions stranger = options(m_asking.tlsPort());
    stranger.tls->certificateFile = m_strangers.clientCertificateFile();
    stranger.tls->keyFile = m_strangers.clientKeyFile();
    QTest::addRow("client certificate of another authority")
        << stranger << u"does not accept the client certificate"_s;
    RedisOptions mixed = withClientCertificate(m_asking.tlsPort());
    mixed.tls->keyFile = m_strangers.clientKeyFile();
    QTest::addRow("key of another certificate") << mixed << u"do not belong together"_s;
}

void TestRedisTls::namesTheReason()
{
    QFETCH(const RedisOptions, with);
    QFETCH(const QString, words);
    RedisConnection connection(with);
    const Result<void> opened = waitFor(connection.open());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, Code::TlsFailed);
    QVERIFY2(opened.error().message.contains(words),
             qPrintable(opened.error().message + u'\n' + opened.error().detail));
    QVERIFY(!connection.isOpen());
}

void TestRedisTls::namesTheFile_data()
{
    QTest::addColumn<TlsOptions>("tls");
    QTest::addColumn<Code>("code");
    QTest::addColumn<QString>("words");

    const QString missing = u"/nowhere/at-all.pem"_s;
    const QString certificate = m_certificates.clientCertificateFile();
    const QString key = m_certificates.clientKeyFile();
    const auto row = [](const char *name, const TlsOptions &tls, const QString &words,
                        Code code = Code::CannotRead) {
        QTest::addRow("%s", name) << tls << code << words;
    };
    row("no CA file", {missing, {}, {}, {}}, "The CA file %1 cannot be read"_L1.arg(missing));
    row("CA file is a key", {key, {}, {}, {}}, u"no certificate in PEM form"_s);
    row("no certificate file", {{}, missing, key, {}},
        "The client certificate file %1 cannot be read"_L1.arg(missing));
    row("certificate file is a key", {{}, key, key, {}}, u"no certificate in PEM form"_s);
    row("no key file", {{}, certificate, missing, {}},
        "The key file %1 cannot be read"_L1.arg(missing));
    row("key file is a folder", {{}, certificate, u"/"_s, {}}, u"The key file / cannot be read"_s);
    row("key file is a certificate", {{}, certificate, certificate, {}}, u"no private key"_s);
    row("key with a passphrase", {{}, certificate, m_certificates.lockedKeyFile(), {}},
        u"protected by a passphrase: choose a key file without one"_s);
    row("no key in the certificate file", {{}, certificate, {}, {}}, u"no private key"_s);
    row("key alone", {{}, {}, key, {}}, u"no client certificate"_s, Code::InvalidInput);
}

void TestRedisTls::namesTheFile()
{
    QFETCH(const TlsOptions, tls);
    QFETCH(const Code, code);
    QFETCH(const QString, words);
    RedisOptions with = options(m_open.tlsPort());
    with.tls = tls;
    RedisConnection connection(with);
    const Result<void> opened = waitFor(connection.open());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, code);
    QVERIFY2(opened.error().message.contains(words), qPrintable(opened.error().message));
    QVERIFY(!connection.isOpen());
}

void TestRedisTls::tlsToAPlaintextPort()
{
    RedisOptions with = options(m_open.server().port());
    with.connectTimeout = 1s; // the server waits for the end of what it takes for a line
    RedisConnection connection(with);
    const Result<void> opened = waitFor(connection.open());
    QVERIFY(!opened);
    QVERIFY2(opened.error().message.contains("check that the port expects TLS"_L1),
             qPrintable(opened.error().message));
}

void TestRedisTls::tlsToAServerThatAnswersInPlainText()
{
    // As Redis does when there happens to be the end of a line in it.
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    connect(&server, &QTcpServer::newConnection, this, [&server] {
        QTcpSocket *client = server.nextPendingConnection();
        client->write("-ERR unknown command\r\n");
    });
    RedisConnection connection(options(server.serverPort()));
    const Result<void> opened = waitFor(connection.open());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, Code::TlsFailed);
    QVERIFY2(opened.error().message.contains("check that the port expects TLS"_L1),
             qPrintable(opened.error().message));
}

void TestRedisTls::plaintextToATlsPort()
{
    RedisOptions with = options(m_open.tlsPort());
    with.tls.reset();
    RedisConnection connection(with);
    const Result<void> opened = waitFor(connection.open());
    QVERIFY(!opened);
    QVERIFY2(opened.error().message.contains("expects TLS"_L1), qPrintable(opened.error().message));
}

void TestRedisTls::alertsOfATlsPort()
{
    // As other servers do, and proxies.
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    connect(&server, &QTcpServer::newConnection, this, [&server] {
        QTcpSocket *client = server.nextPendingConnection();
        client->write(QByteArray("\x15\x03\x01\x00\x02\x02\x46", 7));
        client->disconnectFromHost();
    });
    RedisOptions with{{u"127.0.0.1"_s, server.serverPort()}, {}, {}};
    RedisConnection connection(with);
    const Result<void> opened = waitFor(connection.open());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, Code::TlsFailed);
    QVERIFY2(opened.error().message.contains("switch TLS on"_L1),
             qPrintable(opened.error().message));
}

QTEST_GUILESS_MAIN(TestRedisTls)
#include "tst_redistls.moc"
