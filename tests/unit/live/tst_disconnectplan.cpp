// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/disconnectplan.h"
#include "support/drawnsnapshot.h"

#include <QTest>

#include <numeric>

using namespace sessionscope;
using namespace sessionscope::live;
using namespace sessionscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

std::vector<quint32> allRows(const session::SessionSnapshot &snapshot)
{
    std::vector<quint32> rows(snapshot.rowCount());
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

DisconnectPlan planOf(const session::SnapshotPointer &snapshot,
                      const std::vector<DisconnectNode> &nodes = {{}})
{
    return DisconnectPlan::make(snapshot, allRows(*snapshot), nodes);
}

//! "+7 -8:Own": chosen or not, id, obstacle.
QString drawnPlan(const DisconnectPlan &plan)
{
    constexpr const char *kNames[] = {
        "",           "Own",    "Monitor",          "Replica",  "Primary", "UnknownKind",
        "NoIdentity", "NoNode", "AmbiguousAddress", "Duplicate"};
    QStringList entries;
    for (const DisconnectEntry &entry : plan.entries()) {
        QString text = (entry.isChosen ? u"+"_s : u"-"_s) + QString::number(entry.target.id);
        if (entry.obstacle != DisconnectObstacle::None)
            text += u':' + QLatin1StringView(kNames[static_cast<int>(entry.obstacle)]);
        entries.append(text);
    }
    return entries.join(u' ');
}

} // namespace

class TestDisconnectPlan final : public QObject
{
    Q_OBJECT

private slots:

    void whatHasAnObstacleIsNotChosen()
    {
        const auto snapshot = drawnSnapshot(R"(
            Id  Addr         Name          Age  Flags
            1   10.0.0.1:1   cart          5    N
            2   10.0.0.1:2   sessionscope  5    N
            3   10.0.0.1:3   ""            5    O
            4   10.0.0.1:4   ""            5    S
            5   10.0.0.1:5   ""            5    M
            6   10.0.0.1:6   ""            5    -
            7   10.0.0.1:7   ""            5    ""
            8   -            ""            5    N
            9   10.0.0.1:9   ""            -    N
            -   10.0.0.1:10  ""            5    N
            11  10.0.0.1:11  ""            5    bx
            1   10.0.0.1:1   cart          5    N
        )");
        DisconnectPlan plan = planOf(snapshot);
        QCOMPARE(drawnPlan(plan),
                 u"+1 -2:Own -3:Monitor -4:Replica -5:Primary -6:UnknownKind -7:UnknownKind "
                 "-8:NoIdentity -9:NoIdentity -0:NoIdentity +11 -1:Duplicate"_s);
        QCOMPARE(plan.chosenCount(), 2U);
        QCOMPARE(plan.chosenObstacles(), 0U);
        for (const DisconnectEntry &entry : plan.entries())
            QCOMPARE(obstacleText(entry.obstacle).isEmpty(),
                     entry.obstacle == DisconnectObstacle::None);

        // One by one, but not those that cannot be told from others.
        for (std::size_t i = 0; i < plan.entries().size(); ++i)
            plan.setChosen(i, true);
        QCOMPARE(plan.chosenCount(), 8U);
        QCOMPARE(plan.chosenObstacles(), 6U);
        plan.setChosen(0, false);
        plan.setChosen(1, false);
        plan.setChosen(1, false);
        QCOMPARE(plan.chosenCount(), 6U);
        QCOMPARE(plan.chosenObstacles(), 5U);
        std::vector<quint64> ids;
        for (const DisconnectTarget &target : plan.targets())
            ids.push_back(target.id);
        QCOMPARE(ids, (std::vector<quint64>{3, 4, 5, 6, 7, 11}));
    }

    void anOwnConnectionWithoutNameIsKnown()
    {
        session::SnapshotInfo info;
        info.server.ownRows = {1};
        const auto snapshot = drawnSnapshot(R"(
            Id  Addr  Age  Flags
            1   a:1   5    N
            2   a:2   5    N
        )",
                                            info);
        QCOMPARE(drawnPlan(planOf(snapshot)), u"+1 -2:Own"_s);
    }

    void theCommandGoesByTheTopology()
    {
        const auto snapshot = drawnSnapshot(R"(
            Id  Addr         Age  Flags  NodeId
            1   10.0.0.1:1   5    N      direct
            2   10.0.0.1:2   5    N      proxy
            3   10.0.0.1:3   5    N      proxy
            4   10.0.0.1:3   5    N      proxy
            5   10.0.0.1:3   5    N      direct
            6   10.0.0.1:6   5    N      failed
        )");
        const DisconnectPlan plan = planOf(snapshot, {{"direct", false}, {"proxy", true}});
        QCOMPARE(drawnPlan(plan), u"+1 +2 -3:AmbiguousAddress -4:AmbiguousAddress +5 -6:NoNode"_s);
        QCOMPARE(plan.dryRun(),
                 u"# direct\nCLIENT KILL ID 1\nCLIENT KILL ID 5\n"
                 "# proxy\nCLIENT KILL ADDR 10.0.0.1:2\n"_s);
    }

    void onlyTheRowsOfTheViewAreInIt()
    {
        const auto snapshot = drawnSnapshot(R"(
            Id  Addr  Age  Flags
            1   a:1   5    N
            2   a:2   5    N
            3   a:3   5    N
        )");
        const std::vector<quint32> rows{2, 0};
        QCOMPARE(drawnPlan(DisconnectPlan::make(snapshot, rows, {{}})), u"+3 +1"_s);
        QCOMPARE(drawnPlan(DisconnectPlan::make(snapshot, {}, {{}})), QString());
    }

    void commandsAreQuotedAsRedisCliReadsThem_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << QByteArray("[::1]:5000") << u"CLIENT KILL ADDR [::1]:5000"_s;
        QTest::newRow("path") << QByteArray("/run/my redis.sock:0")
                              << u"CLIENT KILL ADDR \"/run/my redis.sock:0\""_s;
        QTest::newRow("quotation marks")
            << QByteArray("a\"b\\'") << u"CLIENT KILL ADDR \"a\\\"b\\\\'\""_s;
        QTest::newRow("line end") << QByteArray("a\nFLUSHALL\xc3\xa4")
                                  << u"CLIENT KILL ADDR \"a\\x0aFLUSHALL\\xc3\\xa4\""_s;
    }

    void commandsAreQuotedAsRedisCliReadsThem()
    {
        QFETCH(QByteArray, address);
        DisconnectTarget target;
        target.address = address;
        target.byAddress = true;
        QTEST(commandText(disconnectCommand(target)), "text");
    }

    void aSessionIsTheSameByAllThatIsKnown()
    {
        const auto before = drawnSnapshot(R"(
            Id  Addr  Age  Flags  Name
            1   a:1   5    N      x
        )");
        const auto after = drawnSnapshot(R"(
            Id  Addr  Age  Flags  Name
            1   a:1   5    N      x              # at once
            1   a:1   9    b      renamed        # later
            1   a:1   4    N      x              # younger
            1   a:1   -    N      x
            1   a:2   9    N      x
            2   a:1   9    N      x
            1   a:1   9    S      x              # a replica now
            1   a:1   9    N      sessionscope   # ours now
        )");
        const DisconnectTarget target = planOf(before).targets().front();
        QList<bool> same;
        for (quint32 row = 0; row < after->rowCount(); ++row)
            same.append(isSameSession(target, *after, row));
        QCOMPARE(same, (QList<bool>{true, true, false, false, false, false, false, false}));
    }

    void readAgainItKeepsChoicesAboutTheSameSessions()
    {
        DisconnectPlan plan = planOf(drawnSnapshot(R"(
            Id  Addr  Age  Flags  NodeId
            1   a:1   5    N      n
            2   a:2   5    N      n
            3   a:3   5    O      n
            4   a:4   5    N      n
            5   a:5   5    N      n
            6   a:6   5    O      n
        )"),
                                     {{"n", false}});
        plan.setChosen(1, false);
        plan.setChosen(2, true);
        plan.setChosen(5, true);
        const auto later = drawnSnapshot(R"(
            Id  Addr  Age  Flags  NodeId
            9   a:9   0    N      n
            4   a:4   1    N      n     # another one
            3   a:3   7    O      n
            2   a:2   7    N      n
            1   a:1   7    N      n
            5   a:5   7    N      m     # of another node
            6   a:6   0    O      n
        )");
        const std::vector<quint32> rows = plan.rowsIn(*later);
        QCOMPARE(rows, (std::vector<quint32>{4, 3, 2}));
        QCOMPARE(drawnPlan(DisconnectPlan::make(later, rows, {{"n", false}}, &plan)),
                 u"+1 -2 +3:Monitor"_s);
        // With the rows of a filter others come, and are as they are at first.
        QCOMPARE(drawnPlan(DisconnectPlan::make(later, allRows(*later),
                                                {{"n", false}, {"m", false}}, &plan)),
                 u"+9 +4 +3:Monitor -2 +1 +5 -6:Monitor"_s);
    }
};

QTEST_GUILESS_MAIN(TestDisconnectPlan)
#include "tst_disconnectplan.moc"
