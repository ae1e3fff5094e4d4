// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/acs3signer.h"
#include "cloud/dasclient.h"
#include "cloud/gzip.h"
#include "cloud/requestverifier.h"
#include "core/logging.h"
#include "fetching.h"

#include <QHostInfo>
#include <QSet>
#include <QTcpServer>
#include <QTest>

#include <atomic>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::cloud;
using namespace sessionscope::testing;
using namespace std::chrono_literals;
using Code = Error::Code;
using Then = ScriptedReply::Then;

namespace {

QStringList *s_log = nullptr;

void keepLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    if (s_log)
        s_log->append(text);
}

} // namespace

class TestDasClient : public QObject
{
    Q_OBJECT

private slots:
    void sendsAGenuineRequest();
    void sendsTheTokenOfTemporaryCredentials();
    void signsTheHostThatQtSends_data();
    void signsTheHostThatQtSends();
    void handsOutTheAnswer();
    void neverRepeatsASignature();
    void namesTheRedirectTarget_data();
    void namesTheRedirectTarget();
    void statesTheClockDifference();
    void waitsAsLongAsTheServerAsks();
    void givesUpWhenTheDeadlineFallsIntoTheWait();
    void stopsWaitingAtTheDeadline_data();
    void stopsWaitingAtTheDeadline();
    void namesTheLimitNotWhatWasLeftOfIt();
    void gaveUpConnecting();
    void waitsForAnAnswerOnceConnected();
    void takesALongAnswerThatCompressesWell();
    void refusesBeforeSending_data();
    void refusesBeforeSending();
    void cancelsAtOnce_data();
    void cancelsAtOnce();
    void completesWhenTheClientDies();
    void completesWhenStoppedFromManyThreads();
    void reportsProgressInMeasure();
    void reusesTheConnection();
    void logsNoSecret();
    void keepsTheTokenOutOfErrors();

private:
    SystemClock m_clock;
};

void TestDasClient::sendsAGenuineRequest()
{
    ScriptedServer server;
    server.setScript({good()});
    DasClient client(m_clock);
    SessionQuery query = queryFor(server.endpoint());
    query.instanceId = QString::fromUtf8(" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\t\r\n") + u"\0名😀"_s;
    query.consoleContext = u"%20 + %2B ~ %7E * %2A / ="_s;
    const auto answer = wait(client.getRedisAllSession(query));
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().line()));

    QCOMPARE(server.requests().size(), 1);
    const RecordedRequest &request = server.requests().first();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.body, QByteArray());
    QCOMPARE(request.header("content-length"), QByteArray("0"));
    QCOMPARE(request.header("content-type"), QByteArray("application/x-www-form-urlencoded"));
    QCOMPARE(request.header("accept"), QByteArray("application/json"));
    QCOMPARE(request.header("x-acs-action"), QByteArray("GetRedisAllSession"));
    QCOMPARE(request.header("x-acs-version"), QByteArray("2020-01-16"));
    QVERIFY(request.header("x-acs-security-token").isEmpty());
    QVERIFY(request.header("cookie").isEmpty());

    const ReceivedRequest received{request.method, request.target, request.headers, request.body};
    const QueryParameters expected{{u"ConsoleContext"_s, *query.consoleContext},
                                   {u"InstanceId"_s, query.instanceId}};
    QCOMPARE(received.query(), expected);
    NonceMemory nonces;
    const auto refusal = verifyRequest(
        received,
        [&](const QString &) {
            return KnownKey{query.credentials.accessKeySecret, {}, {}};
        },
        QDateTime::currentDateTimeUtc(), nonces);
    QVERIFY2(!refusal, qPrintable(refusal ? refusal->message : QString()));
}

void TestDasClient::sendsTheTokenOfTemporaryCredentials()
{
    ScriptedServer server;
    server.setScript({good()});
    DasClient client(m_clock);
    SessionQuery query = queryFor(server.endpoint());
    query.credentials.securityToken = Secret("CAISvectorToken+AAAA/BBBB==%7Ecc dd~ee");
    QVERIFY(wait(client.getRedisAllSession(query)));

    const RecordedRequest &request = server.requests().first();
    QCOMPARE(request.header("x-acs-security-token"),
             QByteArray("CAISvectorToken+AAAA/BBBB==%7Ecc dd~ee"));
    const ReceivedRequest received{request.method, request.target, request.headers, request.body};
    NonceMemory nonces;
    const auto lookup = [&](const QString &) {
        return KnownKey{query.credentials.accessKeySecret, query.credentials.securityToken, {}};
    };
    QVERIFY(!verifyRequest(received, lookup, QDateTime::currentDateTimeUtc(), nonces));
}

void TestDasClient::signsTheHostThatQtSends_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("listenAt");

    QTest::addRow("IPv4") << u"127.0.0.1"_s << u"127.0.0.1"_s;
    QTest::addRow("another loopback address") << u"127.0.0.2"_s << u"127.0.0.2"_s;
    QTest::addRow("short IPv4") << u"127.1"_s << u"127.0.0.1"_s;
    QTest::addRow("name") << u"localhost"_s << u"127.0.0.1"_s;
    QTest::addRow("upper case") << u"LocalHost"_s << u"127.0.0.1"_s;
    QTest::addRow("IPv6") << u"[::1]"_s << u"::1"_s;
    QTest::addRow("long IPv6") << u"[0:0:0:0:0:0:0:1]"_s << u"::1"_s;
}

void TestDasClient::signsTheHostThatQtSends()
{
    QFETCH(QString, host);
    QFETCH(QString, listenAt);
    ScriptedServer server;
    if (!server.listen(QHostAddress(listenAt)))
        QSKIP("this machine has no such address");
    if (host.startsWith("local"_L1, Qt::CaseInsensitive)
        && QHostInfo::fromName(host).addresses().isEmpty())
        QSKIP("this machine does not know localhost (a root without /etc/hosts)");
    server.setScript({good()});
    DasClient client(m_clock);
    const SessionQuery query =
        queryFor("http://%1:%2"_L1.arg(host, QString::number(server.port())));
    const auto answer = wait(client.getRedisAllSession(query));
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().line()));
    QCOMPARE(server.requests().first().header("host"), query.endpoint.hostHeader());
}

void TestDasClient::handsOutTheAnswer()
{
    ScriptedServer server;
    server.setScript({ScriptedReply::http(503, envelope("ServiceUnavailable")), good()});
    DasClient client(m_clock, fastOptions());
    const auto answer = wait(client.getRedisAllSession(queryFor(server.endpoint())));
    QVERIFY(answer);
    QCOMPARE(answer->body, kGoodBody);
    QCOMPARE(answer->contentType, QByteArray("application/json"));
    QCOMPARE(answer->httpStatus, 200);
    QCOMPARE(answer->attempts, 2);
}

void TestDasClient::neverRepeatsASignature()
{
    ScriptedServer server;
    server.setScript(
        {ScriptedReply::raw({}), ScriptedReply::http(400, envelope("Throttling")), good()});
    DasClient client(m_clock, fastOptions());
    QVERIFY(wait(client.getRedisAllSession(queryFor(server.endpoint()))));
    QSet<QByteArray> nonces;
    QSet<QByteArray> authorizations;
    for (const RecordedRequest &request : server.requests()) {
        nonces.insert(request.header("x-acs-signature-nonce"));
        authorizations.insert(request.header("authorization"));
    }
    QCOMPARE(nonces.size(), 3);
    QCOMPARE(authorizations.size(), 3);
}

void TestDasClient::namesTheRedirectTarget_data()
{
    QTest::addColumn<QByteArray>("location"); // %1 is another server, %2 the one that redirects
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("target");

    QTest::addRow("another host") << QByteArray("http://%1/there") << u"redirects to %1 "_s
                                  << u"http://%1/there"_s;
    QTest::addRow("no scheme") << QByteArray("//%1/there") << u"redirects to %1 "_s
                               << u"http://%1/there"_s;
    QTest::addRow("the usual port")
        << QByteArray("https://login.example/?a=1") << u"redirects to login.example "_s
        << u"https://login.example/?a=1"_s;
    QTest::addRow("the same host")
        << QByteArray("/login") << u"redirects to %2 "_s << u"http://%2/login"_s;
    QTest::addRow("a folder") << QByteArray("login") << u"redirects to %2 "_s
                              << u"http://%2/login"_s;
    QTest::addRow("nothing") << QByteArray(" ") << u"redirects to nowhere "_s << QString();
}

void TestDasClient::namesTheRedirectTarget()
{
    QFETCH(QByteArray, location);
    QFETCH(QString, host);
    QFETCH(QString, target);
    ScriptedServer other;
    ScriptedServer server;
    for (const auto &[place, instance] : {std::pair("%1", &other), std::pair("%2", &server)}) {
        const QString address = instance->endpoint().section(u'/', 2);
        location.replace(place, address.toLatin1());
        host.replace(QLatin1String(place), address);
        target.replace(QLatin1String(place), address);
    }
    server.setScript({ScriptedReply::http(307, {}, {}, {{"Location", location}})});
    DasClient client(m_clock, fastOptions());
    const auto answer = wait(client.getRedisAllSession(queryFor(server.endpoint())));
    QCOMPARE(answer.error().code, Code::Redirected);
    QVERIFY2(answer.error().message.contains(host), qPrintable(answer.error().message));
    QCOMPARE(answer.error().detail.section(u'?', 0, 0), target.section(u'?', 0, 0));
    QCOMPARE(other.connections(), 0);
    QCOMPARE(server.requests().size(), 1);
}

void TestDasClient::statesTheClockDifference()
{
    const QDateTime serverDate = QDateTime::currentDateTimeUtc().addSecs(61 * 60);
    const QByteArray date =
        QLocale::c().toString(serverDate, u"ddd, dd MMM yyyy HH:mm:ss"_s).toLatin1();
    ScriptedServer server;
    server.setScript({ScriptedReply::http(400, envelope("InvalidTimeStamp.Expired"),
                                          "application/json", {{"Date", date + " GMT"}})});
    DasClient client(m_clock, fastOptions());
    const auto answer = wait(client.getRedisAllSession(queryFor(server.endpoint())));
    QCOMPARE(answer.error().code, Code::ClockSkew);
    QVERIFY2(answer.error().message.contains(u"61 minutes behind"_s),
             qPrintable(answer.error().message));
    QCOMPARE(answer.error().requestId, u"01A0F19D"_s);
    QCOMPARE(answer.error().serverCode, u"InvalidTimeStamp.Expired"_s);
}

void TestDasClient::waitsAsLongAsTheServerAsks()
{
    ScriptedServer server;
    server.setScript({ScriptedReply::http(400, envelope("Throttling"), "application/json",
                                          {{"x-acs-retry-after", "300"}}),
                      good()});
    DasClient client(m_clock, fastOptions());
    std::atomic<qint64> longestWait = 0;
    QElapsedTimer timer;
    timer.start();
    const auto answer = wait(client.getRedisAllSession(
        queryFor(server.endpoint()), {}, [&](const FetchProgress &progress) {
            if (progress.waiting.count() > longestWait)
                longestWait = progress.waiting.count();
        }));
    QVERIFY(answer);
    QVERIFY2(timer.elapsed() >= 300, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(longestWait > 0);
    QVERIFY(longestWait <= 300);
}

void TestDasClient::givesUpWhenTheDeadlineFallsIntoTheWait()
{
    ScriptedServer server;
    server.setScript({ScriptedReply::http(400, envelope("Throttling.User"), "application/json",
                                          {{"x-acs-retry-after", "3600000"}})});
    DasClient client(m_clock, fastOptions());
    QElapsedTimer timer;
    timer.start();
    const auto answer = wait(client.getRedisAllSession(queryFor(server.endpoint())));
    QCOMPARE(answer.error().code, Code::RetryDeadline);
    QCOMPARE(stageOf(answer.error().code), ErrorStage::Refusal);
    QCOMPARE(answer.error().serverCode, u"Throttling.User"_s);
    QCOMPARE(answer.error().requestId, u"01A0F19D"_s);
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(timer.elapsed() < 10'000);
}

void TestDasClient::stopsWaitingAtTheDeadline_data()
{
    QTest::addColumn<ScriptedReply>("reply");

    ScriptedReply drip = ScriptedReply::raw("HTTP/1.1 200 OK\r\n\r\n", Then::Drip);
    drip.drip = kGoodBody;
    QTest::addRow("hanging") << hang();
    QTest::addRow("dripping") << drip;
    QTest::addRow("hanging within the body")
        << ScriptedReply::raw("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n{", Then::KeepAlive);
}

void TestDasClient::stopsWaitingAtTheDeadline()
{
    QFETCH(ScriptedReply, reply);
    ScriptedServer server;
    server.setScript({reply});
    DasClient client(m_clock, fastOptions());
    SessionQuery query = queryFor(server.endpoint());
    query.timeout = 250ms;
    QElapsedTimer timer;
    timer.start();
    const auto answer = wait(client.getRedisAllSession(query));
    QCOMPARE(answer.error().code, Code::TimedOut);
    QVERIFY(timer.elapsed() >= 249);
    QVERIFY(timer.elapsed() < 10'000);
    QCOMPARE(server.requests().size(), 1);
}

void TestDasClient::namesTheLimitNotWhatWasLeftOfIt()
{
    // The keychain took most of the ten minutes.
    for (const ScriptedReply &reply :
         {ScriptedReply::raw("", Then::KeepAlive), ScriptedReply::raw("", Then::Close)}) {
        ScriptedServer server;
        server.setScript({reply});
        DasClient client(m_clock, fastOptions());
        SessionQuery query = queryFor(server.endpoint());
        query.timeout = 10min;
        query.spent = 10min - 1ms;
        const auto answer = wait(client.getRedisAllSession(query));
        QVERIFY(!answer);
        QVERIFY2(answer.error().message.contains(u"600 s"_s), qPrintable(answer.error().message));
    }
}

void TestDasClient::gaveUpConnecting()
{
    // Nothing listens there any more.
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();
    DasClient client(m_clock, fastOptions());
    const auto refused =
        wait(client.getRedisAllSession(queryFor("http://127.0.0.1:"_L1 + QString::number(port))));
    QCOMPARE(refused.error().code, Code::ConnectionFailed);

    // An unused name never resolves (RFC 6761).
    const auto unknown =
        wait(client.getRedisAllSession(queryFor(u"https://das.sessionscope.invalid"_s)));
    QCOMPARE(stageOf(unknown.error().code), ErrorStage::Network);
}

//! The time to connect is not the time to answer: a long list takes its time.
void TestDasClient::waitsForAnAnswerOnceConnected()
{
    ScriptedServer server;
    server.setScript({hang()});
    DasClientOptions options = fastOptions();
    options.connectTimeout = 100ms;
    DasClient client(m_clock, options);
    SessionQuery query = queryFor(server.endpoint());
    query.timeout = 1s;
    const auto answer = wait(client.getRedisAllSession(query));
    QCOMPARE(answer.error().code, Code::TimedOut);
    QVERIFY2(answer.error().message.contains(u"no complete answer"_s),
             qPrintable(answer.error().message));
}

void TestDasClient::takesALongAnswerThatCompressesWell()
{
    // 12 MiB at more than 40:1: Qt's own limit takes such a list for a bomb.
    const QByteArray row = R"({"Id":1,"Name":"worker","Addr":"10.0.0.1:1000"},)";
    const QByteArray body =
        "{\"Data\":[" + row.repeated(12 * 1024 * 1024 / int(row.size())) + "{}]}";
    const QByteArray packed = gzip(body);
    QVERIFY(body.size() / packed.size() > 40);
    ScriptedServer server;
    server.setScript(
        {ScriptedReply::http(200, packed, "application/json", {{"Content-Encoding", "gzip"}})});
    DasClient client(m_clock, fastOptions());
    const auto answer = wait(client.getRedisAllSession(queryFor(server.endpoint())));
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().line()));
    QVERIFY(answer->body == body);
}

void TestDasClient::refusesBeforeSending_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<Code>("expected");

    QTest::addRow("no instance") << u"instance"_s << Code::InvalidInput;
    QTest::addRow("no key id") << u"id"_s << Code::NoCredentials;
    QTest::addRow("no secret") << u"secret"_s << Code::NoCredentials;
    QTest::addRow("header injection in the id") << u"injected id"_s << Code::InvalidInput;
    QTest::addRow("header injection in the token") << u"injected token"_s << Code::InvalidInput;
    QTest::addRow("CA file missing") << u"missing CA"_s << Code::CannotRead;
    QTest::addRow("CA file without a certificate") << u"empty CA"_s << Code::CannotRead;
}

void TestDasClient::refusesBeforeSending()
{
    QFETCH(QString, what);
    QFETCH(Code, expected);
    ScriptedServer server;
    server.setScript({good()});
    SessionQuery query = queryFor(server.endpoint());
    if (what == "instance"_L1)
        query.instanceId.clear();
    else if (what == "id"_L1)
        query.credentials.accessKeyId.clear();
    else if (what == "secret"_L1)
        query.credentials.accessKeySecret.clear();
    else if (what == "injected id"_L1)
        query.credentials.accessKeyId = u"LTAI\r\nEvil: 1"_s;
    else if (what == "injected token"_L1)
        query.credentials.securityToken = Secret("token\nEvil: 1");
    else if (what == "missing CA"_L1)
        query.caFile = u"/nonexistent/ca.pem"_s;
    else
        query.caFile = QString::fromUtf8(SESSIONSCOPE_TEST_DATA "/vectors.json");
    DasClient client(m_clock, fastOptions());
    const auto answer = wait(client.getRedisAllSession(query));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, expected);
    QCOMPARE(stageOf(answer.error().code), ErrorStage::BeforeSending);
    QCOMPARE(server.connections(), 0);
}

void TestDasClient::cancelsAtOnce_data()
{
    QTest::addColumn<ScriptedReply>("reply");

    ScriptedReply drip = ScriptedReply::raw("HTTP/1.1 200 OK\r\n\r\n", Then::Drip);
    drip.drip = kGoodBody;
    QTest::addRow("hanging") << hang();
    QTest::addRow("within the body") << drip;
    QTest::addRow("within a wait") << ScriptedReply::http(
        400, envelope("Throttling"), "application/json", {{"x-acs-retry-after", "10000"}});
}

void TestDasClient::cancelsAtOnce()
{
    QFETCH(ScriptedReply, reply);
    ScriptedServer server;
    server.setScript({reply});
    DasClient client(m_clock, fastOptions());
    std::stop_source stop;
    std::atomic<int> reports = 0;
    const auto future = client.getRedisAllSession(queryFor(server.endpoint()), stop.get_token(),
                                                  [&](const FetchProgress &) { ++reports; });
    QTRY_COMPARE(server.requests().size(), 1);
    QTRY_VERIFY(reports > 0);
    QVERIFY(!future.isFinished());
    stop.request_stop();
    QCOMPARE(wait(future).error().code, Code::Cancelled);
    stop.request_stop();

    std::stop_source already;
    already.request_stop();
    const auto second =
        wait(client.getRedisAllSession(queryFor(server.endpoint()), already.get_token()));
    QCOMPARE(second.error().code, Code::Cancelled);
    QCOMPARE(server.requests().size(), 1);
}

void TestDasClient::completesWhenTheClientDies()
{
    ScriptedServer server;
    server.setScript({hang()});
    std::stop_source stop;
    QList<QFuture<Result<RawAnswer>>> futures;
    {
        DasClient client(m_clock, fastOptions());
        for (int i = 0; i < 5; ++i)
            futures += client.getRedisAllSession(queryFor(server.endpoint()), stop.get_token());
        QTRY_COMPARE(server.requests().size(), 5);
        // Not even begun on the network thread when the client goes.
        for (int i = 0; i < 50; ++i)
            futures += client.getRedisAllSession(queryFor(server.endpoint()), stop.get_token());
    }
    for (const auto &future : futures) {
        QVERIFY(future.isFinished());
        QCOMPARE(future.resultCount(), 1);
        QCOMPARE(future.result().error().code, Code::Cancelled);
    }
    stop.request_stop();
}

void TestDasClient::completesWhenStoppedFromManyThreads()
{
    ScriptedServer server;
    server.setScript({good()});
    DasClient client(m_clock, fastOptions());
    for (int round = 0; round < 50; ++round) {
        std::stop_source stop;
        const auto future =
            client.getRedisAllSession(queryFor(server.endpoint()), stop.get_token());
        std::unique_ptr<QThread> stopper(QThread::create([stop, round]() mutable {
            QThread::usleep(static_cast<unsigned long>(round) * 100);
            stop.request_stop();
        }));
        stopper->start();
        const auto answer = wait(future);
        QVERIFY(answer || answer.error().code == Code::Cancelled);
        stopper->wait();
    }
}

void TestDasClient::reportsProgressInMeasure()
{
    ScriptedReply drip = ScriptedReply::raw("HTTP/1.1 200 OK\r\n\r\n", Then::Drip);
    drip.drip = "0123456789";
    drip.dripInterval = 2ms;
    ScriptedServer server;
    server.setScript({drip});
    DasClient client(m_clock, fastOptions());
    QMutex mutex;
    QList<FetchProgress> reports;
    SessionQuery query = queryFor(server.endpoint());
    query.timeout = 1s;
    wait(client.getRedisAllSession(query, {}, [&](const FetchProgress &progress) {
        const QMutexLocker lock(&mutex);
        reports += progress;
    }));
    const QMutexLocker lock(&mutex);
    QCOMPARE_GE(reports.size(), 3);
    QCOMPARE_LE(reports.size(), 11);
    for (qsizetype i = 1; i < reports.size(); ++i) {
        QVERIFY(reports[i].bytesReceived >= reports[i - 1].bytesReceived);
        QVERIFY(reports[i].elapsed > reports[i - 1].elapsed);
        QCOMPARE(reports[i].attempt, 1);
    }
    QVERIFY(reports.last().bytesReceived > 0);
}

void TestDasClient::reusesTheConnection()
{
    ScriptedServer server;
    server.setScript({good()});
    DasClient client(m_clock, fastOptions());
    for (int i = 0; i < 3; ++i)
        QVERIFY(wait(client.getRedisAllSession(queryFor(server.endpoint()))));
    QCOMPARE(server.requests().size(), 3);
    QCOMPARE(server.connections(), 1);
    // The server closes what is idle: no request is lost for that.
    server.setScript({ScriptedReply::raw(good().bytes, Then::Close)});
    for (int i = 0; i < 3; ++i)
        QVERIFY(wait(client.getRedisAllSession(queryFor(server.endpoint()))));
}

void TestDasClient::logsNoSecret()
{
    ScriptedServer server;
    server.setScript({ScriptedReply::http(400, envelope("Throttling")), good()});
    QStringList log;
    s_log = &log;
    QLoggingCategory::setFilterRules(u"sessionscope.*=true\nqt.network*=true"_s);
    const QtMessageHandler previous = qInstallMessageHandler(keepLog);
    {
        DasClient client(m_clock, fastOptions());
        SessionQuery query = queryFor(server.endpoint());
        query.credentials.securityToken = Secret("TheTokenOfTheKey");
        wait(client.getRedisAllSession(query));
    }
    qInstallMessageHandler(previous);
    QLoggingCategory::setFilterRules({});
    s_log = nullptr;
    const QString text = log.join(u'\n');
    QVERIFY2(text.contains(u"POST GetRedisAllSession"_s), qPrintable(text));
    QCOMPARE(text.count(u"POST GetRedisAllSession"_s), 2);
    QCOMPARE(text.count(u"reply "_s), 2);
    QVERIFY(!text.contains(u"TheSecretOfTheKey"_s));
    QVERIFY(!text.contains(u"TheTokenOfTheKey"_s));
    QVERIFY(!text.contains(u"Signature="_s));
}

void TestDasClient::keepsTheTokenOutOfErrors()
{
    ScriptedServer server;
    server.setHandler([](const RecordedRequest &request) {
        QByteArray token = request.header("x-acs-security-token");
        token.replace('/', "\\/");
        return ScriptedReply::http(400, envelope("SignatureDoesNotMatch", "you sent " + token));
    });
    DasClient client(m_clock, fastOptions());
    SessionQuery query = queryFor(server.endpoint());
    query.credentials.securityToken = Secret("CAIS/token/0123");
    const Error error = wait(client.getRedisAllSession(query)).error();
    QVERIFY(error.detail.contains(u"you sent ***"_s));
    QVERIFY(!error.line().contains(u"0123"_s));
    QVERIFY(!error.detail.contains(u"0123"_s));
}

QTEST_GUILESS_MAIN(TestDasClient)
#include "tst_dasclient.moc"
