// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/comparisondialog.h"

#include "gui/comparisontable.h"
#include "gui/emptystate.h"
#include "gui/fieldhint.h"
#include "gui/filterline.h"
#include "support/drawnsnapshot.h"
#include "support/hostileaudit.h"
#include "support/hostilesessions.h"

#include "windowworld.h"

#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::gui;
using test::child;
using test::WindowWorld;

namespace {

session::SnapshotInfo takenAt(qint64 time_ms)
{
    session::SnapshotInfo info;
    info.timestamp_ms = time_ms;
    return info;
}

session::SnapshotPointer dasList()
{
    return test::drawnSnapshot(R"(
        Id  Addr        Client    Name    Age  NodeId
        1   10.0.0.1:1  10.0.0.1  cart    10   r-1-db-0
        2   10.0.0.2:1  10.0.0.2  order   20   r-1-db-0
    )",
                               takenAt(1'660'100'753'000));
}

session::SnapshotPointer directList()
{
    return test::drawnSnapshot(R"(
        Id  Addr        Client    Name    Age  NodeId
        9   10.0.0.2:1  10.0.0.2  order   21   node-a
        8   10.0.0.3:1  10.0.0.3  direct  90   node-a
        7   10.0.0.4:1  10.0.0.4  young   1    node-a
    )",
                               takenAt(1'660'100'755'000));
}

//! A window with a connection over DAS and a file, and the comparison of both.
struct ComparisonWorld
{
    explicit ComparisonWorld(bool hasSecond = true)
    {
        das = world.window->openProfile(world.addProfile(u"orders"_s));
        if (hasSecond) {
            other = world.window->openFile(u"/tmp/direct.json"_s);
            world.tabs()->setCurrentWidget(das);
        }
    }

    void open()
    {
        world.action("compareAction")->trigger();
        dialog = world.window->findChild<ComparisonDialog *>();
        if (dialog == nullptr)
            qFatal("no dialog");
    }

    QAbstractItemModel *model() const { return table()->model(); }

    ComparisonTable *table() const { return child<ComparisonTable>(dialog, "comparisonTable"); }

    QStringList column(session::ComparedColumn column) const
    {
        QStringList texts;
        for (int row = 0; row < model()->rowCount(); ++row)
            texts.append(model()->index(row, static_cast<int>(column)).data().toString());
        return texts;
    }

    QStringList names() const { return column(session::ComparedColumn::Name); }

    QPushButton *button(const char *name) const { return child<QPushButton>(dialog, name); }

    QString meaning() const { return child<FieldHint>(dialog, "meaningHint")->help(); }

    QString remark() const { return child<FieldHint>(dialog, "remarkHint")->remark(); }

    QString emptyTitle() const { return child<EmptyState>(dialog, "emptyState")->title(); }

    QString status() const
    {
        const auto *hint = child<FieldHint>(dialog, "statusHint");
        return hint->problem().isEmpty() ? hint->help() : hint->problem();
    }

    WindowWorld world;
    InstancePage *das = nullptr;
    InstancePage *other = nullptr;
    ComparisonDialog *dialog = nullptr;
};

} // namespace

class ComparisonDialogTest : public QObject
{
    Q_OBJECT

private slots:

    void comparesTheCurrentPageWithTheOtherOne()
    {
        ComparisonWorld world;
        world.world.showRows(world.das, 0, dasList());
        world.world.showRows(world.other, 1, directList());
        world.open();
        QTRY_COMPARE(world.names(), (QStringList{u"cart"_s, u"direct"_s, u"young"_s, u"order"_s}));
        QCOMPARE(world.column(session::ComparedColumn::Side),
                 (QStringList{u"Only in orders"_s, u"Only in direct.json"_s, u"Too new to tell"_s,
                              u"In both"_s}));
        QCOMPARE(world.button("onlyLeftButton")->text(), u"Only in orders: 1"_s);
        QCOMPARE(world.button("onlyRightButton")->text(), u"Only in direct.json: 1"_s);
        QCOMPARE(world.button("betweenButton")->text(), u"Too new to tell: 1"_s);
        QCOMPARE(world.button("bothButton")->text(), u"In both: 1"_s);
        // What the sides mean.
        QVERIFY(world.meaning().contains("direct mode"_L1));
        QVERIFY(world.meaning().contains("orders was taken 2.0 s before direct.json"_L1));
        QCOMPARE(world.remark(), QString());
        QVERIFY(world.status().contains("4 of 4"_L1));
    }

    void countsFilter()
    {
        ComparisonWorld world;
        world.world.showRows(world.das, 0, dasList());
        world.world.showRows(world.other, 1, directList());
        world.open();
        QTRY_COMPARE(world.model()->rowCount(), 4);
        world.button("onlyRightButton")->click();
        QTRY_COMPARE(world.names(), QStringList{u"direct"_s});
        world.button("bothButton")->click();
        QTRY_COMPARE(world.names(), (QStringList{u"direct"_s, u"order"_s}));
        QCOMPARE(world.button("onlyLeftButton")->text(), u"Only in orders: 1"_s);
        child<FilterLine>(world.dialog, "filterLine")->setFilterText(u"10.0.0.2"_s);
        QTRY_COMPARE(world.names(), QStringList{u"order"_s});
        child<FilterLine>(world.dialog, "filterLine")->setFilterText(u"nobody"_s);
        QTRY_COMPARE(world.emptyTitle(), u"No session passes"_s);
        QTest::mouseClick(world.button("emptyFirstButton"), Qt::LeftButton);
        QTRY_COMPARE(world.model()->rowCount(), 4);
        QVERIFY(!world.button("bothButton")->isChecked());
    }

    void sortsByAClickOnAHeader()
    {
        ComparisonWorld world;
        world.world.showRows(world.das, 0, dasList());
        world.world.showRows(world.other, 1, directList());
        world.open();
        QTRY_COMPARE(world.model()->rowCount(), 4);
        world.table()->horizontalHeader()->setSortIndicator(
            static_cast<int>(session::ComparedColumn::Name), Qt::DescendingOrder);
        QTRY_COMPARE(world.names(), (QStringList{u"young"_s, u"order"_s, u"direct"_s, u"cart"_s}));
    }

    void followsTheRefreshOfEitherPage()
    {
        ComparisonWorld world;
        world.world.showRows(world.das, 0, dasList());
        world.world.showRows(world.other, 1, directList());
        world.open();
        QTRY_COMPARE(world.model()->rowCount(), 4);
        world.table()->selectRow(3); // order
        world.das->refresh();
        world.world.showRows(world.das, 0,
                             test::drawnSnapshot(R"(
            Id  Addr        Name    Age  NodeId
            2   10.0.0.2:1  order   25   r-1-db-0
        )",
                                                 takenAt(1'660'100'759'000)));
        QTRY_COMPARE(world.names(), (QStringList{u"direct"_s, u"young"_s, u"order"_s}));
        QCOMPARE(world.table()->currentIndex().row(), 2); // the same session
        QVERIFY(world.table()->selectionModel()->isRowSelected(2));
        QVERIFY(world.meaning().contains("direct.json was taken 4.0 s before orders"_L1));
    }

    void aClosedPageLeavesItsListBehind()
    {
        ComparisonWorld world;
        world.world.showRows(world.das, 0, dasList());
        world.world.showRows(world.other, 1, directList());
        world.open();
        QTRY_COMPARE(world.model()->rowCount(), 4);
        world.world.tabs()->setCurrentWidget(world.other);
        world.world.action("closeTabAction")->trigger();
        const auto *box = child<QComboBox>(world.dialog, "rightComboBox");
        QCOMPARE(box->currentIndex(), -1);
        QVERIFY(box->placeholderText().contains("direct.json"_L1));
        QTest::qWait(0); // the page dies
        QCOMPARE(world.model()->rowCount(), 4);
        world.button("bothButton")->click();
        QTRY_COMPARE(world.names(), QStringList{u"order"_s});
    }

    void keepsItsListsWhenOthersAreOpened()
    {
        ComparisonWorld world;
        world.world.showRows(world.das, 0, dasList());
        world.world.showRows(world.other, 1, directList());
        world.open();
        QTRY_COMPARE(world.names().size(), 4);
        // A file that was asked for and did not come.
        world.button("openFileButton")->click();
        world.world.window->openDemo();
        QCOMPARE(world.button("onlyRightButton")->text(), u"Only in direct.json: 1"_s);
        QCOMPARE(world.names().size(), 4);
    }

    void waitsForASecondList()
    {
        ComparisonWorld world(false);
        world.world.showRows(world.das, 0, dasList());
        world.open();
        QCOMPARE(world.emptyTitle(), u"Nothing to compare with"_s);
        world.world.world.files.answer = u"/tmp/direct.json"_s;
        QTest::mouseClick(world.button("emptyFirstButton"), Qt::LeftButton);
        QCOMPARE(world.world.window->pages().size(), 2);
        QCOMPARE(world.emptyTitle(), u"No list yet"_s);
        world.world.showRows(world.world.window->pages()[1], 1, directList());
        QTRY_COMPARE(world.model()->rowCount(), 4);
    }

    void saysWhereAddressesDoNotTell()
    {
        ComparisonWorld world;
        world.world.showRows(world.das, 0, test::drawnSnapshot(R"(
            Id  Addr        NodeId
            1   10.0.0.1:1  a
            2   10.0.0.1:1  a
            3   -           a
        )"));
        world.world.showRows(world.other, 1, test::drawnSnapshot(R"(
            Id  Addr        NodeId
            1   10.0.0.1:1  b
        )"));
        world.open();
        QTRY_VERIFY(world.remark().contains("guess"_L1));
        QVERIFY(world.remark().contains("without an address"_L1));
        QVERIFY(world.meaning().contains("not known"_L1)); // when they were taken
    }

    void exportsWhatIsShown()
    {
        ComparisonWorld world;
        world.world.showRows(world.das, 0, dasList());
        world.world.showRows(world.other, 1, directList());
        world.open();
        QTRY_COMPARE(world.model()->rowCount(), 4);
        world.button("onlyRightButton")->click();
        QTRY_COMPARE(world.model()->rowCount(), 1);
        const QString path = world.world.world.folder.filePath(u"c.csv"_s);
        world.world.world.files.answer = path;
        world.button("exportButton")->click();
        QTRY_VERIFY(world.status().contains(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(),
                 QByteArray("Side,Addr,Client,Name,Cmd,AgeLeft,AgeRight,NodeLeft,NodeRight\r\n"
                            "right,10.0.0.3:1,10.0.0.3,direct,,,90,,node-a\r\n"));
        world.world.world.files.answer = world.world.world.folder.filePath(u"no/folder.csv"_s);
        world.button("exportButton")->click();
        QTRY_VERIFY(world.status().contains("folder.csv"_L1)
                    && !child<FieldHint>(world.dialog, "statusHint")->problem().isEmpty());
    }

    void needsData()
    {
        ComparisonWorld world;
        QVERIFY(!world.world.action("compareAction")->isEnabled());
        world.world.showRows(world.das, 0, dasList());
        QVERIFY(world.world.action("compareAction")->isEnabled());
    }

    void hostileTextsAreHarmless()
    {
        ComparisonWorld world;
        world.world.showRows(world.das, 0, test::hostileSessions());
        world.world.showRows(world.other, 1, dasList());
        world.open();
        QTRY_VERIFY(world.model()->rowCount() > 10);
        QCOMPARE(test::complaintsAboutModel(*world.model()), QString());
        QCOMPARE(test::complaintsAboutWidgets(*world.dialog), QString());
    }

    void returnInTheFilterClosesNothing()
    {
        ComparisonWorld world;
        world.world.showRows(world.das, 0, dasList());
        world.world.showRows(world.other, 1, directList());
        world.open();
        QTRY_COMPARE(world.model()->rowCount(), 4);
        QTest::keyClicks(child<FilterLine>(world.dialog, "filterLine"), u"cart"_s);
        QTest::keyClick(child<FilterLine>(world.dialog, "filterLine"), Qt::Key_Return);
        QTRY_COMPARE(world.names(), QStringList{u"cart"_s});
        QVERIFY(world.dialog->isVisible());
    }
};

QTEST_MAIN(ComparisonDialogTest)
#include "tst_comparisondialog.moc"
