// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/certificates.h"
#include "support/disconnectruns.h"
#include "support/redissources.h"

#include <QtTest>

#include <atomic>

// Where a server has no room for another connection, sessions must still be ended: that is how room
// is made.
using namespace sessionscope;
using namespace sessionscope::live;
using namespace Qt::Literals::StringLiterals;
using Kind = DisconnectOutcome::Kind;
using test::RedisClients;

namespace {

constexpr int kMost = 20; // connections that the server admits

//! All clients named victim.
DisconnectOrder orderOf(const FetchedSnapshot &list, const std::vector<NodeAccess> &nodes)
{
    return {u"c"_s, u"cache"_s, test::targetsNamed("victim", list.snapshot, nodes), nodes};
}

} // namespace

class TestDisconnectFull final : public QObject,
                                 private test::RedisSources,
                                 private test::DisconnectRuns
{
    Q_OBJECT

private slots:
    void overTheConnectionOfTheList_data();
    void overTheConnectionOfTheList();
    void overTls();
    void aDatabaseDoesNotHideTheReason();
    void anotherServerAtTheAddress_data();
    void anotherServerAtTheAddress();
    void aListThatIsUnderWayIsNotDisturbed();
    void aRunThatEndsWhileItBorrows();
};

void TestDisconnectFull::overTheConnectionOfTheList_data()
{
    QTest::addColumn<bool>("canBorrow");
    QTest::newRow("borrowed") << true;
    QTest::newRow("a connection of its own is refused") << false;
}

void TestDisconnectFull::overTheConnectionOfTheList()
{
    QFETCH(const bool, canBorrow);
    test::RedisServer server;
    QVERIFY(server.start({u"--maxclients"_s, QString::number(kMost)}));
    const auto source = sourceOf(test::targetOf(server.port()));
    QVERIFY(fetch(*source)); // it is in
    const RedisClients victims = test::connectClients(server, "victim", 5);
    const RedisClients others = test::connectClients(server, "other", kMost - 1 - 5);
    QVERIFY(test::areAllUp(victims) && test::areAllUp(others));
    QVERIFY(!test::RedisClient(server.port(), "late").isUp());
    const auto list = fetch(*source);
    QVERIFY2(list, qPrintable(list ? QString() : list.error().line()));

    std::vector<NodeAccess> nodes = source->nodeAccess();
    if (!canBorrow)
        nodes.front().borrow = {};
    const DisconnectOrder order = orderOf(*list, nodes);
    QCOMPARE(order.targets.size(), std::size_t(5));
    const Done done = run(order);
    QCOMPARE(done.outcomes.size(), std::size_t(5));
    for (const auto &[target, outcome] : done.outcomes) {
        QCOMPARE(outcome.kind, canBorrow ? Kind::Closed : Kind::Failed);
        QCOMPARE(outcome.reason.contains(u"has no room for another connection"_s), !canBorrow);
    }
    for (const auto &victim : victims)
        QCOMPARE(victim->lives(), !canBorrow);
    for (const auto &other : others)
        QVERIFY(other->lives());
    // The source goes on with another connection, for which there is room now.
    const auto after = fetch(*source);
    QVERIFY2(after, qPrintable(after ? QString() : after.error().line()));
    QCOMPARE(after->snapshot->rowCount(), quint32(canBorrow ? kMost - 5 : kMost));
    QCOMPARE(after->snapshot->info().server.ownRows.size(), std::size_t(1));
}

// There the server says nothing: it ends the connection before the handshake.
void TestDisconnectFull::overTls()
{
    testing::Certificates certificates;
    QVERIFY(certificates.create() && !certificates.serverFor("IP:127.0.0.1").isNull());
    test::TlsRedisServer server;
    QVERIFY(server.start(certificates, false, {u"--maxclients"_s, QString::number(kMost)}));
    RedisTarget target = test::targetOf(server.tlsPort());
    target.server.isTls = true;
    target.caFile = certificates.caFile();
    const auto source = sourceOf(target);
    QVERIFY(fetch(*source));
    const RedisClients victims = test::connectClients(server.server(), "victim", kMost - 1);
    QVERIFY(test::areAllUp(victims));
    const auto list = fetch(*source);
    QVERIFY(list);
    const Done done = run(orderOf(*list, source->nodeAccess()));
    QCOMPARE(done.outcomes.size(), victims.size());
    for (const auto &[number, outcome] : done.outcomes)
        QVERIFY2(outcome.kind == Kind::Closed, qPrintable(outcome.reason));
    for (const auto &victim : victims)
        QVERIFY(victim->isClosed());
}

void TestDisconnectFull::aDatabaseDoesNotHideTheReason()
{
    test::RedisServer server;
    QVERIFY(server.start({u"--maxclients"_s, u"1"_s}));
    const RedisClients clients = test::connectClients(server, "only", 1);
    QVERIFY(test::areAllUp(clients));
    RedisTarget target = test::targetOf(server.port());
    target.server.db = 3;
    const auto fetched = fetch(*sourceOf(target));
    QCOMPARE(fetched ? Error::Code::Internal : fetched.error().code, Error::Code::Throttled);
}

void TestDisconnectFull::anotherServerAtTheAddress_data()
{
    QTest::addColumn<bool>("canBorrow");
    QTest::newRow("the one that was listed is still connected") << true;
    QTest::newRow("nothing can be done") << false;
}

// A name with several addresses, a load balancer: its clients are not "already gone".
void TestDisconnectFull::anotherServerAtTheAddress()
{
    QFETCH(const bool, canBorrow);
    test::RedisServer listed;
    test::RedisServer other;
    QVERIFY(listed.start() && other.start());
    const auto source = sourceOf(test::targetOf(listed.port()));
    const RedisClients victims = test::connectClients(listed, "victim", 3);
    const RedisClients bystanders = test::connectClients(other, "victim", 3);
    QVERIFY(test::areAllUp(victims) && test::areAllUp(bystanders));
    const auto list = fetch(*source);
    QVERIFY(list);
    std::vector<NodeAccess> nodes = source->nodeAccess();
    QVERIFY(!nodes.front().runId.isEmpty());
    nodes.front().options.address.port = other.port();
    if (!canBorrow)
        nodes.front().borrow = {};
    const Done done = run(orderOf(*list, nodes));
    QCOMPARE(done.outcomes.size(), victims.size());
    for (const auto &[target, outcome] : done.outcomes) {
        QCOMPARE(outcome.kind, canBorrow ? Kind::Closed : Kind::Failed);
        QCOMPARE(outcome.reason.contains(u"Another server answers"_s), !canBorrow);
    }
    for (const auto &victim : victims)
        QCOMPARE(victim->lives(), !canBorrow);
    for (const auto &bystander : bystanders)
        QVERIFY(bystander->lives());
}

void TestDisconnectFull::aRunThatEndsWhileItBorrows()
{
    test::RedisServer server;
    QVERIFY(server.start({u"--maxclients"_s, u"2"_s}));
    const auto source = sourceOf(test::targetOf(server.port()));
    QVERIFY(fetch(*source));
    const RedisClients victims = test::connectClients(server, "victim", 1);
    QVERIFY(test::areAllUp(victims));
    const auto list = fetch(*source);
    QVERIFY(list);
    std::vector<NodeAccess> nodes = source->nodeAccess();
    std::atomic_bool isAsked = false;
    nodes.front().borrow = [borrow = nodes.front().borrow, &isAsked](QThread *borrower) {
        isAsked = true;
        QThread::msleep(100); // a busy thread
        return borrow(borrower);
    };
    {
        DisconnectRun run(orderOf(*list, nodes), journal(), clock());
        run.start();
        QTRY_VERIFY(isAsked);
    }
    QVERIFY(victims.front()->lives());
    // Nobody has kept the place of the connection that was on its way.
    QTRY_VERIFY(fetch(*source));
}

void TestDisconnectFull::aListThatIsUnderWayIsNotDisturbed()
{
    test::RedisServer server;
    QVERIFY(server.start());
    const auto source = sourceOf(test::targetOf(server.port()));
    QVERIFY(fetch(*source));
    const auto access = source->nodeAccess();
    server.freeze();
    const auto fetched = source->fetch({}, {});
    QTest::qWait(50); // asked, and not answered
    const auto lent = test::waitFor(access.front().borrow(thread()));
    QVERIFY(!lent);
    server.thaw();
    QVERIFY(test::waitFor(fetched));
    // Now it can be had, and used here.
    const auto later = test::waitFor(access.front().borrow(thread()));
    QVERIFY(later);
    QVERIFY((*later)->isIdle());
    const auto clients = test::waitFor((*later)->clientList());
    QVERIFY(clients && clients->contains("name=sessionscope"));
    QVERIFY(!test::waitFor(access.front().borrow(thread()))); // there is but one
    QVERIFY(fetch(*source));
}

QTEST_GUILESS_MAIN(TestDisconnectFull)

#include "tst_disconnectfull.moc"
