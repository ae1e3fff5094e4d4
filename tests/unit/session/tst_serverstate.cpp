// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/serverstate.h"

#include <QTest>

using namespace sessionscope;
using namespace sessionscope::session;

namespace {

ServerNode node(const QByteArray &id, std::optional<qint64> used, std::optional<qint64> most,
                std::optional<qint64> rejected = {})
{
    return {id, ServerNode::Role::Primary, {}, used, most, rejected};
}

} // namespace

class ServerStateTest : public QObject
{
    Q_OBJECT

private slots:

    void withoutALimitNothingIsSaid()
    {
        QVERIFY(!headRoomOf({}, 100, 0));
        ServerState state;
        state.nodes = {node("a:1", 5, {}), node("b:1", {}, 7), node("c:1", 5, 0)};
        QVERIFY(!headRoomOf(state, 100, 0));
    }

    void theLimitOfTheUserIsForAllSessions()
    {
        QCOMPARE(headRoomOf({}, 80, 100), (HeadRoom{80, 100, {}, {}}));
        QCOMPARE(headRoomOf({}, 80, 100)->percent(), 80);
        QCOMPARE(headRoomOf({}, 150, 100)->percent(), 150);
    }

    void theServerKnowsBetter()
    {
        ServerState state;
        state.nodes = {node("a:1", 9120, 10000, 3)};
        QCOMPARE(headRoomOf(state, 9000, 500), (HeadRoom{9120, 10000, {}, 3}));
    }

    void ofSeveralTheFullestOneCounts()
    {
        ServerState state;
        state.nodes = {node("a:1", 50, 100, 1), node("b:1", 60, 80, 2), node("c:1", 70, 1000)};
        QCOMPARE(headRoomOf(state, 180, 0), (HeadRoom{60, 80, "b:1", 3}));
    }

    void failedNodesAndProxiesAreFound()
    {
        ServerState state;
        state.nodes = {node("a:1", {}, {}), node("b:1", {}, {})};
        QVERIFY(state.failedNodes().empty());
        QVERIFY(!state.isProxy());
        state.nodes[1].error = Error{Error::Code::TimedOut, QStringLiteral("late"), {}, {}, {}};
        QCOMPARE(state.failedNodes().size(), std::size_t(1));
        QCOMPARE(state.failedNodes()[0].id, QByteArray("b:1"));
        state.nodes = {node("a:1", {}, {})};
        state.nodes[0].role = ServerNode::Role::Proxy;
        QVERIFY(state.isProxy());
    }
};

QTEST_GUILESS_MAIN(ServerStateTest)

#include "tst_serverstate.moc"
