// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chartpicture.h"
#include "gui/sourcebars.h"
#include "gui/sourceschart.h"
#include "live/refreshbuilder.h"
#include "support/testrandom.h"
#include "unit/models/simulatedsessions.h"

#include <QGraphicsScene>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <utility>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using gui::BarColors;
using gui::ChartBar;
using gui::SourcesChart;
using test::TestRandom;

namespace {

ChartBar bar(const QString &id)
{
    ChartBar made;
    made.id = id;
    return made;
}

live::GroupView groupsOf(const std::vector<quint32> &counts)
{
    live::GroupView view;
    view.grouping.groupCount = static_cast<quint32>(counts.size());
    for (const quint32 count : counts) {
        session::Group group;
        group.values.front() = u"10.0.0.%1"_s.arg(view.grouping.largest.size());
        group.sessions = count;
        group.active = count / 2;
        view.grouping.sessions += count;
        view.grouping.active += count / 2;
        view.largestIds.push_back(*group.values.front());
        view.grouping.largest.push_back(std::move(group));
    }
    return view;
}

live::ViewRequest withGroups(std::vector<session::GroupKey> keys = {session::GroupKey()})
{
    live::ViewRequest request;
    request.groups = session::GroupRequest{std::move(keys)};
    return request;
}

} // namespace

class TestSourceBars : public QObject
{
    Q_OBJECT

private slots:
    void sumsUpTheOthers();
    void showsDurations();
    void keepsColoursOfGroups();
    void paintsOnlyWhatChanged();
    void savesPictures();
    void readsOutEveryBar();
};

void TestSourceBars::sumsUpTheOthers()
{
    const auto bars = gui::groupBars(groupsOf({9, 7, 5, 3, 1}), 3);
    QCOMPARE(bars.size(), size_t(4));
    QCOMPARE(bars[0].sessions, 9ULL);
    QCOMPARE(bars[2].id, u"10.0.0.2"_s);
    QCOMPARE(bars[2].term, u"client = 10.0.0.2"_s);
    QVERIFY(bars[3].isOthers && bars[3].id.isEmpty());
    QCOMPARE(bars[3].sessions, 4ULL);
    QCOMPARE(bars[3].active, 1ULL);
    QVERIFY(bars[3].title.contains(u'2'));
    QCOMPARE(gui::groupBars(groupsOf({9, 7, 5}), 3).size(), size_t(3));
    QVERIFY(gui::groupBars({}, 3).empty());
}

void TestSourceBars::showsDurations()
{
    session::DurationCounts counts;
    counts.buckets[2] = {7, 3};
    auto bars = gui::durationBars(counts, session::Column::Idle);
    QCOMPARE(bars.size(), session::kDurationBuckets.size());
    QCOMPARE(bars[2].title, u"10–60 s"_s);
    QCOMPARE(bars[2].term, u"idle 10..59"_s);
    QCOMPARE(bars[2].sessions, 7ULL);
    QCOMPARE(bars[2].active, 3ULL);
    QVERIFY(bars[2].id.isEmpty() && !bars[2].isOthers);
    counts.unknown.sessions = 1;
    bars = gui::durationBars(counts, session::Column::Age);
    QCOMPARE(bars.back().term, u"age is unknown"_s);
}

void TestSourceBars::keepsColoursOfGroups()
{
    TestRandom random(41);
    constexpr int kColors = 7;
    BarColors colors(kColors);
    std::map<QString, int> before; // of all that have ever been shown
    bool isFirst = true;
    for (int step = 0; step < 200; ++step) {
        QStringList names;
        for (int i = 0; i < 12; ++i) {
            if (random.oneIn(2))
                names.append(u"s%1"_s.arg(i));
        }
        std::shuffle(names.begin(), names.end(), std::mt19937(random.seed() + quint32(step)));
        std::vector<ChartBar> bars;
        for (const QString &name : names)
            bars.push_back(bar(name));
        bars.push_back({});
        const std::vector<int> given = colors.assign(bars);
        QCOMPARE(given.size(), bars.size());
        QCOMPARE(given.back(), -1);
        std::map<QString, int> after;
        std::array<int, kColors> uses{};
        for (qsizetype i = 0; i < names.size(); ++i) {
            const int color = given[static_cast<std::size_t>(i)];
            QVERIFY(color >= 0 && color < kColors);
            after[names[i]] = color;
            ++uses[static_cast<std::size_t>(color)];
            if (before.contains(names[i]))
                QCOMPARE(color, before[names[i]]);
        }
        if (std::exchange(isFirst, false) && names.size() <= kColors)
            QVERIFY(*std::max_element(uses.begin(), uses.end()) <= 1);
        before.merge(after);
    }
}

void TestSourceBars::paintsOnlyWhatChanged()
{
    SimulatedSessions simulated(42);
    simulated.add(200);
    SourcesChart chart;
    chart.resize(300, 300);
    chart.show();
    const session::SnapshotPointer snapshot = simulated.snapshot();
    const auto first = live::buildRefresh(nullptr, snapshot, withGroups(), 1);
    chart.setResult(first);
    QVERIFY(chart.barCount() > 3);
    QTest::qWait(50); // charts lay out later
    QSignalSpy changed(chart.scene(), &QGraphicsScene::changed);
    // The same counts in another order of the rows: nothing to do.
    live::ViewRequest request = withGroups();
    request.sort = {{session::Column::Idle, Qt::AscendingOrder}};
    chart.setResult(live::buildRefresh(first.get(), snapshot, request, 2));
    QTest::qWait(50);
    QCOMPARE(changed.size(), 0);

    simulated.add(50);
    chart.setResult(live::buildRefresh(first.get(), simulated.snapshot(), request, 3));
    QTRY_VERIFY(!changed.isEmpty());
}

void TestSourceBars::savesPictures()
{
    SimulatedSessions simulated(43);
    simulated.add(100);
    SourcesChart chart;
    chart.resize(300, 300);
    chart.show();
    chart.setResult(live::buildRefresh(nullptr, simulated.snapshot(), withGroups(), 1));
    QTest::qWait(50);
    QImage image;
    QVERIFY(image.loadFromData(gui::pngPicture(chart, u"Sessions by Source"_s), "PNG"));
    QCOMPARE(image.width(), 2 * chart.viewport()->width());
    const QColor base = chart.palette().color(QPalette::Base);
    bool isPainted = false;
    for (int x = 0; x < image.width() && !isPainted; ++x)
        isPainted = image.pixelColor(x, image.height() / 3) != base;
    QVERIFY(isPainted);
    const QByteArray svg = gui::svgPicture(chart, u"<b>&"_s);
    QVERIFY(svg.contains("<svg") && svg.contains("10.0.0.") && svg.contains("active"));
    QVERIFY(!svg.contains("<b>"));
    QXmlStreamReader reader(svg);
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));

    const QTemporaryDir folder;
    QVERIFY(gui::savePicture(chart, u"title"_s, folder.filePath(u"a.SVG"_s)));
    QFile file(folder.filePath(u"a.SVG"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("<svg"));
    QVERIFY(gui::savePicture(chart, u"title"_s, folder.filePath(u"a.png"_s)));
    QVERIFY(QImage(folder.filePath(u"a.png"_s)).width() > 0);
    const auto refused =
        gui::savePicture(chart, u"title"_s, folder.filePath(u"no/such/folder.png"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Error::Code::CannotWrite);
}

void TestSourceBars::readsOutEveryBar()
{
    SimulatedSessions simulated(44);
    simulated.add(60);
    SourcesChart chart;
    chart.resize(300, 400);
    chart.show();
    chart.setResult(live::buildRefresh(nullptr, simulated.snapshot(),
                                       withGroups({{session::GroupBy::Command}}), 1));
    QVERIFY(chart.accessibleDescription().contains(u"get: "_s));
    QSignalSpy entered(&chart, &SourcesChart::barEntered);
    QTest::keyClick(&chart, Qt::Key_Home);
    QVERIFY(chart.accessibleDescription().contains(u"active"_s));
    QTest::keyClick(&chart, Qt::Key_Return);
    QCOMPARE(entered.size(), 1);
    const auto bar = entered.front().front().value<gui::ChartBar>();
    QVERIFY(bar.term.startsWith(u"cmd = "_s));
    chart.setMode(SourcesChart::Mode::Idle);
    QCOMPARE(chart.barCount(), static_cast<int>(session::kDurationBuckets.size()));
}

QTEST_MAIN(TestSourceBars)
#include "tst_sourcebars.moc"
