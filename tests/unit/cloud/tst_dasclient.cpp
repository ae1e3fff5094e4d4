// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/acs3signer.h"
#include "cloud/dasclient.h"
#include "cloud/requestverifier.h"
#include "compressed.h"
#include "core/logging.h"
#include "support/scriptedserver.h"

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

const QByteArray kGoodBody =
    R"({"Code":200,"Message":"Successful","Data":{"Total":0,"Sessions":[]},)"
    R"("RequestId":"40C6E9AF","Success":true})";

QByteArray envelope(const QByteArray &code, const QByteArray &message = "some text")
{
    return R"({"RequestId":"01A0F19D","Message":")" + message + R"(","Code":")" + code + R"("})";
}

ScriptedReply good()
{
    return ScriptedReply::http(200, kGoodBody);
}

ScriptedReply hang()
{
    return ScriptedReply::raw({}, Then::KeepAlive);
}

SessionQuery queryFor(const QString &endpoint)
{
    SessionQuery query;
    query.endpoint = Endpoint::parse(endpoint).value(); // throws for an error of the test
    query.instanceId = u"r-2zemyfd1sh1u2i0001"_s;
    query.credentials = {u"LTAI5tKey"_s, Secret("TheSecretOfTheKey"), {}};
    query.timeout = 20s;
    return query;
}

DasClientOptions fastOptions()
{
    DasClientOptions options;
    options.retry.baseDelay = 1ms;
    options.retry.maxDelay = 5ms;
    options.connectTimeout = 10s;
    return options;
}

//! Lets the test's thread, where the server lives, run until the fetch has ended.
Result<RawAnswer> wait(const QFuture<Result<RawAnswer>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        qFatal("the fetch never ended");
    if (future.resultCount() != 1)
        qFatal("the fetch ended with %d results", int(future.resultCount()));
    return future.result();
}

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
    void endsEachFaultAsTold_data();
    void endsEachFaultAsTold();
    void neverRepeatsASignature();
    void namesTheRedirectTarget();
    void statesTheClockDifference();
    void waitsAsLongAsTheServerAsks();
    void givesUpWhenTheDeadlineFallsIntoTheWait();
    void stopsWaitingAtTheDeadline_data();
    void stopsWaitingAtTheDeadline();
    void gaveUpConnecting();
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

void TestDasClient::endsEachFaultAsTold_data()
{
    QTest::addColumn<QList<ScriptedReply>>("script");
    QTest::addColumn<std::optional<Code>>("expected"); // none: the fetch succeeds
    QTest::addColumn<int>("requests");

    const auto row = [](const char *name, const QList<ScriptedReply> &script,
                        std::optional<Code> expected, int requests) {
        QTest::newRow(name) << script << expected << requests;
    };
    const auto http = [](int status, const QByteArray &body,
                         const QByteArray &type = "application/json",
                         const QList<std::pair<QByteArray, QByteArray>> &headers = {}) {
        return ScriptedReply::http(status, body, type, headers);
    };
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    const auto raw = [](const QByteArray &bytes, Then then = Then::Close) {
        return ScriptedReply::raw(bytes, then);
    };

    // no complete answer
    row("closed without an answer", {raw({})}, Code::ConnectionLost, 3);
    row("reset without an answer", {raw({}, Then::Reset)}, Code::ConnectionLost, 3);
    row("closed once, then well", {raw({}), good()}, std::nullopt, 2);
    row("closed within the headers", {raw(head)}, Code::ConnectionLost, 3);
    row("closed within the body", {raw(head + "Content-Length: 500\r\n\r\n{\"Code\":200")},
        Code::ConnectionLost, 3);
    row("reset within the body",
        {raw(head + "Content-Length: 500\r\n\r\n{\"Code\":200", Then::Reset)}, Code::ConnectionLost,
        3);
    row("closed within a chunk",
        {raw(head + "Transfer-Encoding: chunked\r\n\r\n80\r\n{\"Code\":200")}, Code::ConnectionLost,
        3);
    row("closed between chunks",
        {raw(head + "Transfer-Encoding: chunked\r\n\r\nb\r\n{\"Code\":200\r\n")},
        Code::ConnectionLost, 3);
    row("chunk of a nonsense size",
        {raw(head + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n{\"Code\":200}\r\n0\r\n\r\n")},
        Code::EmptyAnswer, 1);
    row("closed within a small error answer",
        {raw("HTTP/1.1 400 Bad\r\nContent-Length: 500\r\n\r\n{\"Code\":\"InvalidPar")},
        Code::ConnectionLost, 3);
    row("not HTTP", {raw("-ERR unknown command 'POST'\r\n")}, Code::ConnectionLost, 3);
    row("redirect to another host",
        {http(302, {}, {}, {{"Location", "http://127.0.0.2:1/login?x=1"}})}, Code::Redirected, 1);
    row("redirect that keeps the method",
        {http(307, {}, {}, {{"Location", "https://elsewhere.example/"}})}, Code::Redirected, 1);
    row("redirect without a target", {http(301, {}, {})}, Code::Redirected, 1);

    // refusals
    row("wrong secret", {http(400, envelope("SignatureDoesNotMatch"))}, Code::SignatureRejected, 1);
    row("unknown key", {http(404, envelope("InvalidAccessKeyId.NotFound"))}, Code::KeyRejected, 1);
    row("no permission", {http(403, envelope("NoPermission"))}, Code::NoPermission, 1);
    row("refused with 401 and a challenge",
        {http(401, envelope("NoPermission"), "application/json",
              {{"WWW-Authenticate", "Basic realm=\"x\""}})},
        Code::NoPermission, 1);
    row("expired token", {http(400, envelope("InvalidSecurityToken.Expired"))}, Code::TokenExpired,
        1);
    row("clock", {http(400, envelope("InvalidTimeStamp.Expired"))}, Code::ClockSkew, 1);
    row("parameters", {http(400, envelope("InvalidParams"))}, Code::InvalidParameters, 1);
    row("nonce used, then well", {http(400, envelope("SignatureNonceUsed")), good()}, std::nullopt,
        2);
    row("nonce used again", {http(400, envelope("SignatureNonceUsed"))}, Code::SignatureRejected,
        2);
    row("throttled", {http(400, envelope("Throttling.User"))}, Code::Throttled, 3);
    row("throttled with 429", {http(429, envelope("Throttling"))}, Code::Throttled, 3);
    row("throttled twice, then well",
        {http(400, envelope("Throttling.Api")), http(429, envelope("X.Throttling.Y")), good()},
        std::nullopt, 3);
    row("internal error", {http(500, envelope("InternalError"))}, Code::ServiceFailed, 3);
    row("unavailable", {http(503, envelope("ServiceUnavailable"))}, Code::ServiceFailed, 3);
    row("another code", {http(400, envelope("SomethingNew"))}, Code::Refused, 1);
    row("message alone", {http(400, R"({"message":"no"})")}, Code::Refused, 1);
    row("refused with 200 and a number",
        {http(200, R"({"Code":403,"Message":"NoPermission","Success":false})")}, Code::NoPermission,
        1);
    row("refused with 200 and texts",
        {http(200, R"({"Code":"500","Message":"broken","Success":"False"})")}, Code::Refused, 1);
    row("refused with 200 and no Success", {http(200, R"({"Code":"Throttling.User"})")},
        Code::Throttled, 3);
    row("refused in XML",
        {http(400, "<?xml version='1.0'?><Error><Code>InvalidParams</Code></Error>",
              "text/xml;charset=utf-8")},
        Code::InvalidParameters, 1);
    row("refused with a wrong content type", {http(400, envelope("InvalidParams"), "text/html")},
        Code::InvalidParameters, 1);
    row("refused with invalid UTF-8", {http(400, envelope("InvalidParams", "caf\xe9"))},
        Code::InvalidParameters, 1);

    // answers that nobody understands
    row("empty", {http(200, {})}, Code::EmptyAnswer, 1);
    row("no content", {raw("HTTP/1.1 204 No Content\r\n\r\n")}, Code::EmptyAnswer, 1);
    row("blank", {http(200, " \r\n ")}, Code::EmptyAnswer, 1);
    row("web page", {http(200, "<!DOCTYPE html><title>Login</title>", "text/html")}, Code::NotJson,
        1);
    row("web page without a type", {http(200, "\r\n <html>hi</html>", {})}, Code::NotJson, 1);
    row("web page as an error", {http(403, "<html>blocked</html>", "text/html")}, Code::NotJson, 1);
    row("web page as a server error", {http(500, "<html>oops</html>", "text/html")}, Code::NotJson,
        1);
    row("empty error", {http(400, {})}, Code::EmptyAnswer, 1);
    row("plain text error", {http(404, "not here", "text/plain")}, Code::NotJson, 1);
    row("error of another service", {http(404, R"({"error":"x"})")}, Code::UnexpectedAnswer, 1);
    row("gateway page", {http(502, "<html>Bad gateway</html>", "text/html")}, Code::NotJson, 3);
    row("gateway page, then well", {http(504, "<html/>", "text/html"), http(503, {}), good()},
        std::nullopt, 3);
    row("empty gateway answer", {http(503, {})}, Code::EmptyAnswer, 3);

    // compression
    const QList<std::pair<QByteArray, QByteArray>> gz{{"Content-Encoding", "gzip"}};
    const QByteArray packed = gzip(kGoodBody);
    row("compressed", {http(200, packed, "application/json", gz)}, std::nullopt, 1);
    row("compressed refusal", {http(400, gzip(envelope("InvalidParams")), "application/json", gz)},
        Code::InvalidParameters, 1);
    row("compressed, but not so", {http(200, kGoodBody, "application/json", gz)},
        Code::CompressedWrongly, 1);
    row("compressed and cut", {http(200, packed.left(packed.size() / 2), "application/json", gz)},
        Code::CompressedWrongly, 1);
    QByteArray broken = gzip(kGoodBody.repeated(50));
    broken.replace(40, 20, QByteArray(20, '\x55'));
    row("compressed and damaged", {http(200, broken, "application/json", gz)},
        Code::CompressedWrongly, 1);
    row("compressed with less than promised",
        {raw(head + "Content-Encoding: gzip\r\nContent-Length: 5000\r\n\r\n" + packed.left(60))},
        Code::ConnectionLost, 3);
    row("compressed in a way nobody asked for",
        {http(200, kGoodBody, "application/json", {{"Content-Encoding", "br"}})},
        Code::CompressedWrongly, 1);
    row("compressed in two parts",
        {http(200, gzip(kGoodBody.left(20)) + gzip(kGoodBody.mid(20)), "application/json", gz)},
        std::nullopt, 1);
    row("compressed and chunked",
        {raw(head + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
                 + QByteArray::number(packed.size(), 16) + "\r\n" + packed + "\r\n0\r\n\r\n",
             Then::KeepAlive)},
        std::nullopt, 1);
    row("deflated",
        {http(200, qCompress(kGoodBody).mid(4), "application/json",
              {{"Content-Encoding", "deflate"}})},
        std::nullopt, 1);
    row("empty gateway answer called compressed", {http(503, {}, "text/plain", gz)},
        Code::EmptyAnswer, 3);

    // size; the limit of this test is 1 MiB
    row("bomb", {http(200, gzip(QByteArray(8 * 1024 * 1024, ' ')), "application/json", gz)},
        Code::TooLarge, 1);
    row("promises too much", {raw(head + "Content-Length: 1048577\r\n\r\n{\"", Then::KeepAlive)},
        Code::TooLarge, 1);
    row("sends too much without a promise", {raw(head + "\r\n" + QByteArray(2 * 1024 * 1024, 'x'))},
        Code::TooLarge, 1);
    row("exactly the limit", {http(200, '{' + QByteArray(1024 * 1024 - 2, ' ') + '}')},
        std::nullopt, 1);
    row("ends without a promise", {raw(head + "\r\n" + kGoodBody)}, std::nullopt, 1);
}

void TestDasClient::endsEachFaultAsTold()
{
    QFETCH(QList<ScriptedReply>, script);
    QFETCH(std::optional<Code>, expected);
    QFETCH(int, requests);
    ScriptedServer server;
    server.setScript(script);
    DasClientOptions options = fastOptions();
    options.maxBodyBytes = 1024 * 1024;
    DasClient client(m_clock, options);
    const auto answer = wait(client.getRedisAllSession(queryFor(server.endpoint())));
    if (answer)
        QVERIFY2(!expected, "the fetch succeeded");
    else
        QVERIFY2(expected, qPrintable(answer.error().line()));
    if (!answer) {
        QVERIFY2(answer.error().code == *expected,
                 qPrintable(QString::number(int(answer.error().code)) + ' '_L1
                            + answer.error().line() + answer.error().detail.left(200)));
        QVERIFY(!answer.error().message.isEmpty());
        QVERIFY2(!answer.error().message.contains(u'<'), qPrintable(answer.error().message));
    }
    QCOMPARE(server.requests().size(), requests);
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

void TestDasClient::namesTheRedirectTarget()
{
    ScriptedServer other;
    ScriptedServer server;
    server.setScript({ScriptedReply::http(
        307, {}, {}, {{"Location", QByteArray(other.endpoint().toLatin1() + "/there")}})});
    DasClient client(m_clock, fastOptions());
    const auto answer = wait(client.getRedisAllSession(queryFor(server.endpoint())));
    QCOMPARE(answer.error().code, Code::Redirected);
    QVERIFY(answer.error().message.contains(u"127.0.0.1"_s));
    QCOMPARE(answer.error().detail, other.endpoint() + "/there"_L1);
    QCOMPARE(other.connections(), 0);
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
