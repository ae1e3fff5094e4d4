// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the nodes of a real cluster to one snapshot.
#include "redis/redisconnection.h"
#include "session/diff.h"
#include "support/certificates.h"
#include "support/redissources.h"
#include "support/relay.h"

#include <QtTest>

#include <algorithm>

using namespace sessionscope;
using namespace sessionscope::live;
using namespace Qt::Literals::StringLiterals;
using session::Column;
using session::ServerNode;
using test::idOf;
using test::nodeIds;
using test::RedisCluster;
using test::rowsNamed;
using test::targetOf;

class RedisClusterTest : public QObject, private test::RedisSources
{
    Q_OBJECT

private slots:
    void allNodesOfACluster();
    void allNodesOverTls();
    void nodesAreVerifiedByTheirNames();
    void theNamedServerIsVerifiedByItsOwnName();
    void whoMayNotAskForItsIdSeesAll();
    void oneNodeIsNotTakenForTheWhole();
    void nodesOfOneAddressAreAskedOnce();
    void nodesThatFailAreKept();
    void sessionsOfAFailedNodeAreNotGone();
};

void RedisClusterTest::allNodesOfACluster()
{
    RedisCluster cluster;
    QVERIFY2(cluster.start(), qPrintable(cluster.errorString()));
    const auto source = sourceOf(targetOf(cluster.node(1).port()));
    const auto fetched = fetch(*source);
    QVERIFY2(fetched, qPrintable(fetched ? QString() : fetched.error().line()));
    const session::SessionSnapshot &snapshot = *fetched->snapshot;
    QByteArrayList expected;
    for (int i = 0; i < RedisCluster::kNodes; ++i)
        expected.append(idOf(cluster.node(i)));
    std::sort(expected.begin(), expected.end());
    QCOMPARE(nodeIds(snapshot), expected);
    QCOMPARE(rowsNamed(snapshot, QLatin1String(redis::kClientName)), 3U);
    QCOMPARE(snapshot.info().server.ownRows.size(), std::size_t(3));
    QCOMPARE(source->nodeAccess().size(), std::size_t(3));
    for (const quint32 row : snapshot.info().server.ownRows)
        QVERIFY(expected.removeOne(snapshot.utf8(Column::NodeId, row).value_or(QByteArray())));

    // This one node alone.
    RedisTarget one = targetOf(cluster.node(1).port());
    one.server.topology = RedisTopology::OneNode;
    const auto alone = fetch(*sourceOf(one));
    QVERIFY(alone);
    QCOMPARE(nodeIds(*alone->snapshot), QByteArrayList{idOf(cluster.node(1))});
}

void RedisClusterTest::allNodesOverTls()
{
    testing::Certificates certificates;
    QVERIFY(certificates.create() && certificates.client());
    QVERIFY(!certificates.serverFor("DNS:cache.example").isNull());
    RedisCluster cluster;
    QVERIFY2(cluster.startWithTls(certificates), qPrintable(cluster.errorString()));
    RedisTarget target = targetOf(cluster.tlsPort(0));
    target.server.isTls = true;
    target.caFile = certificates.caFile();
    target.server.serverName = u"cache.example"_s; // which the others have to be, too
    const auto fetched = fetch(*sourceOf(target));
    QVERIFY2(fetched, qPrintable(fetched ? QString() : fetched.error().line()));
    QByteArrayList expected;
    for (int i = 0; i < RedisCluster::kNodes; ++i)
        expected.append("127.0.0.1:" + QByteArray::number(cluster.tlsPort(i)));
    std::sort(expected.begin(), expected.end());
    QCOMPARE(nodeIds(*fetched->snapshot), expected);
    QVERIFY(fetched->snapshot->info().server.failedNodes().empty());
    QCOMPARE(rowsNamed(*fetched->snapshot, QLatin1String(redis::kClientName)), 3U);
}

// A certificate is rarely made out to the address by which a cluster knows its node.
void RedisClusterTest::nodesAreVerifiedByTheirNames()
{
    testing::Certificates certificates;
    QVERIFY(certificates.create() && certificates.client());
    RedisCluster cluster;
    QVERIFY2(cluster.startWithNames(certificates,
                                    {"orders-1.example", "orders-2.example", "orders-3.example"},
                                    {"IP:127.0.0.1", "DNS:orders-2.example", "DNS:other.example"}),
             qPrintable(cluster.errorString()));
    RedisTarget target = targetOf(cluster.tlsPort(0));
    target.server.isTls = true;
    target.caFile = certificates.caFile();
    const auto fetched = fetch(*sourceOf(target));
    QVERIFY2(fetched, qPrintable(fetched ? QString() : fetched.error().line()));
    QCOMPARE(nodeIds(*fetched->snapshot).size(), RedisCluster::kNodes);
    QCOMPARE(rowsNamed(*fetched->snapshot, QLatin1String(redis::kClientName)), 2U);
    const auto failed = fetched->snapshot->info().server.failedNodes();
    QCOMPARE(failed.size(), std::size_t(1));
    QCOMPARE(failed[0].id, "127.0.0.1:" + QByteArray::number(cluster.tlsPort(2)));
    QCOMPARE(failed[0].error->code, Error::Code::TlsFailed);
}

void RedisClusterTest::theNamedServerIsVerifiedByItsOwnName()
{
    testing::Certificates certificates;
    QVERIFY(certificates.create() && certificates.client());
    RedisCluster cluster;
    QVERIFY2(cluster.startWithNames(
                 certificates, {"orders-1.example", "orders-2.example", "orders-3.example"},
                 {"IP:127.0.0.1", "DNS:orders-2.example", "DNS:orders-3.example"}),
             qPrintable(cluster.errorString()));
    RedisTarget target = targetOf(cluster.tlsPort(0));
    target.server.isTls = true;
    target.caFile = certificates.caFile();
    const auto source = sourceOf(target);
    const auto failedNodes = [&] {
        const auto fetched = fetch(*source);
        return fetched ? static_cast<int>(fetched->snapshot->info().server.failedNodes().size())
                       : -1;
    };
    QCOMPARE(failedNodes(), 0);
    // While it is away another one tells which name it announces.
    cluster.node(0).stop();
    QCOMPARE(failedNodes(), 1);
    QVERIFY(!certificates.serverFor("IP:127.0.0.1").isNull()); // the last one was for another
    QVERIFY(cluster.startAgain(0));
    // With a refresh that is given up its connection is, too: the next one is made anew.
    cluster.node(0).freeze();
    std::stop_source stop;
    const auto given = source->fetch(stop.get_token(), {});
    QTest::qWait(300);
    stop.request_stop();
    QVERIFY(!test::waitFor(given));
    cluster.node(0).thaw();
    int failed = failedNodes();
    for (int i = 0; i < 20 && failed != 0; ++i)
        failed = failedNodes(); // the others may not have met it again
    QCOMPARE(failed, 0);
}

void RedisClusterTest::whoMayNotAskForItsIdSeesAll()
{
    RedisCluster cluster;
    QVERIFY2(cluster.start(), qPrintable(cluster.errorString()));
    const auto fetchWith = [&](const QStringList &rules) {
        for (int i = 0; i < RedisCluster::kNodes; ++i) {
            cluster.node(i).cli(QStringList{u"ACL"_s, u"SETUSER"_s, u"mon"_s, u"reset"_s, u"on"_s,
                                            u">x"_s, u"+client"_s, u"+info"_s, u"+config"_s}
                                + rules);
        }
        return fetch(*sourceOf(targetOf(cluster.node(0).port()), {u"mon"_s, Secret("x"), {}}));
    };
    const auto all = fetchWith({u"+cluster|shards"_s, u"+cluster|nodes"_s});
    QVERIFY2(all, qPrintable(all ? QString() : all.error().line()));
    QCOMPARE(nodeIds(*all->snapshot).size(), RedisCluster::kNodes);
    QVERIFY(all->snapshot->info().server.lacking.empty());
    // Never silently one of three.
    const auto one = fetchWith({u"+cluster|shards"_s});
    QVERIFY2(one, qPrintable(one ? QString() : one.error().line()));
    QCOMPARE(nodeIds(*one->snapshot).size(), 1);
    QCOMPARE(one->snapshot->info().server.lacking.size(), std::size_t(1));
    QVERIFY(one->snapshot->info().server.lacking[0].message.contains(u"+cluster|nodes"_s));
}

// The connection that is lost behind the list leaves a list, of one of three.
void RedisClusterTest::oneNodeIsNotTakenForTheWhole()
{
    RedisCluster cluster;
    QVERIFY2(cluster.start(), qPrintable(cluster.errorString()));
    test::Relay relay;
    const auto source = sourceOf(targetOf(relay.port()));
    relay.leadTo(cluster.node(0).port(), "CLUSTER");
    const auto lost = fetch(*source);
    QVERIFY(!lost);
    QCOMPARE(lost.error().code, Error::Code::ConnectionLost);
    relay.leadTo(cluster.node(0).port());
    const auto whole = fetch(*source);
    QVERIFY2(whole, qPrintable(whole ? QString() : whole.error().line()));
    QCOMPARE(nodeIds(*whole->snapshot).size(), RedisCluster::kNodes);
}

void RedisClusterTest::nodesOfOneAddressAreAskedOnce()
{
    RedisCluster cluster;
    QVERIFY2(cluster.start(), qPrintable(cluster.errorString()));
    const QByteArray twin = cluster.id(2);
    cluster.node(2).cli({u"CONFIG"_s, u"SET"_s, u"cluster-announce-port"_s,
                         QString::number(cluster.node(1).port())});
    const QByteArray address = idOf(cluster.node(1));
    const QByteArray listed = address + '@';
    QTRY_COMPARE_WITH_TIMEOUT(cluster.node(0).cli({u"CLUSTER"_s, u"NODES"_s}).count(listed), 2,
                              30'000);
    const auto fetched = fetch(*sourceOf(targetOf(cluster.node(0).port())));
    QVERIFY2(fetched, qPrintable(fetched ? QString() : fetched.error().line()));
    // Its clients are not those of the other one; which of the two is taken is left to the cluster.
    QCOMPARE(rowsNamed(*fetched->snapshot, QLatin1String(redis::kClientName)), 2U);
    QCOMPARE(nodeIds(*fetched->snapshot).count(address), 1);
    const auto failed = fetched->snapshot->info().server.failedNodes();
    QCOMPARE(failed.size(), std::size_t(1));
    QVERIFY(failed[0].id == twin || failed[0].id == cluster.id(1));
    QVERIFY(failed[0].error->message.contains(u"address of another node"_s));
}

void RedisClusterTest::nodesThatFailAreKept()
{
    RedisCluster cluster;
    QVERIFY2(cluster.start({u"--cluster-require-full-coverage"_s, u"no"_s}),
             qPrintable(cluster.errorString()));
    const auto source = sourceOf(targetOf(cluster.node(0).port()));
    QVERIFY(fetch(*source));
    cluster.node(2).stop();
    const auto isFailed = [&](int index, const session::SessionSnapshot &snapshot) {
        const auto failed = snapshot.info().server.failedNodes();
        return failed.size() == 1 && failed[0].id == idOf(cluster.node(index))
            && !failed[0].error->message.isEmpty();
    };
    const auto without = fetch(*source);
    QVERIFY2(without, qPrintable(without ? QString() : without.error().line()));
    QCOMPARE(nodeIds(*without->snapshot).size(), 3);
    QVERIFY(isFailed(2, *without->snapshot));
    QCOMPARE(source->nodeAccess().size(), std::size_t(2));
    // Once the others agree that it has failed it is not tried any more, and still shown.
    QVERIFY(test::waitForInfo(cluster.node(0), u"cluster"_s, "cluster_enabled:1"));
    QTRY_VERIFY_WITH_TIMEOUT(
        cluster.node(0).cli({u"CLUSTER"_s, u"NODES"_s}).contains("master,fail "), 30'000);
    const auto agreed = fetch(*source);
    QVERIFY(agreed);
    QVERIFY(isFailed(2, *agreed->snapshot));

    // It comes back.
    QVERIFY(cluster.startAgain(2));
    // The one that the profile names is away: another one knows the rest.
    cluster.node(0).stop();
    const auto other = fetch(*source);
    QVERIFY2(other, qPrintable(other ? QString() : other.error().line()));
    QVERIFY(nodeIds(*other->snapshot).contains(idOf(cluster.node(0))));
    QVERIFY(other->snapshot->rowCount() > 0);
}

// Nobody can know that they are: they stay as they were until the node answers again.
void RedisClusterTest::sessionsOfAFailedNodeAreNotGone()
{
    RedisCluster cluster;
    QVERIFY2(cluster.start({u"--cluster-require-full-coverage"_s, u"no"_s}),
             qPrintable(cluster.errorString()));
    redis::RedisOptions options{{u"127.0.0.1"_s, cluster.node(2).port()}, {}, {}};
    options.clientName = "worker";
    redis::RedisConnection worker(options);
    QVERIFY(test::waitFor(worker.open()));
    const auto source = sourceOf(targetOf(cluster.node(0).port()));
    const auto whole = fetch(*source);
    QVERIFY(whole);
    cluster.node(2).stop();
    const auto failedNode = [](const FetchedSnapshot &fetched) {
        return fetched.snapshot->info().server.failedNodes().at(0);
    };
    for (int i = 0; i < 2; ++i) {
        const auto stale = fetch(*source);
        QVERIFY(stale);
        const session::SnapshotDiff diff =
            session::compareSnapshots(*whole->snapshot, *stale->snapshot);
        QCOMPARE(diff.survivors, whole->snapshot->rowCount());
        QCOMPARE(stale->snapshot->rowCount(), whole->snapshot->rowCount());
        QCOMPARE(rowsNamed(*stale->snapshot, u"worker"_s), 1U);
        // Also the own connection to it is known as such.
        QCOMPARE(stale->snapshot->info().server.ownRows.size(), std::size_t(3));
        for (const quint32 row : stale->snapshot->info().server.ownRows) {
            QCOMPARE(stale->snapshot->text(Column::Name, row),
                     QString::fromLatin1(redis::kClientName));
        }
        // They are as old as the last list, however often the node fails.
        QCOMPARE(failedNode(*stale).listed_ms, whole->snapshot->info().timestamp_ms);
    }
    // Who asks for the first time cannot know them.
    const auto fresh = fetch(*sourceOf(targetOf(cluster.node(0).port())));
    QVERIFY(fresh);
    QCOMPARE(rowsNamed(*fresh->snapshot, u"worker"_s), 0U);
    QVERIFY(!failedNode(*fresh).listed_ms);

    // Once it answers, what has ended is gone.
    QVERIFY(cluster.startAgain(2));
    QTRY_VERIFY_WITH_TIMEOUT(
        cluster.node(0).cli({u"CLUSTER"_s, u"NODES"_s}).count(" connected ") == 3, 30'000);
    Result<FetchedSnapshot> again = fetch(*source);
    for (int i = 0; i < 100 && again && !again->snapshot->info().server.failedNodes().empty();
         ++i) {
        QTest::qWait(100);
        again = fetch(*source);
    }
    QVERIFY(again);
    QVERIFY(again->snapshot->info().server.failedNodes().empty());
    QCOMPARE(rowsNamed(*again->snapshot, u"worker"_s), 0U);
}

QTEST_GUILESS_MAIN(RedisClusterTest)

#include "tst_rediscluster.moc"
