// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// DescribeInstances over the wire: pages, their faults, one deadline for all of them.
#include "cloud/dasclient.h"
#include "cloud/instancepages.h"
#include "cloud/requestverifier.h"
#include "fetching.h"

#include <QMutex>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <atomic>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::cloud;
using namespace sessionscope::testing;
using namespace std::chrono_literals;
using Code = Error::Code;
using Then = ScriptedReply::Then;

namespace {

QString parameterOf(const RecordedRequest &request, const QString &name)
{
    ReceivedRequest received;
    received.target = request.target;
    for (const auto &[key, value] : received.query()) {
        if (key == name)
            return value;
    }
    return {};
}

//! The page of an account with \a total instances "r-1" and following.
ScriptedReply pageFor(const RecordedRequest &request, int total)
{
    const int number = parameterOf(request, u"PageNumber"_s).toInt();
    const int size = parameterOf(request, u"PageSize"_s).toInt();
    QByteArray instances;
    for (int i = (number - 1) * size + 1; i <= std::min(number * size, total); ++i) {
        instances += (instances.isEmpty() ? "" : ",") + QByteArray(R"({"InstanceId":"r-)")
            + QByteArray::number(i) + R"(","InstanceName":"cache","Port":6379})";
    }
    return ScriptedReply::http(
        200,
        R"({"RequestId":"1E83311F","PageNumber":)" + QByteArray::number(number) + R"(,"PageSize":)"
            + QByteArray::number(size) + R"(,"TotalCount":)" + QByteArray::number(total)
            + R"(,"Instances":{"KVStoreInstance":[)" + instances + "]}}");
}

InstanceQuery listFor(const QString &endpoint)
{
    InstanceQuery query;
    static_cast<ApiAccess &>(query) = queryFor(endpoint);
    query.regionId = u"cn-hangzhou"_s;
    return query;
}

//! Jumps when it is told to; timers do not follow.
class JumpingClock final : public Clock
{
public:
    QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }

    std::chrono::milliseconds elapsed() const override { return m_elapsed; }

    void jump(std::chrono::milliseconds time) { m_elapsed = m_elapsed.load() + time; }

private:
    std::atomic<std::chrono::milliseconds> m_elapsed{};
};

} // namespace

class TestDescribeInstances : public QObject
{
    Q_OBJECT

private slots:
    void asksForARegion();
    void asksForAll();
    void putsPagesTogether();
    void lists5000();
    void repeatsAPage();
    void failsAsAPageFails_data();
    void failsAsAPageFails();
    void namesTheMissingPermission();
    void keepsTheTokenOutOfErrors();
    void speaksOfTheRegion_data();
    void speaksOfTheRegion();
    void hasOneDeadline();
    void namesTheWholeLimit();
    void givesUpBetweenPages();
    void completesWhenTheClientDies();
    void tellsHowFarItIs();

private:
    SystemClock m_clock;
};

void TestDescribeInstances::asksForARegion()
{
    ScriptedServer server;
    server.setHandler([](const RecordedRequest &request) { return pageFor(request, 1); });
    DasClient client(m_clock, fastOptions());
    InstanceQuery query = listFor(server.endpoint());
    query.searchKey = u"prod 缓存*"_s;
    const auto list = wait(client.describeInstances(query));
    QVERIFY(list);
    QCOMPARE(list->instances.size(), 1);
    QCOMPARE(list->instances.first().id, u"r-1"_s);
    QCOMPARE(list->instances.first().port, 6379);
    const RecordedRequest &request = server.requests().first();
    QCOMPARE(request.header("x-acs-action"), QByteArray("DescribeInstances"));
    QCOMPARE(request.header("x-acs-version"), QByteArray("2015-01-01"));
    QCOMPARE(request.target,
             QByteArray("/?PageNumber=1&PageSize=50&RegionId=cn-hangzhou&"
                        "SearchKey=prod%20%E7%BC%93%E5%AD%98%2A"));
    const ReceivedRequest received{request.method, request.target, request.headers, request.body};
    NonceMemory nonces;
    QVERIFY(!verifyRequest(
        received,
        [&](const QString &) {
            return KnownKey{query.credentials.accessKeySecret, {}, {}};
        },
        QDateTime::currentDateTimeUtc(), nonces));
}

void TestDescribeInstances::asksForAll()
{
    ScriptedServer server;
    server.setHandler([](const RecordedRequest &request) { return pageFor(request, 0); });
    DasClient client(m_clock, fastOptions());
    InstanceQuery query = listFor(server.endpoint());
    query.regionId.clear();
    const auto list = wait(client.describeInstances(query));
    QVERIFY(list);
    QVERIFY(list->instances.isEmpty());
    QCOMPARE(list->total, 0);
    QCOMPARE(server.requests().first().target, QByteArray("/?PageNumber=1&PageSize=50"));
}

void TestDescribeInstances::putsPagesTogether()
{
    ScriptedServer server;
    server.setHandler([](const RecordedRequest &request) { return pageFor(request, 120); });
    DasClient client(m_clock, fastOptions());
    const auto list = wait(client.describeInstances(listFor(server.endpoint())));
    QVERIFY(list);
    QCOMPARE(list->instances.size(), 120);
    QCOMPARE(server.requests().size(), 3);
    QSet<QByteArray> nonces;
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(parameterOf(server.requests().at(i), u"PageNumber"_s), QString::number(i + 1));
        nonces += server.requests().at(i).header("x-acs-signature-nonce");
    }
    QCOMPARE(nonces.size(), 3);
    QCOMPARE(server.connections(), 1);
}

void TestDescribeInstances::lists5000()
{
    ScriptedServer server;
    server.setHandler([](const RecordedRequest &request) { return pageFor(request, 5000); });
    DasClient client(m_clock, fastOptions());
    const auto list = wait(client.describeInstances(listFor(server.endpoint())));
    QVERIFY2(list, qPrintable(list ? QString() : list.error().line()));
    QCOMPARE(list->instances.size(), 5000);
    for (int i = 0; i < 5000; ++i)
        QCOMPARE(list->instances.at(i).id, u"r-%1"_s.arg(i + 1));
    QVERIFY(!list->isCut);
    QCOMPARE(server.requests().size(), 100);
}

void TestDescribeInstances::repeatsAPage()
{
    ScriptedServer server;
    server.setHandler([&server](const RecordedRequest &request) {
        // The second page breaks, is throttled, and comes.
        switch (server.requests().size()) {
        case 2:
            return ScriptedReply::raw({}, Then::Reset);
        case 3:
            return ScriptedReply::http(400, envelope("Throttling.User"));
        default:
            return pageFor(request, 70);
        }
    });
    DasClient client(m_clock, fastOptions());
    const auto list = wait(client.describeInstances(listFor(server.endpoint())));
    QVERIFY2(list, qPrintable(list ? QString() : list.error().line()));
    QCOMPARE(list->instances.size(), 70);
    QCOMPARE(server.requests().size(), 4);
}

void TestDescribeInstances::failsAsAPageFails_data()
{
    QTest::addColumn<ScriptedReply>("reply"); // for the second page
    QTest::addColumn<Code>("expected");
    QTest::addColumn<int>("requests");

    const auto row = [](const char *name, const ScriptedReply &reply, Code expected, int requests) {
        QTest::newRow(name) << reply << expected << requests;
    };
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    row("refused", ScriptedReply::http(403, envelope("Forbidden.RAM")), Code::NoPermission, 2);
    row("throttled", ScriptedReply::http(429, envelope("Throttling")), Code::Throttled, 4);
    row("closed", ScriptedReply::raw({}), Code::ConnectionLost, 4);
    row("reset within the body",
        ScriptedReply::raw(head + "Content-Length: 500\r\n\r\n{\"TotalCount\"", Then::Reset),
        Code::ConnectionLost, 4);
    row("redirect", ScriptedReply::http(302, {}, {}, {{"Location", "http://127.0.0.2:1/"}}),
        Code::Redirected, 2);
    row("web page", ScriptedReply::http(200, "<html>login</html>", "text/html"), Code::NotJson, 2);
    row("not JSON", ScriptedReply::http(200, "pong", "text/plain"), Code::NotJson, 2);
    row("JSON without a list", ScriptedReply::http(200, R"({"TotalCount":70})"),
        Code::UnexpectedAnswer, 2);
    row("sessions", ScriptedReply::http(200, kGoodBody), Code::UnexpectedAnswer, 2);
    row("larger than any page",
        ScriptedReply::raw(head + "Content-Length: 16777217\r\n\r\n{", Then::KeepAlive),
        Code::TooLarge, 2);
}

void TestDescribeInstances::failsAsAPageFails()
{
    QFETCH(const ScriptedReply, reply);
    QFETCH(const Code, expected);
    QFETCH(const int, requests);
    ScriptedServer server;
    server.setHandler([&reply](const RecordedRequest &request) {
        return parameterOf(request, u"PageNumber"_s) == "1"_L1 ? pageFor(request, 70) : reply;
    });
    DasClient client(m_clock, fastOptions());
    const auto list = wait(client.describeInstances(listFor(server.endpoint())));
    QVERIFY(!list);
    QVERIFY2(list.error().code == expected, qPrintable(list.error().line()));
    QCOMPARE(server.requests().size(), requests);
}

void TestDescribeInstances::namesTheMissingPermission()
{
    for (const char *code : {"Forbidden.RAM", "NoPermission"}) {
        ScriptedServer server;
        server.setScript({ScriptedReply::http(403, envelope(code))});
        DasClient client(m_clock, fastOptions());
        const Error error = wait(client.describeInstances(listFor(server.endpoint()))).error();
        QCOMPARE(error.code, Code::NoPermission);
        QVERIFY2(error.message.contains("kvstore:DescribeInstances"_L1), qPrintable(error.message));
    }
}

void TestDescribeInstances::speaksOfTheRegion_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("status");
    QTest::newRow("region") << QByteArray("InvalidRegionId.NotFound") << 404;
    QTest::newRow("parameter") << QByteArray("InvalidParameter.PageSize") << 400;
    QTest::newRow("mandatory") << QByteArray("MissingRegionId") << 400;
    QTest::newRow("operation") << QByteArray("InvalidAction.NotFound") << 404;
}

void TestDescribeInstances::keepsTheTokenOutOfErrors()
{
    ScriptedServer server;
    server.setScript({ScriptedReply::http(200, R"({"echo":"TheTokenOfTheKey"})")});
    DasClient client(m_clock, fastOptions());
    InstanceQuery query = listFor(server.endpoint());
    query.credentials.securityToken = Secret("TheTokenOfTheKey");
    const Error error = wait(client.describeInstances(query)).error();
    QCOMPARE(error.code, Code::UnexpectedAnswer);
    QVERIFY2(error.detail.contains("\"echo\""_L1), qPrintable(error.detail));
    QVERIFY(!error.detail.contains("TheTokenOfTheKey"_L1));
}

//! The advice for sessions, to check the instance id and the endpoint of DAS, would mislead.
void TestDescribeInstances::speaksOfTheRegion()
{
    QFETCH(const QByteArray, code);
    QFETCH(const int, status);
    ScriptedServer server;
    server.setScript({ScriptedReply::http(status, envelope(code, "The reason."))});
    DasClient client(m_clock, fastOptions());
    const Error error = wait(client.describeInstances(listFor(server.endpoint()))).error();
    QVERIFY2(error.message.contains("The reason."_L1), qPrintable(error.message));
    QVERIFY(!error.message.contains("instance id"_L1));
    QVERIFY(!error.message.contains("das."_L1));
    QCOMPARE(server.requests().size(), 1);
}

//! What earlier pages took is not there for the later ones.
void TestDescribeInstances::hasOneDeadline()
{
    JumpingClock clock;
    ScriptedServer server;
    server.setHandler([&](const RecordedRequest &request) {
        if (parameterOf(request, u"PageNumber"_s) != "1"_L1)
            return ScriptedReply::raw({}); // may pass, but a wait of 10 s is too long now
        clock.jump(15s);
        return pageFor(request, 70);
    });
    DasClientOptions options = fastOptions();
    options.retry.baseDelay = 10s;
    options.retry.maxDelay = 10s;
    DasClient client(clock, options);
    InstanceQuery query = listFor(server.endpoint());
    query.timeout = 20s;
    const Error error = wait(client.describeInstances(query)).error();
    QVERIFY2(error.code == Code::RetryDeadline, qPrintable(error.line()));
    QVERIFY2(error.message.contains("20"_L1), qPrintable(error.message));
    QCOMPARE(server.requests().size(), 2);
}

void TestDescribeInstances::namesTheWholeLimit()
{
    ScriptedServer server;
    server.setHandler([](const RecordedRequest &request) {
        return parameterOf(request, u"PageNumber"_s) == "3"_L1 ? hang() : pageFor(request, 170);
    });
    DasClient client(m_clock, fastOptions());
    InstanceQuery query = listFor(server.endpoint());
    query.timeout = 2s;
    const Error error = wait(client.describeInstances(query)).error();
    QCOMPARE(error.code, Code::TimedOut);
    QVERIFY2(error.message.contains("2 s"_L1), qPrintable(error.message));
}

void TestDescribeInstances::givesUpBetweenPages()
{
    ScriptedServer server;
    std::stop_source stop;
    server.setHandler([&](const RecordedRequest &request) {
        if (parameterOf(request, u"PageNumber"_s) == "3"_L1)
            stop.request_stop();
        return pageFor(request, 5000);
    });
    DasClient client(m_clock, fastOptions());
    const auto list = wait(client.describeInstances(listFor(server.endpoint()), stop.get_token()));
    QVERIFY(!list);
    QCOMPARE(list.error().code, Code::Cancelled);
    QVERIFY(server.requests().size() <= 4);
}

void TestDescribeInstances::completesWhenTheClientDies()
{
    ScriptedServer server;
    server.setHandler([](const RecordedRequest &request) {
        return parameterOf(request, u"PageNumber"_s) == "2"_L1 ? hang() : pageFor(request, 170);
    });
    QList<QFuture<Result<InstanceList>>> futures;
    {
        DasClient client(m_clock, fastOptions());
        for (int i = 0; i < 3; ++i)
            futures += client.describeInstances(listFor(server.endpoint()));
        QTRY_COMPARE(server.requests().size(), 6);
        for (int i = 0; i < 20; ++i)
            futures += client.describeInstances(listFor(server.endpoint()));
    }
    for (const auto &future : futures)
        QCOMPARE(wait(future).error().code, Code::Cancelled);
}

void TestDescribeInstances::tellsHowFarItIs()
{
    ScriptedServer server;
    server.setHandler([](const RecordedRequest &request) { return pageFor(request, 170); });
    DasClient client(m_clock, fastOptions());
    QMutex mutex;
    QList<InstanceListProgress> reports;
    const auto list = wait(client.describeInstances(listFor(server.endpoint()), {},
                                                    [&](const InstanceListProgress &progress) {
                                                        const QMutexLocker lock(&mutex);
                                                        reports += progress;
                                                    }));
    QVERIFY(list);
    const QMutexLocker lock(&mutex);
    // Others may come while a page is under way.
    for (const int after : {1, 2, 3}) {
        const auto found = std::find_if(reports.begin(), reports.end(), [&](const auto &report) {
            return report.instances == 50 * after;
        });
        QVERIFY(found != reports.end());
        QCOMPARE(found->total, 170);
        QCOMPARE(found->page, after + 1);
    }
}

QTEST_GUILESS_MAIN(TestDescribeInstances)
#include "tst_describeinstances.moc"
