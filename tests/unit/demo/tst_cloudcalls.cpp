// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The client of the cloud and the demo's endpoint, both as they are: disconnecting, listing
// instances, and both under faults.
#include "cloud/dasclient.h"
#include "decode/dasanswer.h"
#include "demo/demoserver.h"
#include "demo/instancecatalog.h"

#include <QTest>

#include <atomic>

using namespace sessionscope;
using namespace sessionscope::demo;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using Code = Error::Code;

namespace {

constexpr int kSessions = 500;

//! The simulation lives by it; dates are the true ones.
class SteppedClock final : public Clock
{
public:
    QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }

    std::chrono::milliseconds elapsed() const override { return m_elapsed; }

    void advance(std::chrono::milliseconds time) { m_elapsed = m_elapsed.load() + time; }

private:
    std::atomic<std::chrono::milliseconds> m_elapsed{};
};

template <class T>
Result<T> wait(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000) || future.resultCount() != 1)
        return failure(Code::Internal, u"the call did not complete"_s);
    return future.result();
}

} // namespace

class TestCloudCalls final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void disconnectsAll();
    void nobodyComesBackWithoutChurn();
    void anUnknownOutcomeMayBeASuccess();
    void aRefusalDisconnectsNobody_data();
    void aRefusalDisconnectsNobody();
    void aFailedSourceLeavesItOpen();
    void listsInstancesOverPages();
    void listsWhatIsAskedFor_data();
    void listsWhatIsAskedFor();
    void listsTheServerBehindIt();
    void listsUnderFaults();

private:
    void start(const QStringList &faults = {});
    cloud::SessionQuery query() const;
    cloud::InstanceQuery listQuery() const;
    int sessionCount();

    SteppedClock m_demoClock;
    SystemClock m_clock;
    DemoOptions m_options;
    std::unique_ptr<DemoServer> m_server;
    std::unique_ptr<cloud::DasClient> m_client;
    DemoAccess m_access;
};

void TestCloudCalls::init()
{
    m_options = {};
    m_options.sessions = kSessions;
    cloud::DasClientOptions options;
    options.retry.baseDelay = 1ms;
    options.retry.maxDelay = 5ms;
    m_client = std::make_unique<cloud::DasClient>(m_clock, options);
}

void TestCloudCalls::start(const QStringList &faults)
{
    for (const QString &fault : faults)
        m_options.faults.push_back(parseFault(fault).value());
    m_server = std::make_unique<DemoServer>(m_options, m_demoClock);
    m_access = m_server->start().value();
}

cloud::SessionQuery TestCloudCalls::query() const
{
    cloud::SessionQuery query;
    query.endpoint = cloud::Endpoint::parse(m_access.endpoint).value();
    query.instanceId = m_access.instanceId;
    query.credentials = m_access.credentials;
    return query;
}

cloud::InstanceQuery TestCloudCalls::listQuery() const
{
    cloud::InstanceQuery list;
    static_cast<cloud::ApiAccess &>(list) = query();
    return list;
}

//! -1 if there is no answer.
int TestCloudCalls::sessionCount()
{
    const Result<cloud::RawAnswer> answer = wait(m_client->getRedisAllSession(query()));
    if (!answer)
        return -1;
    const auto decoded = decode::decodeDasAnswer(answer->body, m_access.instanceId);
    return decoded && decoded->snapshot ? int(decoded->snapshot->rowCount()) : -1;
}

void TestCloudCalls::disconnectsAll()
{
    start();
    QCOMPARE(sessionCount(), kSessions);
    const auto receipt = wait(m_client->killInstanceAllSession(query()));
    QVERIFY2(receipt, qPrintable(receipt ? QString() : receipt.error().line()));
    QCOMPARE(receipt->requestId.size(), 36);
    QCOMPARE(sessionCount(), 0);
    m_demoClock.advance(3s);
    const int soon = sessionCount();
    QVERIFY2(soon > 0 && soon < kSessions, qPrintable(QString::number(soon)));
    m_demoClock.advance(60s);
    QVERIFY(sessionCount() > kSessions * 9 / 10);
}

void TestCloudCalls::nobodyComesBackWithoutChurn()
{
    m_options.churn = false;
    start();
    // The first request of all: the instance is there before anybody has asked for its sessions.
    QVERIFY(wait(m_client->killInstanceAllSession(query())));
    m_demoClock.advance(60s);
    QCOMPARE(sessionCount(), 0);
}

void TestCloudCalls::anUnknownOutcomeMayBeASuccess()
{
    start({u"reset-body"_s, u"none"_s});
    const auto receipt = wait(m_client->killInstanceAllSession(query()));
    QVERIFY(!receipt);
    QCOMPARE(receipt.error().code, Code::OutcomeUnknown);
    QCOMPARE(sessionCount(), 0);
}

void TestCloudCalls::aRefusalDisconnectsNobody_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<Code>("expected");
    QTest::newRow("permission") << u"refuse:NoPermission"_s << Code::NoPermission;
    QTest::newRow("throttled") << u"throttle:100"_s << Code::Throttled;
    QTest::newRow("clock") << u"clock:3600"_s << Code::ClockSkew;
    QTest::newRow("failed") << u"refuse:InternalError"_s << Code::OutcomeUnknown;
}

void TestCloudCalls::aRefusalDisconnectsNobody()
{
    QFETCH(const QString, fault);
    QFETCH(const Code, expected);
    // If it were repeated the second one would be carried out.
    start({fault, u"none"_s});
    const auto receipt = wait(m_client->killInstanceAllSession(query()));
    QVERIFY(!receipt);
    QVERIFY2(receipt.error().code == expected, qPrintable(receipt.error().line()));
    QCOMPARE(sessionCount(), kSessions);

    cloud::SessionQuery other = query();
    other.instanceId += u'x';
    QCOMPARE(wait(m_client->killInstanceAllSession(other)).error().code, Code::InvalidParameters);
    QCOMPARE(sessionCount(), kSessions);
}

void TestCloudCalls::aFailedSourceLeavesItOpen()
{
    m_options.redis = redis::RedisOptions{{u"127.0.0.1"_s, 1}, {}, {}}; // nobody listens there
    start();
    const auto receipt = wait(m_client->killInstanceAllSession(query()));
    QVERIFY(!receipt);
    QCOMPARE(receipt.error().code, Code::OutcomeUnknown);
    QCOMPARE(receipt.error().serverCode, u"ServiceUnavailable"_s);
}

void TestCloudCalls::listsInstancesOverPages()
{
    start();
    const auto list = wait(m_client->describeInstances(listQuery()));
    QVERIFY2(list, qPrintable(list ? QString() : list.error().line()));
    QVERIFY(list->instances.size() > InstanceCatalog::kMaxPageSize);
    QCOMPARE(list->total, list->instances.size());
    QCOMPARE(list->unreadable, 0);
    const cloud::Instance &served = list->instances.first();
    QCOMPARE(served.id, m_access.instanceId);
    QCOMPARE(served.name, u"orders-prod"_s);
    QCOMPARE(served.status, u"Normal"_s);
    QCOMPARE(served.regionId, u"cn-hangzhou"_s);
    QCOMPARE(served.architecture, u"cluster"_s);
    QCOMPARE(served.engineVersion, u"7.0"_s);
    QCOMPARE(served.connections, 500'000);
    QCOMPARE(served.port, 6379);
    QVERIFY(served.connectionDomain.startsWith(served.id));
    QVERIFY(served.created.isValid());
    QCOMPARE(served.tags.size(), 1);
}

void TestCloudCalls::listsWhatIsAskedFor_data()
{
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("search");
    QTest::addColumn<int>("count");
    QTest::newRow("a region, two pages") << u"cn-hangzhou"_s << QString() << 7;
    QTest::newRow("a region") << u"cn-shanghai"_s << QString() << 1;
    QTest::newRow("a part of a name") << QString() << u"ORDERS"_s << 4;
    QTest::newRow("a part of an id") << QString() << u"-bp1zxsz"_s << 1;
    QTest::newRow("a part of a name in a region") << u"cn-hangzhou"_s << u"orders"_s << 3;
    QTest::newRow("a region without any") << u"eu-west-1"_s << QString() << 0;
    QTest::newRow("nobody's name") << QString() << u"nobody"_s << 0;
}

void TestCloudCalls::listsWhatIsAskedFor()
{
    QFETCH(const QString, region);
    QFETCH(const QString, search);
    QFETCH(const int, count);
    start();
    cloud::InstanceQuery query = listQuery();
    query.regionId = region;
    query.searchKey = search;
    const auto list = wait(m_client->describeInstances(query));
    QVERIFY2(list, qPrintable(list ? QString() : list.error().line()));
    QCOMPARE(list->instances.size(), count);
    for (const cloud::Instance &instance : list->instances) {
        QVERIFY(region.isEmpty() || instance.regionId == region);
        QVERIFY(instance.name.contains(search, Qt::CaseInsensitive)
                || instance.id.contains(search, Qt::CaseInsensitive));
    }
}

void TestCloudCalls::listsTheServerBehindIt()
{
    m_options.redis = redis::RedisOptions{{u"127.0.0.1"_s, 7001}, {}, {}};
    start();
    const auto list = wait(m_client->describeInstances(listQuery()));
    QVERIFY(list);
    QCOMPARE(list->instances.first().connectionDomain, u"127.0.0.1"_s);
    QCOMPARE(list->instances.first().port, 7001);
}

void TestCloudCalls::listsUnderFaults()
{
    // The first page comes at the third attempt, the second one at the second.
    start({u"reset"_s, u"throttle:1"_s, u"gzip"_s, u"cut"_s, u"none"_s});
    const auto list = wait(m_client->describeInstances(listQuery()));
    QVERIFY2(list, qPrintable(list ? QString() : list.error().line()));
    QVERIFY(list->instances.size() > InstanceCatalog::kMaxPageSize);

    m_options.faults.clear();
    start({u"none"_s, u"refuse:Forbidden.RAM"_s});
    const auto refused = wait(m_client->describeInstances(listQuery()));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Code::NoPermission);
    QVERIFY(refused.error().message.contains("kvstore:DescribeInstances"_L1));
}

QTEST_GUILESS_MAIN(TestCloudCalls)
#include "tst_cloudcalls.moc"
