// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/dasendpoint.h"
#include "demo/demoserver.h"

#include "decode/dasanswer.h"
#include "session/snapshotbuilder.h"
#include "support/rawhttp.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QUrl>

#include <functional>

using namespace sessionscope;
using namespace sessionscope::demo;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using sessionscope::test::RawConnection;
using sessionscope::test::RawResponse;

namespace {

cloud::Credentials testCredentials()
{
    return {u"LTAItest"_s, Secret("the secret"), {}};
}

//! A request before it is signed; a test changes what it wants to.
struct Request
{
    QByteArray method = "POST";
    QByteArray path = "/";
    cloud::QueryParameters query{{u"InstanceId"_s, u"r-test"_s}};
    cloud::HeaderList headers;
    QByteArray body;
    cloud::Credentials credentials = testCredentials();
    std::function<void(cloud::HeaderList &)> afterSigning;

    void set(const QByteArray &name, const QByteArray &value)
    {
        remove(name);
        headers.push_back({name, value});
    }

    void remove(const QByteArray &name)
    {
        headers.removeIf([&name](const auto &header) { return header.first == name; });
    }

    QByteArray bytes() const
    {
        cloud::HeaderList all = headers;
        const bool hasHash = std::any_of(all.begin(), all.end(), [](const auto &header) {
            return header.first == "x-acs-content-sha256";
        });
        if (!hasHash)
            all.push_back({"x-acs-content-sha256", cloud::payloadHash(body)});
        const cloud::Acs3Signature signature =
            cloud::signAcs3({method, path, query, all, body}, credentials);
        all.push_back({"Authorization", signature.authorization});
        if (afterSigning)
            afterSigning(all);
        QByteArray target = path;
        if (!query.isEmpty())
            target += '?' + cloud::canonicalQuery(query);
        return test::rawRequest(method, target, all, body);
    }
};

Request goodRequest(quint16 port)
{
    static int counter = 0;
    Request request;
    request.set("host", "127.0.0.1:" + QByteArray::number(port));
    request.set("x-acs-action", "GetRedisAllSession");
    request.set("x-acs-version", "2020-01-16");
    request.set("x-acs-date", QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toLatin1());
    request.set("x-acs-signature-nonce", "nonce " + QByteArray::number(++counter));
    return request;
}

using Change = std::function<void(Request &)>;

//! Without what no two answers have in common.
QString withoutTimes(const QByteArray &body)
{
    static const QRegularExpression kChanging(u"\"Timestamp\":\\d+|\"RequestId\":\"[0-9A-F-]+\""_s);
    return QString::fromUtf8(body).remove(kChanging);
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestDasEndpoint final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void genuineRequestsAreAnswered_data();
    void genuineRequestsAreAnswered();
    void othersAreRefused_data();
    void othersAreRefused();
    void noncesAreUsedOnce();
    void tokensAreChecked();
    void withoutChurnNothingChanges();
    void withChurnItLives();
    void faultsComeInTheirOrder();
    void theDemoTakesFaults();
    void failedSourcesAreUnavailable();
    void startAndStop();
    void wrongOptionsAreRefused();

private:
    DemoOptions options() const;
    RawResponse ask(const Request &request) const;

    std::unique_ptr<DemoServer> m_server;
    quint16 m_port = 0;
};

DemoOptions TestDasEndpoint::options() const
{
    DemoOptions options;
    options.sessions = 500;
    options.instanceId = u"r-test"_s;
    options.credentials = testCredentials();
    return options;
}

void TestDasEndpoint::initTestCase()
{
    m_server = std::make_unique<DemoServer>(options());
    const Result<DemoAccess> access = m_server->start();
    QVERIFY(access);
    m_port = static_cast<quint16>(QUrl(access->endpoint).port());
    QVERIFY(m_port != 0);
}

RawResponse TestDasEndpoint::ask(const Request &request) const
{
    RawConnection connection(m_port);
    connection.send(request.bytes());
    return connection.receive().value_or(RawResponse{});
}

void TestDasEndpoint::genuineRequestsAreAnswered_data()
{
    QTest::addColumn<Change>("change");
    QTest::addRow("POST, no body") << Change([](Request &) {});
    QTest::addRow("GET") << Change([](Request &request) { request.method = "GET"; });
    QTest::addRow("localhost") << Change([this](Request &request) {
        request.set("host", "localhost:" + QByteArray::number(m_port));
    });
    QTest::addRow("empty form") << Change(
        [](Request &request) { request.set("content-type", "application/x-www-form-urlencoded"); });
    QTest::addRow("instance in a form") << Change([](Request &request) {
        request.query.clear();
        request.set("content-type", "application/x-www-form-urlencoded");
        request.body = "InstanceId=r%2Dtest&x=1";
    });
    QTest::addRow("further parameters") << Change([](Request &request) {
        request.query.push_back({u"ConsoleContext"_s, u"a b*~'/+中"_s});
    });
    QTest::addRow("14 minutes late") << Change([](Request &request) {
        request.set(
            "x-acs-date",
            QDateTime::currentDateTimeUtc().addSecs(-14 * 60).toString(Qt::ISODate).toLatin1());
    });
    QTest::addRow("unsigned other headers") << Change([](Request &request) {
        request.afterSigning = [](cloud::HeaderList &headers) {
            headers.push_back({"User-Agent", "x"});
            headers.push_back({"Accept-Encoding", "gzip"});
        };
    });
}

void TestDasEndpoint::genuineRequestsAreAnswered()
{
    QFETCH(const Change, change);
    Request request = goodRequest(m_port);
    change(request);
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const RawResponse response = ask(request);
    QCOMPARE(response.status, 200);
    QCOMPARE(response.header("Content-Type"), "application/json;charset=utf-8");
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(response.header("Date")),
                                             u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    date.setTimeSpec(Qt::UTC);
    QVERIFY2(date.isValid() && qAbs(date.secsTo(before)) < 60, response.header("Date").constData());

    const Result<decode::DasAnswer> answer = decode::decodeDasAnswer(response.body, u"r-test"_s);
    QVERIFY(answer && answer->snapshot);
    const session::SessionSnapshot &snapshot = *answer->snapshot;
    QVERIFY(snapshot.rowCount() >= 500 && snapshot.rowCount() < 600);
    QCOMPARE(snapshot.info().total, qint64(snapshot.rowCount()));
    static const QRegularExpression kUuid(u"^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$"_s);
    QVERIFY(kUuid.match(snapshot.info().requestId).hasMatch());
    QVERIFY(snapshot.info().timestamp_ms >= before.toMSecsSinceEpoch());
    QVERIFY(!snapshot.info().sourceStats.empty());
}

void TestDasEndpoint::othersAreRefused_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, int status, const QString &code, const Change &change) {
        QTest::addRow("%s", name) << change << status << code;
    };
    row("another method", 400, u"UnsupportedHTTPMethod"_s,
        [](Request &request) { request.method = "PUT"; });
    row("another path", 404, u"InvalidAction.NotFound"_s,
        [](Request &request) { request.path = "/api"; });
    row("another host", 404, u"InvalidAction.NotFound"_s, [this](Request &request) {
        request.set("host", "evil.example:" + QByteArray::number(m_port));
    });
    row("host without port", 404, u"InvalidAction.NotFound"_s,
        [](Request &request) { request.set("host", "127.0.0.1"); });
    row("another action", 404, u"InvalidAction.NotFound"_s,
        [](Request &request) { request.set("x-acs-action", "GetMySQLAllSession"); });
    row("no action", 404, u"InvalidAction.NotFound"_s,
        [](Request &request) { request.remove("x-acs-action"); });
    row("another version", 400, u"InvalidVersion"_s,
        [](Request &request) { request.set("x-acs-version", "2020-01-17"); });
    row("the version of another product", 400, u"InvalidVersion"_s,
        [](Request &request) { request.set("x-acs-action", "DescribeInstances"); });
    row("disconnecting in another's name", 400, u"SignatureDoesNotMatch"_s, [](Request &request) {
        request.set("x-acs-action", "KillInstanceAllSession");
        request.credentials.accessKeySecret = Secret("the Secret");
    });
    row("disconnecting without an instance", 400, u"MissingInstanceId"_s, [](Request &request) {
        request.set("x-acs-action", "KillInstanceAllSession");
        request.query.clear();
    });
    row("disconnecting another instance", 400, u"InvalidParams"_s, [](Request &request) {
        request.set("x-acs-action", "KillInstanceAllSession");
        request.query = {{u"InstanceId"_s, u"r-Test"_s}};
    });
    const auto list = [](const char *name, const char *value) {
        return [name, value](Request &request) {
            request.set("x-acs-action", "DescribeInstances");
            request.set("x-acs-version", "2015-01-01");
            request.query = {{QString::fromLatin1(name), QString::fromLatin1(value)}};
        };
    };
    row("page 0", 400, u"InvalidParameter.PageNumber"_s, list("PageNumber", "0"));
    row("no number of a page", 400, u"InvalidParameter.PageNumber"_s, list("PageNumber", "x"));
    row("too large a page", 400, u"InvalidParameter.PageSize"_s, list("PageSize", "51"));
    row("no signature", 400, u"IncompleteSignature"_s, [](Request &request) {
        request.afterSigning = [](cloud::HeaderList &headers) {
            headers.removeLast();
        };
    });
    row("unsigned content type", 400, u"IncompleteSignature"_s, [](Request &request) {
        request.afterSigning = [](cloud::HeaderList &headers) {
            headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
        };
    });
    row("another key", 404, u"InvalidAccessKeyId.NotFound"_s,
        [](Request &request) { request.credentials.accessKeyId = u"LTAIother"_s; });
    row("another secret", 400, u"SignatureDoesNotMatch"_s,
        [](Request &request) { request.credentials.accessKeySecret = Secret("the Secret"); });
    row("changed after signing", 400, u"SignatureDoesNotMatch"_s, [](Request &request) {
        request.afterSigning = [](cloud::HeaderList &headers) {
            for (auto &[name, value] : headers) {
                if (name == "x-acs-signature-nonce")
                    value += "x";
            }
        };
    });
    row("body changed after signing", 400, u"SignatureDoesNotMatch"_s, [](Request &request) {
        request.set("x-acs-content-sha256", cloud::payloadHash("a"));
        request.body = "b";
    });
    row("date without form", 400, u"InvalidTimeStamp.Format"_s,
        [](Request &request) { request.set("x-acs-date", "today"); });
    row("16 minutes late", 400, u"InvalidTimeStamp.Expired"_s, [](Request &request) {
        request.set(
            "x-acs-date",
            QDateTime::currentDateTimeUtc().addSecs(-16 * 60).toString(Qt::ISODate).toLatin1());
    });
    row("16 minutes early", 400, u"InvalidTimeStamp.Expired"_s, [](Request &request) {
        request.set(
            "x-acs-date",
            QDateTime::currentDateTimeUtc().addSecs(16 * 60).toString(Qt::ISODate).toLatin1());
    });
    row("a token nobody gave", 400, u"InvalidSecurityToken.MismatchWithAccessKey"_s,
        [](Request &request) { request.set("x-acs-security-token", "abc"); });
    row("no instance", 400, u"MissingInstanceId"_s,
        [](Request &request) { request.query.clear(); });
    row("empty instance", 400, u"MissingInstanceId"_s, [](Request &request) {
        request.query = {{u"InstanceId"_s, QString()}};
    });
    row("another instance", 400, u"InvalidParams"_s, [](Request &request) {
        request.query = {{u"InstanceId"_s, u"r-Test"_s}};
    });
}

void TestDasEndpoint::othersAreRefused()
{
    QFETCH(const Change, change);
    Request request = goodRequest(m_port);
    change(request);
    const RawResponse response = ask(request);
    QTEST(response.status, "status");
    QCOMPARE(response.header("Content-Type"), "application/json;charset=utf-8");
    QVERIFY(!response.header("Date").isEmpty());
    const QJsonObject envelope = QJsonDocument::fromJson(response.body).object();
    QTEST(envelope.value("Code"_L1).toString(), "code");
    QVERIFY(!envelope.value("Message"_L1).toString().isEmpty());
    QCOMPARE(envelope.value("RequestId"_L1).toString().size(), 36);
    QVERIFY(envelope.value("Recommend"_L1).toString().startsWith("https://"_L1));
    QVERIFY(!response.body.contains("the secret"));
    // What was refused does not spoil what comes after.
    QCOMPARE(ask(goodRequest(m_port)).status, 200);
}

void TestDasEndpoint::noncesAreUsedOnce()
{
    const Request request = goodRequest(m_port);
    QCOMPARE(ask(request).status, 200);
    const RawResponse second = ask(request);
    QCOMPARE(second.status, 400);
    QVERIFY(second.body.contains("\"SignatureNonceUsed\""));
}

void TestDasEndpoint::tokensAreChecked()
{
    DemoOptions with = options();
    with.credentials->securityToken = Secret("token/+=");
    DemoServer server(with);
    const Result<DemoAccess> access = server.start();
    QVERIFY(access);
    const auto port = static_cast<quint16>(QUrl(access->endpoint).port());
    const auto codeFor = [port](const Request &request) {
        RawConnection connection(port);
        connection.send(request.bytes());
        const RawResponse response = connection.receive().value_or(RawResponse{});
        return response.status == 200
            ? u"200"_s
            : QJsonDocument::fromJson(response.body).object().value("Code"_L1).toString();
    };
    QCOMPARE(codeFor(goodRequest(port)), u"MissingSecurityToken"_s);
    Request request = goodRequest(port);
    request.set("x-acs-security-token", "token/+=");
    QCOMPARE(codeFor(request), u"200"_s);
}

void TestDasEndpoint::withoutChurnNothingChanges()
{
    DemoOptions still = options();
    still.churn = false;
    DemoServer server(still);
    const Result<DemoAccess> access = server.start();
    QVERIFY(access);
    const auto port = static_cast<quint16>(QUrl(access->endpoint).port());
    QString first;
    for (int i = 0; i < 3; ++i) {
        RawConnection connection(port);
        connection.send(goodRequest(port).bytes());
        const std::optional<RawResponse> response = connection.receive();
        QVERIFY(response);
        const QString body = withoutTimes(response->body);
        if (i == 0)
            first = body;
        QVERIFY(body == first);
        QTest::qWait(1100); // long enough for ages to grow
    }
}

void TestDasEndpoint::withChurnItLives()
{
    // Its size alone may stay the same for long.
    const QString first = withoutTimes(ask(goodRequest(m_port)).body);
    QVERIFY(!first.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(withoutTimes(ask(goodRequest(m_port)).body) != first, 30'000);
}

void TestDasEndpoint::faultsComeInTheirOrder()
{
    class EmptySource final : public AnswerSource
    {
    public:
        void fetch(const QString &, Done done) override
        {
            session::SnapshotBuilder builder;
            done(std::move(builder).finish({}));
        }

        void disconnectAll(std::function<void(Result<void>)> done) override { done({}); }
    };

    const SystemClock clock;
    DasEndpoint endpoint(u"r-test"_s, testCredentials(), std::make_unique<EmptySource>(), clock);
    QVERIFY(endpoint.listen(0));
    endpoint.setFaults({parseFault(u"throttle:400"_s).value(), Fault()});
    RawConnection connection(endpoint.port());
    connection.send(goodRequest(endpoint.port()).bytes());
    std::optional<RawResponse> response = connection.receive();
    QVERIFY(response);
    QCOMPARE(response->status, 400);
    QCOMPARE(response->header("x-acs-retry-after"), "400");
    QVERIFY(response->body.contains("Throttling.User"));
    for (int i = 0; i < 2; ++i) {
        connection.send(goodRequest(endpoint.port()).bytes());
        response = connection.receive();
        QVERIFY(response);
        QCOMPARE(response->status, 200);
    }
    QCOMPARE(endpoint.requestCount(), 3);
}

void TestDasEndpoint::theDemoTakesFaults()
{
    DemoOptions faulty = options();
    faulty.faults = {parseFault(u"clock:3600"_s).value(), Fault()};
    DemoServer server(faulty);
    const Result<DemoAccess> access = server.start();
    QVERIFY(access);
    const auto port = static_cast<quint16>(QUrl(access->endpoint).port());
    RawConnection connection(port);
    connection.send(goodRequest(port).bytes());
    std::optional<RawResponse> response = connection.receive();
    QVERIFY(response);
    QCOMPARE(response->status, 400);
    QVERIFY(response->body.contains("InvalidTimeStamp.Expired"));
    const QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(response->header("Date")),
                                                   u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    QVERIFY(date.isValid());
    QVERIFY(qAbs(QDateTime::currentDateTimeUtc().addSecs(3600).secsTo(
                QDateTime(date.date(), date.time(), Qt::UTC)))
            < 60);
    connection.send(goodRequest(port).bytes());
    response = connection.receive();
    QVERIFY(response);
    QCOMPARE(response->status, 200);
}

void TestDasEndpoint::failedSourcesAreUnavailable()
{
    DemoOptions broken = options();
    broken.redis = redis::RedisOptions{{u"127.0.0.1"_s, 1}, {}, {}}; // nobody listens there
    DemoServer server(broken);
    const Result<DemoAccess> access = server.start();
    QVERIFY(access);
    const auto port = static_cast<quint16>(QUrl(access->endpoint).port());
    RawConnection connection(port);
    for (int i = 0; i < 2; ++i) {
        connection.send(goodRequest(port).bytes());
        const std::optional<RawResponse> response = connection.receive();
        QVERIFY(response);
        QCOMPARE(response->status, 503);
        const QJsonObject envelope = QJsonDocument::fromJson(response->body).object();
        QCOMPARE(envelope.value("Code"_L1).toString(), u"ServiceUnavailable"_s);
        QVERIFY(envelope.value("Message"_L1).toString().contains("127.0.0.1:1"_L1));
    }
}

void TestDasEndpoint::startAndStop()
{
    DemoServer server({});
    QVERIFY(!server.isRunning());
    const Result<DemoAccess> first = server.start();
    QVERIFY(first);
    QVERIFY(server.isRunning());
    QVERIFY(first->instanceId.startsWith("r-demo"_L1));
    QVERIFY(!first->credentials.accessKeySecret.isEmpty());
    QCOMPARE(server.start()->endpoint, first->endpoint);

    DemoOptions samePort;
    samePort.port = static_cast<quint16>(QUrl(first->endpoint).port());
    DemoServer second(samePort);
    const Result<DemoAccess> refused = second.start();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Error::Code::ConnectionFailed);
    QVERIFY(!second.isRunning());

    // Stopping ends open connections, too.
    RawConnection connection(samePort.port);
    QVERIFY(connection.isOpen());
    server.stop();
    QVERIFY(!server.isRunning());
    QVERIFY(connection.waitForClosed());
    const Result<DemoAccess> again = server.start();
    QVERIFY(again);
    QVERIFY(again->credentials.accessKeySecret != first->credentials.accessKeySecret);
}

void TestDasEndpoint::wrongOptionsAreRefused()
{
    for (const int sessions : {-1, demo::kMaxSessions + 1}) {
        DemoOptions wrong;
        wrong.sessions = sessions;
        DemoServer server(wrong);
        const Result<DemoAccess> access = server.start();
        QVERIFY(!access);
        QCOMPARE(access.error().code, Error::Code::InvalidInput);
    }
}

QTEST_GUILESS_MAIN(TestDasEndpoint)
#include "tst_dasendpoint.moc"
