// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow.h"

#include "gui/connectionsdock.h"
#include "unit/gui/windowworld.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using gui::InstancePage;
using gui::MainWindow;
using gui::MainWindowServices;
using models::ConnectionState;
using test::drawn;
using test::WindowWorld;

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void welcomesWhereNothingIsOpen();
    void opensAConnectionOnce();
    void saysWhyAConnectionCannotBeOpened();
    void showsTheStateOfAConnection();
    void marksProductionOnTheTab();
    void goesThroughTabsByKey();
    void closesTabs();
    void opensAndRemembersFiles();
    void savesASnapshot();
    void saysWhenASnapshotCannotBeSaved();
    void enablesWhatCanBeDone();
    void pausesByMenu();
    void comesToTheFilterBySlash();
    void renamesATabWithItsConnection();
    void opensAgainWhenTheTargetHasChanged();
    void closesThePageOfADeletedConnection();
    void remembersItsSize();
    void hasAnAccessKeyForEveryEntry();
    void duplicatesAConnection();
    void showsTheJournal();
};

void TestMainWindow::welcomesWhereNothingIsOpen()
{
    WindowWorld world;
    QVERIFY(world.child<QWidget>("welcomePage")->isVisible());
    QVERIFY(!world.tabs()->isVisible());
    QCOMPARE(world.window->windowTitle(), u"Sessionscope"_s);
    world.child<QAbstractButton>("openDemoButton")->click();
    QCOMPARE(world.tabTexts(), QStringList{u"Demo"_s});
    QVERIFY(world.tabs()->isVisible());
    QVERIFY(!world.child<QWidget>("welcomePage")->isVisible());
}

void TestMainWindow::opensAConnectionOnce()
{
    WindowWorld world;
    const QString id = world.addProfile(u"orders"_s);
    InstancePage *page = world.window->openProfile(id);
    QVERIFY(page != nullptr);
    world.window->openDemo();
    QCOMPARE(world.window->openProfile(id), page);
    QCOMPARE(world.window->currentPage(), page);
    QCOMPARE(world.tabTexts(), QStringList({u"orders"_s, u"Demo"_s}));
    QCOMPARE(world.window->windowTitle(), u"orders – Sessionscope"_s);
    QCOMPARE(world.world.settings.lastConnection(), id);
    QVERIFY(world.window->openProfile(u"no such id"_s) == nullptr);
}

void TestMainWindow::saysWhyAConnectionCannotBeOpened()
{
    WindowWorld world;
    const QString id = world.addProfile(u"orders"_s);
    world.refusal = Error{Error::Code::InsecureEndpoint, u"Use https."_s, {}, {}, {}};
    QVERIFY(world.window->openProfile(id) == nullptr);
    QCOMPARE(world.tabs()->count(), 0);
    QTRY_VERIFY(world.window->findChild<QDialog *>() != nullptr);
}

void TestMainWindow::showsTheStateOfAConnection()
{
    WindowWorld world;
    const QString id = world.addProfile(u"orders"_s);
    QCOMPARE(world.stateOf(id), ConnectionState::Closed);
    InstancePage *page = world.window->openProfile(id);
    QCOMPARE(world.stateOf(id), ConnectionState::Loading);
    world.showRows(page, 0);
    QCOMPARE(world.stateOf(id), ConnectionState::Open);
    page->refresh();
    world.instances[0]->fail(Error::Code::TimedOut, u"Too late."_s);
    QTRY_COMPARE(world.stateOf(id), ConnectionState::Failed);
    QVERIFY(!world.tabs()->tabIcon(0).isNull());
    page->refresh();
    world.showRows(page, 0, drawn({"user 10.0.0.1 5"}));
    QCOMPARE(world.stateOf(id), ConnectionState::Open);
    QVERIFY(world.tabs()->tabIcon(0).isNull());
    world.action("closeTabAction")->trigger();
    QCOMPARE(world.stateOf(id), ConnectionState::Closed);
}

void TestMainWindow::marksProductionOnTheTab()
{
    WindowWorld world;
    world.window->openProfile(world.addProfile(u"R&D"_s, true));
    QCOMPARE(world.tabTexts(), QStringList{u"R&&D · PRODUCTION"_s});
}

void TestMainWindow::goesThroughTabsByKey()
{
    WindowWorld world;
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        world.window->openProfile(world.addProfile(name));
    QCOMPARE(world.tabs()->currentIndex(), 2);
    world.action("nextTabAction")->trigger();
    QCOMPARE(world.tabs()->currentIndex(), 0);
    world.action("previousTabAction")->trigger();
    QCOMPARE(world.tabs()->currentIndex(), 2);
    QVERIFY(world.action("nextTabAction")->shortcuts().contains(QKeySequence(u"Ctrl+Tab"_s)));
}

void TestMainWindow::closesTabs()
{
    WindowWorld world;
    world.window->openProfile(world.addProfile(u"a"_s));
    world.window->openDemo();
    emit world.tabs()->tabCloseRequested(0);
    QCOMPARE(world.tabTexts(), QStringList{u"Demo"_s});
    QVERIFY(world.instances[0]->stop.stop_requested() || world.instances[0]->isAsked());
    world.action("closeTabAction")->trigger();
    QVERIFY(world.child<QWidget>("welcomePage")->isVisible());
    QVERIFY(world.window->currentPage() == nullptr);
}

void TestMainWindow::opensAndRemembersFiles()
{
    WindowWorld world;
    world.world.write(u"saved.json"_s, "{}");
    const QString path = world.world.folder.filePath(u"saved.json"_s);
    world.world.files.answer = path;
    world.action("openFileAction")->trigger();
    QTRY_COMPARE(world.tabTexts(), QStringList{u"saved.json"_s});
    QVERIFY(!world.window->currentPage()->isLive());
    QVERIFY(!world.action("pauseAction")->isEnabled());
    QCOMPARE(world.world.settings.recentFiles(), QStringList{path});
    auto *recent = world.child<QMenu>("recentFilesMenu");
    emit recent->aboutToShow();
    QCOMPARE(recent->actions().size(), 1);
    recent->actions().constFirst()->trigger();
    QCOMPARE(world.tabs()->count(), 2);
}

void TestMainWindow::savesASnapshot()
{
    WindowWorld world;
    InstancePage *page = world.window->openDemo();
    world.showRows(page, 0);
    world.world.files.answer = world.world.folder.filePath(u"now.json"_s);
    world.action("saveSnapshotAction")->trigger();
    QTRY_COMPARE(world.savedPath, world.world.files.answer);
    QCOMPARE(world.saved, page->snapshot());
    QCOMPARE(world.world.files.requests.constLast().suffix, u"json"_s);
    QTRY_VERIFY(world.child<QWidget>(page, "statusCountsLabel")
                    ->property("text")
                    .toString()
                    .contains(u"now.json"_s));
}

void TestMainWindow::saysWhenASnapshotCannotBeSaved()
{
    WindowWorld world;
    world.showRows(world.window->openDemo(), 0);
    world.saveResult = failure(Error::Code::CannotWrite, u"The disk is full."_s);
    world.world.files.answer = world.world.folder.filePath(u"now.json"_s);
    world.action("saveSnapshotAction")->trigger();
    QTRY_VERIFY(world.window->findChild<QDialog *>() != nullptr);
    QVERIFY(!world.world.settings.recentFiles().contains(world.world.files.answer));
}

void TestMainWindow::enablesWhatCanBeDone()
{
    WindowWorld world;
    for (const char *name : {"refreshAction", "exportAction", "saveSnapshotAction", "pauseAction",
                             "filterAction", "closeTabAction", "editConnectionAction"})
        QVERIFY2(!world.action(name)->isEnabled(), name);
    InstancePage *page = world.window->openDemo();
    QVERIFY(world.action("refreshAction")->isEnabled());
    QVERIFY(!world.action("exportAction")->isEnabled());
    QVERIFY(!world.action("editConnectionAction")->isEnabled()); // the demo is none
    world.showRows(page, 0);
    QVERIFY(world.action("exportAction")->isEnabled());
    QVERIFY(!world.action("sessionDetailsAction")->isEnabled());
    page->findChild<gui::SessionsView *>()->selectRow(0);
    QVERIFY(world.action("sessionDetailsAction")->isEnabled());
    world.window->openProfile(world.addProfile(u"a"_s));
    QVERIFY(world.action("editConnectionAction")->isEnabled());
    QVERIFY(!world.action("exportAction")->isEnabled());
}

void TestMainWindow::pausesByMenu()
{
    WindowWorld world;
    InstancePage *page = world.window->openDemo();
    world.action("pauseAction")->trigger();
    QVERIFY(page->status().paused);
    QVERIFY(world.action("pauseAction")->isChecked());
    world.window->openProfile(world.addProfile(u"a"_s));
    QVERIFY(!world.action("pauseAction")->isChecked());
    world.action("nextTabAction")->trigger();
    QVERIFY(world.action("pauseAction")->isChecked());
    world.action("pauseAction")->trigger();
    QVERIFY(!page->status().paused);
}

void TestMainWindow::comesToTheFilterBySlash()
{
    WindowWorld world;
    InstancePage *page = world.window->openDemo();
    world.showRows(page, 0);
    QApplication::setActiveWindow(world.window.get());
    page->focusSessions();
    QTest::keyClick(world.window.get(), Qt::Key_Slash);
    auto *edit = world.child<QLineEdit>(page, "filterLineEdit");
    QTRY_VERIFY(edit->hasFocus());
    QTest::keyClick(edit, Qt::Key_Slash); // now it is a letter like any other
    QCOMPARE(edit->text(), u"/"_s);
}

void TestMainWindow::renamesATabWithItsConnection()
{
    WindowWorld world;
    const QString id = world.addProfile(u"orders"_s);
    InstancePage *page = world.window->openProfile(id);
    live::ConnectionProfile profile = world.world.profiles.profile(id).value();
    profile.name = u"shop"_s;
    profile.production = true;
    profile.refreshInterval = std::chrono::seconds(30);
    QVERIFY(world.world.profiles.update(profile));
    QCOMPARE(world.tabTexts(), QStringList{u"shop · PRODUCTION"_s});
    QCOMPARE(world.window->currentPage(), page);
    QCOMPARE(page->status().interval, std::chrono::seconds(30));
}

void TestMainWindow::opensAgainWhenTheTargetHasChanged()
{
    WindowWorld world;
    const QString id = world.addProfile(u"a"_s);
    world.window->openProfile(id);
    world.window->openDemo();
    live::ConnectionProfile profile = world.world.profiles.profile(id).value();
    profile.instanceId = u"r-other"_s;
    QVERIFY(world.world.profiles.update(profile));
    QCOMPARE(world.tabTexts(), QStringList({u"a"_s, u"Demo"_s}));
    QCOMPARE(world.instances.size(), std::size_t(3));
    QCOMPARE(world.instances[2]->instanceId, u"r-other"_s);
}

void TestMainWindow::closesThePageOfADeletedConnection()
{
    WindowWorld world;
    const QString id = world.addProfile(u"a"_s);
    world.window->openProfile(id);
    QVERIFY(world.world.profiles.remove(id));
    QCOMPARE(world.tabs()->count(), 0);
}

void TestMainWindow::remembersItsSize()
{
    WindowWorld world;
    world.window->resize(900, 555);
    world.child<QDockWidget>("connectionsDock")->hide();
    world.window->close();
    const MainWindow next(MainWindowServices{world.world.services(),
                                             world.world.settings,
                                             world.labels,
                                             world.views,
                                             world.worker,
                                             world.clock,
                                             {},
                                             {},
                                             {},
                                             {},
                                             {},
                                             world.journal,
                                             {}});
    QCOMPARE(next.size(), QSize(900, 555));
    QVERIFY(next.findChild<QDockWidget *>(u"connectionsDock"_s)->isHidden());
}

void TestMainWindow::hasAnAccessKeyForEveryEntry()
{
    WindowWorld world;
    QList<const QMenu *> menus;
    for (const QMenu *menu : world.window->menuBar()->findChildren<QMenu *>()) {
        if (menu->objectName().endsWith("Menu"_L1)) // the bar has a nameless one for what overflows
            menus.append(menu);
    }
    QVERIFY(menus.size() >= 6);
    for (const QMenu *menu : menus) {
        QVERIFY2(menu->title().contains(u'&'), qPrintable(menu->title()));
        for (const QAction *action : menu->actions())
            QVERIFY2(action->isSeparator() || action->text().contains(u'&'),
                     qPrintable(action->text()));
    }
    // No key of the window stands for two things.
    QSet<QKeySequence> keys;
    for (const QAction *action : world.window->findChildren<QAction *>()) {
        for (const QKeySequence &key : action->shortcuts()) {
            QVERIFY2(!keys.contains(key), qPrintable(key.toString()));
            keys.insert(key);
        }
    }
    for (const QString &key :
         {u"F5"_s, u"Ctrl+R"_s, u"F6"_s, u"Pause"_s, u"Ctrl+F"_s, u"/"_s, u"Alt+Return"_s,
          u"Ctrl+C"_s, u"Ctrl+Shift+E"_s, u"Ctrl+N"_s, u"Ctrl+O"_s, u"Ctrl+S"_s, u"Ctrl+W"_s,
          u"Ctrl+Tab"_s, u"F1"_s, u"Ctrl+Q"_s})
        QVERIFY2(keys.contains(QKeySequence(key)), qPrintable(key));
}

void TestMainWindow::duplicatesAConnection()
{
    WindowWorld world;
    world.window->openProfile(world.addProfile(u"a"_s));
    world.action("duplicateConnectionAction")->trigger();
    QTRY_COMPARE(world.world.profiles.profiles().size(), 2);
    QVERIFY(world.world.profiles.profiles()[1].name.startsWith(u"a "_s));
}

void TestMainWindow::showsTheJournal()
{
    WindowWorld world;
    world.action("journalAction")->trigger();
    QVERIFY(world.child<QDialog>("JournalDialog")->isVisible());
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
