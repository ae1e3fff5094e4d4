// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/exportdialog.h"
#include "gui/groupbybar.h"
#include "gui/pagedocks.h"
#include "gui/sourceschart.h"
#include "gui/sourcesdock.h"
#include "gui/sourcesstate.h"
#include "session/labelrules.h"
#include "support/testrandom.h"

#include "pageworld.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QImage>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTreeView>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using session::GroupBy;
using session::GroupColumn;
using session::GroupKey;
using test::child;
using test::drawn;
using test::PageWorld;

namespace {

//! 25 sessions of one source, all of them idle, and one MONITOR.
session::SnapshotPointer unusual()
{
    session::SnapshotBuilder builder;
    for (quint64 id = 1; id <= 26; ++id) {
        builder.beginRow();
        builder.setId(id);
        builder.setText(session::Column::Client, id == 26 ? "10.0.0.2" : "10.0.0.1");
        builder.setText(session::Column::Name, id == 26 ? "watcher" : "pool");
        builder.setText(session::Column::Flags, id == 26 ? "O" : "N");
        builder.setInteger(session::Column::Idle, id == 26 ? 0 : 700);
    }
    return std::move(builder).finish({});
}

QStringList findingsOf(const PageWorld &world)
{
    const QAbstractItemModel *model = child<QListView>(world.page.get(), "findingsList")->model();
    QStringList texts;
    for (int row = 0; row < model->rowCount(); ++row)
        texts.append(model->index(row, 0).data().toString());
    return texts;
}

QString filterOf(const PageWorld &world)
{
    return child<QLineEdit>(world.page.get(), "filterLineEdit")->text();
}

void groupBy(const PageWorld &world, const QString &title)
{
    auto *box = child<QComboBox>(world.page.get(), "groupBy1ComboBox");
    box->setCurrentIndex(box->findText(title));
    QCOMPARE(box->currentText(), title);
}

QStringList groupsOf(const PageWorld &world)
{
    const QAbstractItemModel *model = child<QTreeView>(world.page.get(), "sourcesTable")->model();
    QStringList texts;
    for (int row = 0; row < model->rowCount(); ++row)
        texts.append(model->index(row, 0).data().toString());
    return texts;
}

//! All texts of an SVG; empty if it is none.
QString textsOf(const QByteArray &svg)
{
    QXmlStreamReader reader(svg);
    QString texts;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::Characters)
            texts += reader.text().trimmed() + u'\n';
    }
    return reader.hasError() ? QString() : texts;
}

} // namespace

class TestDocks : public QObject
{
    Q_OBJECT

private slots:
    void aClickOnAFindingShowsItsSessions();
    void thresholdsChangeFindings();
    void theLimitOfTheConnectionGoesFirst();
    void goesIntoDocksAndBack();
    void aSourceIsNamedByKey();
    void prefixesOfNetworksAreChosen();
    void groupsAreExported();
    void localNamesAreExportedIfWanted();
    void theChartIsSaved();
    void sourcesStateSurvives();
    void damagedStatesGiveTheDefaults();
};

void TestDocks::aClickOnAFindingShowsItsSessions()
{
    PageWorld world;
    world.show(unusual());
    auto *list = child<QListView>(world.page.get(), "findingsList");
    const QAbstractItemModelTester tester(list->model(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    QTRY_COMPARE(
        findingsOf(world),
        QStringList({u"1 client(s) running MONITOR"_s, u"10.0.0.1 has 96 % of all sessions"_s,
                     u"25 session(s) idle for long"_s}));
    world.page->setFilterText(u"nobody"_s);
    QTRY_COMPARE(world.model()->rowCount(), 0);
    world.page->docks().goToFindings();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(0, 0)).center());
    QCOMPARE(filterOf(world), u"flags:monitor"_s);
    QTRY_COMPARE(world.names(), QStringList{u"watcher"_s});
    // Looking at one does not change the others.
    QCOMPARE(findingsOf(world).size(), 3);
    list->setCurrentIndex(list->model()->index(2, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(filterOf(world), u"idle > 600"_s);
    QTRY_COMPARE(world.model()->rowCount(), 25);
}

void TestDocks::thresholdsChangeFindings()
{
    PageWorld world;
    world.show(unusual());
    QTRY_COMPARE(findingsOf(world).size(), 3);
    world.world.settings.setThreshold(Settings::Key::FindingIdleSeconds, 700);
    QTRY_COMPARE(findingsOf(world).size(), 2);
    world.world.settings.setThreshold(Settings::Key::FindingDominantPercent, 97);
    QTRY_COMPARE(findingsOf(world), QStringList{u"1 client(s) running MONITOR"_s});
    world.world.settings.setThreshold(Settings::Key::FindingConnectionLimit, 26);
    QTRY_COMPARE(findingsOf(world).size(), 2);
    QVERIFY(findingsOf(world).first().contains(u"near the limit"_s));
}

void TestDocks::theLimitOfTheConnectionGoesFirst()
{
    gui::InstancePageInfo info;
    info.title = u"orders"_s;
    info.connectionLimit = 30;
    PageWorld world(info);
    world.world.settings.setThreshold(Settings::Key::FindingConnectionLimit, 1000);
    world.show(unusual());
    QTRY_COMPARE(findingsOf(world).size(), 4);
    QVERIFY(findingsOf(world).first().contains(u"near the limit"_s));
    info.connectionLimit = 100;
    world.page->setInfo(info);
    QTRY_COMPARE(findingsOf(world).size(), 3);
    // Without one of its own it has that of the preferences.
    info.connectionLimit = 0;
    world.page->setInfo(info);
    world.world.settings.setThreshold(Settings::Key::FindingConnectionLimit, 27);
    QTRY_COMPARE(findingsOf(world).size(), 4);
}

void TestDocks::goesIntoDocksAndBack()
{
    PageWorld world;
    world.show(unusual());
    QVERIFY(QTest::qWaitForWindowActive(world.page.get()));
    world.page->focusSessions();
    const auto isIn = [&world](const char *dock) {
        return child<QDockWidget>(world.page.get(), dock)
            ->isAncestorOf(QApplication::focusWidget());
    };
    world.page->docks().setSourcesShown(false);
    world.page->docks().goToSources();
    QVERIFY(world.page->docks().isSourcesShown());
    QTRY_VERIFY(isIn("sourcesDock"));
    world.page->docks().goToFindings();
    QTRY_VERIFY(isIn("findingsDock"));
    world.page->docks().goToDetails();
    QTRY_VERIFY(isIn("detailsDock"));
    world.page->docks().goToDetails();
    QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget *>(world.view()));
    // Where there is nothing to say, too.
    world.page->refresh();
    world.show(drawn({"cart 10.0.0.1 5"}));
    QTRY_VERIFY(findingsOf(world).isEmpty());
    world.page->docks().goToFindings();
    QTRY_VERIFY(isIn("findingsDock"));
    world.page->docks().goToFindings();
    QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget *>(world.view()));
}

void TestDocks::aSourceIsNamedByKey()
{
    PageWorld world;
    world.show(unusual());
    auto *dock = world.page->findChild<gui::SourcesDock *>();
    auto *table = child<QTreeView>(dock, "sourcesTable");
    QTRY_VERIFY(table->model()->rowCount() > 0);
    const QString source = table->model()->index(0, 0).data().toString();
    // The key has another meaning in the table of sessions; here it is the group's.
    world.view()->setCurrentIndex(world.model()->index(0, 0));
    QSignalSpy asked(dock, &gui::SourcesDock::nameRequested);
    table->setFocus();
    table->setCurrentIndex({});
    QTest::keyClick(table, Qt::Key_F2);
    QCOMPARE(asked.count(), 0);
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_F2);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].toString(), source);
}

void TestDocks::prefixesOfNetworksAreChosen()
{
    PageWorld world;
    world.show(drawn({"a 10.0.0.1 1", "b 10.0.1.9 2", "c 10.1.0.1 3", "d fd00::1 4"}));
    auto *ipv4 = child<QSpinBox>(world.page.get(), "ipv4PrefixSpinBox");
    auto *ipv6 = child<QSpinBox>(world.page.get(), "ipv6PrefixSpinBox");
    QVERIFY(!ipv4->isVisible());
    groupBy(world, u"Network"_s);
    QVERIFY(ipv4->isVisible());
    QCOMPARE(ipv4->value(), 24);
    QTRY_COMPARE(groupsOf(world).size(), 4);
    ipv4->setValue(16);
    QTRY_COMPARE(groupsOf(world).size(), 3);
    QVERIFY(groupsOf(world).contains(u"10.0.0.0/16"_s));
    ipv6->setValue(0);
    QTRY_VERIFY(groupsOf(world).contains(u"::/0"_s));
    ipv4->setValue(0);
    QTRY_VERIFY(groupsOf(world).contains(u"0.0.0.0/0"_s));
    QCOMPARE(groupsOf(world).size(), 2);
    groupBy(world, u"Name"_s);
    QVERIFY(!ipv4->isVisible());
    QTRY_COMPARE(groupsOf(world).size(), 4);
    // They are kept for the next time.
    gui::GroupByBar bar;
    bar.setKeys({{GroupBy::Network, 8, 48}});
    QSignalSpy changed(&bar, &gui::GroupByBar::keysChanged);
    QCOMPARE(child<QSpinBox>(&bar, "ipv4PrefixSpinBox")->value(), 8);
    child<QSpinBox>(&bar, "ipv6PrefixSpinBox")->setValue(56);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(bar.keys(), (std::vector<GroupKey>{{GroupBy::Network, 8, 56}}));

    // Keys that only some sources of sessions have cannot be chosen elsewhere.
    auto *box = child<QComboBox>(&bar, "groupBy1ComboBox");
    const auto isOffered = [box](GroupBy by) {
        return (box->model()->index(box->findData(int(by)), 0).flags() & Qt::ItemIsEnabled) != 0;
    };
    QVERIFY(isOffered(GroupBy::Role) && !isOffered(GroupBy::User));
    bar.setAvailable(session::kDasColumns | session::columnSet(session::Column::User));
    QVERIFY(isOffered(GroupBy::User) && !isOffered(GroupBy::Library));
    bar.setAvailable(session::kDasColumns);
    QVERIFY(!isOffered(GroupBy::User));
}

void TestDocks::groupsAreExported()
{
    PageWorld world;
    world.show(drawn({"=cart 10.0.0.1 1", "=cart 10.0.0.2 50", "shop 10.0.0.2 2"}));
    groupBy(world, u"Name"_s);
    QTRY_COMPARE(groupsOf(world).size(), 2);
    gui::ExportInput input = world.page->exportInput();
    input.groups = true;
    world.world.settings.setLastExportFolder(world.world.folder.path());
    gui::ExportDialog dialog(input, world.world.settings, world.world.files);
    QVERIFY(child<QRadioButton>(&dialog, "groupsRadioButton")->isChecked());
    QVERIFY(child<QRadioButton>(&dialog, "groupsRadioButton")->toolTip().contains(u"Name"_s));
    const QString path = world.world.folder.filePath(u"groups.csv"_s);
    child<QLineEdit>(&dialog, "pathLineEdit")->setText(path);
    QSignalSpy exported(&dialog, &gui::ExportDialog::exported);
    child<QPushButton>(&dialog, "exportButton")->click();
    QTRY_COMPARE(exported.count(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(),
             QByteArray("Name,Sessions,Active,MaxIdle,MedianIdle,OldestAge,Qbuf,Omem\r\n"
                        "'=cart,2,1,50,1,,,\r\n"
                        "shop,1,1,2,2,,,\r\n"));
}

void TestDocks::localNamesAreExportedIfWanted()
{
    PageWorld world;
    const auto snapshot = drawn({"cart 10.0.0.1 1", "shop 10.0.0.2 2"});
    world.page->setLabelRules(std::make_shared<const session::LabelRules>(
        std::vector<session::LabelRule>{{u"10.0.0.1"_s, {u"=pool"_s, {u"prod"_s}, 1}}}));
    world.show(snapshot);
    world.world.settings.setLastExportFolder(world.world.folder.path());
    const QString path = world.world.folder.filePath(u"sources.csv"_s);
    const auto exportWith = [&](bool wanted) {
        gui::ExportInput input = world.page->exportInput();
        input.sources = true;
        gui::ExportDialog dialog(input, world.world.settings, world.world.files);
        auto *box = child<QCheckBox>(&dialog, "localNamesCheckBox");
        if (!wanted && box->isChecked())
            return QByteArray("not as it is without a wish");
        box->setChecked(wanted);
        child<QLineEdit>(&dialog, "pathLineEdit")->setText(path);
        QSignalSpy exported(&dialog, &gui::ExportDialog::exported);
        child<QPushButton>(&dialog, "exportButton")->click();
        if (!QTest::qWaitFor([&] { return exported.count() == 1; }))
            return QByteArray("not exported");
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not there");
    };
    // The columns are the same for everybody unless somebody asks.
    QCOMPARE(exportWith(false),
             QByteArray("Client,ClientDesc,Sessions,Active,ServerCount\r\n"
                        "10.0.0.1,,1,1,\r\n10.0.0.2,,1,1,\r\n"));
    QCOMPARE(exportWith(true),
             QByteArray("Client,ClientDesc,Sessions,Active,ServerCount,LocalAlias,LocalTags\r\n"
                        "10.0.0.1,,1,1,,'=pool,prod\r\n10.0.0.2,,1,1,,,\r\n"));
    QVERIFY(world.world.settings.exportsLocalNames()); // remembered

    // Nothing to choose for groups of other things, or without names.
    gui::ExportInput input = world.page->exportInput();
    input.groups = true;
    input.groupRequest.keys = {{GroupBy::Name}};
    gui::ExportDialog ofNames(input, world.world.settings, world.world.files);
    QVERIFY(!child<QCheckBox>(&ofNames, "localNamesCheckBox")->isEnabled());
    input.labels = nullptr;
    gui::ExportDialog without(input, world.world.settings, world.world.files);
    QVERIFY(child<QCheckBox>(&without, "localNamesCheckBox")->isHidden());
}

void TestDocks::theChartIsSaved()
{
    PageWorld world;
    world.show(drawn({"<b>x</b> 10.0.0.1 1", "cart 10.0.0.1 1", "cart 10.0.0.2 2"}));
    auto *chart = child<gui::SourcesChart>(world.page.get(), "sourcesChart");
    QTRY_COMPARE(chart->barCount(), 2);
    QCOMPARE(world.page->chartFileName(), u"orders-chart.png"_s);
    const QString png = world.world.folder.filePath(u"a.png"_s);
    QVERIFY(world.page->saveChart(png));
    const QImage image(png);
    QVERIFY(!image.isNull());
    // Twice as fine as the screen, with a line for the title.
    QCOMPARE(image.width(), 2 * chart->viewport()->width());
    QVERIFY(image.height() > 2 * chart->viewport()->height());
    QVERIFY(image.height() < 2 * chart->viewport()->height() + 120);
    // Something is painted on it: in the bar of the first source its colour.
    QSet<QRgb> colors;
    for (int y = 0; y < image.height(); y += 2) {
        for (int x = 0; x < image.width(); x += 2)
            colors.insert(image.pixel(x, y));
    }
    QVERIFY2(colors.size() > 5, qPrintable(QString::number(colors.size())));

    groupBy(world, u"Name"_s);
    QTRY_VERIFY(groupsOf(world).contains(u"cart"_s));
    QTRY_COMPARE(groupsOf(world).size(), 2);
    const QString svg = world.world.folder.filePath(u"a.svg"_s);
    QVERIFY(world.page->saveChart(svg));
    QFile file(svg);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(!bytes.contains("<b>"));
    const QString texts = textsOf(bytes);
    for (const QString &text : {u"Sessions by Name"_s, u"orders"_s, u"cart"_s, u"<b>x</b>"_s})
        QVERIFY2(texts.contains(text), qPrintable(text + u" is not in:\n"_s + texts));
    const QByteArray viewBox =
        "viewBox=\"0 0 " + QByteArray::number(chart->viewport()->width()) + ' ';
    QVERIFY2(bytes.contains(viewBox), viewBox.constData());

    const auto refused = world.page->saveChart(world.world.folder.filePath(u"no/folder.png"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Error::Code::CannotWrite);
}

void TestDocks::sourcesStateSurvives()
{
    test::TestRandom random;
    for (int round = 0; round < 100; ++round) {
        gui::SourcesState state;
        state.request.keys.clear();
        for (int keys = 1 + random.below(3); keys > 0; --keys)
            state.request.keys.push_back({static_cast<GroupBy>(random.below(10)),
                                          quint8(random.below(33)), quint8(random.below(129))});
        state.request.sortColumn = random.oneOf(
            std::array{GroupColumn::Key1, GroupColumn::Sessions, GroupColumn::ServerCount});
        state.request.sortOrder = random.oneIn(2) ? Qt::AscendingOrder : Qt::DescendingOrder;
        state.chartMode = random.below(3);
        for (int looks = random.below(4); looks > 0; --looks)
            state.looks.insert(QString::number(looks), QByteArray(looks, '\xff'));
        const auto again = gui::SourcesState::fromBytes(state.toBytes());
        QVERIFY2(again.request == state.request && again.chartMode == state.chartMode
                     && again.looks == state.looks,
                 qPrintable(u"seed %1, round %2"_s.arg(random.seed()).arg(round)));
    }

    // The dock takes it over, and gives it back.
    PageWorld world;
    auto *dock = child<gui::SourcesDock>(world.page.get(), "sourcesDock");
    gui::SourcesState state;
    state.request.keys = {{GroupBy::Command}, {GroupBy::Network, 20, 40}};
    state.request.sortColumn = GroupColumn::MaxIdle;
    state.chartMode = static_cast<int>(gui::SourcesChart::Mode::Age);
    QSignalSpy changed(dock, &gui::SourcesDock::requestChanged);
    dock->restoreState(state.toBytes());
    QVERIFY(changed.count() > 0);
    QCOMPARE(dock->request(), state.request);
    QCOMPARE(dock->chart()->mode(), gui::SourcesChart::Mode::Age);
    QCOMPARE(dock->saveState(), state.toBytes());
}

void TestDocks::damagedStatesGiveTheDefaults()
{
    const gui::SourcesState usual;
    gui::SourcesState other;
    other.request.keys = {{GroupBy::Role}, {GroupBy::Db}};
    other.looks.insert(u"sources"_s, "look");
    const QByteArray bytes = other.toBytes();
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        const auto cut = gui::SourcesState::fromBytes(bytes.first(size));
        QVERIFY2(cut.request == usual.request && cut.looks.isEmpty(),
                 qPrintable(u"%1"_s.arg(size)));
    }
    // Whatever the bytes are, what comes out can be asked for.
    test::TestRandom random;
    for (int round = 0; round < 2000; ++round) {
        QByteArray damaged = bytes;
        for (int i = 1 + random.below(4); i > 0; --i)
            damaged[random.below(int(damaged.size()))] = static_cast<char>(random.below(256));
        const auto state = gui::SourcesState::fromBytes(damaged);
        const auto &keys = state.request.keys;
        const QByteArray where =
            QByteArray("seed ") + QByteArray::number(random.seed()) + ' ' + damaged.toHex();
        QVERIFY2(!keys.empty() && keys.size() <= session::kMaxGroupKeys, where.constData());
        for (const GroupKey &key : keys)
            QVERIFY2(key.by <= session::kLastGroupBy && key.ipv4Bits <= 32 && key.ipv6Bits <= 128,
                     where.constData());
        QVERIFY2(state.request.sortColumn <= GroupColumn::ServerCount, where.constData());
        gui::GroupByBar bar;
        bar.setKeys(keys);
        QVERIFY2(!bar.keys().empty(), where.constData());
    }
}

QTEST_MAIN(TestDocks)
#include "tst_docks.moc"
