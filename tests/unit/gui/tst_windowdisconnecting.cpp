// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fieldhint.h"
#include "unit/gui/windowworld.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>

#include <algorithm>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using gui::InstancePage;
using test::child;
using test::WindowWorld;

//! What the window offers for disconnecting, and on which pages.
class TestWindowDisconnecting : public QObject
{
    Q_OBJECT

private slots:
    void disconnectsOnlyWhereThatIsAllowed_data();
    void disconnectsOnlyWhereThatIsAllowed();
    void allowingItDoesNotOpenThePageAgain();
    void whatIsAllowedHoldsForReplicasToo();
    void replicasCloseWhenTheConnectionLeadsElsewhere_data();
    void replicasCloseWhenTheConnectionLeadsElsewhere();
    void needsASelectionToDisconnect();
    void disconnectsAllOfAnInstance();
    void asksAgainWhatIsAllowed();
};

namespace {

using Change = void (*)(live::ConnectionProfile &);

//! Entries of all menus of the window that disconnect sessions.
QStringList disconnectEntries(const WindowWorld &world)
{
    QStringList entries;
    for (const QMenu *menu : world.window->menuBar()->findChildren<QMenu *>()) {
        for (const QAction *action : menu->actions()) {
            if (action->text().remove(u'&').contains(u"disconnect"_s, Qt::CaseInsensitive))
                entries.append(action->objectName());
        }
    }
    return entries;
}

//! The entry of that name in the menu Session.
QAction *sessionAction(const WindowWorld &world, const QString &name)
{
    const QList<QAction *> actions = world.child<QMenu>("sessionMenu")->actions();
    const auto found = std::find_if(actions.begin(), actions.end(), [&name](const QAction *action) {
        return action->objectName() == name;
    });
    if (found == actions.end())
        qFatal("no such action");
    return *found;
}

//! Whether the menu of a session has such an entry.
bool canDisconnectFromRow(InstancePage *page)
{
    auto *view = child<gui::SessionsView>(page, "sessionsView");
    const QPoint place = view->visualRect(view->model()->index(0, 1)).center();
    emit view->customContextMenuRequested(place);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    if (menu == nullptr)
        qFatal("no menu came up");
    bool canDisconnect = false;
    for (const QAction *action : menu->actions())
        canDisconnect |= action->text().remove(u'&').startsWith(u"Disconnect"_s);
    menu->close();
    return canDisconnect;
}

//! A saved connection to a server of one node, on which sessions may be disconnected.
live::ConnectionProfile addServer(WindowWorld &world, const QString &name)
{
    live::ConnectionProfile profile;
    profile.name = name;
    profile.kind = live::ConnectionKind::Redis;
    profile.redis.host = u"10.0.0.1"_s;
    profile.allowsDisconnecting = true;
    profile.refreshInterval = std::chrono::seconds(0);
    return world.world.profiles.add(profile).value();
}

//! The page of another server, opened from the page of the connection.
InstancePage *openReplica(WindowWorld &world, const QString &profileId)
{
    InstancePage *page = world.window->openProfile(profileId);
    emit page->serverRequested(u"10.0.0.2:6379"_s);
    return world.window->currentPage();
}

} // namespace

void TestWindowDisconnecting::disconnectsOnlyWhereThatIsAllowed_data()
{
    using live::ConnectionKind;
    QTest::addColumn<ConnectionKind>("kind");
    QTest::addColumn<bool>("isAllowed");
    QTest::addColumn<QStringList>("entries");
    QTest::newRow("DAS") << ConnectionKind::Das << false << QStringList();
    QTest::newRow("Redis") << ConnectionKind::Redis << false << QStringList();
    QTest::newRow("DAS, allowed") << ConnectionKind::Das << true
                                  << QStringList{u"disconnectAllAction"_s};
    QTest::newRow("Redis, allowed")
        << ConnectionKind::Redis << true
        << QStringList{u"disconnectSelectedAction"_s, u"disconnectShownAction"_s};
}

void TestWindowDisconnecting::disconnectsOnlyWhereThatIsAllowed()
{
    QFETCH(live::ConnectionKind, kind);
    QFETCH(bool, isAllowed);
    QFETCH(QStringList, entries);
    WindowWorld world;
    live::ConnectionProfile profile;
    profile.name = u"orders"_s;
    profile.kind = kind;
    profile.allowsDisconnecting = isAllowed;
    profile.refreshInterval = std::chrono::seconds(0);
    InstancePage *page = world.window->openProfile(world.world.profiles.add(profile).value().id);
    world.showRows(page, 0);
    QCOMPARE(disconnectEntries(world), entries);
    QCOMPARE(canDisconnectFromRow(page), isAllowed && kind == live::ConnectionKind::Redis);
    // They go with the page.
    world.window->openDemo();
    QCOMPARE(disconnectEntries(world), QStringList());
    world.window->openProfile(page->info().profileId);
    QCOMPARE(disconnectEntries(world), entries);
    QVERIFY(world.world.profiles.remove(page->info().profileId));
    QCOMPARE(disconnectEntries(world), QStringList());
}

void TestWindowDisconnecting::allowingItDoesNotOpenThePageAgain()
{
    WindowWorld world;
    const QString id = world.addProfile(u"orders"_s);
    const InstancePage *page = world.window->openProfile(id);
    QCOMPARE(disconnectEntries(world), QStringList());
    live::ConnectionProfile profile = *world.world.profiles.profile(id);
    profile.allowsDisconnecting = true;
    QVERIFY(world.world.profiles.update(profile));
    QCOMPARE(world.window->currentPage(), page);
    QCOMPARE(disconnectEntries(world), QStringList{u"disconnectAllAction"_s});
    profile.allowsDisconnecting = false;
    QVERIFY(world.world.profiles.update(profile));
    QCOMPARE(disconnectEntries(world), QStringList());
}

void TestWindowDisconnecting::whatIsAllowedHoldsForReplicasToo()
{
    WindowWorld world;
    live::ConnectionProfile profile = addServer(world, u"cache"_s);
    InstancePage *replica = openReplica(world, profile.id);
    world.showRows(replica, 1);
    QCOMPARE(disconnectEntries(world).size(), 2);

    profile.allowsDisconnecting = false;
    profile.production = true;
    profile.productionWord = u"LIVE"_s;
    profile.name = u"carts"_s;
    QVERIFY(world.world.profiles.update(profile));
    QCOMPARE(world.window->currentPage(), replica);
    QCOMPARE(disconnectEntries(world), QStringList());
    QVERIFY(!canDisconnectFromRow(replica));
    QCOMPARE(replica->info().productionWord, u"LIVE"_s);
    QCOMPARE(world.tabs()->tabText(1), u"carts · 10.0.0.2:6379 · LIVE"_s);
    QVERIFY(world.world.profiles.remove(profile.id));
    QCOMPARE(world.tabs()->count(), 0);
}

void TestWindowDisconnecting::replicasCloseWhenTheConnectionLeadsElsewhere_data()
{
    QTest::addColumn<Change>("change");
    QTest::newRow("another server")
        << Change([](live::ConnectionProfile &profile) { profile.redis.host = u"10.0.0.9"_s; });
    QTest::newRow("DAS") << Change([](live::ConnectionProfile &profile) {
        profile.kind = live::ConnectionKind::Das;
        profile.instanceId = u"r-bp1zxszhcgatnx****"_s;
    });
}

void TestWindowDisconnecting::replicasCloseWhenTheConnectionLeadsElsewhere()
{
    QFETCH(Change, change);
    WindowWorld world;
    live::ConnectionProfile profile = addServer(world, u"cache"_s);
    openReplica(world, profile.id);
    change(profile);
    QVERIFY(world.world.profiles.update(profile));
    QCOMPARE(world.tabs()->count(), 1);
    QCOMPARE(world.window->currentPage()->info().profileId, profile.id);
    // Also where the page of the connection itself is closed already.
    profile = addServer(world, u"stock"_s);
    InstancePage *replica = openReplica(world, profile.id);
    emit world.tabs()->tabCloseRequested(world.tabs()->indexOf(replica) - 1);
    QCOMPARE(world.tabs()->count(), 2);
    change(profile);
    QVERIFY(world.world.profiles.update(profile));
    QCOMPARE(world.tabs()->count(), 1);
    QVERIFY(world.window->currentPage()->info().profileId != profile.id);
}

void TestWindowDisconnecting::needsASelectionToDisconnect()
{
    WindowWorld world;
    InstancePage *page = world.window->openProfile(addServer(world, u"cache"_s).id);
    world.showRows(page, 0);
    const QAction *action = sessionAction(world, u"disconnectSelectedAction"_s);
    auto *view = child<gui::SessionsView>(page, "sessionsView");
    view->selectionModel()->setCurrentIndex(view->model()->index(0, 1),
                                            QItemSelectionModel::NoUpdate);
    QVERIFY(!action->isEnabled()); // the current one alone would give an empty plan
    view->selectRow(0);
    QVERIFY(action->isEnabled());
    view->clearSelection();
    QVERIFY(!action->isEnabled());
}

void TestWindowDisconnecting::disconnectsAllOfAnInstance()
{
    WindowWorld world;
    const QString id = world.addProfile(u"orders"_s);
    live::ConnectionProfile profile = *world.world.profiles.profile(id);
    profile.allowsDisconnecting = true;
    QVERIFY(world.world.profiles.update(profile));
    InstancePage *page = world.window->openProfile(id);
    world.showRows(page, 0);
    sessionAction(world, u"disconnectAllAction"_s)->trigger();
    auto *dialog = world.child<QDialog>("DisconnectAllDialog");
    QTest::keyClicks(child<QLineEdit>(dialog, "confirmLineEdit"), u"r-orders"_s);
    QTest::mouseClick(child<QPushButton>(dialog, "disconnectButton"), Qt::LeftButton);
    QCOMPARE(world.disconnected, QStringList{u"r-orders"_s});
    QTRY_VERIFY(world.instances[0]->isAsked()); // it looks at the list again
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(world.disconnected.size(), 1);
}

// Another window may have changed the connection while the question stood here.
void TestWindowDisconnecting::asksAgainWhatIsAllowed()
{
    WindowWorld world;
    const QString id = world.addProfile(u"orders"_s);
    live::ConnectionProfile profile = *world.world.profiles.profile(id);
    profile.allowsDisconnecting = true;
    QVERIFY(world.world.profiles.update(profile));
    world.showRows(world.window->openProfile(id), 0);
    sessionAction(world, u"disconnectAllAction"_s)->trigger();
    auto *dialog = world.child<QDialog>("DisconnectAllDialog");
    QTest::keyClicks(child<QLineEdit>(dialog, "confirmLineEdit"), u"r-orders"_s);
    profile.allowsDisconnecting = false;
    QVERIFY(world.world.profiles.update(profile));
    QTest::mouseClick(child<QPushButton>(dialog, "disconnectButton"), Qt::LeftButton);
    const auto *hint = child<gui::FieldHint>(dialog, "resultHint");
    QTRY_VERIFY(hint->problem().contains(u"no longer allowed"_s));
    QCOMPARE(world.disconnected, QStringList());
}

QTEST_MAIN(TestWindowDisconnecting)
#include "tst_windowdisconnecting.moc"
