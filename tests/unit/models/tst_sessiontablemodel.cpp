// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/refreshbuilder.h"
#include "models/celltext.h"
#include "models/roles.h"
#include "models/sessiontablemodel.h"
#include "session/column.h"
#include "unit/models/simulatedsessions.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using live::RefreshResultPointer;
using live::ViewRequest;
using models::SessionTableModel;
using session::Column;

namespace {

QString nameAt(const SessionTableModel &model, int row)
{
    return model.index(row, session::indexOf(Column::Name)).data(models::RawRole).toString();
}

QStringList namesOf(const SessionTableModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(nameAt(model, row));
    return names;
}

QStringList expectedNames(const live::RefreshResult &result)
{
    QStringList names;
    for (const quint32 row : result.visibleRows)
        names.append(result.snapshot->text(Column::Name, row).value());
    return names;
}

ViewRequest randomRequest(QRandomGenerator &random)
{
    constexpr std::array kSortable{Column::Idle, Column::Addr, Column::Name, Column::Omem};
    ViewRequest request;
    if (random.bounded(3) == 0)
        request.filter = query::Filter::parse(random.bounded(2) == 0 ? u"get"_s : u"s1"_s).value();
    else if (random.bounded(4) == 0)
        request.filter =
            query::Filter::parse(u"client = 10.0.0.%1"_s.arg(random.bounded(13))).value();
    if (random.bounded(3) != 0) {
        request.sort.push_back({kSortable[random.bounded(quint32(kSortable.size()))],
                                random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder});
    }
    return request;
}

} // namespace

class TestSessionTableModel : public QObject
{
    Q_OBJECT

private slots:
    void hasTheColumnsOfTheApiInTheirOrder();
    void followsEveryRowThroughChurn_data();
    void followsEveryRowThroughChurn();
    void keepsSelectionAndCurrentSession();
    void announcesOnlyValuesWhereRowsStay();
    void doesNotAnnounceAnythingForAnEqualView();
    void resetsWhereResultsWereMissed();
    void becomesEmptyAndFullAgain();
    void showsUnknownAsUnknown();
    void givesExactValuesAndConciseWords();
    void keepsHostileTextPlain();
};

void TestSessionTableModel::hasTheColumnsOfTheApiInTheirOrder()
{
    const SessionTableModel model;
    QCOMPARE(model.columnCount(), session::kColumnCount);
    for (const session::ColumnInfo &info : session::columns()) {
        const int section = session::indexOf(info.column);
        QCOMPARE(model.headerData(section, Qt::Horizontal).toString(),
                 session::columnTitle(info.column));
        QVERIFY(model.headerData(section, Qt::Horizontal, Qt::ToolTipRole)
                    .toString()
                    .contains(info.apiName));
    }
    QVERIFY(!model.headerData(session::kColumnCount, Qt::Horizontal).isValid());
    QVERIFY(!model.headerData(-1, Qt::Horizontal).isValid());
}

void TestSessionTableModel::followsEveryRowThroughChurn_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("sessions");
    QTest::addColumn<double>("share");
    for (quint32 seed = 1; seed <= 6; ++seed) {
        QTest::addRow("calm, seed %u", seed) << seed << 60 << 0.05;
        QTest::addRow("wild, seed %u", seed) << seed << 40 << 0.6;
        QTest::addRow("tiny, seed %u", seed) << seed << 2 << 0.5;
    }
}

void TestSessionTableModel::followsEveryRowThroughChurn()
{
    QFETCH(quint32, seed);
    QFETCH(int, sessions);
    QFETCH(double, share);
    SimulatedSessions simulated(seed);
    simulated.add(sessions);
    SessionTableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    RefreshResultPointer result;
    ViewRequest request;
    live::RefreshBuilder builder;
    session::SnapshotPointer snapshot = simulated.snapshot();
    for (quint64 number = 1; number <= 60; ++number) {
        result = builder.build(result.get(), snapshot, request, number);

        QList<QPersistentModelIndex> held;
        QStringList heldNames;
        for (int row = 0; row < model.rowCount(); ++row) {
            const int column = (row * 5) % model.columnCount();
            held.append(model.index(row, column));
            heldNames.append(nameAt(model, row));
        }
        model.apply(result);

        const QStringList names = expectedNames(*result);
        QCOMPARE(namesOf(model), names);
        for (qsizetype i = 0; i < held.size(); ++i) {
            QCOMPARE(held[i].row(), int(names.indexOf(heldNames[i])));
            if (held[i].isValid())
                QCOMPARE(held[i].column(), int(i * 5) % model.columnCount());
        }
        for (int row = 0; row < model.rowCount(); ++row) {
            QCOMPARE(model.rowOf(model.snapshotRow(row)), row);
            const quint32 shown = model.snapshotRow(row);
            QCOMPARE((model.changesOf(row) & session::kRowIsGone) != 0, result->isGone(shown));
            if (!result->isGone(shown))
                QCOMPARE(model.changesOf(row), result->changesOf(shown));
            const session::Column column = session::columnAt(row % session::kColumnCount);
            QCOMPARE(model.index(row, session::indexOf(column)).data().toString(),
                     models::cellText(*result->snapshot, column, result->visibleRows[size_t(row)],
                                      QLocale())
                         .text);
        }

        if (simulated.random().bounded(3) == 0)
            request = randomRequest(simulated.random());
        // Sessions that are gone stay for a while, at times in an order that is held.
        request.keepsGone = simulated.random().bounded(5) != 0;
        request.leftUpTo = number - qMin(number, quint64(simulated.random().bounded(4)));
        request.holdsOrder = simulated.random().bounded(3) == 0;
        if (simulated.random().bounded(3) != 0) {
            simulated.churn(share);
            snapshot = simulated.snapshot();
        }
    }
}

void TestSessionTableModel::keepsSelectionAndCurrentSession()
{
    SimulatedSessions simulated(7);
    simulated.add(50);
    SessionTableModel model;
    QItemSelectionModel selection(&model);
    RefreshResultPointer result;
    ViewRequest request;
    request.sort.push_back({Column::Idle, Qt::AscendingOrder});
    result = live::buildRefresh(nullptr, simulated.snapshot(), request, 1);
    model.apply(result);
    for (const int row : {0, 1, 2, 17, 31, 49}) {
        selection.select(model.index(row, 0),
                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    selection.setCurrentIndex(model.index(17, 3), QItemSelectionModel::NoUpdate);

    for (quint64 number = 2; number <= 30; ++number) {
        QSet<QString> selected;
        for (const QModelIndex &row : selection.selectedRows())
            selected.insert(nameAt(model, row.row()));
        const QString current = selection.currentIndex().isValid()
            ? nameAt(model, selection.currentIndex().row())
            : QString();
        simulated.churn(0.04);
        result = live::buildRefresh(result.get(), simulated.snapshot(), request, number);
        model.apply(result);

        const QStringList list = namesOf(model);
        const QSet<QString> names(list.begin(), list.end());
        QSet<QString> stillSelected;
        for (const QModelIndex &row : selection.selectedRows())
            stillSelected.insert(nameAt(model, row.row()));
        QCOMPARE(stillSelected, selected & names);
        if (names.contains(current))
            QCOMPARE(nameAt(model, selection.currentIndex().row()), current);
    }
}

void TestSessionTableModel::announcesOnlyValuesWhereRowsStay()
{
    SimulatedSessions simulated(3);
    simulated.add(10);
    SessionTableModel model;
    RefreshResultPointer result = live::buildRefresh(nullptr, simulated.snapshot(), {}, 1);
    model.apply(result);
    const QSignalSpy changed(&model, &SessionTableModel::dataChanged);
    const QSignalSpy layout(&model, &SessionTableModel::layoutChanged);
    const QSignalSpy inserted(&model, &SessionTableModel::rowsInserted);
    const QSignalSpy removed(&model, &SessionTableModel::rowsRemoved);
    const QSignalSpy reset(&model, &SessionTableModel::modelReset);
    result = live::buildRefresh(result.get(), simulated.snapshot(), {}, 2);
    model.apply(result);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex(), model.index(0, 0));
    QCOMPARE(changed[0][1].toModelIndex(), model.index(9, session::kColumnCount - 1));
    QCOMPARE(layout.size() + inserted.size() + removed.size() + reset.size(), 0);
}

void TestSessionTableModel::doesNotAnnounceAnythingForAnEqualView()
{
    SimulatedSessions simulated(3);
    simulated.add(10);
    SessionTableModel model;
    const session::SnapshotPointer snapshot = simulated.snapshot();
    RefreshResultPointer result = live::buildRefresh(nullptr, snapshot, {}, 1);
    model.apply(result);
    const QSignalSpy changed(&model, &SessionTableModel::dataChanged);
    const QSignalSpy layout(&model, &SessionTableModel::layoutChanged);
    ViewRequest request;
    request.filter = query::Filter::parse(u"10.0.0"_s).value();
    result = live::buildRefresh(result.get(), snapshot, request, 2);
    model.apply(result);
    QCOMPARE(changed.size() + layout.size(), 0);
    QCOMPARE(model.rowCount(), 10);
}

void TestSessionTableModel::resetsWhereResultsWereMissed()
{
    SimulatedSessions simulated(5);
    simulated.add(20);
    SessionTableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    const RefreshResultPointer first = live::buildRefresh(nullptr, simulated.snapshot(), {}, 1);
    simulated.churn(0.5);
    const RefreshResultPointer second =
        live::buildRefresh(first.get(), simulated.snapshot(), {}, 2);
    const QSignalSpy reset(&model, &SessionTableModel::modelReset);
    model.apply(second);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(namesOf(model), expectedNames(*second));
}

void TestSessionTableModel::becomesEmptyAndFullAgain()
{
    SimulatedSessions simulated(9);
    SessionTableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    RefreshResultPointer result;
    quint64 number = 0;
    for (const int count : {0, 1, 5, 0, 3}) {
        simulated.clear();
        simulated.add(count);
        result = live::buildRefresh(result.get(), simulated.snapshot(), {}, ++number);
        model.apply(result);
        QCOMPARE(model.rowCount(), count);
    }
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.snapshot() == nullptr);
}

void TestSessionTableModel::showsUnknownAsUnknown()
{
    session::SnapshotBuilder builder;
    builder.beginRow();
    const auto snapshot = std::move(builder).finish({});
    SessionTableModel model;
    model.apply(live::buildRefresh(nullptr, snapshot, {}, 1));
    for (int column = 0; column < model.columnCount(); ++column) {
        const QModelIndex index = model.index(0, column);
        QCOMPARE(index.data().toString(), u"–"_s);
        QVERIFY(!index.data(models::RawRole).isValid());
        QVERIFY(index.data(models::PlaceholderRole).toBool());
        QVERIFY(index.data(Qt::AccessibleTextRole).toString().endsWith(u"unknown"_s));
    }
}

void TestSessionTableModel::givesExactValuesAndConciseWords()
{
    session::SnapshotBuilder builder;
    builder.beginRow();
    builder.setId(18446744073709551615ULL);
    builder.setText(Column::Addr, "10.1.4.17:5012");
    builder.setText(Column::Name, "cart");
    builder.setText(Column::Cmd, "blpop");
    builder.setText(Column::Flags, "bx");
    builder.setInteger(Column::Idle, 245);
    builder.setInteger(Column::Multi, -1);
    builder.setInteger(Column::Omem, 1434);
    const auto snapshot = std::move(builder).finish({});
    SessionTableModel model;
    model.apply(live::buildRefresh(nullptr, snapshot, {}, 1));
    const auto cell = [&model](Column column) {
        return model.index(0, session::indexOf(column));
    };
    QCOMPARE(cell(Column::Id).data(models::RawRole).toULongLong(), 18446744073709551615ULL);
    QCOMPARE(cell(Column::Id).data().toString(), u"18446744073709551615"_s);
    QCOMPARE(cell(Column::Idle).data().toString(), u"4 m"_s);
    QCOMPARE(cell(Column::Idle).data(models::RawRole).toLongLong(), 245);
    QCOMPARE(cell(Column::Idle).data(Qt::AccessibleTextRole).toString(), u"Idle 4 m"_s);
    QVERIFY(cell(Column::Idle).data(Qt::ToolTipRole).toString().contains(u"245"_s));
    QCOMPARE(cell(Column::Multi).data().toString(), u"no"_s);
    QCOMPARE(cell(Column::Multi).data(models::RawRole).toLongLong(), -1);
    QCOMPARE(cell(Column::Omem).data().toString(), u"1.4 KiB"_s);
    QCOMPARE(cell(Column::Flags).data().toString(), u"blocked, in MULTI"_s);
    QVERIFY(cell(Column::Flags).data(models::NoteworthyRole).toBool());
    QVERIFY(!cell(Column::Name).data(models::NoteworthyRole).toBool());
    QCOMPARE(cell(Column::Id).data(models::KeyRole).toUInt(), 0U);
    QCOMPARE(model.headerData(0, Qt::Vertical, Qt::AccessibleTextRole).toString(),
             u"10.1.4.17:5012, cart, blpop, idle 4 m, blocked, in MULTI"_s);
    QVERIFY(!model.data({}, Qt::DisplayRole).isValid());
}

void TestSessionTableModel::keepsHostileTextPlain()
{
    session::SnapshotBuilder builder;
    builder.beginRow();
    builder.setText(Column::Name, QByteArray("<b>x</b>\n\xe2\x80\xae" + QByteArray(20000, 'y')));
    const auto snapshot = std::move(builder).finish({});
    SessionTableModel model;
    model.apply(live::buildRefresh(nullptr, snapshot, {}, 1));
    const QModelIndex name = model.index(0, session::indexOf(Column::Name));
    const QString text = name.data().toString();
    QVERIFY(text.size() < 400);
    QVERIFY(!text.contains(u'\n'));
    QVERIFY(!text.contains(QChar(0x202e)));
    const QString tip = name.data(Qt::ToolTipRole).toString();
    QVERIFY(!tip.contains(u"<b>"_s));
    QVERIFY(tip.contains(u"&lt;b&gt;"_s));
    QVERIFY(tip.size() < 6000);
    QVERIFY(name.data(models::RawRole).toString().size() > 20000);
}

QTEST_GUILESS_MAIN(TestSessionTableModel)
#include "tst_sessiontablemodel.moc"
