// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/diff.h"

#include "session/changes.h"
#include "support/drawnsnapshot.h"
#include "support/plainsessions.h"

#include <QMap>
#include <QTest>

#include <algorithm>
#include <bit>

using namespace sessionscope;
using namespace sessionscope::session;
using namespace sessionscope::test;

namespace {

// A session is (NodeId, Id, Addr) and its place among equal ones, by plain lookup.
SnapshotDiff naiveDiff(const PlainSessions &before, const PlainSessions &after)
{
    const auto keyOf = [](const PlainSession &row) {
        QByteArrayList key;
        key += row.text(Column::NodeId) ? "=" + *row.text(Column::NodeId) : QByteArray("unknown");
        key += row.id ? QByteArray::number(*row.id) : QByteArray("unknown");
        key += row.text(Column::Addr) ? "=" + *row.text(Column::Addr) : QByteArray("unknown");
        return key;
    };
    QMap<QByteArrayList, QList<quint32>> left;
    for (quint32 row = 0; row < before.size(); ++row)
        left[keyOf(before[row])].append(row);
    SnapshotDiff diff;
    diff.newToOld.assign(after.size(), kNoRow);
    for (quint32 row = 0; row < after.size(); ++row) {
        QList<quint32> &candidates = left[keyOf(after[row])];
        if (candidates.isEmpty())
            continue;
        const quint32 old = candidates.takeFirst();
        const auto oldAge = before[old].number(Column::Age);
        const auto newAge = after[row].number(Column::Age);
        if (oldAge && newAge && *newAge < *oldAge)
            continue;
        diff.newToOld[row] = old;
        ++diff.survivors;
    }
    return diff;
}

// A refresh: some go, some come, all grow older, some are replaced, some stand elsewhere.
PlainSessions refreshed(TestRandom &random, const PlainSessions &before)
{
    PlainSessions after;
    for (const PlainSession &row : before) {
        if (random.oneIn(6))
            continue;
        after.push_back(row);
        if (auto &age = after.back().number(Column::Age))
            age = random.oneIn(5) ? 0 : *age / 2 + 1'000'000;
        if (random.oneIn(8))
            after.push_back(after.back());
    }
    for (int i = random.below(20); i > 0; --i)
        after.push_back(drawnSession(random));
    if (random.oneIn(2)) {
        for (std::size_t i = after.size(); i > 1; --i)
            std::swap(after[i - 1],
                      after[static_cast<std::size_t>(random.below(static_cast<int>(i)))]);
    }
    return after;
}

// Lists as servers have them: many sessions in a lasting order.
class ServerList
{
public:
    explicit ServerList(TestRandom &random)
        : m_random(random)
    {
    }

    PlainSession session()
    {
        PlainSession row;
        row.id = m_random.oneIn(40) ? static_cast<quint64>(m_random.below(5)) : ++m_lastId;
        row.text(Column::NodeId) = "node-" + QByteArray::number(m_random.below(3));
        row.text(Column::Addr) =
            "10.0.0." + QByteArray::number(m_random.below(4)) + ":" + QByteArray::number(*row.id);
        row.number(Column::Age) = m_random.below(100);
        return row;
    }

    void add(PlainSessions &rows, int place, int count)
    {
        for (; count > 0; --count)
            rows.insert(rows.begin() + place, session());
    }

    // What may happen to a list, in any combination.
    PlainSessions refreshed(const PlainSessions &before)
    {
        PlainSessions rows = before;
        const auto anywhere = [&] {
            return m_random.below(static_cast<int>(rows.size()) + 1);
        };
        if (m_random.oneIn(3)) { // here and there
            std::erase_if(rows, [this](const PlainSession &) { return m_random.oneIn(15); });
            for (int i = m_random.below(60); i > 0; --i)
                add(rows, anywhere(), 1);
        }
        if (m_random.oneIn(3)) // a part has gone
            rows.erase(rows.begin() + anywhere() / 2,
                       rows.begin() + anywhere() / 2 + static_cast<int>(rows.size()) / 2);
        if (m_random.oneIn(3)) // many have come
            add(rows, anywhere(), 300);
        if (m_random.oneIn(4) && !rows.empty()) // some moved
            std::rotate(rows.begin(), rows.begin() + anywhere() / 2, rows.end());
        for (int i = m_random.below(5); i > 0 && !rows.empty(); --i)
            rows.insert(rows.begin() + anywhere(),
                        rows[static_cast<std::size_t>(anywhere()) % rows.size()]);
        if (m_random.oneIn(6)) {
            for (std::size_t i = rows.size(); i > 1; --i)
                std::swap(rows[i - 1],
                          rows[static_cast<std::size_t>(m_random.below(static_cast<int>(i)))]);
        }
        for (PlainSession &row : rows) {
            if (!m_random.oneIn(50))
                *row.number(Column::Age) += 10;
            else
                row.number(Column::Age) = m_random.below(20);
        }
        return rows;
    }

private:
    TestRandom &m_random;
    quint64 m_lastId = 0;
};

// A node: sessions that it numbers one after the other.
struct Node
{
    QByteArray name;
    quint64 lastId = 0;
    PlainSessions rows;

    PlainSession session()
    {
        PlainSession row;
        row.id = ++lastId;
        row.text(Column::NodeId) = name;
        row.text(Column::Addr) = QByteArray("10.0.0.1:80");
        row.number(Column::Age) = 0;
        return row;
    }
};

// Node by node, as it should be; sometimes with what should not be.
PlainSessions listOf(TestRandom &random, std::vector<Node> &nodes, bool isRegular)
{
    PlainSessions list;
    for (Node &node : nodes) {
        std::erase_if(node.rows, [&](const PlainSession &) { return random.oneIn(12); });
        for (int i = random.below(12); i > 0; --i)
            node.rows.push_back(node.session());
        for (PlainSession &row : node.rows)
            *row.number(Column::Age) += 10;
        list.insert(list.end(), node.rows.begin(), node.rows.end());
    }
    if (isRegular)
        return list;
    const auto anywhere = [&] {
        return random.below(static_cast<int>(list.size()));
    };
    for (int i = random.below(4); i > 0; --i) { // twice, or one that may have gone
        PlainSession row = list[static_cast<std::size_t>(anywhere())];
        if (random.oneIn(2))
            row.id = *row.id + static_cast<quint64>(random.below(3)) - 1;
        list.insert(list.begin() + anywhere(), row);
    }
    if (random.oneIn(3))
        list[static_cast<std::size_t>(anywhere())].id.reset();
    return list;
}

ColumnSet naiveChanges(const PlainSession &before, const PlainSession &after)
{
    ColumnSet changed = 0;
    for (const ColumnInfo &info : columns()) {
        if (before.number(info.column) != after.number(info.column)
            || before.text(info.column) != after.text(info.column))
            changed |= columnSet(info.column);
    }
    return changed;
}

std::vector<quint32> newToOld(const char *before, const char *after)
{
    return compareSnapshots(*drawnSnapshot(before), *drawnSnapshot(after)).newToOld;
}

} // namespace

class TestDiff : public QObject
{
    Q_OBJECT

private slots:

    void aSessionIsNodeIdAndAddress()
    {
        QCOMPARE(
            newToOld("NodeId Id Addr\n a 1 x:1\n b 1 x:1\n a 2 x:1\n a 1 x:2",
                     "NodeId Id Addr\n a 1 x:2\n a 1 y:1\n b 1 x:1\n c 1 x:1\n a 3 x:1\n a 1 x:1"),
            (std::vector<quint32>{3, kNoRow, 1, kNoRow, kNoRow, 0}));
    }

    void unknownPartsAreEqualAndNotEmpty()
    {
        QCOMPARE(newToOld("NodeId Id Addr\n - 1 x:1\n a - x:1\n a 1 -\n \"\" 1 x:1\n a 0 x:1",
                          "NodeId Id Addr\n \"\" 1 x:1\n a 1 -\n a 0 x:1\n a - x:1\n - 1 x:1"),
                 (std::vector<quint32>{3, 2, 4, 1, 0}));
    }

    void duplicatesAreToldApartByTheirPlace()
    {
        QCOMPARE(newToOld("Id\n7\n7\n8\n7", "Id\n7\n8\n7"), (std::vector<quint32>{0, 2, 1}));
        QCOMPARE(newToOld("Id\n7", "Id\n7\n7\n7"), (std::vector<quint32>{0, kNoRow, kNoRow}));
    }

    void aYoungerSessionIsAnother()
    {
        QCOMPARE(newToOld("Id Age\n 1 10\n 2 10\n 3 10\n 4 -\n 5 10",
                          "Id Age\n 1 10\n 2 11\n 3 9\n 4 0\n 5 -"),
                 (std::vector<quint32>{0, 1, kNoRow, 3, 4}));
    }

    void portsBelongToTheKey()
    {
        QCOMPARE(newToOld("Addr\n x\n x:0\n x:1", "Addr\n x:1\n x\n x:0\n x:2"),
                 (std::vector<quint32>{2, 0, 1, kNoRow}));
    }

    void emptySnapshots()
    {
        QCOMPARE(newToOld("", "Id\n1"), std::vector<quint32>{kNoRow});
        const SnapshotDiff diff = compareSnapshots(*drawnSnapshot("Id\n1\n2"), *drawnSnapshot(""));
        QVERIFY(diff.newToOld.empty());
        QCOMPARE(diff.survivors, 0U);
    }

    void agreesWithPlainLookupOverServersLists()
    {
        TestRandom random;
        ServerList server(random);
        PlainSessions before;
        server.add(before, 0, 500);
        for (int round = 0; round < 40; ++round) {
            const PlainSessions after = server.refreshed(before);
            const SnapshotDiff diff = compareSnapshots(*toSnapshot(before), *toSnapshot(after));
            const SnapshotDiff expected = naiveDiff(before, after);
            const QByteArray where = QByteArray("seed ") + QByteArray::number(random.seed())
                + ", round " + QByteArray::number(round);
            QVERIFY2(diff.newToOld == expected.newToOld, where.constData());
            QCOMPARE(diff.survivors, expected.survivors);
            before = after;
            if (before.size() > 1500 || before.size() < 100)
                before.resize(500, server.session());
        }
    }

    void agreesWithPlainLookupWhereIdsAscend()
    {
        TestRandom random;
        std::vector<Node> nodes(3);
        for (Node &node : nodes) {
            node.name = "node-" + QByteArray::number(&node - nodes.data());
            for (int i = 0; i < 60; ++i)
                node.rows.push_back(node.session());
        }
        PlainSessions before = listOf(random, nodes, true);
        for (int round = 0; round < 200; ++round) {
            if (random.oneIn(20)) // a node that began anew
                nodes[1].lastId = 0;
            if (random.oneIn(6)) // the nodes in another order
                std::rotate(nodes.begin(), nodes.begin() + 1, nodes.end());
            const PlainSessions after = listOf(random, nodes, random.oneIn(2));
            const SnapshotDiff diff = compareSnapshots(*toSnapshot(before), *toSnapshot(after));
            const SnapshotDiff expected = naiveDiff(before, after);
            const QByteArray where = QByteArray("seed ") + QByteArray::number(random.seed())
                + ", round " + QByteArray::number(round);
            QVERIFY2(diff.newToOld == expected.newToOld, where.constData());
            QCOMPARE(diff.survivors, expected.survivors);
            before = after;
        }
    }

    void tellsWhichMembersChanged()
    {
        TestRandom random;
        int changes = 0;
        for (int round = 0; round < 40; ++round) {
            const PlainSessions before = drawnSessions(random, 100);
            PlainSessions after = refreshed(random, before);
            // Other values for some members, whatever their type.
            for (PlainSession &row : after) {
                const PlainSession other = drawnSession(random);
                for (const ColumnInfo &info : columns()) {
                    const bool isKey = info.column == Column::NodeId || info.column == Column::Addr;
                    if (isKey || info.column == Column::Age || !random.oneIn(4))
                        continue;
                    row.number(info.column) = other.number(info.column);
                    row.text(info.column) = other.text(info.column);
                }
            }
            if (random.oneIn(4)) { // a column that nobody knows any more
                const Column column = random.oneIn(2) ? Column::Name : Column::Idle;
                for (PlainSession &row : after) {
                    row.number(column).reset();
                    row.text(column).reset();
                }
            }
            const SnapshotPointer left = toSnapshot(before);
            const SnapshotPointer right = toSnapshot(after);
            const SnapshotDiff diff = compareSnapshots(*left, *right);
            const std::vector<ColumnSet> changed = changedColumns(*left, *right, diff);
            QCOMPARE(changed.size(), after.size());
            for (quint32 row = 0; row < after.size(); ++row) {
                const quint32 old = diff.newToOld[row];
                const ColumnSet expected =
                    old == kNoRow ? 0 : naiveChanges(before[old], after[row]);
                QVERIFY2(changed[row] == expected,
                         QByteArray("seed " + QByteArray::number(random.seed())).constData());
                changes += std::popcount(expected);
            }
        }
        QVERIFY(changes > 1000);
    }

    void agreesWithPlainLookupThroughManyRefreshes()
    {
        TestRandom random;
        PlainSessions before = drawnSessions(random, 80);
        quint32 survivors = 0;
        for (int round = 0; round < 150; ++round) {
            const PlainSessions after = refreshed(random, before);
            const SnapshotDiff diff = compareSnapshots(*toSnapshot(before), *toSnapshot(after));
            const SnapshotDiff expected = naiveDiff(before, after);
            QCOMPARE(diff.newToOld, expected.newToOld);
            QCOMPARE(diff.survivors, expected.survivors);
            survivors += diff.survivors;
            before = after;
            if (before.size() > 150)
                before.resize(80);
        }
        QVERIFY(survivors > 1000);
    }

    void manyEqualKeysDoNotSlowItDown()
    {
        SnapshotBuilder builder;
        for (int i = 0; i < 100'000; ++i)
            builder.beginRow();
        const SnapshotPointer snapshot = std::move(builder).finish({});
        const SnapshotDiff diff = compareSnapshots(*snapshot, *snapshot);
        QCOMPARE(diff.survivors, 100'000U);
        QCOMPARE(diff.newToOld[99'999], 99'999U);
    }
};

QTEST_GUILESS_MAIN(TestDiff)
#include "tst_diff.moc"
