// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/churnhistory.h"

#include "session/snapshotbuilder.h"
#include "support/testrandom.h"

#include <QTest>

#include <map>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using findings::Churn;
using findings::ChurnHistory;
using findings::SourceChurn;
using session::Column;
using session::SnapshotPointer;

namespace {

//! Sessions by their ids: each one's source.
using Sessions = std::map<quint64, QByteArray>;

SnapshotPointer answer(const Sessions &sessions, std::optional<std::chrono::seconds> time)
{
    session::SnapshotBuilder builder;
    for (const auto &[id, source] : sessions) {
        builder.beginRow();
        builder.setId(id);
        if (!source.isEmpty())
            builder.setText(Column::Client, source);
    }
    session::SnapshotInfo info;
    if (time)
        info.timestamp_ms = std::chrono::milliseconds(*time).count();
    return std::move(builder).finish(std::move(info));
}

//! Sessions that are replaced again and again.
class Instance
{
public:
    Sessions sessions;

    void show(std::optional<std::chrono::seconds> time)
    {
        const SnapshotPointer next = answer(sessions, time);
        if (m_last)
            m_history.add(*m_last, *next, session::compareSnapshots(*m_last, *next));
        m_last = next;
    }

    void replace(const QByteArray &source, int count)
    {
        std::erase_if(sessions,
                      [&](const auto &session) { return session.second == source && count-- > 0; });
    }

    void add(const QByteArray &source, int count)
    {
        for (int i = 0; i < count; ++i)
            sessions.emplace(m_nextId++, source);
    }

    void churn(const QByteArray &source, int count)
    {
        replace(source, count);
        add(source, count);
    }

    Churn found() const { return m_history.churn(); }

private:
    ChurnHistory m_history;
    SnapshotPointer m_last;
    quint64 m_nextId = 1;
};

} // namespace

class TestChurnHistory : public QObject
{
    Q_OBJECT

private slots:

    void addsUpWithinTheWindow()
    {
        Instance instance;
        instance.add("10.0.0.1", 5);
        instance.add("10.0.0.2", 50);
        instance.show(1000s);
        QVERIFY(instance.found().sources.empty());
        for (int refresh = 1; refresh <= 4; ++refresh) {
            instance.churn("10.0.0.1", 5);
            instance.show(1000s + 30s * refresh);
        }
        QCOMPARE(instance.found().sources, (std::vector<SourceChurn>{{u"10.0.0.1"_s, 20, 20}}));
        QCOMPARE(instance.found().window, 120s);
        instance.add("10.0.0.2", 30);
        instance.show(1150s);
        QCOMPARE(instance.found().sources,
                 (std::vector<SourceChurn>{{u"10.0.0.1"_s, 20, 20}, {u"10.0.0.2"_s, 30, 0}}));
    }

    void forgetsWhatIsLongAgo()
    {
        Instance instance;
        instance.add("a", 9);
        instance.show(1000s);
        instance.churn("a", 9);
        instance.show(1030s);
        instance.show(1300s); // began within the window
        QCOMPARE(instance.found().sources, (std::vector<SourceChurn>{{u"a"_s, 9, 9}}));
        QCOMPARE(instance.found().window, 300s);
        instance.show(1301s);
        QVERIFY(instance.found().sources.empty());
        // Asked for seldom: the last comparison counts, however long it took.
        instance.churn("a", 4);
        instance.show(5000s);
        QCOMPARE(instance.found().sources, (std::vector<SourceChurn>{{u"a"_s, 4, 4}}));
        QCOMPARE(instance.found().window, 3699s);
    }

    void aClockThatIsTurnedBackStartsAnew()
    {
        Instance instance;
        instance.add("a", 9);
        instance.show(1000s);
        instance.churn("a", 9);
        instance.show(1030s);
        instance.churn("a", 2);
        instance.show(500s);
        QCOMPARE(instance.found().sources, (std::vector<SourceChurn>{{u"a"_s, 2, 2}}));
        QCOMPARE(instance.found().window, 0s);
    }

    void withoutAClockRefreshesAreBounded()
    {
        Instance instance;
        instance.add("a", 1);
        instance.show(std::nullopt);
        for (std::size_t i = 0; i < ChurnHistory::kMostRefreshes + 20; ++i) {
            instance.churn("a", 1);
            instance.show(std::nullopt);
        }
        const quint32 most = ChurnHistory::kMostRefreshes;
        QCOMPARE(instance.found().sources, (std::vector<SourceChurn>{{u"a"_s, most, most}}));
    }

    void casesOfASourceAreOne()
    {
        Instance instance;
        instance.show(1s);
        instance.add("FD00::A", 3);
        instance.add("fd00::a", 2);
        instance.add("", 7); // of unknown source
        instance.show(2s);
        QCOMPARE(instance.found().sources, (std::vector<SourceChurn>{{u"FD00::A"_s, 5, 0}}));
    }

    void ofVeryManySourcesTheLargestStay()
    {
        Instance instance;
        instance.show(1s);
        for (std::size_t i = 0; i < ChurnHistory::kMostSources + 500; ++i)
            instance.add("few" + QByteArray::number(qulonglong(i)), 1);
        instance.add("many", 40);
        instance.show(2s);
        const Churn found = instance.found();
        QCOMPARE(found.sources.size(), ChurnHistory::kMostSources);
        QCOMPARE(found.sources.front(), (SourceChurn{u"many"_s, 40, 0}));
    }

    void countsAsANaiveComparisonDoes()
    {
        test::TestRandom random;
        Instance instance;
        std::map<QString, std::pair<quint32, quint32>> expected;
        instance.show(0s);
        for (int refresh = 1; refresh < 40; ++refresh) {
            const Sessions before = instance.sessions;
            for (int i = random.below(6); i > 0; --i)
                instance.replace("s" + QByteArray::number(random.below(5)), random.below(4));
            for (int i = random.below(6); i > 0; --i)
                instance.add("s" + QByteArray::number(random.below(5)), random.below(4));
            for (const auto &[id, source] : before) {
                if (!instance.sessions.contains(id))
                    ++expected[QString::fromUtf8(source)].second;
            }
            for (const auto &[id, source] : instance.sessions) {
                if (!before.contains(id))
                    ++expected[QString::fromUtf8(source)].first;
            }
            instance.show(std::chrono::seconds(refresh));
            const Churn found = instance.found();
            QCOMPARE(found.sources.size(), expected.size());
            for (const SourceChurn &source : found.sources)
                QVERIFY2((std::pair(source.came, source.went) == expected[source.source]),
                         qPrintable(u"seed %1, refresh %2"_s.arg(random.seed()).arg(refresh)));
        }
        QVERIFY(expected.size() == 5);
    }
};

QTEST_GUILESS_MAIN(TestChurnHistory)
#include "tst_churnhistory.moc"
