// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sourcebars.h"
#include "gui/sourceschart.h"
#include "live/refreshbuilder.h"
#include "support/testrandom.h"
#include "unit/models/simulatedsessions.h"

#include <QGraphicsScene>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <array>
#include <map>
#include <random>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using gui::BarColors;
using gui::SourceBar;
using gui::SourcesChart;
using test::TestRandom;

namespace {

SourceBar bar(const QString &source)
{
    SourceBar made;
    made.source = live::SourceSelection{source};
    return made;
}

session::SourceStatistics statistics(const std::vector<quint32> &counts)
{
    session::SourceStatistics made;
    for (const quint32 count : counts) {
        session::SourceCount source;
        source.source = u"10.0.0.%1"_s.arg(made.sources.size());
        source.sessions = count;
        made.sources.push_back(source);
        made.sessions += count;
    }
    return made;
}

} // namespace

class TestSourceBars : public QObject
{
    Q_OBJECT

private slots:
    void sumsUpTheOthers();
    void leavesOutSourcesWithoutSessions();
    void keepsColoursOfSourcesThatStay();
    void paintsOnlyWhatChanged();
};

void TestSourceBars::sumsUpTheOthers()
{
    const auto bars = gui::sourceBars(statistics({9, 7, 5, 3, 1}), 3);
    QCOMPARE(bars.size(), size_t(4));
    QCOMPARE(bars[0].sessions, 9ULL);
    QCOMPARE(bars[2].source->source, u"10.0.0.2"_s);
    QVERIFY(!bars[3].source);
    QCOMPARE(bars[3].sessions, 4ULL);
    QVERIFY(bars[3].title.contains(u'2'));
    QCOMPARE(gui::sourceBars(statistics({9, 7, 5}), 3).size(), size_t(3));
    QVERIFY(gui::sourceBars({}, 3).empty());
}

void TestSourceBars::leavesOutSourcesWithoutSessions()
{
    QCOMPARE(gui::sourceBars(statistics({2, 0, 0}), 1).size(), size_t(1));
    QVERIFY(gui::sourceBars(statistics({0}), 3).empty());
}

void TestSourceBars::keepsColoursOfSourcesThatStay()
{
    TestRandom random(41);
    constexpr int kColors = 7;
    BarColors colors(kColors);
    std::map<QString, int> before;
    for (int step = 0; step < 200; ++step) {
        QStringList names;
        for (int i = 0; i < 12; ++i) {
            if (random.oneIn(2))
                names.append(u"s%1"_s.arg(i));
        }
        std::shuffle(names.begin(), names.end(), std::mt19937(random.seed() + quint32(step)));
        std::vector<SourceBar> bars;
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
        if (before.empty() && names.size() <= kColors)
            QVERIFY(*std::max_element(uses.begin(), uses.end()) <= 1);
        before = std::move(after);
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
    const auto first = live::buildRefresh(nullptr, snapshot, {}, 1);
    chart.setResult(first);
    QVERIFY(chart.barCount() > 3);
    QTest::qWait(50); // charts lay out later
    QSignalSpy changed(chart.scene(), &QGraphicsScene::changed);
    // The same counts in another order of the rows: nothing to do.
    live::ViewRequest request;
    request.sort = {{session::Column::Idle, Qt::AscendingOrder}};
    chart.setResult(live::buildRefresh(first.get(), snapshot, request, 2));
    QTest::qWait(50);
    QCOMPARE(changed.size(), 0);

    simulated.add(50);
    chart.setResult(live::buildRefresh(first.get(), simulated.snapshot(), request, 3));
    QTRY_VERIFY(!changed.isEmpty());
}

QTEST_MAIN(TestSourceBars)
#include "tst_sourcebars.moc"
