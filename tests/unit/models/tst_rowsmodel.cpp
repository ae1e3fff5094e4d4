// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/refreshbuilder.h"
#include "models/rowsmodel.h"
#include "models/sessiontablemodel.h"
#include "unit/models/simulatedsessions.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sessionscope;
using models::RowsModel;
using models::SessionTableModel;
using session::Column;

class TestRowsModel : public QObject
{
    Q_OBJECT

private slots:
    void hasTheRowsOfTheOtherModelAtAnyTime();
    void doesNotHearOfOtherPlaces();
    void namesItsRowsAsTheOtherModelDoes();
};

void TestRowsModel::hasTheRowsOfTheOtherModelAtAnyTime()
{
    SimulatedSessions simulated(11);
    simulated.add(40);
    SessionTableModel sessions;
    RowsModel rows(&sessions);
    const QAbstractItemModelTester tester(&rows,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto compare = [&] {
        QCOMPARE(rows.rowCount(), sessions.rowCount());
    };
    // Whoever listens to the sessions after it may ask it in the middle of a change.
    connect(&sessions, &SessionTableModel::rowsInserted, this, compare);
    connect(&sessions, &SessionTableModel::rowsRemoved, this, compare);
    connect(&sessions, &SessionTableModel::layoutChanged, this, compare);
    connect(&sessions, &SessionTableModel::modelReset, this, compare);
    live::RefreshResultPointer result;
    for (quint64 number = 1; number <= 60; ++number) {
        live::ViewRequest request;
        request.sort.push_back({Column::Idle, Qt::AscendingOrder});
        // Some are missed, so that the model is reset.
        result = live::buildRefresh(result.get(), simulated.snapshot(), request, number);
        if (number % 7 != 0)
            sessions.apply(result);
        compare();
        simulated.churn(number % 5 == 0 ? 1.0 : 0.3);
    }
    sessions.clear();
    compare();
}

void TestRowsModel::doesNotHearOfOtherPlaces()
{
    SimulatedSessions simulated(12);
    simulated.add(30);
    SessionTableModel sessions;
    RowsModel rows(&sessions);
    const session::SnapshotPointer snapshot = simulated.snapshot();
    const live::RefreshResultPointer first = live::buildRefresh(nullptr, snapshot, {}, 1);
    sessions.apply(first);
    const QSignalSpy layout(&rows, &RowsModel::layoutChanged);
    const QSignalSpy data(&rows, &RowsModel::dataChanged);
    const QSignalSpy arranged(&sessions, &SessionTableModel::layoutChanged);
    live::ViewRequest request;
    request.sort.push_back({Column::Name, Qt::DescendingOrder});
    sessions.apply(live::buildRefresh(first.get(), snapshot, request, 2));
    QVERIFY(!arranged.isEmpty());
    QCOMPARE(layout.size() + data.size(), 0);
}

void TestRowsModel::namesItsRowsAsTheOtherModelDoes()
{
    SimulatedSessions simulated(13);
    simulated.add(3);
    SessionTableModel sessions;
    const RowsModel rows(&sessions);
    sessions.apply(live::buildRefresh(nullptr, simulated.snapshot(), {}, 1));
    QCOMPARE(rows.headerData(2, Qt::Vertical).toInt(), 3);
    const QString summary = rows.headerData(2, Qt::Vertical, Qt::AccessibleTextRole).toString();
    QVERIFY(!summary.isEmpty());
    QCOMPARE(summary, sessions.headerData(2, Qt::Vertical, Qt::AccessibleTextRole).toString());
}

QTEST_GUILESS_MAIN(TestRowsModel)
#include "tst_rowsmodel.moc"
