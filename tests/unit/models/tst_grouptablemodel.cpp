// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/grouptablemodel.h"

#include "live/refreshbuilder.h"
#include "models/roles.h"
#include "support/drawnsnapshot.h"
#include "support/testrandom.h"
#include "unit/models/simulatedsessions.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using live::RefreshResultPointer;
using models::GroupTableModel;
using session::GroupBy;
using session::GroupColumn;
using test::drawnSnapshot;
using test::TestRandom;

namespace {

live::ViewRequest by(std::vector<session::GroupKey> keys,
                     GroupColumn column = GroupColumn::Sessions,
                     Qt::SortOrder order = Qt::DescendingOrder)
{
    live::ViewRequest request;
    request.groups = session::GroupRequest{std::move(keys), column, order};
    return request;
}

QString cell(const GroupTableModel &model, const QModelIndex &row, GroupColumn column)
{
    return row.siblingAtColumn(model.sectionOf(column)).data().toString();
}

QStringList firstColumn(const GroupTableModel &model, const QModelIndex &parent = {})
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(parent); ++row)
        texts.append(model.index(row, 0, parent).data().toString());
    return texts;
}

QModelIndex expanded(GroupTableModel &model, int row)
{
    const QModelIndex group = model.index(row, 0);
    model.fetchMore(group);
    return group;
}

// What a session is known by, here without doubles.
QString keyOf(const session::SessionSnapshot &snapshot, quint32 row)
{
    return *snapshot.rawText(session::Column::Id, row) + u' '
        + *snapshot.text(session::Column::Addr, row);
}

struct Followed
{
    QString group;
    QString session;
    QPersistentModelIndex index;
};

} // namespace

class TestGroupTableModel : public QObject
{
    Q_OBJECT

private slots:
    void showsGroupsAndTheirNumbers();
    void isEmptyWhereNothingWasAskedFor();
    void listsSessionsWhenAskedFor();
    void saysHowManyMoreThereAre();
    void showsWhatTheServerCountsOfSources();
    void asksForAnotherOrder();
    void announcesOnlyValuesWhereGroupsStay();
    void followsGroupsAndSessionsThroughChurn_data();
    void followsGroupsAndSessionsThroughChurn();
    void keepsHostileTextPlain();
};

void TestGroupTableModel::showsGroupsAndTheirNumbers()
{
    const auto snapshot = drawnSnapshot("Cmd Db Idle Age    Qbuf Omem\n"
                                        "get 0  0    7200   512  -\n"
                                        "get 0  90   -      512  -\n"
                                        "get 1  4    5      -    7\n"
                                        "-   0  -    172800 0    1048576");
    GroupTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    tester.setUseFetchMore(false); // what is seen, the test decides
    model.setResult(live::buildRefresh(
        nullptr, snapshot, by({{GroupBy::Command}, {GroupBy::Db}}, GroupColumn::Sessions), 1));
    QCOMPARE(firstColumn(model), (QStringList{u"get"_s, u"get"_s, u"(unknown)"_s}));
    QStringList texts;
    for (int column = 0; column < model.columnCount(); ++column)
        texts.append(model.index(0, column).data().toString());
    QCOMPARE(texts.join(u'|'), u"get|0|2|1|50.0 %|1 m|0 s|2 h|1.0 KiB|–"_s);
    QCOMPARE(cell(model, model.index(1, 0), GroupColumn::Omem), u"7 B"_s);
    QVERIFY(model.index(2, 0).data(models::PlaceholderRole).toBool());
    QVERIFY(!model.index(2, 0).data(models::RawRole).isValid());
    QCOMPARE(model.index(0, model.sectionOf(GroupColumn::MaxIdle)).data(models::RawRole), 90);
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"1 active"_s));
    QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), u"Database"_s);
    QCOMPARE(model.headerData(3, Qt::Horizontal).toString(), u"Active"_s);
}

void TestGroupTableModel::isEmptyWhereNothingWasAskedFor()
{
    const auto snapshot = drawnSnapshot("Cmd\n get");
    GroupTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    tester.setUseFetchMore(false); // what is seen, the test decides
    model.setResult(live::buildRefresh(nullptr, snapshot, by({{GroupBy::Command}}), 1));
    QCOMPARE(model.rowCount(), 1);
    model.setResult(live::buildRefresh(nullptr, snapshot, {}, 2));
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 0);
    model.setResult(live::buildRefresh(nullptr, snapshot, by({{GroupBy::Node}}), 3));
    QCOMPARE(firstColumn(model), QStringList{u"(unknown)"_s});
    model.setResult(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestGroupTableModel::listsSessionsWhenAskedFor()
{
    const auto snapshot = drawnSnapshot("Addr        Name Cmd Idle Omem\n"
                                        "10.0.0.1:1  a    get 5    -\n"
                                        "10.0.0.2:2  b    set 90   0\n"
                                        "10.0.0.3:3  \"\" get 90   2048");
    GroupTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    tester.setUseFetchMore(false); // what is seen, the test decides
    auto request = by({{GroupBy::Command}});
    request.sort = {{session::Column::Idle, Qt::DescendingOrder}};
    model.setResult(live::buildRefresh(nullptr, snapshot, request, 1));
    const QModelIndex group = model.index(0, 0);
    QVERIFY(model.hasChildren(group));
    QCOMPARE(model.rowCount(group), 0);
    QVERIFY(model.canFetchMore(group));
    model.fetchMore(group);
    QVERIFY(!model.canFetchMore(group));
    // In the order of the view.
    QCOMPARE(firstColumn(model, group),
             (QStringList{u"10.0.0.3:3 · get"_s, u"10.0.0.1:1 · a · get"_s}));
    const QModelIndex session = model.index(0, 0, group);
    QCOMPARE(model.sessionAt(session), 2U);
    QCOMPARE(cell(model, session, GroupColumn::MaxIdle), u"1 m"_s);
    QCOMPARE(cell(model, session, GroupColumn::Omem), u"2.0 KiB"_s);
    QCOMPARE(cell(model, model.index(1, 0, group), GroupColumn::Active), u"active"_s);
    QCOMPARE(model.groupAt(session), model.groupAt(group));
}

void TestGroupTableModel::saysHowManyMoreThereAre()
{
    SimulatedSessions simulated(3);
    simulated.add(int(GroupTableModel::kListedSessions) + 7);
    GroupTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    tester.setUseFetchMore(false); // what is seen, the test decides
    model.setResult(live::buildRefresh(nullptr, simulated.snapshot(), by({{GroupBy::Node}}), 1));
    const QModelIndex group = expanded(model, 0);
    QCOMPARE(model.rowCount(group), int(GroupTableModel::kListedSessions) + 1);
    const QModelIndex last = model.index(model.rowCount(group) - 1, 0, group);
    QVERIFY(last.data().toString().startsWith(u"and 7 more"_s));
    QVERIFY(!model.sessionAt(last));
    QVERIFY(model.groupAt(last) != nullptr);
}

void TestGroupTableModel::showsWhatTheServerCountsOfSources()
{
    session::SnapshotInfo info;
    info.hasSourceStats = true;
    info.sourceStats = {{u"10.0.0.1"_s, 2, {7, 8}}, {u"10.0.0.2"_s, 5, {}}, {u"10.0.0.9"_s, 3, {}}};
    const auto snapshot = drawnSnapshot("Client   ClientDesc\n"
                                        "10.0.0.1 web\n"
                                        "10.0.0.2 -\n"
                                        "10.0.0.1 -",
                                        info);
    GroupTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    tester.setUseFetchMore(false); // what is seen, the test decides
    model.setResult(live::buildRefresh(nullptr, snapshot, by({{GroupBy::Source}}), 1));
    QCOMPARE(firstColumn(model), (QStringList{u"10.0.0.1"_s, u"10.0.0.2"_s, u"10.0.0.9"_s}));
    QCOMPARE(cell(model, model.index(0, 0), GroupColumn::Alias), u"web"_s);
    QCOMPARE(cell(model, model.index(2, 0), GroupColumn::ServerCount), u"3"_s);
    QVERIFY(!model.isDiffering(model.index(0, 0)));
    QVERIFY(model.isDiffering(model.index(1, 0)));
    QVERIFY(model.isDiffering(model.index(2, 0)));
    QVERIFY(!model.hasChildren(model.index(2, 0)));
    QCOMPARE(model.serverIds(model.index(0, 0)), (std::vector<quint64>{7, 8}));
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.rowOfId(model.view()->ids[static_cast<std::size_t>(row)]), row);
    QCOMPARE(model.rowOfId(u"10.0.0.3"_s), -1);

    model.setResult(live::buildRefresh(nullptr, snapshot,
                                       by({{GroupBy::Source}}, GroupColumn::ServerCount), 2));
    QCOMPARE(firstColumn(model), (QStringList{u"10.0.0.2"_s, u"10.0.0.9"_s, u"10.0.0.1"_s}));
    QCOMPARE(model.serverIds(model.index(2, 0)), (std::vector<quint64>{7, 8}));
    model.setResult(live::buildRefresh(
        nullptr, snapshot, by({{GroupBy::Source}}, GroupColumn::Alias, Qt::AscendingOrder), 3));
    QCOMPARE(firstColumn(model).front(), u"10.0.0.1"_s);

    // A filter hides rows, not what the server counts.
    auto filtered = by({{GroupBy::Source}});
    filtered.filter = query::Filter::parse(u"alias = web"_s).value();
    model.setResult(live::buildRefresh(nullptr, snapshot, filtered, 4));
    QCOMPARE(firstColumn(model), QStringList{u"10.0.0.1"_s});
    QVERIFY(!model.isDiffering(model.index(0, 0)));
}

void TestGroupTableModel::asksForAnotherOrder()
{
    GroupTableModel model;
    model.setResult(
        live::buildRefresh(nullptr, drawnSnapshot("Cmd\n get"), by({{GroupBy::Command}}), 1));
    QSignalSpy asked(&model, &GroupTableModel::sortRequested);
    model.sort(model.sectionOf(GroupColumn::MaxIdle), Qt::DescendingOrder);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.front()[0].value<GroupColumn>(), GroupColumn::MaxIdle);
    model.sort(-1);
    QCOMPARE(asked.size(), 1);
}

void TestGroupTableModel::announcesOnlyValuesWhereGroupsStay()
{
    GroupTableModel model;
    const auto request = by({{GroupBy::Command}});
    const auto first =
        live::buildRefresh(nullptr, drawnSnapshot("Cmd Idle\n a 1\n a 2\n b 3"), request, 1);
    model.setResult(first);
    QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setResult(
        live::buildRefresh(first.get(), drawnSnapshot("Cmd Idle\n a 9\n b 3\n a 2"), request, 2));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(layout.size() + reset.size(), 0);
    QCOMPARE(cell(model, model.index(0, 0), GroupColumn::MaxIdle), u"9 s"_s);
}

void TestGroupTableModel::followsGroupsAndSessionsThroughChurn_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void TestGroupTableModel::followsGroupsAndSessionsThroughChurn()
{
    QFETCH(quint32, seed);
    TestRandom random(seed);
    SimulatedSessions simulated(random.seed());
    simulated.add(30 + random.below(200));
    GroupTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    tester.setUseFetchMore(false); // what is seen, the test decides
    static const std::vector<std::vector<session::GroupKey>> kKeys{
        {{GroupBy::Source}},
        {{GroupBy::Command}, {GroupBy::Flags}},
        {{GroupBy::Source}, {GroupBy::Command}, {GroupBy::Flags}}};
    const auto &keys = random.oneOf(kKeys);
    RefreshResultPointer last;
    QHash<QString, QPersistentModelIndex> groups; // by the key that the model gives
    std::vector<Followed> sessions;
    for (int step = 0; step < 25; ++step) {
        if (step > 0 && !random.oneIn(4))
            simulated.churn(random.oneIn(5) ? 0.9 : 0.1);
        const auto snapshot = simulated.snapshot();
        const auto request = by(keys, static_cast<GroupColumn>(3 + random.below(5)),
                                random.oneIn(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
        const RefreshResultPointer next =
            live::buildRefresh(last.get(), snapshot, request, quint64(step) + 1);
        model.setResult(next);
        last = next;
        const session::Grouping &grouping = next->groups->grouping;
        QVERIFY(static_cast<std::size_t>(model.rowCount()) == grouping.groups.size());
        for (auto it = groups.cbegin(); it != groups.cend(); ++it) {
            const auto place =
                std::find(next->groups->ids.begin(), next->groups->ids.end(), it.key());
            QCOMPARE(it.value().isValid(), place != next->groups->ids.end());
            if (it.value().isValid())
                QCOMPARE(it.value().data(models::KeyRole).toString(), it.key());
        }
        for (const Followed &followed : sessions) {
            const auto group =
                std::find(next->groups->ids.begin(), next->groups->ids.end(), followed.group);
            bool isThere = false;
            if (group != next->groups->ids.end()) {
                const auto place = static_cast<std::size_t>(group - next->groups->ids.begin());
                const auto rows = grouping.rowsOf(grouping.groups[place]);
                isThere = std::any_of(rows.begin(), rows.end(), [&](quint32 row) {
                    return keyOf(*snapshot, row) == followed.session;
                });
            }
            QCOMPARE(followed.index.isValid(), isThere);
            if (isThere) {
                QCOMPARE(keyOf(*snapshot, *model.sessionAt(followed.index)), followed.session);
                QCOMPARE(followed.index.parent().data(models::KeyRole).toString(), followed.group);
            }
        }
        groups.clear();
        sessions.clear();
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex group = model.index(row, 0);
            if (random.oneIn(3))
                model.fetchMore(group);
            groups.insert(group.data(models::KeyRole).toString(), group);
            const auto &rows = grouping.rowsOf(grouping.groups[std::size_t(row)]);
            QVERIFY(model.rowCount(group) == 0
                    || static_cast<std::size_t>(model.rowCount(group)) == rows.size());
            for (int child = 0; child < model.rowCount(group); ++child) {
                const QModelIndex index = model.index(child, 0, group);
                QCOMPARE(model.sessionAt(index), rows[std::size_t(child)]);
                sessions.push_back({group.data(models::KeyRole).toString(),
                                    keyOf(*snapshot, rows[std::size_t(child)]), index});
            }
        }
    }
}

void TestGroupTableModel::keepsHostileTextPlain()
{
    const auto snapshot = drawnSnapshot("Name\n \"<b>\\u{202e}x\\n\"");
    GroupTableModel model;
    model.setResult(live::buildRefresh(nullptr, snapshot, by({{GroupBy::Name}}), 1));
    const QString text = model.index(0, 0).data().toString();
    QVERIFY(!text.contains(QChar(0x202e)) && !text.contains(u'\n'));
    QVERIFY(!model.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
}

QTEST_GUILESS_MAIN(TestGroupTableModel)
#include "tst_grouptablemodel.moc"
