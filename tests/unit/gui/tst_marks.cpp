// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/changecounts.h"
#include "gui/colors.h"
#include "gui/sessionsheader.h"
#include "models/marktext.h"
#include "session/snapshotbuilder.h"
#include "unit/gui/pageworld.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using models::Mark;
using session::Column;
using test::child;
using test::PageWorld;

namespace {

//! One session a row: "name command idle"; the name stands for the session.
session::SnapshotPointer answer(const QByteArrayList &rows)
{
    session::SnapshotBuilder builder;
    for (const QByteArray &row : rows) {
        const QByteArrayList parts = row.split(' ');
        builder.beginRow();
        builder.setId(qHash(parts[0], size_t(7)));
        builder.setText(Column::Name, parts[0]);
        builder.setText(Column::Addr, QByteArray(parts[0] + ":1"));
        builder.setText(Column::Client, parts[0]);
        builder.setText(Column::Cmd, parts[1]);
        builder.setInteger(Column::Idle, parts[2].toLongLong());
    }
    return std::move(builder).finish({});
}

//! Sorted by Idle, the longest first: d c b a, and then a d b e.
const QByteArrayList kBefore{"a get 1", "b get 2", "c get 3", "d get 4"};
const QByteArrayList kAfter{"a get 9", "b set 2", "d get 4", "e get 0"};

struct MarkWorld : PageWorld
{
    void next(const QByteArrayList &rows)
    {
        page->refresh();
        show(answer(rows));
    }

    void sortByIdle()
    {
        const auto *header = view()->header();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          {header->sectionViewportPosition(session::indexOf(Column::Idle)) + 10,
                           header->height() / 2});
        QTRY_VERIFY(!model()->result()->request.sort.empty());
    }

    //! "a+ b~" and so on, in the order on the screen.
    QString marks() const
    {
        QStringList marks;
        for (int row = 0; row < model()->rowCount(); ++row)
            marks.append(nameAt(row) + models::markSign(models::markOf(model()->changesOf(row))));
        return marks.join(u' ');
    }

    QToolButton *countButton(const char *counts, const char *button) const
    {
        return child<QToolButton>(child<gui::ChangeCounts>(page.get(), counts), button);
    }

    QToolButton *sortButton() const { return child<QToolButton>(page.get(), "statusSortButton"); }
};

bool shows(const QWidget *widget, const QColor &color)
{
    const QImage image = const_cast<QWidget *>(widget)->grab().toImage();
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

} // namespace

class TestMarks : public QObject
{
    Q_OBJECT

private slots:
    void sessionsAreMarkedBySignAndWord();
    void marksAreSeenAndFade();
    void nothingIsMarkedWhereTheUserWantsNoMarks();
    void goneSessionsLeaveByThemselves();
    void countsFilter();
    void countsSinceTheMarkFilter();
    void rowsKeepTheirPlacesUnderTheHand();
    void rowsAreSortedWhenTheHandIsAway();
    void scrollingAndPressingHoldRowsToo();
    void goneSessionsAreNotExported();
};

void TestMarks::sessionsAreMarkedBySignAndWord()
{
    MarkWorld world;
    world.world.settings.setHighlightTime(std::chrono::seconds(60));
    world.show(answer(kBefore));
    QCOMPARE(world.marks(), u"a b c d"_s);
    world.next(kAfter);
    // Idle alone is nothing to be marked.
    QCOMPARE(world.marks(), u"a b~ c– d e+"_s);
    const auto readOut = [&world](int row) {
        return world.model()->headerData(row, Qt::Vertical, Qt::AccessibleTextRole).toString();
    };
    QVERIFY(readOut(0).startsWith(u"a:1"_s));
    QVERIFY(readOut(1).startsWith(u"changed: Command: "_s));
    QVERIFY(readOut(2).startsWith(u"gone: "_s));
    QVERIFY(readOut(4).startsWith(u"new: "_s));
    world.next(kAfter);
    QCOMPARE(world.marks(), u"a b c– d e"_s);
}

void TestMarks::marksAreSeenAndFade()
{
    MarkWorld world;
    world.world.settings.setHighlightTime(std::chrono::seconds(1));
    world.show(answer(kBefore));
    const gui::Colors colors = gui::Colors::of(world.view()->palette());
    const QWidget *rows = world.view()->viewport();
    QVERIFY(!shows(rows, colors.freshSoft));
    world.next(kAfter);
    const QWidget *side = world.view()->verticalHeader()->viewport();
    for (const QColor &ground : {colors.freshSoft, colors.changedSoft, colors.dangerSoft})
        QVERIFY2(shows(rows, ground), qPrintable(ground.name()));
    QVERIFY(shows(side, colors.freshSoft));
    QTRY_VERIFY(!shows(rows, colors.freshSoft) && !shows(rows, colors.changedSoft));
    // The corner of what has changed stays, as do the signs.
    QVERIFY(shows(rows, colors.changed));
    QTRY_COMPARE(world.marks(), u"a b~ d e+"_s);
}

void TestMarks::nothingIsMarkedWhereTheUserWantsNoMarks()
{
    MarkWorld world;
    world.show(answer(kBefore));
    world.next(kAfter);
    QCOMPARE(world.names(), QStringList({u"a"_s, u"b"_s, u"d"_s, u"e"_s}));
    const gui::Colors colors = gui::Colors::of(world.view()->palette());
    for (const QColor &color : {colors.freshSoft, colors.changedSoft, colors.changed})
        QVERIFY(!shows(world.view()->viewport(), color));
}

void TestMarks::goneSessionsLeaveByThemselves()
{
    MarkWorld world;
    world.world.settings.setHighlightTime(std::chrono::seconds(1));
    world.page->setPaused(true);
    world.show(answer(kBefore));
    world.next({"b get 2", "c get 3"});
    QCOMPARE(world.marks(), u"a– b c d–"_s);
    QVERIFY(world.text("statusCountsLabel").startsWith(u"2 session"_s));
    QTRY_COMPARE(world.marks(), u"b c"_s);
    // An end of all sessions leaves an explanation behind, not an empty table.
    world.next({});
    QCOMPARE(world.marks(), u"b– c–"_s);
    QTRY_VERIFY(!world.view()->isVisible());
}

void TestMarks::countsFilter()
{
    MarkWorld world;
    world.show(answer(kBefore));
    QVERIFY(!child<QWidget>(world.page.get(), "changesSinceRefresh")->isVisible());
    world.next(kAfter);
    const auto button = [&world](const char *name) {
        return world.countButton("changesSinceRefresh", name);
    };
    QCOMPARE(button("newButton")->text(), u"+1 new"_s);
    QCOMPARE(button("changedButton")->text(), u"~1 changed"_s);
    QCOMPARE(button("goneButton")->text(), u"–1 gone"_s);
    button("newButton")->click();
    QTRY_COMPARE(world.names(), QStringList{u"e"_s});
    button("changedButton")->click();
    QTRY_COMPARE(world.names(), QStringList{u"b"_s});
    button("goneButton")->click();
    QTRY_COMPARE(world.names(), QStringList{u"c"_s});
    QVERIFY(world.text("statusCountsLabel").startsWith(u"0 of 4 session"_s));
    button("goneButton")->click();
    QTRY_COMPARE(world.names().size(), 4);
}

void TestMarks::countsSinceTheMarkFilter()
{
    MarkWorld world;
    QVERIFY(!world.page->hasMark());
    world.show(answer(kBefore));
    child<QToolButton>(world.page.get(), "markButton")->click();
    QVERIFY(world.page->hasMark());
    world.next(kAfter);
    world.next({"a get 9", "d set 4", "e get 0", "f get 1"});
    const auto button = [&world](const char *name) {
        return world.countButton("changesSinceMark", name);
    };
    QCOMPARE(button("newButton")->text(), u"+2"_s);
    QCOMPARE(button("newButton")->accessibleName(), u"2 new since the mark"_s);
    QCOMPARE(button("changedButton")->text(), u"~1"_s);
    QCOMPARE(button("goneButton")->text(), u"–2"_s);
    button("newButton")->click();
    QTRY_COMPARE(world.names(), QStringList({u"e"_s, u"f"_s}));
    button("goneButton")->click();
    QTRY_VERIFY(world.names().contains(u"b"_s));
    QCOMPARE(world.marks(), u"b– c–"_s);
    world.page->clearMark();
    QTRY_VERIFY(!child<QWidget>(world.page.get(), "changesSinceMark")->isVisible());
}

void TestMarks::rowsKeepTheirPlacesUnderTheHand()
{
    MarkWorld world;
    world.show(answer(kBefore));
    world.sortByIdle();
    world.view()->selectRow(2);
    world.next(kAfter);
    QCOMPARE(world.names(), QStringList({u"d"_s, u"b"_s, u"a"_s, u"e"_s}));
    QVERIFY(world.sortButton()->isVisible());
    QVERIFY(world.sortButton()->text().startsWith(u"&Re-sort (1 change"_s));
    // It is only an offer: who takes it gets the order, and then rows stay again.
    world.sortButton()->click();
    QTRY_COMPARE(world.names(), QStringList({u"a"_s, u"d"_s, u"b"_s, u"e"_s}));
    QVERIFY(!world.sortButton()->isVisible());
    world.next({"a get 0", "b set 1", "d get 2", "e get 3"});
    QCOMPARE(world.names(), QStringList({u"a"_s, u"d"_s, u"b"_s, u"e"_s}));
}

void TestMarks::rowsAreSortedWhenTheHandIsAway()
{
    MarkWorld world;
    world.show(answer(kBefore));
    world.sortByIdle();
    world.view()->selectRow(2);
    world.next(kAfter);
    QCOMPARE(world.names().first(), u"d"_s);
    world.view()->clearSelection();
    QTRY_COMPARE(world.names(), QStringList({u"a"_s, u"d"_s, u"b"_s, u"e"_s}));
    QVERIFY(!world.sortButton()->isVisible());
}

void TestMarks::scrollingAndPressingHoldRowsToo()
{
    QByteArrayList many;
    QByteArrayList turned;
    for (int i = 0; i < 200; ++i) {
        const QByteArray name = "s" + QByteArray::number(i);
        many.append(name + " get " + QByteArray::number(i));
        turned.append(name + " get " + QByteArray::number(200 - i));
    }
    MarkWorld world;
    world.show(answer(many));
    world.sortByIdle();
    const QStringList before = world.names();
    QTest::mousePress(world.view()->viewport(), Qt::LeftButton, {}, {200, 30});
    world.view()->clearSelection();
    world.next(turned);
    QCOMPARE(world.names(), before);
    QTest::mouseRelease(world.view()->viewport(), Qt::LeftButton, {}, {200, 30});
    world.view()->clearSelection();
    const QStringList sorted(before.rbegin(), before.rend());
    QTRY_COMPARE(world.names(), sorted);
    world.view()->verticalScrollBar()->setValue(300);
    world.next(many);
    QCOMPARE(world.names(), sorted);
    QTRY_COMPARE(world.names(), before);
}

void TestMarks::goneSessionsAreNotExported()
{
    MarkWorld world;
    world.world.settings.setHighlightTime(std::chrono::seconds(60));
    world.show(answer(kBefore));
    world.next(kAfter);
    world.page->selectAll();
    const gui::ExportInput input = world.page->exportInput();
    QCOMPARE(input.visibleRows, (std::vector<quint32>{0, 1, 2, 3}));
    QCOMPARE(input.selectedRows, (std::vector<quint32>{0, 1, 2, 3}));
    QCOMPARE(input.snapshot->rowCount(), 4U);
}

QTEST_MAIN(TestMarks)
#include "tst_marks.moc"
