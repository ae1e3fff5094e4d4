// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/disconnectruns.h"
#include "support/redisservers.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <utility>

// A run that does not get to its end: what it tells is what has happened.
using namespace sessionscope;
using namespace sessionscope::live;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using test::accessTo;
using test::clientOf;
using test::connectClients;
using test::drawnOutcomes;
using test::kRunTimeout_ms;
using test::RedisClients;
using test::targetsNamed;
using Kind = DisconnectOutcome::Kind;

class TestDisconnectEnds final : public QObject, private test::DisconnectRuns
{
    Q_OBJECT

private slots:

    void init() { clear(); }

    void whoMayNotDisconnectsNobody_data();
    void whoMayNotDisconnectsNobody();
    void aServerThatDiesInTheMiddle();
    void aServerThatIsNotThere();
    void aServerThatFreezes();
    void cancelled();
    void goneInTheMiddle();
    void withoutAJournalNothingIsDone();
};

void TestDisconnectEnds::whoMayNotDisconnectsNobody_data()
{
    QTest::addColumn<QString>("rule");
    QTest::newRow("may not end") << u"client|kill"_s;
    QTest::newRow("may not read identities") << u"client|list"_s;
}

void TestDisconnectEnds::whoMayNotDisconnectsNobody()
{
    QFETCH(QString, rule);
    test::RedisServer server;
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    QCOMPARE(server
                 .cli({u"ACL"_s, u"SETUSER"_s, u"viewer"_s, u"on"_s, u">secret"_s, u"+@all"_s,
                       u'-' + rule})
                 .trimmed(),
             "OK");
    const RedisClients victims = connectClients(server, "victim", 120);
    NodeAccess access = accessTo(server);
    access.options.user = u"viewer"_s;
    access.options.password = Secret("secret");
    const DisconnectOrder order{{}, {}, targetsNamed("victim", {access}), {access}};
    QCOMPARE(order.targets.size(), victims.size());
    const Done done = run(order);
    QCOMPARE(drawnOutcomes(done.outcomes), u"120 Refused"_s);
    for (const auto &[target, outcome] : done.outcomes)
        QVERIFY2(outcome.reason.contains(rule), qPrintable(outcome.reason));
    for (const auto &client : victims)
        QVERIFY(client->lives());
    QFile file(journal().filePath());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY2(!file.readAll().contains("secret"), "the journal holds no password");
}

void TestDisconnectEnds::aServerThatDiesInTheMiddle()
{
    test::RedisServer server;
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    const RedisClients victims = connectClients(server, "victim", 500);
    const NodeAccess access = accessTo(server);
    const DisconnectOrder order{{}, {}, targetsNamed("victim", {access}), {access}};
    QCOMPARE(order.targets.size(), victims.size());
    const Done done = run(order, [&server](const DisconnectRun &) { server.stop(); });
    QVERIFY(done.isFinished);
    QCOMPARE(done.outcomes.size(), victims.size());
    int closed = 0;
    for (const auto &[target, outcome] : done.outcomes) {
        closed += outcome.kind == Kind::Closed ? 1 : 0;
        QVERIFY2(outcome.kind == Kind::Closed || outcome.kind == Kind::Unknown
                     || outcome.kind == Kind::Failed,
                 qPrintable(drawnOutcomes(done.outcomes)));
        QCOMPARE(outcome.reason.isEmpty(), outcome.kind == Kind::Closed);
    }
    QVERIFY(closed >= static_cast<int>(DisconnectRun::kBatch));
    QCOMPARE(journal().read().front().action.outcomes.size(), qsizetype(500));
}

void TestDisconnectEnds::aServerThatIsNotThere()
{
    test::RedisServer server;
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    const RedisClients victims = connectClients(server, "victim", 2);
    NodeAccess absent = accessTo(server, "absent");
    absent.options.address.port = test::freePort();
    const NodeAccess present = accessTo(server, "present");
    DisconnectOrder order{{}, {}, targetsNamed("victim-0", {present}), {absent, present}};
    DisconnectTarget other = order.targets[0];
    other.nodeId = "absent";
    order.targets.insert(order.targets.begin(), other);
    other.nodeId = "unknown";
    order.targets.push_back(other);
    const Done done = run(order);
    QCOMPARE(drawnOutcomes(done.outcomes), u"1 Disconnected, 2 Failed"_s);
    QCOMPARE(done.outcomes.at(1).kind, Kind::Closed);
    QVERIFY(done.outcomes.at(0).reason.contains(u"127.0.0.1"_s));
    QVERIFY(!done.outcomes.at(2).reason.isEmpty());
    QVERIFY(victims[1]->lives());
}

void TestDisconnectEnds::aServerThatFreezes()
{
    test::RedisServer server;
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    const RedisClients victims = connectClients(server, "victim", 200);
    NodeAccess access = accessTo(server);
    access.options.replyTimeout = 500ms;
    const DisconnectOrder order{{}, {}, targetsNamed("victim", {access}), {access}};
    bool isFrozen = false;
    const Done done = run(order, [&](const DisconnectRun &) {
        if (!std::exchange(isFrozen, true))
            server.freeze();
    });
    server.thaw();
    QVERIFY(done.isFinished);
    QCOMPARE(done.outcomes.size(), victims.size());
    QVERIFY(drawnOutcomes(done.outcomes).contains(u"Disconnected"_s));
    // What was told is so: nobody of whom it is said that nothing was sent is gone.
    for (const auto &[target, outcome] : done.outcomes) {
        test::RedisClient &client = *clientOf(victims, order.targets[target].id);
        if (outcome.kind == Kind::Failed)
            QVERIFY(client.lives());
        else if (outcome.kind == Kind::Closed)
            QVERIFY(client.isClosed());
        else
            QCOMPARE(outcome.kind, Kind::Unknown);
    }
}

void TestDisconnectEnds::cancelled()
{
    test::RedisServer server;
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    const RedisClients victims = connectClients(server, "victim", 500);
    const NodeAccess access = accessTo(server);
    const DisconnectOrder order{{}, {}, targetsNamed("victim", {access}), {access}};
    QCOMPARE(order.targets.size(), victims.size());
    const Done done = run(order, [](DisconnectRun &run) { run.cancel(); });
    QVERIFY(done.isFinished);
    QCOMPARE(done.outcomes.size(), victims.size());
    for (const auto &[target, outcome] : done.outcomes) {
        QVERIFY2(outcome.kind == Kind::Closed || outcome.kind == Kind::NotTried,
                 qPrintable(drawnOutcomes(done.outcomes)));
        test::RedisClient &client = *clientOf(victims, order.targets[target].id);
        if (outcome.kind == Kind::Closed)
            QVERIFY(client.isClosed());
        else
            QVERIFY(client.lives());
    }
    QCOMPARE(done.outcomes.at(0).kind, Kind::Closed);
    qInfo("%s", qPrintable(drawnOutcomes(done.outcomes)));
}

void TestDisconnectEnds::goneInTheMiddle()
{
    test::RedisServer server;
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    const RedisClients victims = connectClients(server, "victim", 500);
    const NodeAccess access = accessTo(server);
    const DisconnectOrder order{{}, {}, targetsNamed("victim", {access}), {access}};
    {
        DisconnectRun run(order, journal(), clock());
        QSignalSpy progressed(&run, &DisconnectRun::progressed);
        run.start();
        QVERIFY(progressed.wait(kRunTimeout_ms));
    }
    const std::vector<JournalEntry> entries = journal().read();
    QCOMPARE(entries.size(), std::size_t(1));
    const JournalAction &action = entries[0].action;
    QVERIFY(action.ended.isValid());
    QCOMPARE(action.outcomes.size(), action.targets.size());
    for (qsizetype i = 0; i < action.outcomes.size(); ++i) {
        test::RedisClient &client = *clientOf(victims, action.targets[i].id);
        if (action.outcomes[i].kind == Kind::NotTried)
            QVERIFY(client.lives());
        else if (action.outcomes[i].kind == Kind::Closed)
            QVERIFY(client.isClosed());
        else
            QCOMPARE(action.outcomes[i].kind, Kind::Unknown);
    }
}

void TestDisconnectEnds::withoutAJournalNothingIsDone()
{
    test::RedisServer server;
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    const RedisClients victims = connectClients(server, "victim", 3);
    const NodeAccess access = accessTo(server);
    const DisconnectOrder order{{}, {}, targetsNamed("victim", {access}), {access}};
    QVERIFY(QDir().mkdir(journal().filePath()));
    const Done done = run(order);
    QVERIFY(done.isFinished);
    QVERIFY(done.end.notBegun.has_value());
    QCOMPARE(done.end.notBegun->code, Error::Code::CannotWrite);
    QCOMPARE(drawnOutcomes(done.outcomes), u"3 Not tried"_s);
    for (const auto &client : victims)
        QVERIFY(client->lives());
}

QTEST_GUILESS_MAIN(TestDisconnectEnds)
#include "tst_disconnectends.moc"
