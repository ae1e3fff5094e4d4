// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/findings.h"

#include "query/filter.h"
#include "session/snapshotbuilder.h"
#include "support/testrandom.h"

#include <QTest>

#include <algorithm>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using findings::Finding;
using findings::Kind;
using session::Column;
using session::RowChanges;

namespace {

//! Sessions written one by one; those that are gone come last.
class Rows
{
public:
    Rows &add(int count, const char *source, qint64 idle = 0, const char *name = "a",
              const char *flags = "N", qint64 multi = -1, qint64 omem = 0, qint64 qbuf = 0,
              RowChanges changes = 0)
    {
        for (int i = 0; i < count; ++i) {
            m_builder.beginRow();
            m_builder.setText(Column::Client, source);
            m_builder.setText(Column::Name, name);
            m_builder.setText(Column::Flags, flags);
            m_builder.setInteger(Column::Idle, idle);
            m_builder.setInteger(Column::Multi, multi);
            m_builder.setInteger(Column::Omem, omem);
            m_builder.setInteger(Column::Qbuf, qbuf);
            m_changes.push_back(changes);
        }
        return *this;
    }

    Rows &addAged(int count, const char *source, qint64 age)
    {
        for (int i = 0; i < count; ++i) {
            m_builder.beginRow();
            m_builder.setText(Column::Client, source);
            m_builder.setInteger(Column::Age, age);
            m_changes.push_back(0);
        }
        return *this;
    }

    Rows &addUnknown(int count)
    {
        for (int i = 0; i < count; ++i) {
            m_builder.beginRow();
            m_changes.push_back(0);
        }
        return *this;
    }

    void finish() { m_snapshot = std::move(m_builder).finish({}); }

    std::vector<Finding> look(const findings::Thresholds &thresholds = {},
                              const findings::Churn &churn = {})
    {
        finish();
        const auto gone =
            std::count(m_changes.begin(), m_changes.end(), RowChanges(session::kRowIsGone));
        m_answered = m_snapshot->rowCount() - static_cast<quint32>(gone);
        const findings::Input input{m_snapshot.get(), m_answered, churn, thresholds};
        const std::vector<Finding> found = findings::findingsOf(input);
        for (const Finding &finding : found)
            check(finding);
        return found;
    }

private:
    // The filter can be read and passes exactly the sessions that the finding is about.
    void check(const Finding &finding) const
    {
        const auto filter = query::Filter::parse(finding.filter);
        QVERIFY2(filter, qPrintable(finding.filter));
        const query::Evaluation result = filter->evaluate(*m_snapshot);
        const auto passing =
            std::count(result.passing.begin(), result.passing.begin() + m_answered, quint8(1));
        QVERIFY2(
            passing == finding.sessions,
            qPrintable(
                u"%1 passes %2, not %3"_s.arg(finding.filter).arg(passing).arg(finding.sessions)));
        QCOMPARE(finding.of, m_answered);
    }

    session::SnapshotBuilder m_builder;
    session::SnapshotPointer m_snapshot;
    std::vector<RowChanges> m_changes;
    quint32 m_answered = 0;
};

QList<Kind> kindsOf(const std::vector<Finding> &found)
{
    QList<Kind> kinds;
    for (const Finding &finding : found)
        kinds.append(finding.kind);
    return kinds;
}

//! Four servers of the same size and nothing unusual.
Rows usual()
{
    Rows rows;
    for (const char *source : {"10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4"})
        rows.add(25, source);
    return rows;
}

} // namespace

class TestFindings : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsSaidOfUsualSessions();
    void nothingIsSaidOfFewOrUnknown();
    void aDominantSourceIsNamed();
    void sourcesThatDifferByCaseAreOne();
    void idleSessionsAreCounted();
    void unnamedSessionsAreCounted();
    void singleSessionsAreFound();
    void theLimitIsLookedAtIfKnown();
    void theServersOwnNumbersCount();
    void churningSourcesAreFound();
    void sessionsThatAreGoneDoNotCount();
    void filtersPassWhatWasFound();
};

void TestFindings::nothingIsSaidOfUsualSessions()
{
    QVERIFY(usual().look().empty());
}

void TestFindings::nothingIsSaidOfFewOrUnknown()
{
    QVERIFY(Rows().look().empty());
    QVERIFY(Rows().add(19, "10.0.0.1", 9999, "").look().empty());
    QVERIFY(Rows().addUnknown(1000).look().empty());
}

void TestFindings::aDominantSourceIsNamed()
{
    Rows rows = usual();
    rows.add(65, "10.0.0.9");
    QVERIFY(rows.look().empty()); // 65 of 165 are less than 40 %
    Rows more = usual();
    more.add(67, "10.0.0.9"); // 40.1 %
    const auto found = more.look();
    QCOMPARE(kindsOf(found), QList{Kind::DominantSource});
    QCOMPARE(found[0].source, u"10.0.0.9"_s);
    QCOMPARE(found[0].sessions, 67U);
    QCOMPARE(found[0].threshold, 40);
}

void TestFindings::sourcesThatDifferByCaseAreOne()
{
    Rows rows = usual();
    rows.add(90, "FD00::A").add(3, "fd00::a");
    const auto found = rows.look();
    QCOMPARE(kindsOf(found), QList{Kind::DominantSource});
    QCOMPARE(found[0].sessions, 93U);
}

void TestFindings::idleSessionsAreCounted()
{
    Rows rows = usual();
    for (const char *source : {"10.0.0.5", "10.0.0.6", "10.0.0.7", "10.0.0.8"})
        rows.add(26, source, 601);
    const auto found = rows.look();
    QCOMPARE(kindsOf(found), QList{Kind::LongIdle});
    QCOMPARE(found[0].sessions, 104U);
    QCOMPARE(found[0].most, 601);
    Rows exact = usual();
    for (const char *source : {"10.0.0.5", "10.0.0.6", "10.0.0.7", "10.0.0.8"})
        exact.add(26, source, 600);
    QVERIFY(exact.look().empty());
}

void TestFindings::unnamedSessionsAreCounted()
{
    Rows rows = usual();
    rows.add(26, "10.0.0.5", 0, "").addUnknown(2);
    const auto found = rows.look();
    QCOMPARE(kindsOf(found), QList{Kind::Unnamed});
    QCOMPARE(found[0].sessions, 26U);
}

void TestFindings::singleSessionsAreFound()
{
    Rows rows = usual();
    rows.add(1, "10.0.0.1", 5, "a", "O");
    rows.add(2, "10.0.0.2", 601, "a", "b").add(1, "10.0.0.2", 599, "a", "Nb");
    rows.add(1, "10.0.0.3", 31, "a", "x", 0).add(1, "10.0.0.3", 30, "a", "x", 7);
    rows.add(3, "10.0.0.4", 0, "a", "N", -1, 8 << 20).add(1, "10.0.0.4", 0, "a", "N", -1, 99);
    rows.add(1, "10.0.0.4", 0, "a", "N", -1, 0, 5 << 20);
    const auto found = rows.look();
    QCOMPARE(kindsOf(found),
             (QList{Kind::Monitor, Kind::OpenMulti, Kind::LargeOutput, Kind::LargeInput,
                    Kind::LongBlocked}));
    QCOMPARE(found[1].sessions, 1U);
    QCOMPARE(found[1].most, 31);
    QCOMPARE(found[2].sessions, 3U);
    QCOMPARE(found[3].most, 5 << 20);
    QCOMPARE(found[4].sessions, 2U);
}

void TestFindings::theLimitIsLookedAtIfKnown()
{
    findings::Thresholds thresholds;
    thresholds.connectionLimit = 125;
    const auto found = usual().look(thresholds);
    QCOMPARE(kindsOf(found), QList{Kind::NearLimit});
    QCOMPARE(found[0].most, 125);
    QVERIFY(found[0].filter.isEmpty());
    thresholds.connectionLimit = 126;
    QVERIFY(usual().look(thresholds).empty());
}

void TestFindings::theServersOwnNumbersCount()
{
    using Role = session::ServerNode::Role;
    session::SnapshotInfo info;
    info.server.nodes = {{"a:1", Role::Primary, {}, 10, 100, 0},
                         {"b:1", Role::Primary, {}, 80, 100, 3}};
    session::SnapshotBuilder builder;
    builder.beginRow();
    const session::SnapshotPointer snapshot = std::move(builder).finish(info);
    findings::Thresholds thresholds;
    thresholds.connectionLimit = 1000; // they know better
    const auto found = findings::findingsOf({snapshot.get(), 1, {}, thresholds});
    QCOMPARE(kindsOf(found), QList{Kind::NearLimit});
    QCOMPARE(found[0].source, QStringLiteral("b:1"));
    QCOMPARE(found[0].sessions, 80U);
    QCOMPARE(found[0].most, 100);
    QCOMPARE(found[0].rejected, 3);
}

void TestFindings::churningSourcesAreFound()
{
    const auto look = [](const findings::Churn &churn) {
        Rows rows = usual();
        rows.add(3, "FD00::A").addAged(2, "fd00::a", 300).addAged(1, "fd00::a", 301);
        return rows.look({}, churn);
    };
    const auto found = look({{{u"fd00::a"_s, 20, 22}}, 120s});
    QCOMPARE(kindsOf(found), QList{Kind::Churn});
    QCOMPARE(found[0].came, 20U);
    QCOMPARE(found[0].went, 22U);
    QCOMPARE(found[0].window, 120s);
    QCOMPARE(found[0].source, u"fd00::a"_s);
    QCOMPARE(found[0].sessions, 2U); // as old as the window; of the others the age is unknown
    QCOMPARE(found[0].filter, u"client = fd00::a and age <= 300"_s);
    // Asked for seldom, it looks back further.
    QCOMPARE(look({{{u"fd00::a"_s, 20, 22}}, 1000s})[0].sessions, 3U);
    QVERIFY(look({{{u"fd00::a"_s, 20, 19}}, 120s}).empty());
    QVERIFY(look({{{u"fd00::a"_s, 19, 20}}, 120s}).empty());
    QVERIFY(look({}).empty());
    // All of its sessions are gone again.
    QCOMPARE(look({{{u"elsewhere"_s, 20, 20}}, 120s})[0].sessions, 0U);
    // Three say enough.
    findings::Churn many;
    for (int i = 0; i < 5; ++i)
        many.sources.push_back({u"10.0.0.%1"_s.arg(i), 99, 99});
    QCOMPARE(look(many).size(), 3U);
}

void TestFindings::sessionsThatAreGoneDoNotCount()
{
    Rows rows = usual();
    rows.add(10, "10.0.0.1", 9999, "", "O", 1, 1 << 30, 1 << 30, session::kRowIsGone);
    QVERIFY(rows.look().empty());
}

void TestFindings::filtersPassWhatWasFound()
{
    test::TestRandom random;
    const std::array sources{"10.0.0.1", "10.0.0.2", "fd00::A", "fd00::a", "it's \"q\" \\ and",
                             "x\ny",     "",         "*",       "or"};
    int kinds = 0;
    for (int round = 0; round < 60; ++round) {
        Rows rows;
        for (int i = 0; i < 40; ++i) {
            rows.add(random.below(8), random.oneOf(sources), random.between(-5, 1500),
                     random.oneIn(2) ? "" : "n", random.oneOf(std::array{"N", "O", "b", "xb", "B"}),
                     random.between(-2, 3), random.between(-1, 20'000'000),
                     random.between(-1, 3'000'000), random.oneIn(2) ? session::kRowIsNew : 0);
            rows.addUnknown(random.below(3));
        }
        findings::Thresholds thresholds;
        thresholds.dominantPercent = 10;
        thresholds.longIdlePercent = 10;
        for (int i = random.below(20); i > 0; --i)
            rows.addAged(random.below(4), random.oneOf(sources), random.between(-2, 700));
        findings::Churn churn;
        for (const char *source : sources)
            churn.sources.push_back(
                {QString::fromUtf8(source), quint32(random.below(60)), quint32(random.below(60))});
        churn.window = std::chrono::seconds(random.below(600));
        const auto found = rows.look(thresholds, churn); // looks at the filters
        if (QTest::currentTestFailed())
            qFatal("seed %u, round %d", random.seed(), round);
        kinds += static_cast<int>(found.size());
    }
    QVERIFY(kinds > 200);
}

QTEST_GUILESS_MAIN(TestFindings)
#include "tst_findings.moc"
