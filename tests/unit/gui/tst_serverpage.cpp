// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a page says of the servers behind it.
#include "gui/noticebar.h"
#include "gui/statusline.h"
#include "models/doubt.h"
#include "pageworld.h"

#include <QDateTime>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::gui;
using session::ServerNode;
using test::PageWorld;
using Kind = Notice::Kind;

namespace {

using Role = ServerNode::Role;

session::SnapshotInfo infoOf(std::vector<ServerNode> nodes)
{
    session::SnapshotInfo info;
    info.server.nodes = std::move(nodes);
    return info;
}

ServerNode node(const QByteArray &id, Role role = Role::Primary)
{
    return {id, role, {}, {}, {}, {}};
}

const QList<QByteArray> kRows{"cart 10.0.0.1 5", "sessionscope 10.0.0.2 0"};

} // namespace

class TestServerPage : public QObject
{
    Q_OBJECT

private slots:
    void nodesThatFailedAreNamed();
    void aProxyIsSaid();
    void replicasAreOffered();
    void missingRightsAreSaid();
    void headRoomStandsInTheStatusLine();
    void theLimitOfTheUserServesToo();
    void ownConnectionsAreMarkedAndHidden();
    void ownConnectionsThatEndedAreHiddenToo();

private:
    static QString notice(const PageWorld &world, Kind kind)
    {
        return test::child<NoticeBar>(world.page.get(), "noticeBar")->text(kind);
    }
};

void TestServerPage::nodesThatFailedAreNamed()
{
    PageWorld world;
    const QSignalSpy edited(world.view(), &SessionsView::layoutEdited);
    session::SnapshotInfo info = infoOf({node("10.0.0.1:7000"), node("10.0.0.1:7001")});
    info.server.nodes[1].error = Error{Error::Code::TimedOut, u"It did not answer."_s, {}, {}, {}};
    world.show(test::drawn(kRows, info));
    const QString text = notice(world, Kind::NodesFailed);
    QVERIFY2(text.contains(u"10.0.0.1:7001: It did not answer."_s), qPrintable(text));
    QVERIFY(text.contains(u"1 of 2"_s));
    QVERIFY(text.contains(u"are missing"_s));
    const QHeaderView *header = world.view()->horizontalHeader();
    const int section = session::indexOf(session::Column::NodeId);
    QVERIFY(!header->isSectionHidden(section));
    QCOMPARE(edited.count(), 0); // nobody has chosen that, and it is not for other connections
    QCOMPARE(header->visualIndex(section),
             header->visualIndex(session::indexOf(session::Column::Addr)) + 1);
    world.page->refresh();
    const QDateTime then(QDate(2026, 11, 23), QTime(10, 2, 15));
    info.server.nodes[1].listed_ms = then.toMSecsSinceEpoch();
    world.show(test::drawn(kRows, info));
    const QString old = notice(world, Kind::NodesFailed);
    QVERIFY2(old.contains(u"as they were at 10:02:15."_s), qPrintable(old));
    QVERIFY(!old.contains(u"missing"_s));
    world.page->refresh();
    world.show(test::drawn(kRows, infoOf({node("10.0.0.1:7000"), node("10.0.0.1:7001")})));
    QVERIFY(notice(world, Kind::NodesFailed).isEmpty());
}

void TestServerPage::aProxyIsSaid()
{
    PageWorld world;
    world.show(test::drawn(kRows, infoOf({node("p:1", Role::Proxy)})));
    QVERIFY(notice(world, Kind::Proxy).contains(u"CLIENT LIST of one proxy"_s));
    QVERIFY(models::isColumnDoubtful(*world.page->snapshot(), session::Column::Qbuf));
    QVERIFY(!models::isColumnDoubtful(*world.page->snapshot(), session::Column::Idle));
}

void TestServerPage::replicasAreOffered()
{
    InstancePageInfo pageInfo;
    pageInfo.title = u"orders"_s;
    pageInfo.profileId = u"1"_s;
    PageWorld world(pageInfo);
    session::SnapshotInfo info = infoOf({node("a:1")});
    info.server.related = {node("b:1", Role::Replica), node("c:1", Role::Replica)};
    world.show(test::drawn(kRows, info));
    QVERIFY(notice(world, Kind::RelatedServers).contains(u"b:1, c:1"_s));
    QSignalSpy requested(world.page.get(), &InstancePage::serverRequested);
    auto *button = [&]() -> QToolButton * {
        for (auto *each : world.page->findChildren<QToolButton *>()) {
            if (each->isVisible() && each->text() == u"&Open…"_s)
                return each;
        }
        return nullptr;
    }();
    QVERIFY(button != nullptr);
    button->click();
    auto *menu = test::child<QMenu>(world.page.get(), "serversMenu");
    QCOMPARE(menu->actions().size(), 2);
    menu->actions().constLast()->trigger();
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.at(0).at(0).toString(), u"c:1"_s);
    menu->close();
}

void TestServerPage::missingRightsAreSaid()
{
    PageWorld world;
    session::SnapshotInfo info = infoOf({node("a:1")});
    info.server.lacking = {{Error::Code::NoPermission, u"Add +info."_s, {}, {}, {}}};
    world.show(test::drawn(kRows, info));
    QVERIFY(notice(world, Kind::NotPermitted).contains(u"Add +info."_s));
}

void TestServerPage::headRoomStandsInTheStatusLine()
{
    PageWorld world;
    session::SnapshotInfo info = infoOf({{"a:1", Role::Primary, {}, 9120, 10'000, 0}});
    world.show(test::drawn(kRows, info));
    auto *label = test::child<QLabel>(world.page.get(), "headRoomLabel");
    QVERIFY(label->isVisible());
    const QLocale locale;
    const QString counts =
        locale.toString(9120) + u" of "_s + locale.toString(10'000) + u" connections"_s;
    QCOMPARE(label->text(), counts + u": nearly full"_s);
    world.page->refresh();
    info.server.nodes[0].connectedClients = 100;
    world.show(test::drawn(kRows, info));
    QTRY_VERIFY(!label->text().contains(u"full"_s));
    world.page->refresh();
    info.server.nodes[0] = {"a:1", Role::Primary, {}, 10'000, 10'000, 12};
    world.show(test::drawn(kRows, info));
    QTRY_VERIFY(label->text().endsWith(u": full, 12 rejected"_s));
    world.page->refresh();
    world.show(test::drawn(kRows, infoOf({node("a:1")})));
    QTRY_VERIFY(!label->isVisible());
}

void TestServerPage::theLimitOfTheUserServesToo()
{
    InstancePageInfo pageInfo;
    pageInfo.title = u"orders"_s;
    pageInfo.connectionLimit = 100;
    PageWorld world(pageInfo);
    world.show(test::drawn(kRows));
    QCOMPARE(test::child<QLabel>(world.page.get(), "headRoomLabel")->text(),
             u"2 of 100 connections"_s);
}

void TestServerPage::ownConnectionsAreMarkedAndHidden()
{
    PageWorld world;
    session::SnapshotInfo info = infoOf({node("a:1")});
    info.server.ownRows = {1};
    world.show(test::drawn(kRows, info));
    QCOMPARE(world.names(), (QStringList{u"cart"_s, u"sessionscope"_s}));
    QVERIFY(!world.model()->isOwn(0));
    QVERIFY(world.model()->isOwn(1));
    const auto mark = [&](int row) {
        return world.model()->headerData(row, Qt::Vertical, Qt::ToolTipRole).toString();
    };
    QVERIFY(mark(1).contains(u"connection of this program"_s));
    QVERIFY(!mark(0).contains(u"this program"_s));
    world.world.settings.setHidesOwnConnections(true);
    QTRY_COMPARE(world.names(), QStringList{u"cart"_s});
    QTRY_VERIFY(world.text("statusCountsLabel").contains(u"1 own hidden"_s));
    world.world.settings.setHidesOwnConnections(false);
    QTRY_COMPARE(world.names().size(), 2);
}

void TestServerPage::ownConnectionsThatEndedAreHiddenToo()
{
    PageWorld world;
    world.world.settings.setHighlightTime(std::chrono::seconds(60));
    world.world.settings.setHidesOwnConnections(true);
    session::SnapshotInfo info = infoOf({node("a:1")});
    info.server.ownRows = {1};
    world.show(test::drawn(kRows, info));
    world.page->refresh();
    world.show(test::drawn({"cart 10.0.0.1 5"}, infoOf({node("a:1")})));
    QTRY_COMPARE(world.names(), QStringList{u"cart"_s});
    world.world.settings.setHidesOwnConnections(false);
    QTRY_COMPARE(world.names().size(), 2); // gone, and shown as that
}

QTEST_MAIN(TestServerPage)

#include "tst_serverpage.moc"
