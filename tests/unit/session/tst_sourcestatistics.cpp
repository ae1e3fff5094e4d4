// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sourcestatistics.h"

#include "session/textranks.h"
#include "support/drawnsnapshot.h"
#include "support/plainsessions.h"

#include <QMap>
#include <QTest>

#include <numeric>

using namespace sessionscope;
using namespace sessionscope::session;
using namespace sessionscope::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

const QLocale kEnglish(QLocale::English, QLocale::UnitedStates);

std::vector<quint32> allRows(const SessionSnapshot &snapshot)
{
    std::vector<quint32> rows(snapshot.rowCount());
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

SnapshotInfo withStats(const std::vector<SourceStat> &stats)
{
    SnapshotInfo info;
    info.hasSourceStats = true;
    info.sourceStats = stats;
    return info;
}

// "source alias sessions active serverCount statIndex", a line for each source.
QString picture(const SourceStatistics &statistics)
{
    QStringList lines;
    for (const SourceCount &source : statistics.sources)
        lines += u"%1 '%2' %3 %4 %5 %6"_s.arg(source.source.value_or(u"-"_s), source.alias)
                     .arg(source.sessions)
                     .arg(source.active)
                     .arg(source.serverCount ? QString::number(*source.serverCount) : u"-"_s)
                     .arg(source.statIndex);
    return lines.join(u'\n');
}

} // namespace

class TestSourceStatistics : public QObject
{
    Q_OBJECT

private slots:

    void countsRowsBySource()
    {
        const SnapshotPointer snapshot = drawnSnapshot("Client ClientDesc Idle\n"
                                                       " 10.0.0.9  -       0\n"
                                                       " 10.0.0.10 \"\"    10\n"
                                                       " -         ghost   11\n"
                                                       " 10.0.0.10 web     11\n"
                                                       " 10.0.0.2  -       -\n"
                                                       " 10.0.0.10 other   9\n"
                                                       " \"\"      -       3");
        const SourceStatistics statistics =
            countSources(*snapshot, allRows(*snapshot), 10s, false, kEnglish);
        QCOMPARE(picture(statistics),
                 u"10.0.0.10 'web' 3 2 - -1\n"
                 "10.0.0.2 '' 1 0 - -1\n"
                 "10.0.0.9 '' 1 1 - -1\n"
                 " '' 1 1 - -1\n"
                 "- 'ghost' 1 0 - -1"_s);
        QCOMPARE(statistics.sessions, 7U);
        QCOMPARE(statistics.active, 4U);
        QCOMPARE(statistics.sourcesWithRows, 5U);
        QCOMPARE(statistics.differing, 0U);
    }

    void activeIsIdleForAtMostTheLimit()
    {
        const SnapshotPointer snapshot = drawnSnapshot("Idle\n0\n10\n11\n-\n-1");
        QVERIFY(isActive(*snapshot, 0, 10s));
        QVERIFY(isActive(*snapshot, 1, 10s));
        QVERIFY(!isActive(*snapshot, 2, 10s));
        QVERIFY(!isActive(*snapshot, 3, 10s)); // unknown is not active
        QVERIFY(isActive(*snapshot, 4, 0s));
        QVERIFY(!isActive(*snapshot, 1, 0s));
        QCOMPARE(kDefaultActiveIdleLimit, 10s);
    }

    void onlyTheGivenRowsCount()
    {
        const SnapshotPointer snapshot = drawnSnapshot(
            "Client Idle\n a 0\n b 0\n a 0\n b 50", withStats({{u"a"_s, 2, {}}, {u"b"_s, 3, {}}}));
        const std::vector<quint32> rows{3, 1};
        const SourceStatistics statistics = countSources(*snapshot, rows, 10s, false, kEnglish);
        QCOMPARE(picture(statistics), u"b '' 2 1 3 1"_s);
        QCOMPARE(statistics.sessions, 2U);
        // Compared with all rows of the answer, whatever is filtered: only b differs.
        QCOMPARE(statistics.differing, 1U);
    }

    void sourcesOfTheServerAloneAreAppendedOnDemand()
    {
        const SnapshotPointer snapshot = drawnSnapshot("Client Idle\n a 0\n b 0",
                                                       withStats({{u"z"_s, 5, {1, 2}},
                                                                  {u"a"_s, 1, {}},
                                                                  {std::nullopt, 1, {}},
                                                                  {u"y"_s, std::nullopt, {}},
                                                                  {u"a"_s, 4, {}}}));
        QCOMPARE(picture(countSources(*snapshot, {}, 10s, false, kEnglish)), QString());
        QCOMPARE(picture(countSources(*snapshot, allRows(*snapshot), 10s, false, kEnglish)),
                 u"a '' 1 1 1 1\nb '' 1 1 - -1"_s);
        const SourceStatistics all =
            countSources(*snapshot, allRows(*snapshot), 10s, true, kEnglish);
        QCOMPARE(
            picture(all),
            u"a '' 1 1 1 1\nb '' 1 1 - -1\na '' 0 0 4 4\ny '' 0 0 - 3\nz '' 0 0 5 0\n- '' 0 0 1 2"_s);
        QCOMPARE(all.sourcesWithRows, 2U);
        // b has a row that the server does not count; z, the nameless one and the second a have
        // none.
        QCOMPARE(all.differing, 4U);
    }

    void withoutServerCountsNothingDiffers()
    {
        const SnapshotPointer snapshot = drawnSnapshot("Client\na\nb");
        QCOMPARE(countSources(*snapshot, allRows(*snapshot), 10s, true, kEnglish).differing, 0U);
        const SnapshotPointer empty = drawnSnapshot("Client\na\nb", withStats({}));
        QCOMPARE(countSources(*empty, allRows(*empty), 10s, true, kEnglish).differing, 2U);
    }

    void anEmptySnapshotHasNoSources()
    {
        const SourceStatistics statistics =
            countSources(*drawnSnapshot(""), {}, 10s, true, kEnglish);
        QVERIFY(statistics.sources.empty());
        QCOMPARE(statistics.sessions, 0U);
    }

    void agreesWithPlainCounting()
    {
        TestRandom random;
        for (int round = 0; round < 40; ++round) {
            const PlainSessions rows = drawnSessions(random, 100);
            const SnapshotPointer snapshot = toSnapshot(
                rows, withStats({{u"10.0.0.1"_s, 7, {}}, {u"cart"_s, 1, {}}, {u"?"_s, 2, {}}}));
            std::vector<quint32> counted;
            std::vector<quint8> passing(rows.size());
            QMap<QByteArray, std::pair<quint32, quint32>> expected; // sessions, active
            quint32 active = 0;
            for (quint32 row = 0; row < rows.size(); ++row) {
                if (random.oneIn(3))
                    continue;
                counted.push_back(row);
                passing[row] = 1;
                const auto &client = rows[row].text(Column::Client);
                const auto &idle = rows[row].number(Column::Idle);
                auto &[sessions, activeOnes] = expected[client ? '=' + *client : QByteArray()];
                ++sessions;
                if (idle && *idle <= 10) {
                    ++activeOnes;
                    ++active;
                }
            }
            const SourceStatistics statistics =
                countSources(*snapshot, counted, 10s, true, kEnglish);
            QCOMPARE(statistics.sourcesWithRows, static_cast<quint32>(expected.size()));
            QCOMPARE(statistics.active, active);
            const SourceCounter counter(snapshot, kEnglish);
            const std::vector<quint32> ranks =
                rankByAddress(snapshot->dictionary(Column::Client), kEnglish);
            const SourceStatistics marked = counter.count(passing, 10s, true, ranks);
            QCOMPARE(picture(marked), picture(statistics));
            QCOMPARE(marked.sessions, statistics.sessions);
            QCOMPARE(marked.active, active);
            QCOMPARE(marked.sourcesWithRows, statistics.sourcesWithRows);
            QCOMPARE(marked.differing, statistics.differing);
            QCOMPARE(picture(counter.count({}, 10s, true, ranks)),
                     picture(countSources(*snapshot, allRows(*snapshot), 10s, true, kEnglish)));
            quint32 last = ~0U;
            for (const SourceCount &source : statistics.sources) {
                const auto &[sessions, activeOnes] =
                    expected[source.source ? QByteArray('=' + source.source->toUtf8())
                                           : QByteArray()];
                QCOMPARE(source.sessions, sessions);
                QCOMPARE(source.active, activeOnes);
                QVERIFY(source.sessions <= last);
                last = source.sessions;
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestSourceStatistics)
#include "tst_sourcestatistics.moc"
