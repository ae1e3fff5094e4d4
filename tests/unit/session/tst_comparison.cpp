// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/comparison.h"

#include "support/drawnsnapshot.h"
#include "support/plainsessions.h"

#include <QTest>

#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::session;
using namespace sessionscope::test;

namespace {

struct NaivePairs
{
    std::vector<quint32> rightOfLeft;
    std::vector<bool> isPaired;
};

std::optional<QByteArray> nodeOf(const PlainSession &row)
{
    return row.text(Column::NodeId);
}

//! Whether the Id of a row says who it is in both lists.
bool isIdentified(const PlainSession &row, const std::set<std::optional<QByteArray>> &shared)
{
    return row.id && shared.contains(nodeOf(row));
}

std::set<std::optional<QByteArray>> nodesWithIds(const PlainSessions &rows)
{
    std::set<std::optional<QByteArray>> nodes;
    for (const PlainSession &row : rows) {
        if (row.id)
            nodes.insert(nodeOf(row));
    }
    return nodes;
}

// As the header says it, by walking through both lists for each row.
NaivePairs naivePairs(const PlainSessions &left, const PlainSessions &right)
{
    NaivePairs pairs{std::vector<quint32>(left.size(), kNoRow),
                     std::vector<bool>(right.size(), false)};
    std::set<std::optional<QByteArray>> shared;
    const auto rightNodes = nodesWithIds(right);
    for (const auto &node : nodesWithIds(left)) {
        if (rightNodes.contains(node))
            shared.insert(node);
    }
    const auto pairWhere = [&](bool isLeftIdentified, bool isRightIdentified, auto areEqual) {
        for (quint32 i = 0; i < left.size(); ++i) {
            if (pairs.rightOfLeft[i] != kNoRow || isIdentified(left[i], shared) != isLeftIdentified)
                continue;
            for (quint32 j = 0; j < right.size(); ++j) {
                if (!pairs.isPaired[j] && isIdentified(right[j], shared) == isRightIdentified
                    && areEqual(left[i], right[j])) {
                    pairs.rightOfLeft[i] = j;
                    pairs.isPaired[j] = true;
                    break;
                }
            }
        }
    };
    const auto isSameAddress = [](const PlainSession &a, const PlainSession &b) {
        return a.text(Column::Addr) && a.text(Column::Addr) == b.text(Column::Addr);
    };
    pairWhere(true, true, [](const PlainSession &a, const PlainSession &b) {
        return a.id == b.id && nodeOf(a) == nodeOf(b)
            && a.text(Column::Addr) == b.text(Column::Addr);
    });
    pairWhere(false, false, isSameAddress);
    pairWhere(true, false, isSameAddress);
    pairWhere(false, true, isSameAddress);
    return pairs;
}

PlainSession randomSession(TestRandom &random, const char *nodes)
{
    PlainSession row;
    if (!random.oneIn(10))
        row.id = static_cast<quint64>(random.below(8));
    if (!random.oneIn(10)) {
        row.text(Column::Addr) = "10.0.0." + QByteArray::number(random.below(4)) + ":"
            + QByteArray::number(random.below(4));
    }
    if (!random.oneIn(6))
        row.text(Column::NodeId) = nodes + QByteArray::number(random.below(3));
    row.number(Column::Age) = random.below(20);
    return row;
}

SnapshotInfo takenAt(qint64 time_ms)
{
    SnapshotInfo info;
    info.timestamp_ms = time_ms;
    return info;
}

QStringList sidesOf(const Comparison &comparison)
{
    QStringList sides;
    for (const ComparedRow &row : comparison.rows) {
        const auto number = [](quint32 at) {
            return at == kNoRow ? u"-"_s : QString::number(at);
        };
        static const QString kWords[] = {u"left"_s, u"right"_s, u"between"_s, u"both"_s};
        sides.append(number(row.left) + u' ' + number(row.right) + u' '
                     + kWords[static_cast<std::size_t>(row.side)]);
    }
    return sides;
}

} // namespace

class ComparisonTest : public QObject
{
    Q_OBJECT

private slots:

    void matchesByAddressAcrossNamesOfNodes()
    {
        const auto das = drawnSnapshot(R"(
            Id  Addr           NodeId
            1   10.0.0.1:5000  r-1-db-0
            2   10.0.0.1:5001  r-1-db-0
            3   10.0.0.2:5000  r-1-db-1
        )");
        const auto direct = drawnSnapshot(R"(
            Id  Addr           NodeId
            9   10.0.0.2:5000  172.16.0.1:6379
            8   10.0.0.3:5000  172.16.0.1:6379
            7   10.0.0.1:5000  172.16.0.2:6379
        )");
        const Comparison comparison = compareLists(*das, *direct);
        QCOMPARE(sidesOf(comparison),
                 (QStringList{u"0 2 both"_s, u"1 - left"_s, u"2 0 both"_s, u"- 1 right"_s}));
        QCOMPARE(comparison.count(Side::Both), 2U);
        QCOMPARE(comparison.count(Side::OnlyLeft), 1U);
        QCOMPARE(comparison.count(Side::OnlyRight), 1U);
        QCOMPARE(comparison.ambiguous, 0U);
        QVERIFY(!comparison.distance_ms);
    }

    void anIdDecidesWhereTheNodeIsCalledAlike()
    {
        const auto left = drawnSnapshot(R"(
            Id  Addr           NodeId
            1   10.0.0.1:5000  n1
            2   10.0.0.1:5001  n1
            3   10.0.0.1:5002  -
            4   10.0.0.1:5003  -
        )");
        const auto right = drawnSnapshot(R"(
            Id  Addr           NodeId
            1   10.0.0.1:5000  n1
            5   10.0.0.1:5001  n1     # the address is used again
            3   10.0.0.1:5002  -
            -   10.0.0.1:5003  -      # who knows
        )");
        QCOMPARE(sidesOf(compareLists(*left, *right)),
                 (QStringList{u"0 0 both"_s, u"1 - left"_s, u"2 2 both"_s, u"3 3 both"_s,
                              u"- 1 right"_s}));
    }

    void pairsEqualAddressesAndSaysThatItGuesses()
    {
        const auto left = drawnSnapshot(R"(
            Id  Addr        NodeId
            1   10.0.0.1:1  a
            2   10.0.0.1:1  a
            3   10.0.0.1:1  a
            4   10.0.0.1:2  a
        )");
        const auto right = drawnSnapshot(R"(
            Id  Addr        NodeId
            7   10.0.0.1:2  b
            8   10.0.0.1:1  b
            9   10.0.0.1:1  b
        )");
        const Comparison comparison = compareLists(*left, *right);
        QCOMPARE(sidesOf(comparison),
                 (QStringList{u"0 1 both"_s, u"1 2 both"_s, u"2 - left"_s, u"3 0 both"_s}));
        QCOMPARE(comparison.ambiguous, 3U);
    }

    void unknownAddressesAreNotTheSameAddress()
    {
        const auto left = drawnSnapshot("Id Addr NodeId\n 1 - a\n 2 \"\" a");
        const auto right = drawnSnapshot("Id Addr NodeId\n 1 - b\n 2 \"\" b");
        const Comparison comparison = compareLists(*left, *right);
        QCOMPARE(sidesOf(comparison), (QStringList{u"0 - left"_s, u"1 1 both"_s, u"- 0 right"_s}));
        QCOMPARE(comparison.withoutAddress, 2U);
    }

    void whoBeganBetweenTheListsIsNoDifference()
    {
        const auto early = drawnSnapshot(R"(
            Id  Addr        Age
            1   10.0.0.1:1  0
            2   10.0.0.1:2  9
        )",
                                         takenAt(1'000'000));
        const auto late = drawnSnapshot(R"(
            Id  Addr        Age
            3   10.0.0.1:3  2
            4   10.0.0.1:4  3
            5   10.0.0.1:5  -
            2   10.0.0.1:2  11
        )",
                                        takenAt(1'002'500));
        const Comparison comparison = compareLists(*early, *late);
        QCOMPARE(comparison.distance_ms, std::optional<qint64>(2500));
        QCOMPARE(sidesOf(comparison),
                 (QStringList{u"0 - left"_s, u"1 3 both"_s, u"- 0 between"_s, u"- 1 right"_s,
                              u"- 2 right"_s}));
        QCOMPARE(sidesOf(compareLists(*late, *early)),
                 (QStringList{u"0 - between"_s, u"1 - left"_s, u"2 - left"_s, u"3 1 both"_s,
                              u"- 0 right"_s}));
    }

    void nothingIsComparedWithNothing()
    {
        const auto nothing = toSnapshot({});
        const auto one = drawnSnapshot("Addr\n 10.0.0.1:1");
        QVERIFY(compareLists(*nothing, *nothing).rows.empty());
        QCOMPARE(sidesOf(compareLists(*one, *nothing)), QStringList{u"0 - left"_s});
        QCOMPARE(sidesOf(compareLists(*nothing, *one)), QStringList{u"- 0 right"_s});
        QCOMPARE(sidesOf(compareLists(*one, *one)), QStringList{u"0 0 both"_s});
    }

    void takesWhatOneSideDoesNotKnowFromTheOther()
    {
        const auto left = drawnSnapshot("Addr Name Age NodeId\n 10.0.0.1:1 - 5 a");
        const auto right = drawnSnapshot("Addr Name Age NodeId\n 10.0.0.1:1 cart 6 b");
        const Comparison comparison = compareLists(*left, *right);
        QCOMPARE(comparison.rows.size(), 1U);
        const auto textOf = [&](ComparedColumn column) {
            const ComparedCell cell = comparedCell(*left, *right, comparison.rows[0], column);
            return cell.snapshot->rawText(cell.column, cell.row).value_or(u"unknown"_s);
        };
        QCOMPARE(textOf(ComparedColumn::Name), u"cart"_s);
        QCOMPARE(textOf(ComparedColumn::AgeLeft), u"5"_s);
        QCOMPARE(textOf(ComparedColumn::AgeRight), u"6"_s);
        QCOMPARE(textOf(ComparedColumn::NodeLeft), u"a"_s);
        QCOMPARE(textOf(ComparedColumn::NodeRight), u"b"_s);
        QCOMPARE(textOf(ComparedColumn::Client), u"unknown"_s);
        const ComparedRow alone{0, kNoRow, Side::OnlyLeft};
        QVERIFY(comparedCell(*left, *right, alone, ComparedColumn::AgeRight).snapshot == nullptr);
    }

    void agreesWithTheNaiveWay()
    {
        TestRandom random;
        for (int round = 0; round < 600; ++round) {
            const auto list = [&](const char *nodes) {
                PlainSessions rows;
                for (int i = random.below(40); i > 0; --i)
                    rows.push_back(randomSession(random, nodes));
                return rows;
            };
            const PlainSessions left = list("n");
            const PlainSessions right = list(random.oneIn(2) ? "n" : "m");
            const NaivePairs expected = naivePairs(left, right);
            const Comparison comparison = compareLists(*toSnapshot(left), *toSnapshot(right));
            const QByteArray where = "seed " + QByteArray::number(random.seed()) + ", round "
                + QByteArray::number(round);
            std::array<quint32, kSideCount> counts{};
            std::vector<bool> isSeen(right.size(), false);
            for (std::size_t at = 0; at < comparison.rows.size(); ++at) {
                const ComparedRow &row = comparison.rows[at];
                ++counts[static_cast<std::size_t>(row.side)];
                if (row.right != kNoRow)
                    isSeen[row.right] = true;
                if (at < left.size()) {
                    QVERIFY2(row.left == at && row.right == expected.rightOfLeft[at],
                             where.constData());
                    QVERIFY2((row.side == Side::Both) == (row.right != kNoRow), where.constData());
                } else {
                    QVERIFY2(row.left == kNoRow && !expected.isPaired[row.right]
                                 && row.side == Side::OnlyRight,
                             where.constData());
                }
            }
            QVERIFY2(comparison.rows.size() >= left.size(), where.constData());
            QVERIFY2(!std::count(isSeen.begin(), isSeen.end(), false), where.constData());
            QVERIFY2(counts == comparison.counts, where.constData());
        }
    }
};

QTEST_GUILESS_MAIN(ComparisonTest)
#include "tst_comparison.moc"
