// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pagedocks.h"
#include "gui/pagelook.h"

#include "core/future.h"
#include "gui/sessionsheader.h"
#include "models/columnlistmodel.h"
#include "support/testrandom.h"
#include "unit/gui/windowworld.h"

#include <QApplication>
#include <QJsonDocument>
#include <QMenu>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using gui::InstancePage;
using gui::PageLook;
using gui::SessionsView;
using session::Column;
using test::WindowWorld;
using Density = Settings::RowDensity;

namespace {

SessionsView *viewOf(const InstancePage *page)
{
    return test::child<SessionsView>(page, "sessionsView");
}

//! What a user would see of the look.
QString seen(const InstancePage *page)
{
    const SessionsView *view = viewOf(page);
    QStringList columns;
    for (const Column column : view->shownColumns())
        columns.append(session::columnInfo(column).apiName);
    QString sort;
    for (const session::SortKey &key : view->sort())
        sort += u' ' + session::columnInfo(key.column).apiName;
    return u"%1|%2|%3|%4|%5|%6"_s.arg(columns.join(u' '), sort)
        .arg(view->columnWidth(session::indexOf(Column::Name)))
        .arg(view->verticalHeader()->defaultSectionSize())
        .arg(view->font().pointSizeF())
        .arg(page->docks().isSourcesShown());
}

} // namespace

class TestPageLook : public QObject
{
    Q_OBJECT

private slots:
    void remembersTheLookOfEachConnection();
    void aNewConnectionBeginsWithTheLookUsedLast();
    void filesAndTheDemoShareTheGeneralLook();
    void zoomsByKeyWithinLimits();
    void takesRowHeightsFromTheMenu();
    void thePreferenceIsForPagesThatAreOpen();
    void deletingAndDuplicatingAConnectionTakesItsLookAlong();
    void comesUpWithADamagedLook_data();
    void comesUpWithADamagedLook();
    void comesUpWhateverIsInTheFile();
};

void TestPageLook::remembersTheLookOfEachConnection()
{
    WindowWorld world;
    const QString orders = world.addProfile(u"orders"_s);
    const QString carts = world.addProfile(u"carts"_s);
    InstancePage *page = world.window->openProfile(orders);
    world.showRows(page, 0);
    viewOf(page)->header()->moveSection(
        viewOf(page)->header()->visualIndex(session::indexOf(Column::Idle)), 0);
    viewOf(page)->header()->resizeSection(session::indexOf(Column::Name), 177);
    page->look().setZoom(130);
    page->look().setDensity(Density::Compact);
    page->docks().setSourcesShown(false);
    const QString ofOrders = seen(page);

    InstancePage *other = world.window->openProfile(carts);
    world.showRows(other, 1);
    other->look().setZoom(80);
    other->look().setDensity(Density::Comfortable);
    other->docks().setSourcesShown(true);
    viewOf(other)->header()->resizeSection(session::indexOf(Column::Name), 99);
    const QString ofCarts = seen(other);
    QVERIFY(ofCarts != ofOrders);
    QCOMPARE(seen(page), ofOrders); // each page for itself

    world.window.reset();
    world.instances.clear();
    models::ViewStores again(world.world.folder.path(), world.world.settings);
    WindowWorld next;
    for (const auto &[profile, expected] :
         {std::pair(orders, ofOrders), std::pair(carts, ofCarts)}) {
        const InstancePage restored(
            gui::InstancePageInfo{u"x"_s, profile, {}, std::chrono::seconds(0), {}, {}, false},
            next.makeSource(u"r"_s, true), next.worker, next.clock, world.world.settings, again);
        QCOMPARE(seen(&restored), expected);
    }
}

void TestPageLook::aNewConnectionBeginsWithTheLookUsedLast()
{
    WindowWorld world;
    InstancePage *page = world.window->openProfile(world.addProfile(u"orders"_s));
    world.showRows(page, 0);
    page->look().setZoom(130);
    page->look().setRules({u"example-idle"_s});
    viewOf(page)->header()->resizeSection(session::indexOf(Column::Name), 177);
    page->look().flush();

    InstancePage *next = world.window->openProfile(world.addProfile(u"carts"_s));
    QCOMPARE(next->look().zoom(), 130);
    QCOMPARE(next->look().rules(), QStringList{u"example-idle"_s});
    QCOMPARE(viewOf(next)->columnWidth(session::indexOf(Column::Name)), 177);
    next->look().setZoom(70);
    next->look().flush();
    QCOMPARE(page->look().zoom(), 130);
}

void TestPageLook::filesAndTheDemoShareTheGeneralLook()
{
    WindowWorld world;
    InstancePage *file = world.window->openFile(u"/tmp/one.json"_s);
    file->look().setZoom(120);
    file->look().flush();
    QCOMPARE(world.window->openDemo()->look().zoom(), 120);
    QVERIFY(!world.views.looks.hasOwn({}));
}

void TestPageLook::zoomsByKeyWithinLimits()
{
    WindowWorld world;
    world.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(world.window.get()));
    InstancePage *page = world.window->openDemo();
    world.showRows(page, 0);
    const double usual = QApplication::font().pointSizeF();
    QTest::keyClick(world.window.get(), Qt::Key_Plus, Qt::ControlModifier);
    QTest::keyClick(world.window.get(), Qt::Key_Equal, Qt::ControlModifier);
    QCOMPARE(page->look().zoom(), 120);
    QCOMPARE(viewOf(page)->font().pointSizeF(), usual * 1.2);
    const int height = viewOf(page)->verticalHeader()->defaultSectionSize();
    QTest::keyClick(world.window.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(page->look().zoom(), 100);
    QVERIFY(viewOf(page)->verticalHeader()->defaultSectionSize() < height);
    for (int i = 0; i < 30; ++i)
        QTest::keyClick(world.window.get(), Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(page->look().zoom(), models::kMinZoom);
    QVERIFY(!world.action("zoomOutAction")->isEnabled());
    for (int i = 0; i < 30; ++i)
        QTest::keyClick(world.window.get(), Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(page->look().zoom(), models::kMaxZoom);
    QVERIFY(!world.action("zoomInAction")->isEnabled());
    QVERIFY(world.action("zoomOutAction")->isEnabled());
}

void TestPageLook::takesRowHeightsFromTheMenu()
{
    WindowWorld world;
    QVERIFY(!world.child<QMenu>("rowHeightMenu")->isEnabled());
    InstancePage *page = world.window->openDemo();
    QVERIFY(world.action("normalRowsAction")->isChecked());
    const int normal = viewOf(page)->verticalHeader()->defaultSectionSize();
    world.action("compactRowsAction")->trigger();
    QVERIFY(world.action("compactRowsAction")->isChecked());
    QVERIFY(!world.action("normalRowsAction")->isChecked());
    QCOMPARE(page->look().density(), Density::Compact);
    QVERIFY(viewOf(page)->verticalHeader()->defaultSectionSize() < normal);
}

void TestPageLook::thePreferenceIsForPagesThatAreOpen()
{
    WindowWorld world;
    InstancePage *page = world.window->openProfile(world.addProfile(u"orders"_s));
    page->look().setDensity(Density::Compact);
    page->look().flush();
    world.world.settings.setRowDensity(Density::Comfortable);
    QCOMPARE(page->look().density(), Density::Comfortable);
    QCOMPARE(world.window->openDemo()->look().density(), Density::Comfortable);
}

void TestPageLook::deletingAndDuplicatingAConnectionTakesItsLookAlong()
{
    WindowWorld world;
    const QString orders = world.addProfile(u"orders"_s);
    InstancePage *page = world.window->openProfile(orders);
    page->look().setZoom(130);
    page->look().flush();
    world.action("duplicateConnectionAction")->trigger();
    QTRY_COMPARE(world.world.profiles.profiles().size(), std::size_t(2));
    const QString copy = world.world.profiles.profiles().at(1).id;
    QTRY_VERIFY(world.views.looks.hasOwn(copy));
    QCOMPARE(*world.views.looks.look(copy).zoom, 130);

    page->look().setZoom(140);
    QVERIFY(world.world.profiles.remove(orders));
    QTest::qWait(0); // the page goes
    QVERIFY(!world.views.looks.hasOwn(orders));
    QVERIFY(world.views.looks.hasOwn(copy));
}

void TestPageLook::comesUpWithADamagedLook_data()
{
    QTest::addColumn<QByteArray>("look");
    QTest::addColumn<bool>("isNoticed");
    QTest::newRow("cut off") << QByteArray(R"({"version":1,"connections":{"ID":{"zo)") << true;
    QTest::newRow("newer") << QByteArray(R"({"version":9,"connections":{"ID":{"zoom":50}}})")
                           << true;
    QTest::newRow("all columns hidden") << QByteArray(
        R"({"version":1,"connections":{"ID":{"columns":[{"column":"Id","shown":false}]}}})")
                                        << false;
    QTest::newRow("hostile") << QByteArray(
        R"({"version":1,"connections":{"ID":{"columns":[{"column":"Id","width":2e9,"shown":true},
        {"column":"Id","width":-1,"shown":true},{"column":"No","shown":true}],"zoom":-7,
        "density":"x","docks":"AAAA/wAAAAD9AAAAAf////8=","sources":"/////w==","rules":[1]}}})")
                             << false;
}

void TestPageLook::comesUpWithADamagedLook()
{
    QFETCH(QByteArray, look);
    test::DialogWorld stores;
    const QString path = stores.folder.filePath(u"looks.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(look.replace("ID", "orders"));
    file.close();
    models::ViewStores views(stores.folder.path(), stores.settings);
    QTEST(!views.looks.notice().isEmpty(), "isNoticed");

    WindowWorld other;
    InstancePage page(
        gui::InstancePageInfo{u"x"_s, u"orders"_s, {}, std::chrono::seconds(0), {}, {}, false},
        other.makeSource(u"r"_s, true), other.worker, other.clock, stores.settings, views);
    page.resize(900, 600);
    page.show();
    QVERIFY(!viewOf(&page)->shownColumns().isEmpty());
    for (const Column column : viewOf(&page)->shownColumns())
        QVERIFY(viewOf(&page)->columnWidth(session::indexOf(column)) <= models::kMaxColumnWidth);
    QVERIFY(page.look().zoom() >= models::kMinZoom);
    QCOMPARE(page.look().density(), Density::Normal);
    // And what is chosen now is remembered.
    page.look().setZoom(90);
    page.look().flush();
    QCOMPARE(
        *models::ViewStores(stores.folder.path(), stores.settings).looks.look(u"orders"_s).zoom,
        90);
}

void TestPageLook::comesUpWhateverIsInTheFile()
{
    WindowWorld world;
    InstancePage *page = world.window->openDemo();
    page->look().setZoom(110);
    page->docks().setSourcesShown(false);
    page->look().flush();
    QFile good(world.world.folder.filePath(u"looks.json"_s));
    QVERIFY(good.open(QIODevice::ReadOnly));
    const QByteArray written = good.readAll();
    QVERIFY(written.contains("docks") && written.contains("sources"));

    test::TestRandom random(5);
    test::DialogWorld stores;
    WindowWorld other;
    for (int round = 0; round < 60; ++round) {
        qInfo("seed %u, round %d", random.seed(), round);
        QByteArray bytes = written;
        for (int i = random.below(6); i >= 0; --i)
            bytes[random.below(int(bytes.size()))] = char(random.between(0x20, 0x7e));
        if (random.oneIn(6))
            bytes.truncate(random.below(int(bytes.size())));
        QFile bad(stores.folder.filePath(u"looks.json"_s));
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write(bytes);
        bad.close();
        models::ViewStores views(stores.folder.path(), stores.settings);
        InstancePage shown(
            gui::InstancePageInfo{u"x"_s, {}, {}, std::chrono::seconds(0), {}, {}, false},
            other.makeSource(u"r"_s, true), other.worker, other.clock, stores.settings, views);
        shown.show();
        QVERIFY(shown.isVisible());
        QVERIFY(!viewOf(&shown)->shownColumns().isEmpty());
        shown.docks().setSourcesShown(true);
        QVERIFY(shown.docks().isSourcesShown());
    }
}

QTEST_MAIN(TestPageLook)
#include "tst_pagelook.moc"
