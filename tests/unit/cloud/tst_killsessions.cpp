// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// KillInstanceAllSession: it goes out once, and an end that tells nothing is neither success nor
// failure.
#include "cloud/dasclient.h"
#include "cloud/gzip.h"
#include "fetching.h"

#include <QTcpServer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::cloud;
using namespace sessionscope::testing;
using namespace std::chrono_literals;
using Code = Error::Code;
using Then = ScriptedReply::Then;

namespace {

const QByteArray kDone = R"({"Code":"200","Message":"Successful","Data":"None",)"
                         R"("RequestId":"40C6E9AF","Success":"true"})";

} // namespace

class TestKillSessions : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatBecameOfIt_data();
    void saysWhatBecameOfIt();
    void asksForTheInstance();
    void tellsWhyItIsUnknown();
    void quotesHarmlessly();
    void failsPlainlyBeforeItIsSent_data();
    void failsPlainlyBeforeItIsSent();
    void isUnknownAfterTheDeadline_data();
    void isUnknownAfterTheDeadline();
    void isUnknownWhenGivenUp();
    void isUnknownWhenTheClientDies();
    void takesAConnectionOfItsOwn();

private:
    SystemClock m_clock;
};

void TestKillSessions::saysWhatBecameOfIt_data()
{
    QTest::addColumn<ScriptedReply>("reply");
    QTest::addColumn<std::optional<Code>>("expected"); // none: it was done
    QTest::addColumn<QString>("part"); // of the sentence

    const auto done = [](const char *name, const QByteArray &body) {
        QTest::newRow(name) << ScriptedReply::http(200, body) << std::optional<Code>() << QString();
    };
    const auto refused = [](const char *name, int status, const QByteArray &body, Code code,
                            const QString &part = {}) {
        QTest::newRow(name) << ScriptedReply::http(status, body) << std::optional(code) << part;
    };
    const auto unknown = [](const char *name, const ScriptedReply &reply) {
        QTest::newRow(name) << reply << std::optional(Code::OutcomeUnknown)
                            << u"look at the list"_s;
    };
    const auto http = [](int status, const QByteArray &body,
                         const QByteArray &type = "application/json") {
        return ScriptedReply::http(status, body, type);
    };
    const auto raw = [](const QByteArray &bytes, Then then = Then::Close) {
        return ScriptedReply::raw(bytes, then);
    };

    done("texts", kDone);
    done("natives", R"({"Code":200,"Success":true,"Data":null,"RequestId":"40C6E9AF"})");
    done("a text and a native", R"({"Code":"200","Success":true,"RequestId":"40C6E9AF"})");
    done("in other letters", R"({"code":"200","success":"TRUE","requestId":"40C6E9AF"})");
    done("Code alone", R"({"Code":200,"RequestId":"40C6E9AF"})");
    done("Code alone, as a text", R"({"Code":"200","RequestId":"40C6E9AF"})");
    done("Success alone", R"({"Success":"true","RequestId":"40C6E9AF"})");
    done("Success and another code", R"({"Code":"OK","Success":true,"RequestId":"40C6E9AF"})");

    refused("Success is false", 200,
            R"({"Code":"500","Message":"instance is locked","Success":"false"})", Code::Refused,
            u"instance is locked"_s);
    refused("Success is false, natively", 200,
            R"({"Code":500,"Message":"instance is locked","Success":false})", Code::Refused,
            u"instance is locked"_s);
    refused("Success is false beside Code 200", 200,
            R"({"Code":"200","Message":"not now","Success":"false"})", Code::Refused, u"not now"_s);
    refused("no permission", 403, envelope("NoPermission"), Code::NoPermission,
            u"hdm:KillInstanceAllSession"_s);
    refused("no permission, with status 200", 200,
            R"({"Code":403,"Message":"NoPermission","Success":false})", Code::NoPermission,
            u"hdm:KillInstanceAllSession"_s);
    refused("throttled", 400, envelope("Throttling.User"), Code::Throttled);
    refused("throttled with 429", 429, envelope("Throttling"), Code::Throttled);
    refused("throttled with 503", 503, envelope("Throttling.Api"), Code::Throttled);
    refused("throttled with status 200", 200, R"({"Code":"Throttling.User"})", Code::Throttled);
    refused("wrong secret", 400, envelope("SignatureDoesNotMatch"), Code::SignatureRejected);
    refused("unknown key", 404, envelope("InvalidAccessKeyId.NotFound"), Code::KeyRejected);
    refused("expired token", 400, envelope("InvalidSecurityToken.Expired"), Code::TokenExpired);
    refused("clock", 400, envelope("InvalidTimeStamp.Expired"), Code::ClockSkew);
    refused("unknown instance", 400, envelope("InvalidParams"), Code::InvalidParameters);
    refused("another code", 400, envelope("SomethingNew", "no way"), Code::Refused, u"no way"_s);
    QTest::newRow("redirect") << ScriptedReply::http(302, {}, {},
                                                     {{"Location", "http://127.0.0.2:1/"}})
                              << std::optional(Code::Redirected) << QString();
    QTest::newRow("redirect that keeps the method")
        << ScriptedReply::http(307, {}, {}, {{"Location", "https://elsewhere.example/"}})
        << std::optional(Code::Redirected) << QString();

    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    unknown("closed without an answer", raw({}));
    unknown("reset without an answer", raw({}, Then::Reset));
    unknown("closed within the headers", raw(head));
    unknown("reset after the headers", raw(head + "Content-Length: 90\r\n\r\n", Then::Reset));
    unknown("reset within the body",
            raw(head + "Content-Length: 90\r\n\r\n" + kDone.left(40), Then::Reset));
    unknown("closed within the body", raw(head + "Content-Length: 900\r\n\r\n" + kDone));
    unknown("closed within a chunk",
            raw(head + "Transfer-Encoding: chunked\r\n\r\n80\r\n{\"Code\":200"));
    unknown("cut without a promise", raw(head + "\r\n" + kDone.left(60)));
    unknown("not HTTP", raw("-ERR unknown command 'POST'\r\n"));
    unknown("empty", http(200, {}));
    unknown("no content", raw("HTTP/1.1 204 No Content\r\n\r\n"));
    unknown("web page", http(200, "<!DOCTYPE html><title>Login</title>", "text/html"));
    unknown("web page as an error", http(403, "<html>blocked</html>", "text/html"));
    unknown("not JSON", http(200, "pong", "text/plain"));
    unknown("a list", http(200, "[true]"));
    unknown("an object without a word", http(200, "{}"));
    unknown("Success is neither", http(200, R"({"Success":"perhaps"})"));
    unknown("an unknown code alone", http(200, R"({"Code":"Whatever"})"));
    unknown("larger than any envelope",
            http(200, R"({"Success":"true","Message":")" + QByteArray(70'000, 'x') + "\"}"));
    unknown("compressed, but not so",
            ScriptedReply::http(200, kDone, "application/json", {{"Content-Encoding", "gzip"}}));
    unknown("compressed and cut",
            ScriptedReply::http(200, gzip(kDone).left(30), "application/json",
                                {{"Content-Encoding", "gzip"}}));
    unknown("internal error", http(500, envelope("InternalError")));
    unknown("internal error with status 200",
            http(200, R"({"Code":"InternalError","Success":"false"})"));
    unknown("unavailable", http(503, envelope("ServiceUnavailable")));
    unknown("another code with 500", http(500, envelope("SomethingNew")));
    unknown("gateway page", http(502, "<html>Bad gateway</html>", "text/html"));
    unknown("empty gateway answer", http(504, {}));
    // Somebody on the way has sent it twice: the first one may have been carried out.
    unknown("nonce used", http(400, envelope("SignatureNonceUsed")));
}

void TestKillSessions::saysWhatBecameOfIt()
{
    QFETCH(const ScriptedReply, reply);
    QFETCH(const std::optional<Code>, expected);
    QFETCH(const QString, part);
    ScriptedServer server;
    // A second request would be answered well.
    server.setScript({reply, ScriptedReply::http(200, kDone)});
    DasClient client(m_clock, fastOptions());
    const auto receipt = wait(client.killInstanceAllSession(queryFor(server.endpoint())));
    if (expected) {
        QVERIFY2(!receipt, "it was done");
        QVERIFY2(receipt.error().code == *expected,
                 qPrintable(QString::number(int(receipt.error().code)) + ' '_L1
                            + receipt.error().line() + receipt.error().detail.left(200)));
        QVERIFY2(receipt.error().message.contains(part), qPrintable(receipt.error().message));
    } else {
        QVERIFY2(receipt, qPrintable(receipt ? QString() : receipt.error().line()));
        QCOMPARE(receipt->requestId, u"40C6E9AF"_s);
    }
    // Give a repetition the time that it would take.
    QTest::qWait(50);
    QCOMPARE(server.requests().size(), 1);
}

void TestKillSessions::asksForTheInstance()
{
    ScriptedServer server;
    server.setScript({ScriptedReply::http(200, kDone)});
    DasClient client(m_clock, fastOptions());
    SessionQuery query = queryFor(server.endpoint());
    query.instanceId = u"r-a b*~é/"_s;
    query.consoleContext = u"None"_s;
    QVERIFY(wait(client.killInstanceAllSession(query)));
    const RecordedRequest &request = server.requests().first();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.header("x-acs-action"), QByteArray("KillInstanceAllSession"));
    QCOMPARE(request.header("x-acs-version"), QByteArray("2020-01-16"));
    QCOMPARE(request.target, QByteArray("/?ConsoleContext=None&InstanceId=r-a%20b%2A~%C3%A9%2F"));
}

void TestKillSessions::tellsWhyItIsUnknown()
{
    ScriptedServer server;
    server.setScript({ScriptedReply::http(500, envelope("InternalError", "disk on fire"))});
    DasClient client(m_clock, fastOptions());
    const Error error = wait(client.killInstanceAllSession(queryFor(server.endpoint()))).error();
    QCOMPARE(error.code, Code::OutcomeUnknown);
    QCOMPARE(error.message,
             u"It is not known whether the sessions were disconnected: look at the list."_s);
    QCOMPARE(error.serverCode, u"InternalError"_s);
    QCOMPARE(error.requestId, u"01A0F19D"_s);
    QVERIFY2(error.detail.contains("The service failed"_L1)
                 && error.detail.contains("disk on fire"_L1),
             qPrintable(error.detail));
}

void TestKillSessions::quotesHarmlessly()
{
    const QByteArray message = QByteArray("<b>locked</b> \xE2\x80\xAE\\u0000\\u001b[31m\xff")
        + QByteArray(20'000, 'x') + " TheTokenOfTheKey";
    ScriptedServer server;
    server.setScript({ScriptedReply::http(
        200, R"({"Code":"500","Success":"false","Message":")" + message + "\"}")});
    DasClient client(m_clock, fastOptions());
    SessionQuery query = queryFor(server.endpoint());
    query.credentials.securityToken = Secret("TheTokenOfTheKey");
    const Error error = wait(client.killInstanceAllSession(query)).error();
    QCOMPARE(error.code, Code::Refused);
    QVERIFY(error.message.size() < 1000);
    QVERIFY(!error.message.contains(QChar(0x202e)) && !error.message.contains(QChar(0x1b))
            && !error.message.contains(QChar(0)));
    QVERIFY(!error.detail.contains("TheTokenOfTheKey"_L1));

    // An answer that says nothing else.
    server.setScript({ScriptedReply::http(200, R"({"echo":"TheTokenOfTheKey"})")});
    const Error unknown = wait(client.killInstanceAllSession(query)).error();
    QCOMPARE(unknown.code, Code::OutcomeUnknown);
    QVERIFY2(unknown.detail.contains("\"echo\""_L1), qPrintable(unknown.detail));
    QVERIFY(!unknown.detail.contains("TheTokenOfTheKey"_L1));
}

void TestKillSessions::failsPlainlyBeforeItIsSent_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<Code>("expected");
    QTest::newRow("no instance") << u"instance"_s << Code::InvalidInput;
    QTest::newRow("no secret") << u"secret"_s << Code::NoCredentials;
    QTest::newRow("nobody listens") << u"closed"_s << Code::ConnectionFailed;
    QTest::newRow("no TLS there") << u"plain"_s << Code::TlsFailed;
    QTest::newRow("no connection in time") << u"silent"_s << Code::TimedOut;
    QTest::newRow("given up before") << u"stopped"_s << Code::Cancelled;
}

void TestKillSessions::failsPlainlyBeforeItIsSent()
{
    QFETCH(const QString, what);
    QFETCH(const Code, expected);
    ScriptedServer server;
    server.setScript({ScriptedReply::http(200, kDone)});
    SessionQuery query = queryFor(server.endpoint());
    DasClientOptions options = fastOptions();
    std::stop_source stop;
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const QString there = "127.0.0.1:"_L1 + QString::number(other.serverPort());
    QObject::connect(&other, &QTcpServer::newConnection, &other, [&] {
        if (what == "plain"_L1)
            other.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n");
    });
    if (what == "instance"_L1)
        query.instanceId.clear();
    else if (what == "secret"_L1)
        query.credentials.accessKeySecret.clear();
    else if (what == "stopped"_L1)
        stop.request_stop();
    else
        query.endpoint = Endpoint::parse(there).value(); // https
    if (what == "closed"_L1)
        other.close();
    if (what == "silent"_L1)
        options.connectTimeout = 200ms; // a handshake that never comes
    DasClient client(m_clock, options);
    const auto receipt = wait(client.killInstanceAllSession(query, stop.get_token()));
    QVERIFY(!receipt);
    QVERIFY2(receipt.error().code == expected, qPrintable(receipt.error().line()));
    QCOMPARE(server.requests().size(), 0);
}

void TestKillSessions::isUnknownAfterTheDeadline_data()
{
    QTest::addColumn<ScriptedReply>("reply");
    ScriptedReply drip = ScriptedReply::raw("HTTP/1.1 200 OK\r\n\r\n", Then::Drip);
    drip.drip = " ";
    QTest::newRow("no answer") << hang();
    QTest::newRow("within the headers")
        << ScriptedReply::raw("HTTP/1.1 200 OK\r\n", Then::KeepAlive);
    QTest::newRow("within the body") << drip;
}

void TestKillSessions::isUnknownAfterTheDeadline()
{
    QFETCH(const ScriptedReply, reply);
    ScriptedServer server;
    server.setScript({reply});
    DasClient client(m_clock, fastOptions());
    SessionQuery query = queryFor(server.endpoint());
    query.timeout = 400ms;
    const Error error = wait(client.killInstanceAllSession(query)).error();
    QCOMPARE(error.code, Code::OutcomeUnknown);
    QVERIFY2(error.detail.contains("0.4"_L1), qPrintable(error.detail));
    QCOMPARE(server.requests().size(), 1);
}

void TestKillSessions::isUnknownWhenGivenUp()
{
    ScriptedServer server;
    server.setScript({hang()});
    DasClient client(m_clock, fastOptions());
    std::stop_source stop;
    const auto future =
        client.killInstanceAllSession(queryFor(server.endpoint()), stop.get_token());
    QTRY_COMPARE(server.requests().size(), 1);
    QVERIFY(!future.isFinished());
    stop.request_stop();
    QCOMPARE(wait(future).error().code, Code::OutcomeUnknown);
}

void TestKillSessions::isUnknownWhenTheClientDies()
{
    ScriptedServer server;
    server.setScript({hang()});
    QFuture<Result<ActionReceipt>> sent;
    QFuture<Result<RawAnswer>> read;
    {
        DasClient client(m_clock, fastOptions());
        sent = client.killInstanceAllSession(queryFor(server.endpoint()));
        read = client.getRedisAllSession(queryFor(server.endpoint()));
        QTRY_COMPARE(server.requests().size(), 2);
    }
    QCOMPARE(wait(sent).error().code, Code::OutcomeUnknown);
    QCOMPARE(wait(read).error().code, Code::Cancelled);
}

//! One that is kept may be closed by the server at any time, and then nobody knows.
void TestKillSessions::takesAConnectionOfItsOwn()
{
    ScriptedServer server;
    server.setScript({good(), ScriptedReply::http(200, kDone), good()});
    DasClient client(m_clock, fastOptions());
    QVERIFY(wait(client.getRedisAllSession(queryFor(server.endpoint()))));
    QVERIFY(wait(client.killInstanceAllSession(queryFor(server.endpoint()))));
    QCOMPARE(server.connections(), 2);
    QVERIFY(wait(client.getRedisAllSession(queryFor(server.endpoint()))));
    QCOMPARE(server.connections(), 2);
}

QTEST_GUILESS_MAIN(TestKillSessions)
#include "tst_killsessions.moc"
