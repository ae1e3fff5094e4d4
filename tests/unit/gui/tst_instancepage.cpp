// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/noticebar.h"
#include "gui/pagedocks.h"
#include "gui/sessionsheader.h"
#include "gui/sourceschart.h"
#include "models/roles.h"
#include "unit/gui/pageworld.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using gui::InstancePage;
using gui::InstancePageInfo;
using gui::Notice;
using session::Column;
using test::child;
using test::drawn;
using test::PageWorld;

namespace {

const QList<QByteArray> kFive{"cart 10.0.0.1 5", "order 10.0.0.2 50", "cart 10.0.0.1 3",
                              "user 10.0.0.3 200", "order 10.0.0.1 1"};

QString notice(const PageWorld &world, Notice::Kind kind)
{
    return child<gui::NoticeBar>(world.page.get(), "noticeBar")->text(kind);
}

QPoint headerPoint(const gui::SessionsView *view, Column column)
{
    const gui::SessionsHeader *header = view->header();
    const int section = session::indexOf(column);
    return {header->sectionViewportPosition(section) + header->sectionSize(section) / 2,
            header->height() / 2};
}

void clickHeader(const gui::SessionsView *view, Column column,
                 Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QTest::mouseClick(view->header()->viewport(), Qt::LeftButton, modifiers,
                      headerPoint(view, column));
}

} // namespace

class TestInstancePage : public QObject
{
    Q_OBJECT

private slots:
    void saysThatItAsksAndThenShowsRows();
    void saysWhyThereAreNoRows();
    void keepsRowsAndSaysTheirAgeWhenARefreshFails();
    void filtersAsTheUserTypes();
    void keepsTheLastGoodFilter();
    void leavesTheFilterByEscape();
    void saysWhenTheFilterHidesEverything();
    void narrowsToASourceByDoubleClick();
    void onlyThisSourceWritesTheFilter();
    void narrowsToASourceByKeyOnTheChart();
    void groupsAndNarrowsToAGroup();
    void asksForNoGroupsWhileTheDockIsHidden();
    void sortsByHeaderInThreeClicks();
    void sortsByTwoColumnsWithShift();
    void keepsSelectionAndTopRowOverRefreshes();
    void keepsALargeSelection();
    void staysAtTheTop();
    void copiesRowsWithAHeader();
    void copiesTheMemberThatHasTheFocus();
    void showsDetailsOfTheCurrentSessionUntilAnotherIsChosen();
    void showsProgressOfALongFetchAndGivesItUp();
    void pausesAndSaysSo();
    void takesAnIntervalOfTheUsers();
    void tellsDifferencesToTheServersCounts();
    void doesNotRepeatADismissedNoticeUntilItsCauseIsGone();
    void showsTheDirectModeNoteOnceAnInstance();
    void remembersColumnsAndOrder();
    void doesNotRememberWhatNobodyChanged();
    void shownColumnsAreWhatIsExported();
    void readsAFileOnceWithoutPolling();
    void marksProductionWithALine();
    void namesEveryControl();
};

void TestInstancePage::saysThatItAsksAndThenShowsRows()
{
    PageWorld world;
    QCOMPARE(world.instance.fetches, 1);
    QVERIFY(!world.page->hasData());
    QCOMPARE(world.text("emptyTitleLabel"), u"Asking for the sessions…"_s);
    QVERIFY(!world.view()->isVisible());

    session::SnapshotInfo info;
    info.requestId = u"REQ-1"_s;
    info.timestamp_ms = 1660100799000;
    world.show(drawn(kFive, info));
    QVERIFY(world.view()->isVisible());
    QCOMPARE(world.model()->rowCount(), 5);
    QCOMPARE(world.text("statusCountsLabel"), u"5 session(s) · 3 active · 3 source(s)"_s);
    QCOMPARE(world.text("filterCountLabel"), u"5 / 5"_s);
    QVERIFY(world.text("statusDataButton").contains(u"old"_s));
    QVERIFY(child<QLabel>(world.page.get(), "statusCountsLabel")
                ->toolTip()
                .contains(u"idle for at most 10 s"_s));
}

void TestInstancePage::saysWhyThereAreNoRows()
{
    PageWorld world({u"orders"_s, u"profile"_s, {}, std::chrono::seconds(0), {}, {}, false});
    world.instance.fail(Error::Code::KeyRejected, u"The AccessKey is unknown. Edit it."_s,
                        u"REQ-7"_s);
    QTRY_COMPARE(world.text("emptyTitleLabel"), u"The sessions could not be read"_s);
    QVERIFY(world.text("emptyReasonLabel").contains(u"The AccessKey is unknown."_s));
    QVERIFY(world.text("emptyReasonLabel").contains(u"REQ-7"_s));

    const QSignalSpy edit(world.page.get(), &InstancePage::editRequested);
    child<QPushButton>(world.page.get(), "emptySecondButton")->click();
    QCOMPARE(edit.size(), 1);
    child<QPushButton>(world.page.get(), "emptyFirstButton")->click();
    QCOMPARE(world.instance.fetches, 2);
    world.show(drawn({}));
    QCOMPARE(world.text("emptyTitleLabel"), u"No sessions"_s);
}

void TestInstancePage::keepsRowsAndSaysTheirAgeWhenARefreshFails()
{
    PageWorld world;
    world.show(drawn(kFive));
    QCOMPARE(notice(world, Notice::Kind::Error), QString());
    world.page->refresh();
    world.instance.fail(Error::Code::TimedOut, u"The server did not answer in time."_s);
    QTRY_VERIFY(notice(world, Notice::Kind::Error).startsWith(u"The server did not answer"_s));
    QVERIFY(notice(world, Notice::Kind::Error).contains(u"old"_s));
    QCOMPARE(world.model()->rowCount(), 5);
    QVERIFY(world.view()->isVisible());
    world.page->refresh();
    world.show(drawn(kFive));
    QCOMPARE(notice(world, Notice::Kind::Error), QString());
}

void TestInstancePage::filtersAsTheUserTypes()
{
    PageWorld world;
    world.show(drawn(kFive));
    world.page->focusFilter();
    auto *edit = child<QLineEdit>(world.page.get(), "filterLineEdit");
    QTest::keyClicks(edit, u"cart"_s);
    QCOMPARE(world.model()->rowCount(), 5); // not before the user pauses
    QTRY_COMPARE(world.names(), QStringList({u"cart"_s, u"cart"_s}));
    QCOMPARE(world.text("filterCountLabel"), u"2 / 5"_s);
    QCOMPARE(world.text("statusCountsLabel"), u"2 of 5 session(s) · 2 active · 1 source(s)"_s);
    edit->clear();
    QTRY_COMPARE(world.model()->rowCount(), 5);
}

void TestInstancePage::keepsTheLastGoodFilter()
{
    PageWorld world;
    world.show(drawn(kFive));
    auto *edit = child<QLineEdit>(world.page.get(), "filterLineEdit");
    auto *problem = child<QLabel>(world.page.get(), "filterProblemLabel");
    world.page->setFilterText(u"user"_s);
    QTRY_COMPARE(world.names(), QStringList{u"user"_s});
    QVERIFY(!problem->isVisible());
    world.page->focusFilter();
    QTest::keyClicks(edit, u"\"cart"_s);
    QTRY_VERIFY(problem->isVisible());
    QVERIFY(!problem->text().isEmpty());
    QCOMPARE(world.names(), QStringList{u"user"_s});
    QTest::keyClicks(edit, u"\""_s);
    QTRY_COMPARE(world.names(), QStringList({u"cart"_s, u"cart"_s}));
    QVERIFY(!problem->isVisible());
}

void TestInstancePage::leavesTheFilterByEscape()
{
    PageWorld world;
    world.show(drawn(kFive));
    QApplication::setActiveWindow(world.page.get());
    world.page->focusFilter();
    auto *edit = child<QLineEdit>(world.page.get(), "filterLineEdit");
    QTRY_VERIFY(edit->hasFocus());
    QTest::keyClicks(edit, u"cart"_s);
    QTest::keyClick(edit, Qt::Key_Escape);
    QCOMPARE(edit->text(), QString());
    QVERIFY(edit->hasFocus());
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(world.view()->hasFocus());
}

void TestInstancePage::saysWhenTheFilterHidesEverything()
{
    PageWorld world;
    world.show(drawn(kFive));
    world.page->setFilterText(u"nobody"_s);
    QTRY_COMPARE(world.text("emptyTitleLabel"), u"No session passes the filter"_s);
    QTRY_VERIFY(!world.view()->isVisible());
    child<QPushButton>(world.page.get(), "emptyFirstButton")->click();
    QTRY_COMPARE(world.model()->rowCount(), 5);
    QVERIFY(world.view()->isVisible());
}

void TestInstancePage::narrowsToASourceByDoubleClick()
{
    PageWorld world;
    world.show(drawn(kFive));
    auto *table = child<QTreeView>(world.page.get(), "sourcesTable");
    QTRY_COMPARE(table->model()->rowCount(), 3);
    auto *line = child<QLineEdit>(world.page.get(), "filterLineEdit");
    const QPoint first = table->visualRect(table->model()->index(0, 0)).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, first);
    QCOMPARE(table->currentIndex().row(), 0);
    QVERIFY(line->text().isEmpty()); // chosen, no more
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, first);
    QCOMPARE(line->text(), u"client = 10.0.0.1"_s);
    QTRY_COMPARE(world.names(), QStringList({u"cart"_s, u"cart"_s, u"order"_s}));
    QTRY_COMPARE(table->model()->rowCount(), 1);

    // Once more says nothing new.
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(line->text(), u"client = 10.0.0.1"_s);
    world.page->clearFilter();
    QTRY_COMPARE(world.model()->rowCount(), 5);
}

void TestInstancePage::onlyThisSourceWritesTheFilter()
{
    PageWorld world;
    world.show(drawn(kFive));
    auto *line = child<QLineEdit>(world.page.get(), "filterLineEdit");
    world.page->filterByCurrentSource(); // there is no current session
    QVERIFY(line->text().isEmpty());
    world.page->setFilterText(u"cart"_s);
    QTRY_COMPARE(world.model()->rowCount(), 2);
    world.view()->setCurrentIndex(world.model()->index(0, 0));
    world.page->filterByCurrentSource();
    QCOMPARE(line->text(), u"cart and client = 10.0.0.1"_s);
    QTRY_COMPARE(world.names(), QStringList({u"cart"_s, u"cart"_s}));
}

void TestInstancePage::narrowsToASourceByKeyOnTheChart()
{
    PageWorld world;
    world.show(drawn(kFive));
    auto *chart = child<gui::SourcesChart>(world.page.get(), "sourcesChart");
    QTRY_COMPARE(chart->barCount(), 3);
    QApplication::setActiveWindow(world.page.get());
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Home);
    QTest::keyClick(chart, Qt::Key_Down);
    QTest::keyClick(chart, Qt::Key_Return);
    QCOMPARE(child<QLineEdit>(world.page.get(), "filterLineEdit")->text(), u"client = 10.0.0.2"_s);
    QTRY_COMPARE(world.names(), QStringList{u"order"_s});
}

void TestInstancePage::groupsAndNarrowsToAGroup()
{
    PageWorld world;
    world.show(drawn(kFive));
    auto *table = child<QTreeView>(world.page.get(), "sourcesTable");
    auto *first = child<QComboBox>(world.page.get(), "groupBy1ComboBox");
    auto *second = child<QComboBox>(world.page.get(), "groupBy2ComboBox");
    first->setCurrentIndex(first->findText(u"Name"_s));
    second->setCurrentIndex(second->findText(u"Source"_s));
    const auto groups = [table] {
        QStringList texts;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            texts.append(table->model()->index(row, 0).data().toString() + u' '
                         + table->model()->index(row, 1).data().toString());
        return texts;
    };
    QTRY_COMPARE(groups(),
                 QStringList({u"cart 10.0.0.1"_s, u"order 10.0.0.1"_s, u"order 10.0.0.2"_s,
                              u"user 10.0.0.3"_s}));
    table->setCurrentIndex(table->model()->index(2, 0));
    QTest::keyClick(table, Qt::Key_Return);
    auto *line = child<QLineEdit>(world.page.get(), "filterLineEdit");
    QCOMPARE(line->text(), u"name = order and client = 10.0.0.2"_s);
    QTRY_COMPARE(world.names(), QStringList{u"order"_s});
    QTRY_COMPARE(groups(), QStringList{u"order 10.0.0.2"_s});

    // Its one session.
    const QModelIndex group = table->model()->index(0, 0);
    table->expand(group);
    QCOMPARE(table->model()->rowCount(group), 1);
    table->setCurrentIndex(table->model()->index(0, 0, group));
    QTest::keyClick(table, Qt::Key_Return);
    QVERIFY(line->text().endsWith(u"and addr = 10.0.0.2:1"_s));

    world.page->clearFilter();
    second->setCurrentIndex(0);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    QCOMPARE(child<QLabel>(world.page.get(), "sourcesCaptionLabel")->text(), u"3 group(s)"_s);
}

void TestInstancePage::asksForNoGroupsWhileTheDockIsHidden()
{
    PageWorld world;
    world.page->docks().setSourcesShown(false);
    world.show(drawn(kFive));
    QVERIFY(!world.model()->result()->groups);
    world.page->docks().setSourcesShown(true);
    QTRY_VERIFY(world.model()->result()->groups != nullptr);
    world.page->docks().setSourcesShown(false);
    QTRY_VERIFY(world.model()->result()->groups == nullptr);
}

void TestInstancePage::sortsByHeaderInThreeClicks()
{
    PageWorld world;
    world.show(drawn(kFive));
    const QStringList unsorted = world.names();
    clickHeader(world.view(), Column::Idle);
    QTRY_COMPARE(world.names(),
                 QStringList({u"user"_s, u"order"_s, u"cart"_s, u"cart"_s, u"order"_s}));
    clickHeader(world.view(), Column::Idle);
    QTRY_COMPARE(world.names(),
                 QStringList({u"order"_s, u"cart"_s, u"cart"_s, u"order"_s, u"user"_s}));
    clickHeader(world.view(), Column::Idle);
    QTRY_COMPARE(world.names(), unsorted);
    QVERIFY(world.view()->sort().empty());
}

void TestInstancePage::sortsByTwoColumnsWithShift()
{
    using gui::SessionsHeader;
    using session::SortSpec;
    const SortSpec name{{Column::Name, Qt::AscendingOrder}};
    const SortSpec both = SessionsHeader::clicked(name, Column::Idle, true);
    QCOMPARE(both,
             (SortSpec{{Column::Name, Qt::AscendingOrder}, {Column::Idle, Qt::DescendingOrder}}));
    QCOMPARE(SessionsHeader::clicked(both, Column::Idle, true),
             (SortSpec{{Column::Name, Qt::AscendingOrder}, {Column::Idle, Qt::AscendingOrder}}));
    QCOMPARE(SessionsHeader::clicked(both, Column::Age, false),
             (SortSpec{{Column::Age, Qt::DescendingOrder}}));
    const SortSpec reversed{{Column::Name, Qt::DescendingOrder}};
    QVERIFY(SessionsHeader::clicked(reversed, Column::Name, true).empty());
    QVERIFY(SessionsHeader::clicked(reversed, Column::Name, false).empty());

    PageWorld world;
    world.show(drawn(kFive));
    clickHeader(world.view(), Column::Name);
    clickHeader(world.view(), Column::Idle, Qt::ShiftModifier);
    // Modifiers of a synthetic click are not those of the keyboard, so the rows are asked directly.
    QTRY_VERIFY(!world.view()->sort().empty());
}

void TestInstancePage::keepsSelectionAndTopRowOverRefreshes()
{
    SimulatedSessions simulated(21);
    simulated.add(400);
    PageWorld world;
    world.show(simulated.snapshot());
    gui::SessionsView *view = world.view();
    clickHeader(view, Column::Addr);
    QTRY_VERIFY(!world.model()->result()->request.sort.empty());
    view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum() / 2);
    const int top = view->rowAt(0);
    view->selectionModel()->select(world.model()->index(top + 3, 0),
                                   QItemSelectionModel::Select | QItemSelectionModel::Rows);
    view->setCurrentIndex(world.model()->index(top + 5, 4));
    for (int i = 0; i < 25; ++i) {
        const int firstRow = view->rowAt(0);
        const int offset = view->rowViewportPosition(firstRow);
        QStringList visible;
        for (int row = firstRow; row <= view->rowAt(view->viewport()->height() - 1); ++row)
            visible.append(world.nameAt(row));
        const auto current = view->currentIndex();
        const QString currentName = world.nameAt(current.row());
        simulated.churn(0.08);
        world.page->refresh();
        world.show(simulated.snapshot());

        const QStringList names = world.names();
        const auto survivor =
            std::find_if(visible.cbegin(), visible.cend(),
                         [&](const QString &name) { return names.contains(name); });
        QVERIFY(survivor != visible.cend());
        const int row = int(names.indexOf(*survivor));
        const int expected = offset
            + int(survivor - visible.cbegin()) * view->verticalHeader()->defaultSectionSize();
        const QScrollBar *bar = view->verticalScrollBar();
        if (bar->value() != bar->maximum() && bar->value() != 0)
            QCOMPARE(view->rowViewportPosition(row), expected);
        if (names.contains(currentName))
            QCOMPARE(world.nameAt(view->currentIndex().row()), currentName);
        else
            QVERIFY(view->currentIndex().isValid()); // the keyboard keeps its place
    }
}

void TestInstancePage::keepsALargeSelection()
{
    SimulatedSessions simulated(23);
    simulated.add(3000);
    PageWorld world;
    world.show(simulated.snapshot());
    clickHeader(world.view(), Column::Idle);
    QTRY_VERIFY(!world.model()->result()->request.sort.empty());
    world.page->selectAll();
    world.view()->selectionModel()->select(
        world.model()->index(7, 0), QItemSelectionModel::Deselect | QItemSelectionModel::Rows);
    const auto selected = [&world] {
        QSet<QString> names;
        for (const quint32 row : world.view()->selectedSnapshotRows())
            names.insert(*world.page->snapshot()->text(Column::Name, row));
        return names;
    };
    for (int i = 0; i < 6; ++i) {
        const QSet<QString> before = selected();
        QVERIFY(before.size() > 1000);
        simulated.churn(0.05);
        world.page->refresh();
        world.show(simulated.snapshot());
        const QStringList names = world.names();
        QCOMPARE(selected(), before & QSet<QString>(names.begin(), names.end()));
        QCOMPARE(world.view()->selectedCount(), selected().size());
    }
    world.page->setFilterText(u"blpop"_s);
    const QSet<QString> before = selected();
    QTRY_COMPARE(world.page->exportInput().visibleRows.size(), size_t(world.model()->rowCount()));
    QTRY_VERIFY(world.model()->rowCount() < int(world.page->snapshot()->rowCount()));
    QVERIFY(before.contains(selected()));
}

void TestInstancePage::staysAtTheTop()
{
    SimulatedSessions simulated(22);
    simulated.add(300);
    PageWorld world;
    world.show(simulated.snapshot());
    for (int i = 0; i < 5; ++i) {
        simulated.churn(0.2);
        world.page->refresh();
        world.show(simulated.snapshot());
        QCOMPARE(world.view()->verticalScrollBar()->value(), 0);
    }
}

void TestInstancePage::copiesRowsWithAHeader()
{
    PageWorld world;
    world.show(drawn(kFive));
    for (const int row : {0, 1, 3}) {
        world.view()->selectionModel()->select(
            world.model()->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    QVERIFY(world.text("statusCountsLabel").endsWith(u"3 selected"_s));
    world.page->copy();
    const QStringList lines = QApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 5); // the last one is empty
    QStringList header;
    for (const Column column : world.view()->shownColumns())
        header.append(session::columnInfo(column).apiName);
    QCOMPARE(lines[0], header.join(u'\t'));
    QVERIFY(lines[1].startsWith(u"10.0.0.1:1\t"_s));
    QVERIFY(lines[3].contains(u"\tuser\t"_s));
    QVERIFY(lines[3].contains(u"\t200\t"_s));
}

void TestInstancePage::copiesTheMemberThatHasTheFocus()
{
    PageWorld world;
    world.show(drawn(kFive));
    world.view()->setCurrentIndex(world.model()->index(3, 0));
    QApplication::setActiveWindow(world.page.get());
    world.page->showDetails();
    auto *list = child<QTreeView>(world.page.get(), "detailsList");
    QTRY_VERIFY(list->hasFocus());
    list->setCurrentIndex(list->model()->index(session::indexOf(Column::Idle), 0));
    world.page->copy();
    QCOMPARE(QApplication::clipboard()->text(), u"200"_s);
    world.page->focusSessions();
    world.page->copyCell();
    QCOMPARE(QApplication::clipboard()->text(), u"104"_s); // the current cell is the id
}

void TestInstancePage::showsDetailsOfTheCurrentSessionUntilAnotherIsChosen()
{
    PageWorld world;
    world.show(drawn(kFive));
    auto *gone = child<QLabel>(world.page.get(), "detailsGoneLabel");
    auto *list = child<QTreeView>(world.page.get(), "detailsList");
    const auto shownName = [list] {
        return list->model()
            ->index(session::indexOf(Column::Name), 0)
            .data(models::RawRole)
            .toString();
    };
    QCOMPARE(list->model()->rowCount(), 0);
    world.view()->setCurrentIndex(world.model()->index(3, 0));
    QCOMPARE(list->model()->rowCount(), 21);
    QCOMPARE(shownName(), u"user"_s);

    QList<QByteArray> four = kFive;
    four.remove(3);
    four.append("cart 10.0.0.9 1"); // takes over the id 105 of another source
    world.page->refresh();
    world.show(drawn(four));
    QVERIFY(gone->isVisible());
    QCOMPARE(shownName(), u"user"_s);
    world.view()->setCurrentIndex(world.model()->index(0, 0));
    QVERIFY(!gone->isVisible());
    QCOMPARE(shownName(), u"cart"_s);

    // Hidden is not gone: it is still in the list of the instance.
    world.page->setFilterText(u"user"_s);
    QTRY_VERIFY(world.model()->rowCount() < 5);
    QVERIFY(!gone->isVisible());
    QCOMPARE(shownName(), u"cart"_s);
    world.page->setFilterText({});
    QTRY_COMPARE(world.model()->rowCount(), 5);
    QVERIFY(!gone->isVisible());
    QCOMPARE(shownName(), u"cart"_s);
}

void TestInstancePage::showsProgressOfALongFetchAndGivesItUp()
{
    PageWorld world;
    world.show(drawn(kFive));
    auto *progress = child<QLabel>(world.page.get(), "progressLabel");
    auto *cancel = child<QToolButton>(world.page.get(), "cancelButton");
    world.page->refresh();
    QVERIFY(!cancel->isVisible()); // nothing flickers at each refresh
    world.instance.progress({3 * 1024 * 1024, std::chrono::milliseconds(700), 1, {}, {}});
    QTRY_VERIFY(cancel->isVisible());
    QVERIFY(progress->text().contains(u"3.0 MiB"_s));
    cancel->click();
    QVERIFY(world.instance.stop.stop_requested());
    world.instance.fail(Error::Code::Cancelled, {});
    QTRY_VERIFY(!cancel->isVisible());
    QCOMPARE(progress->text(), QString());
    QCOMPARE(notice(world, Notice::Kind::Error), QString());
    QCOMPARE(world.model()->rowCount(), 5);
}

void TestInstancePage::pausesAndSaysSo()
{
    PageWorld world({u"orders"_s, {}, {}, std::chrono::seconds(60), {}, {}, false});
    world.show(drawn(kFive));
    QVERIFY(world.text("statusNextLabel").contains(u"next in"_s));
    auto *pause = child<QToolButton>(world.page.get(), "pauseButton");
    pause->click();
    QVERIFY(world.page->status().paused);
    QVERIFY(pause->isChecked());
    QVERIFY(world.text("statusNextLabel").contains(u"paused"_s));
    world.page->refresh(); // on demand it still works
    QVERIFY(world.instance.isAsked());
    world.show(drawn(kFive));
    pause->click();
    QVERIFY(!world.page->status().paused);
}

void TestInstancePage::takesAnIntervalOfTheUsers()
{
    PageWorld world;
    auto *box = child<QComboBox>(world.page.get(), "intervalComboBox");
    QCOMPARE(box->currentText(), u"on demand"_s);
    const auto choose = [box](int index) {
        box->setCurrentIndex(index);
        emit box->activated(index);
    };
    choose(box->findText(u"15 s"_s));
    QCOMPARE(world.page->status().interval, std::chrono::seconds(15));
    choose(box->count() - 1);
    auto *dialog = world.page->findChild<QInputDialog *>(u"intervalDialog"_s);
    QVERIFY(dialog != nullptr);
    QCOMPARE(box->currentText(), u"15 s"_s);
    QVERIFY(!dialog->isModal() || dialog->windowModality() == Qt::WindowModal);
    dialog->setIntValue(95);
    dialog->accept();
    QCOMPARE(world.page->status().interval, std::chrono::seconds(95));
    QCOMPARE(box->currentText(), u"1 m 35 s"_s);
}

void TestInstancePage::tellsDifferencesToTheServersCounts()
{
    session::SnapshotInfo info;
    info.total = 7;
    info.hasSourceStats = true;
    info.sourceStats = {
        {u"10.0.0.1"_s, 3, {1, 2, 3}}, {u"10.0.0.2"_s, 4, {}}, {u"10.0.0.3"_s, 1, {}}};
    info.unreadable[size_t(Column::Age)] = 2;
    PageWorld world;
    world.show(drawn(kFive, info));
    QCOMPARE(notice(world, Notice::Kind::TotalDiffers),
             u"The server counts 7 sessions in all, but lists 5."_s);
    QVERIFY(notice(world, Notice::Kind::SourcesDiffer).contains(u"1 source"_s));
    QVERIFY(notice(world, Notice::Kind::UnreadableValues).startsWith(u"2 value"_s));
    world.page->refresh();
    world.show(drawn(kFive));
    QCOMPARE(notice(world, Notice::Kind::TotalDiffers), QString());
    QCOMPARE(notice(world, Notice::Kind::SourcesDiffer), QString());
    QCOMPARE(notice(world, Notice::Kind::UnreadableValues), QString());
}

void TestInstancePage::doesNotRepeatADismissedNoticeUntilItsCauseIsGone()
{
    session::SnapshotInfo info;
    info.total = 7;
    PageWorld world;
    world.show(drawn(kFive, info));
    QVERIFY(!notice(world, Notice::Kind::TotalDiffers).isEmpty());
    child<QToolButton>(world.page.get(), "noticeDismissButton")->click();
    QCOMPARE(notice(world, Notice::Kind::TotalDiffers), QString());
    world.page->refresh();
    world.show(drawn(kFive, info));
    QCOMPARE(notice(world, Notice::Kind::TotalDiffers), QString());
    world.page->refresh();
    world.show(drawn(kFive));
    world.page->refresh();
    world.show(drawn(kFive, info));
    QVERIFY(!notice(world, Notice::Kind::TotalDiffers).isEmpty());
}

void TestInstancePage::showsTheDirectModeNoteOnceAnInstance()
{
    PageWorld world({u"orders"_s, {}, {}, std::chrono::seconds(0), {}, {}, true});
    world.show(drawn(kFive));
    QVERIFY(notice(world, Notice::Kind::DirectMode).contains(u"direct mode"_s));
    child<QToolButton>(world.page.get(), "noticeDismissButton")->click();
    QVERIFY(world.world.settings.isDirectModeNoteDismissed(u"r-test"_s));
    world.page->refresh();
    world.show(drawn(kFive));
    QCOMPARE(notice(world, Notice::Kind::DirectMode), QString());
}

void TestInstancePage::remembersColumnsAndOrder()
{
    PageWorld world;
    world.show(drawn(kFive));
    gui::SessionsView *view = world.view();
    view->header()->moveSection(view->header()->visualIndex(session::indexOf(Column::Idle)), 0);
    view->header()->resizeSection(session::indexOf(Column::Name), 177);
    clickHeader(view, Column::Idle);
    QTRY_VERIFY(!world.model()->result()->request.sort.empty());
    const auto columns = view->shownColumns();
    models::Look layout;
    view->saveLayout(layout);
    world.page.reset();

    world.page = std::make_unique<InstancePage>(
        InstancePageInfo{u"orders"_s, {}, {}, std::chrono::seconds(0), {}, {}, false},
        std::make_unique<test::FakeSource>(world.instance), world.worker, world.clock,
        world.world.settings, world.views);
    QCOMPARE(world.view()->shownColumns(), columns);
    QCOMPARE(world.view()->columnWidth(session::indexOf(Column::Name)), 177);
    models::Look restored;
    world.view()->saveLayout(restored);
    QCOMPARE(restored, layout);
    world.instance.waiting.clear();

    gui::SessionsView *other = world.view();
    QVERIFY(!other->restoreLayout({}));
    QCOMPARE(other->shownColumns(), columns);
}

void TestInstancePage::doesNotRememberWhatNobodyChanged()
{
    PageWorld world;
    world.show(drawn(kFive));
    world.page.reset();
    QVERIFY(world.views.looks.look({}).columns.empty());
}

void TestInstancePage::shownColumnsAreWhatIsExported()
{
    PageWorld world;
    world.show(drawn(kFive));
    world.page->setFilterText(u"order"_s);
    QTRY_COMPARE(world.model()->rowCount(), 2);
    world.view()->selectRow(1);
    const gui::ExportInput input = world.page->exportInput();
    QCOMPARE(input.visibleRows, (std::vector<quint32>{1, 4}));
    QCOMPARE(input.selectedRows, (std::vector<quint32>{4}));
    QCOMPARE(input.visibleColumns, world.view()->shownColumns());
    QCOMPARE(input.name, u"orders"_s);
    QVERIFY(world.page->snapshotFileName().endsWith(u".json"_s));
}

void TestInstancePage::readsAFileOnceWithoutPolling()
{
    PageWorld world({u"saved.json"_s, {}, u"/saved.json"_s, std::chrono::seconds(0), {}, {}, false},
                    false);
    QCOMPARE(world.text("emptyTitleLabel"), u"Reading the file…"_s);
    world.show(drawn(kFive));
    QVERIFY(!child<QToolButton>(world.page.get(), "pauseButton")->isVisible());
    QVERIFY(!child<QComboBox>(world.page.get(), "intervalComboBox")->isVisible());
    QVERIFY(!world.text("statusDataButton").contains(u"old"_s));
}

void TestInstancePage::marksProductionWithALine()
{
    PageWorld plain;
    QVERIFY(!child<QWidget>(plain.page.get(), "productionLine")->isVisible());
    PageWorld world(
        {u"orders"_s, {}, {}, std::chrono::seconds(0), u"PRODUCTION"_s, u"#112233"_s, false});
    auto *line = child<QWidget>(world.page.get(), "productionLine");
    QVERIFY(line->isVisible());
    QCOMPARE(line->height(), 2);
    QCOMPARE(line->grab().toImage().pixelColor(20, 1), QColor(0x112233));
}

void TestInstancePage::namesEveryControl()
{
    PageWorld world;
    world.show(drawn(kFive));
    for (const QWidget *widget : world.page->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus
            || widget->focusProxy() != nullptr || widget->inherits("QScrollBar"))
            continue;
        QAccessibleInterface *accessible =
            QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY2(accessible != nullptr && !accessible->text(QAccessible::Name).isEmpty(),
                 qPrintable(u"%1 %2 in %3 has no name"_s.arg(
                     QLatin1StringView(widget->metaObject()->className()), widget->objectName(),
                     QLatin1StringView(widget->parentWidget()->metaObject()->className()))));
    }
}

QTEST_MAIN(TestInstancePage)
#include "tst_instancepage.moc"
