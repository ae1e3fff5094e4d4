// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/colors.h"
#include "gui/sessionsheader.h"
#include "gui/sessionsview.h"
#include "live/refreshbuilder.h"
#include "models/columnlistmodel.h"
#include "models/look.h"
#include "models/sessiontablemodel.h"
#include "support/drawnsnapshot.h"
#include "support/testrandom.h"
#include "unit/models/simulatedsessions.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using gui::SessionsView;
using models::SessionTableModel;
using session::Column;
using test::TestRandom;

namespace {

struct ViewWorld
{
    explicit ViewWorld(quint32 seed)
        : simulated(seed)
        , tester(&sessions, QAbstractItemModelTester::FailureReportingMode::Fatal)
    {
        view.setModels(&sessions, &columns);
        view.resize(700, 400);
        view.show();
    }

    void refresh()
    {
        result = live::buildRefresh(result.get(), simulated.snapshot(), request, ++number);
        view.apply(result);
    }

    QString nameAt(int row) const
    {
        return sessions.snapshot()->text(Column::Name, sessions.snapshotRow(row)).value();
    }

    QSet<QString> names() const
    {
        QSet<QString> names;
        for (int row = 0; row < sessions.rowCount(); ++row)
            names.insert(nameAt(row));
        return names;
    }

    QSet<QString> selected() const
    {
        QSet<QString> names;
        for (const quint32 row : view.selectedSnapshotRows())
            names.insert(sessions.snapshot()->text(Column::Name, row).value());
        return names;
    }

    QImage picture()
    {
        QImage image(view.viewport()->size(), QImage::Format_RGB32);
        view.viewport()->render(&image);
        return image;
    }

    SimulatedSessions simulated;
    SessionTableModel sessions;
    models::ColumnListModel columns;
    SessionsView view; // dies before its models
    QAbstractItemModelTester tester;
    live::RefreshResultPointer result;
    live::ViewRequest request;
    quint64 number = 0;
};

} // namespace

class TestSessionsView : public QObject
{
    Q_OBJECT

private slots:
    void keepsAnySelectionThroughChurn_data();
    void keepsAnySelectionThroughChurn();
    void hasAPlaceForEachRow();
    void paintsOnlyWhatHasToBePainted();
    void showsWhatIsSelectedAndCurrent();
    void selectsEverythingAsOneRange();
    void isReadOutByRowsAndCells();
    void showsColumnsWhenTheSessionsHaveThem();
};

void TestSessionsView::keepsAnySelectionThroughChurn_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("sessions");
    for (quint32 seed = 1; seed <= 3; ++seed) {
        QTest::addRow("few sessions, seed %u", seed) << seed << 30;
        QTest::addRow("more than Qt carries, seed %u", seed) << seed << 2500;
    }
}

void TestSessionsView::keepsAnySelectionThroughChurn()
{
    QFETCH(quint32, seed);
    QFETCH(int, sessions);
    TestRandom random(seed);
    ViewWorld world(seed);
    world.simulated.add(sessions);
    world.refresh();
    for (int step = 0; step < 12; ++step) {
        SessionsView &view = world.view;
        const int rows = world.sessions.rowCount();
        switch (random.below(4)) {
        case 0:
            view.selectAll();
            break;
        case 1:
            view.clearSelection();
            break;
        case 2:
            for (int i = 0; i < 20 && rows > 0; ++i) {
                view.selectionModel()->select(world.sessions.index(random.below(rows), 0),
                                              QItemSelectionModel::Toggle
                                                  | QItemSelectionModel::Rows);
            }
            break;
        default:
            break;
        }
        if (rows > 0 && random.oneIn(2)) {
            view.selectionModel()->setCurrentIndex(world.sessions.index(random.below(rows), 2),
                                                   QItemSelectionModel::NoUpdate);
        }
        const QSet<QString> before = world.selected();
        const QString current =
            view.currentIndex().isValid() ? world.nameAt(view.currentIndex().row()) : QString();
        if (random.oneIn(3)) {
            world.request.sort = {
                {random.oneIn(2) ? Column::Idle : Column::Name, Qt::AscendingOrder}};
        }
        if (random.oneIn(4)) {
            world.request.filter =
                query::Filter::parse(random.oneIn(2) ? u"get"_s : QString()).value();
        }
        if (!random.oneIn(3))
            world.simulated.churn(0.08);
        world.refresh();

        const QSet<QString> names = world.names();
        QCOMPARE(world.selected(), before & names);
        QCOMPARE(view.selectedCount(), world.selected().size());
        if (names.contains(current))
            QCOMPARE(world.nameAt(view.currentIndex().row()), current);
        else if (!current.isEmpty() && !names.isEmpty())
            QVERIFY(view.currentIndex().isValid());
    }
}

void TestSessionsView::hasAPlaceForEachRow()
{
    ViewWorld world(5);
    for (const int count : {10, 500, 0, 60}) {
        world.simulated.clear();
        world.simulated.add(count);
        world.refresh();
        QCOMPARE(world.view.verticalHeader()->count(), count);
        const int height = world.view.verticalHeader()->defaultSectionSize();
        QCOMPARE(world.view.verticalScrollBar()->maximum(),
                 qMax(0, count * height - world.view.viewport()->height()));
        if (count > 0)
            QCOMPARE(world.view.rowViewportPosition(count - 1), (count - 1) * height);
    }
    world.sessions.clear();
    QCOMPARE(world.view.verticalHeader()->count(), 0);
}

void TestSessionsView::paintsOnlyWhatHasToBePainted()
{
    ViewWorld world(6);
    world.simulated.add(100);
    world.refresh();
    const QImage whole = world.picture();
    const int height = world.view.verticalHeader()->defaultSectionSize();
    // A part of it is that part of the whole, wherever the edges cut the cells.
    for (const QRect &part :
         {QRect(0, 0, 50, 10), QRect(33, height / 2, 200, 3 * height), QRect(500, 290, 150, 50)}) {
        QImage image(part.size(), QImage::Format_RGB32);
        image.fill(Qt::magenta);
        world.view.viewport()->render(&image, {}, QRegion(part));
        QCOMPARE(image, whole.copy(part));
    }
    // Right of the last column and below the last row there is nothing but the ground.
    world.simulated.clear();
    world.simulated.add(2);
    for (int section = 1; section < world.sessions.columnCount(); ++section)
        world.view.setColumnHidden(section, true);
    world.refresh();
    const QImage small = world.picture();
    const QColor ground = world.view.palette().color(QPalette::Base);
    QCOMPARE(small.pixelColor(small.width() - 3, height / 2), ground);
    QCOMPARE(small.pixelColor(5, 5 * height), ground);
}

void TestSessionsView::showsWhatIsSelectedAndCurrent()
{
    ViewWorld world(7);
    world.simulated.add(30);
    world.refresh();
    const gui::Colors colors = gui::Colors::of(world.view.palette());
    const int height = world.view.verticalHeader()->defaultSectionSize();
    const auto ground = [&](int row) {
        return world.picture().pixelColor(6, row * height + 1);
    };
    QVERIFY(ground(3) != colors.accentSoft);
    world.view.selectionModel()->select(world.sessions.index(3, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QCOMPARE(ground(3), colors.accentSoft);
    QVERIFY(ground(2) != colors.accentSoft);
    world.view.selectAll();
    QCOMPARE(ground(2), colors.accentSoft);
    world.view.clearSelection();
    QVERIFY(ground(3) != colors.accentSoft);

    world.view.setCurrentIndex(world.sessions.index(4, 1));
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        world.view.setLayoutDirection(direction);
        const QImage image = world.view.verticalHeader()->viewport()->grab().toImage();
        const int x = direction == Qt::LeftToRight ? 1 : image.width() - 2;
        QCOMPARE(image.pixelColor(x, 4 * height + 4),
                 world.view.palette().color(QPalette::Active, QPalette::Highlight));
    }
}

void TestSessionsView::selectsEverythingAsOneRange()
{
    ViewWorld world(8);
    world.simulated.add(3000);
    world.refresh();
    world.view.selectAll();
    QCOMPARE(world.view.selectionModel()->selection().size(), 1);
    QCOMPARE(world.view.selectedRows().ranges().size(), size_t(1));
    QCOMPARE(world.view.selectedCount(), 3000);
    // The headers must not look at each of them.
    QVERIFY(!world.view.header()->selectionModel()->hasSelection());
    QVERIFY(!world.view.verticalHeader()->selectionModel()->hasSelection());
}

void TestSessionsView::isReadOutByRowsAndCells()
{
    ViewWorld world(9);
    world.simulated.add(3);
    world.refresh();
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(&world.view);
    QVERIFY(table != nullptr && table->tableInterface() != nullptr);
    QCOMPARE(table->tableInterface()->rowCount(), 3);
    QAccessibleInterface *cell = table->tableInterface()->cellAt(1, session::indexOf(Column::Name));
    QVERIFY(cell != nullptr);
    QVERIFY(cell->text(QAccessible::Name).contains(world.nameAt(1)));
    QCOMPARE(table->tableInterface()->rowDescription(1), u"2"_s);
    world.view.selectAll();
    QCOMPARE(table->tableInterface()->selectedRowCount(), 3);
}

void TestSessionsView::showsColumnsWhenTheSessionsHaveThem()
{
    models::SessionTableModel sessions;
    models::ColumnListModel columns;
    SessionsView view;
    view.setModels(&sessions, &columns);
    view.show();
    live::RefreshResultPointer result;
    const auto refresh = [&](const session::SnapshotPointer &snapshot) {
        result = live::buildRefresh(result.get(), snapshot, {}, result ? result->number + 1 : 1);
        view.apply(result);
    };
    const QSignalSpy edited(&view, &SessionsView::layoutEdited);
    const auto isShown = [&view](Column column) {
        return view.shownColumns().contains(column);
    };
    refresh(test::drawnSnapshot("Id Addr\n 1 10.0.0.1:5"));
    QVERIFY(isShown(Column::Addr) && !isShown(Column::User));
    refresh(test::drawnSnapshot("Id Addr User Resp\n"
                                " 1 10.0.0.1:5 \"an application with a long name\" 3"));
    QVERIFY(isShown(Column::User));
    QVERIFY(!isShown(Column::Resp)); // until somebody wants it
    QVERIFY(!isShown(Column::TotMem)); // not sent
    const int user = session::indexOf(Column::User);
    QVERIFY(view.columnWidth(user)
            >= view.fontMetrics().horizontalAdvance(u"an application with"_s));
    QVERIFY(edited.isEmpty()); // nothing that the user has done

    models::Look look;
    columns.setVisible(Column::Resp, true);
    refresh(test::drawnSnapshot("Id Addr\n 1 10.0.0.1:5"));
    QVERIFY(!isShown(Column::User) && !isShown(Column::Resp));
    view.saveLayout(look);
    const auto wanted = [&look](Column column) {
        return std::any_of(look.columns.begin(), look.columns.end(), [column](const auto &one) {
            return one.column == column && one.isShown;
        });
    };
    QVERIFY(wanted(Column::User) && wanted(Column::Resp) && !wanted(Column::Watch));
}

QTEST_MAIN(TestSessionsView)
#include "tst_sessionsview.moc"
