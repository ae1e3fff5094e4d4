// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/dasclient.h"
#include "cloud/gzip.h"
#include "fetching.h"

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::cloud;
using namespace sessionscope::testing;
using Code = Error::Code;
using Then = ScriptedReply::Then;

//! Every way in which an exchange can go wrong: how the fetch ends, and after how many requests.
class TestDasClientFaults : public QObject
{
    Q_OBJECT

private slots:
    void endsEachFaultAsTold_data();
    void endsEachFaultAsTold();

private:
    SystemClock m_clock;
};

void TestDasClientFaults::endsEachFaultAsTold_data()
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
    row("redirect on the same host", {http(302, {}, {}, {{"Location", "/login"}})},
        Code::Redirected, 1);
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
    row("web page that wants a login",
        {http(407, "<html>login</html>", "text/html",
              {{"Proxy-Authenticate", "Basic realm=\"x\""}})},
        Code::NotJson, 1);
    row("refused with 407", {http(407, envelope("NoPermission"))}, Code::NoPermission, 1);
    row("called a web page", {http(200, kGoodBody, "text/html")}, std::nullopt, 1);
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

void TestDasClientFaults::endsEachFaultAsTold()
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

QTEST_GUILESS_MAIN(TestDasClientFaults)
#include "tst_dasclientfaults.moc"
