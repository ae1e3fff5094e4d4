// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/selectedrows.h"
#include "live/refreshbuilder.h"
#include "models/sessiontablemodel.h"
#include "support/testrandom.h"
#include "unit/models/simulatedsessions.h"

#include <QTest>

#include <set>

using namespace sessionscope;
using gui::SelectedRows;
using models::SessionTableModel;
using session::Column;
using test::TestRandom;

namespace {

QItemSelection randomSelection(const SessionTableModel &model, TestRandom &random, int ranges)
{
    QItemSelection selection;
    for (int i = 0; i < ranges && model.rowCount() > 0; ++i) {
        const int first = random.below(model.rowCount());
        const int last = qMin(model.rowCount() - 1, first + random.below(9));
        selection.append(
            QItemSelectionRange(model.index(first, 0), model.index(last, model.columnCount() - 1)));
    }
    return selection;
}

std::set<int> rowsOf(const QItemSelection &selection)
{
    std::set<int> rows;
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.insert(row);
    }
    return rows;
}

std::set<int> rowsOf(const SelectedRows &selected)
{
    std::set<int> rows;
    int end = -1;
    for (const SelectedRows::Range &range : selected.ranges()) {
        if (range.first <= end)
            qFatal("ranges overlap, touch or do not ascend");
        for (int row = range.first; row <= range.last; ++row)
            rows.insert(row);
        end = range.last + 1;
    }
    return rows;
}

} // namespace

class TestSelectedRows : public QObject
{
    Q_OBJECT

private slots:
    void knowsWhatIsSelected();
    void followsSessionsThroughChurn();
    void isEmptyWithoutASelection();
};

void TestSelectedRows::knowsWhatIsSelected()
{
    TestRandom random(31);
    SimulatedSessions simulated(31);
    simulated.add(150);
    SessionTableModel model;
    model.apply(live::buildRefresh(nullptr, simulated.snapshot(), {}, 1));
    for (int i = 0; i < 200; ++i) {
        const QItemSelection selection = randomSelection(model, random, random.below(30));
        const std::set<int> expected = rowsOf(selection);
        const SelectedRows selected(selection);
        QCOMPARE(selected.count(), static_cast<qsizetype>(expected.size()));
        QVERIFY2(rowsOf(selected) == expected, qPrintable(QString::number(random.seed())));
        for (int row = -1; row <= model.rowCount(); ++row)
            QCOMPARE(selected.contains(row), expected.count(row) == 1);
        QVERIFY(rowsOf(selected.toSelection(model)) == expected);
    }
}

void TestSelectedRows::followsSessionsThroughChurn()
{
    TestRandom random(32);
    SimulatedSessions simulated(32);
    simulated.add(120);
    SessionTableModel model;
    live::ViewRequest request;
    live::RefreshResultPointer result =
        live::buildRefresh(nullptr, simulated.snapshot(), request, 1);
    model.apply(result);
    const auto nameAt = [&model](int row) {
        return model.snapshot()->text(Column::Name, model.snapshotRow(row)).value();
    };
    for (quint64 number = 2; number <= 80; ++number) {
        const SelectedRows before(randomSelection(model, random, random.below(25)));
        QSet<QString> names;
        for (const int row : rowsOf(before))
            names.insert(nameAt(row));
        if (random.oneIn(3))
            request.sort = {{random.oneIn(2) ? Column::Idle : Column::Name, Qt::DescendingOrder}};
        if (!random.oneIn(4))
            simulated.churn(0.1);
        result = live::buildRefresh(result.get(), simulated.snapshot(), request, number);
        const SelectedRows after = before.carriedOver(*result);
        model.apply(result);
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(after.contains(row), names.contains(nameAt(row)));
        rowsOf(after);
    }
}

void TestSelectedRows::isEmptyWithoutASelection()
{
    const SelectedRows selected;
    QCOMPARE(selected.count(), 0);
    QVERIFY(!selected.contains(0));
    QVERIFY(selected.toSelection(SessionTableModel()).isEmpty());
}

QTEST_GUILESS_MAIN(TestSelectedRows)
#include "tst_selectedrows.moc"
