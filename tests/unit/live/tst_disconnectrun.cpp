// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/disconnectruns.h"
#include "support/redisservers.h"
#include "support/testrandom.h"

#include <QTest>
#include <QTimer>

#include <functional>
#include <memory>

using namespace sessionscope;
using namespace sessionscope::live;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using test::accessTo;
using test::areAllUp;
using test::clientOf;
using test::connectClients;
using test::drawnOutcomes;
using test::kRunTimeout_ms;
using test::RedisClients;
using test::targetsNamed;
using Kind = DisconnectOutcome::Kind;

class TestDisconnectRun final : public QObject, private test::DisconnectRuns
{
    Q_OBJECT

private slots:

    void init() { clear(); }

    void exactlyThePreviewedOnesGo_data();
    void exactlyThePreviewedOnesGo();
    void allNodesOfACluster();
    void whatIsGoneIsFine();
    void anotherSessionOnTheSamePortStays_data();
    void anotherSessionOnTheSamePortStays();
    void aRestartedServerWithTheSameIds();
    void whatHasChangedIsLeftAlone_data();
    void whatHasChangedIsLeftAlone();
    void itIsWrittenDown();
};

void TestDisconnectRun::exactlyThePreviewedOnesGo_data()
{
    QTest::addColumn<bool>("isProxy");
    QTest::addColumn<QString>("command");
    QTest::newRow("by id") << false << u"CLIENT KILL ID"_s;
    QTest::newRow("by address") << true << u"CLIENT KILL ADDR"_s;
}

void TestDisconnectRun::exactlyThePreviewedOnesGo()
{
    QFETCH(bool, isProxy);
    QFETCH(QString, command);
    test::RedisServer server;
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    const RedisClients victims = connectClients(server, "victim", 300);
    const RedisClients keepers = connectClients(server, "keeper", 100);
    QVERIFY(areAllUp(victims) && areAllUp(keepers));
    NodeAccess access = accessTo(server);
    access.isProxy = isProxy;
    const DisconnectOrder order{{}, {}, targetsNamed("victim", {access}), {access}};
    QCOMPARE(order.targets.size(), victims.size());

    // Others come and go meanwhile, by the names of those to be disconnected.
    test::TestRandom random;
    RedisClients passing;
    QTimer churn;
    connect(&churn, &QTimer::timeout, this, [&] {
        if (passing.size() < 20 || random.oneIn(2))
            passing.push_back(std::make_unique<test::RedisClient>(server.port(), "victim-new"));
        else
            passing.erase(passing.begin());
    });
    churn.start(1ms);
    const Done done = run(order);
    churn.stop();

    QVERIFY(done.isFinished);
    QVERIFY(!done.end.notBegun && !done.end.notNoted);
    QCOMPARE(drawnOutcomes(done.outcomes), u"300 Disconnected"_s);
    for (const auto &client : victims)
        QVERIFY2(client->isClosed(), client->name().constData());
    for (const auto &client : keepers)
        QVERIFY2(client->lives(), client->name().constData());
    for (const auto &client : std::as_const(passing))
        QVERIFY2(client->lives(), qPrintable(u"seed %1"_s.arg(random.seed())));
    const std::vector<JournalEntry> entries = journal().read();
    QCOMPARE(entries.size(), std::size_t(1));
    QCOMPARE(entries[0].action.commands, QStringList{command});
}

void TestDisconnectRun::allNodesOfACluster()
{
    test::RedisCluster cluster;
    QVERIFY2(cluster.start(), qPrintable(cluster.errorString()));
    std::vector<NodeAccess> nodes;
    std::vector<RedisClients> victims;
    std::vector<RedisClients> keepers;
    for (int i = 0; i < test::RedisCluster::kNodes; ++i) {
        nodes.push_back(accessTo(cluster.node(i), "node-" + QByteArray::number(i)));
        victims.push_back(connectClients(cluster.node(i), "victim", 60));
        keepers.push_back(connectClients(cluster.node(i), "keeper", 10));
        QVERIFY(areAllUp(victims.back()) && areAllUp(keepers.back()));
    }
    const DisconnectOrder order{{}, {}, targetsNamed("victim", nodes), nodes};
    QCOMPARE(order.targets.size(), std::size_t(180));
    const Done done = run(order);
    QCOMPARE(drawnOutcomes(done.outcomes), u"180 Disconnected"_s);
    for (const RedisClients &ofNode : victims) {
        for (const auto &client : ofNode)
            QVERIFY(client->isClosed());
    }
    for (const RedisClients &ofNode : keepers) {
        for (const auto &client : ofNode)
            QVERIFY(client->lives());
    }
}

void TestDisconnectRun::whatIsGoneIsFine()
{
    test::RedisServer server;
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    RedisClients victims = connectClients(server, "victim", 3);
    const NodeAccess access = accessTo(server);
    const DisconnectOrder order{{}, {}, targetsNamed("victim", {access}), {access}};
    QCOMPARE(order.targets.size(), std::size_t(3));
    std::erase_if(victims,
                  [&order](const auto &client) { return client->id() == order.targets[1].id; });
    QTRY_COMPARE(targetsNamed("victim", {access}).size(), std::size_t(2));
    const Done done = run(order);
    QCOMPARE(drawnOutcomes(done.outcomes), u"1 Already gone, 2 Disconnected"_s);
    QCOMPARE(done.outcomes.at(1).kind, Kind::AlreadyGone);
}

void TestDisconnectRun::anotherSessionOnTheSamePortStays_data()
{
    QTest::addColumn<bool>("isProxy");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("by id: the one that was meant is gone") << false << Kind::AlreadyGone;
    QTest::newRow("by address: it would be met") << true << Kind::ChangedIdentity;
}

void TestDisconnectRun::anotherSessionOnTheSamePortStays()
{
    QFETCH(bool, isProxy);
    QFETCH(Kind, kind);
    test::RedisServer server;
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    NodeAccess access = accessTo(server);
    access.isProxy = isProxy;
    const quint16 port = test::lastingPort();
    auto victim = std::make_unique<test::RedisClient>(server.port(), "victim", port);
    QVERIFY(victim->isUp());
    const QString id = QString::number(victim->id());
    const DisconnectOrder order{{}, {}, targetsNamed("victim", {access}), {access}};
    QVERIFY(order.targets.size() == 1 && QString::number(order.targets[0].id) == id);
    // The server closes it, so that its port is free at once.
    QVERIFY(server.cli({u"CLIENT"_s, u"KILL"_s, u"ID"_s, id}).contains('1'));
    QVERIFY(victim->isClosed());
    victim = std::make_unique<test::RedisClient>(server.port(), "victim", port);
    QVERIFY(victim->isUp());
    QCOMPARE(victim->localPort(), port);

    const Done done = run(order);
    QCOMPARE(done.outcomes.at(0).kind, kind);
    QVERIFY(victim->lives());
}

// All that is left is its age.
void TestDisconnectRun::aRestartedServerWithTheSameIds()
{
    test::RedisServer server;
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    (void)connectClients(server, "before", 30);
    const quint16 port = test::lastingPort();
    auto victim = std::make_unique<test::RedisClient>(server.port(), "victim", port);
    QVERIFY(victim->isUp() && victim->localPort() == port);
    const quint64 id = victim->id();
    const NodeAccess access = accessTo(server);
    DisconnectOrder order{{}, {}, {}, {access}};
    QTRY_VERIFY_WITH_TIMEOUT(!(order.targets = targetsNamed("victim", {access})).empty()
                                 && order.targets[0].age_s >= 2,
                             kRunTimeout_ms);
    server.stop();
    QVERIFY(victim->isClosed());
    QVERIFY2(server.startAgain(), qPrintable(server.errorString()));
    RedisClients before;
    do
        before.push_back(std::make_unique<test::RedisClient>(server.port(), "before"));
    while (before.back()->isUp() && before.back()->id() < id - 1);
    victim = std::make_unique<test::RedisClient>(server.port(), "victim", port);
    QCOMPARE(victim->id(), id);
    QCOMPARE(victim->localPort(), port);

    const Done done = run(order);
    QCOMPARE(drawnOutcomes(done.outcomes), u"1 Another session now"_s);
    QVERIFY(!done.outcomes.at(0).reason.isEmpty());
    QVERIFY(victim->lives());
}

void TestDisconnectRun::whatHasChangedIsLeftAlone_data()
{
    using Change = std::function<void(DisconnectTarget &)>;
    QTest::addColumn<Change>("change");
    QTest::newRow("address") << Change([](DisconnectTarget &target) { target.address += '1'; });
    QTest::newRow("age") << Change([](DisconnectTarget &target) { target.age_s += 1000; });
    QTest::newRow("kind") << Change(
        [](DisconnectTarget &target) { target.kind = ClientKind::Monitor; });
}

void TestDisconnectRun::whatHasChangedIsLeftAlone()
{
    using Change = std::function<void(DisconnectTarget &)>;
    QFETCH(Change, change);
    test::RedisServer server;
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    const RedisClients victims = connectClients(server, "victim", 3);
    const NodeAccess access = accessTo(server);
    DisconnectOrder order{{}, {}, targetsNamed("victim", {access}), {access}};
    change(order.targets[1]);
    const Done done = run(order);
    QCOMPARE(drawnOutcomes(done.outcomes), u"1 Another session now, 2 Disconnected"_s);
    QCOMPARE(done.outcomes.at(1).kind, Kind::ChangedIdentity);
    QVERIFY(clientOf(victims, order.targets[0].id)->isClosed());
    QVERIFY(clientOf(victims, order.targets[1].id)->lives());
    QVERIFY(clientOf(victims, order.targets[2].id)->isClosed());
}

void TestDisconnectRun::itIsWrittenDown()
{
    test::RedisServer server;
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    const RedisClients victims = connectClients(server, "victim", 2);
    const NodeAccess access = accessTo(server);
    const DisconnectOrder order{u"c1"_s, u"cart"_s, targetsNamed("victim", {access}), {access}};
    bool hasBegun = false;
    const Done done =
        run(order, [&](const DisconnectRun &) { hasBegun = journal().read().size() == 1; });
    QVERIFY2(hasBegun, "before anything is done");
    QVERIFY(!done.end.notNoted);
    const std::vector<JournalEntry> entries = journal().read();
    QCOMPARE(entries.size(), std::size_t(1));
    const JournalAction &action = entries[0].action;
    QCOMPARE(action.kind, JournalAction::Kind::DisconnectSessions);
    QCOMPARE(action.user, JournalAction::currentUser());
    QCOMPARE(action.connectionId, u"c1"_s);
    QCOMPARE(action.connectionName, u"cart"_s);
    QCOMPARE(action.targets.size(), qsizetype(2));
    const test::RedisClient *second = clientOf(victims, action.targets[1].id);
    QVERIFY(second != nullptr);
    QCOMPARE(action.targets[1].name, QString::fromUtf8(second->name()));
    QCOMPARE(action.outcomes, (QList<DisconnectOutcome>{{Kind::Closed, {}}, {Kind::Closed, {}}}));
    QVERIFY(action.begun.isValid() && action.begun <= action.ended);
}

QTEST_GUILESS_MAIN(TestDisconnectRun)
#include "tst_disconnectrun.moc"
