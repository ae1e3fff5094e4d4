// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/refreshbuilder.h"
#include "session/diff.h"
#include "support/drawnsnapshot.h"
#include "support/randomsessions.h"

#include <QTest>

using namespace sessionscope;
using live::RefreshResult;
using live::RefreshResultPointer;
using live::RowTransition;
using live::ViewRequest;
using session::Column;
using session::kNoRow;
using test::RandomSessions;

namespace {

ViewRequest randomView(RandomSessions &random)
{
    ViewRequest request;
    if (random.below(2) == 0)
        request.filter = *query::Filter::parse(QStringLiteral("name-%1").arg(random.below(4)));
    else if (random.below(3) == 0)
        request.filter =
            *query::Filter::parse(QStringLiteral("client = 10.0.0.%1").arg(random.below(9)));
    const Column columns[] = {Column::Idle, Column::Name, Column::Addr, Column::Id};
    for (int i = random.below(3); i > 0; --i)
        request.sort.push_back({columns[random.below(4)],
                                random.below(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder});
    return request;
}

// What a user does next: often the order stays as it is.
ViewRequest nextView(RandomSessions &random, const ViewRequest &last)
{
    ViewRequest request = randomView(random);
    if (random.below(2) == 0)
        request.sort = last.sort;
    return request;
}

// The rows a reader would pick by hand.
std::vector<quint32> naiveRows(const session::SessionSnapshot &snapshot, const ViewRequest &request)
{
    std::vector<quint32> rows;
    const std::vector<quint8> passing = request.filter.evaluate(snapshot).passing;
    for (const quint32 row : session::sortedRows(snapshot, request.sort)) {
        if (passing[row] != 0)
            rows.push_back(row);
    }
    return rows;
}

qint64 serialOf(const RefreshResult &result, quint32 row)
{
    return *result.snapshot->integer(Column::Fd, row);
}

std::vector<qint64> serials(const RefreshResult &result, const std::vector<quint32> &rows)
{
    std::vector<qint64> out;
    for (const quint32 row : rows)
        out.push_back(serialOf(result, row));
    return out;
}

// Performs the steps as the model does, on serial numbers.
std::vector<qint64> perform(const RefreshResult &before, const RefreshResult &after)
{
    const RowTransition &steps = after.transition;
    std::vector<qint64> list = serials(before, before.visibleRows);
    if (steps.sameRows)
        return list;
    if (!steps.oldToArranged.empty()) {
        std::vector<qint64> arranged(list.size());
        for (std::size_t place = 0; place < list.size(); ++place)
            arranged[steps.oldToArranged[place]] = list[place];
        list = arranged;
    }
    if (list != serials(before, steps.oldArranged))
        return {-1};
    list.resize(list.size() - steps.gone);
    for (std::size_t place = list.size(); place < steps.newArranged.size(); ++place)
        list.push_back(serialOf(after, steps.newArranged[place]));
    if (list != serials(after, steps.newArranged))
        return {-2};
    if (!steps.arrangedToFinal.empty()) {
        std::vector<qint64> final(list.size());
        for (std::size_t place = 0; place < list.size(); ++place)
            final[steps.arrangedToFinal[place]] = list[place];
        list = final;
    }
    return list;
}

} // namespace

class TestRefreshBuilder : public QObject
{
    Q_OBJECT

private slots:
    void stepsLeadFromListToList_data();
    void stepsLeadFromListToList();
    void equalDataKeepsPlaces();
    void firstDataIsNotNews();
    void youngerAgeIsAnotherSession();
    void aliasesSortByWhatTheUserCallsTheSources();
};

void TestRefreshBuilder::aliasesSortByWhatTheUserCallsTheSources()
{
    const auto snapshot = test::drawnSnapshot("Id Client ClientDesc\n 1 a zoo\n 2 b cat\n"
                                              " 3 c dog\n 4 a -");
    live::RefreshBuilder builder;
    ViewRequest request;
    request.sort = {{Column::ClientDesc}};
    const RefreshResultPointer remote = builder.build(nullptr, snapshot, request, 1);
    QCOMPARE(remote->visibleRows, (std::vector<quint32>{1, 2, 0, 3}));
    request.labelRules = std::make_shared<const session::LabelRules>(
        std::vector<session::LabelRule>{{QStringLiteral("a"), {QStringLiteral("bat"), {}, 0}}});
    const RefreshResultPointer local = builder.build(remote.get(), snapshot, request, 2);
    QCOMPARE(local->visibleRows, (std::vector<quint32>{0, 3, 1, 2}));
    // The other column does not care.
    request.sort = {{Column::Client, Qt::DescendingOrder}};
    const RefreshResultPointer other = builder.build(local.get(), snapshot, request, 3);
    QCOMPARE(other->visibleRows, (std::vector<quint32>{2, 1, 0, 3}));
    request.sort = {{Column::ClientDesc}};
    request.labelRules = nullptr;
    const RefreshResultPointer again = builder.build(other.get(), snapshot, request, 4);
    QCOMPARE(again->visibleRows, remote->visibleRows);
}

void TestRefreshBuilder::stepsLeadFromListToList_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 25; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestRefreshBuilder::stepsLeadFromListToList()
{
    QFETCH(quint32, seed);
    RandomSessions random(seed);
    RefreshResultPointer last = std::make_shared<RefreshResult>();
    session::SnapshotPointer snapshot;
    live::RefreshBuilder builder;
    random.grow(random.below(120));
    for (int round = 0; round < 30; ++round) {
        if (!snapshot || random.below(3) != 0) {
            random.churn(random.below(20), random.below(20));
            snapshot = random.snapshot();
        }
        const ViewRequest request = nextView(random, last->request);
        const RefreshResult *previous = last->snapshot ? last.get() : nullptr;
        const RefreshResultPointer next =
            builder.build(previous, snapshot, request, last->number + 1);
        QCOMPARE(next->base, last->number);
        QCOMPARE(next->visibleRows, naiveRows(*snapshot, request));
        const auto counted =
            session::countSources(*snapshot, next->visibleRows, request.activeIdleLimit, false);
        QCOMPARE(next->activeVisible, counted.active);
        QCOMPARE(next->sourcesVisible, counted.sourcesWithRows);
        for (quint32 place = 0; place < next->visibleRows.size(); ++place)
            QCOMPARE(next->placeOfRow[next->visibleRows[place]], place);
        QCOMPARE(std::count_if(next->placeOfRow.begin(), next->placeOfRow.end(),
                               [](quint32 place) { return place != kNoRow; }),
                 static_cast<std::ptrdiff_t>(next->visibleRows.size()));
        QCOMPARE(next->transition.survivors + next->transition.gone, last->visibleRows.size());
        QCOMPARE(next->transition.survivors + next->transition.added, next->visibleRows.size());
        // Duplicates of one identity may be taken for each other; their serials are then compared
        // as sets, everything else in order.
        const std::vector<qint64> performed = perform(*last, *next);
        const std::vector<qint64> expected = serials(*next, next->visibleRows);
        QCOMPARE(performed.size(), expected.size());
        for (std::size_t place = 0; place < expected.size(); ++place) {
            if (performed[place] == expected[place])
                continue;
            const quint32 row = next->visibleRows[place];
            const auto twins = std::count_if(random.sessions().begin(), random.sessions().end(),
                                             [&](const auto &other) {
                                                 return other.id == *snapshot->id(row)
                                                     && QStringLiteral("node-%1").arg(other.node)
                                                     == *snapshot->text(Column::NodeId, row);
                                             });
            QVERIFY2(twins > 1, "a session changed places with one that is not its twin");
        }
        last = next;
    }
}

void TestRefreshBuilder::equalDataKeepsPlaces()
{
    RandomSessions random(7);
    random.grow(50);
    const RefreshResultPointer first = live::buildRefresh(nullptr, random.snapshot(), {}, 1);
    const RefreshResultPointer second = live::buildRefresh(first.get(), random.snapshot(), {}, 2);
    QVERIFY(second->transition.sameRows);
    QVERIFY(second->snapshotChanged);
    QCOMPARE(second->newSessions, 0U);
    QCOMPARE(second->goneSessions, 0U);
    QVERIFY(second->transition.oldArranged.empty());
}

void TestRefreshBuilder::firstDataIsNotNews()
{
    RandomSessions random(8);
    random.grow(5);
    const RefreshResultPointer first = live::buildRefresh(nullptr, random.snapshot(), {}, 1);
    QCOMPARE(first->newSessions, 0U);
    QCOMPARE(first->transition.added, 5U);
}

void TestRefreshBuilder::youngerAgeIsAnotherSession()
{
    const auto oneSession = [](qint64 age) {
        session::SnapshotBuilder builder;
        builder.beginRow();
        builder.setId(1);
        builder.setText(Column::Addr, "10.0.0.1:5");
        builder.setInteger(Column::Age, age);
        return std::move(builder).finish({});
    };
    const RefreshResultPointer first = live::buildRefresh(nullptr, oneSession(60), {}, 1);
    const RefreshResultPointer older = live::buildRefresh(first.get(), oneSession(61), {}, 2);
    QCOMPARE(older->newSessions, 0U);
    const RefreshResultPointer younger = live::buildRefresh(older.get(), oneSession(3), {}, 3);
    QCOMPARE(younger->newSessions, 1U);
    QCOMPARE(younger->goneSessions, 1U);
}

QTEST_GUILESS_MAIN(TestRefreshBuilder)
#include "tst_refreshbuilder.moc"
