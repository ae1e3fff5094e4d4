// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/workload.h"

#include "decode/dasanswer.h"
#include "decode/daswriter.h"
#include "session/diff.h"

#include <QSet>
#include <QTest>

using namespace sessionscope;
using namespace sessionscope::demo;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using session::Column;
using session::SnapshotPointer;

namespace {

SnapshotPointer take(const Workload &workload)
{
    return workload.take(QDateTime::fromMSecsSinceEpoch(1'660'100'753'556, Qt::UTC), u"REQUEST"_s);
}

quint32 countName(const session::SessionSnapshot &snapshot, QByteArrayView name)
{
    quint32 count = 0;
    for (quint32 row = 0; row < snapshot.rowCount(); ++row)
        count += snapshot.utf8(Column::Name, row) == name ? 1 : 0;
    return count;
}

//! Distinct values of a column, as text.
QSet<QString> values(const session::SessionSnapshot &snapshot, Column column)
{
    QSet<QString> found;
    for (quint32 row = 0; row < snapshot.rowCount(); ++row)
        found.insert(snapshot.rawText(column, row).value_or(u"(unknown)"_s));
    return found;
}

qint64 maximum(const session::SessionSnapshot &snapshot, Column column)
{
    qint64 most = std::numeric_limits<qint64>::min();
    for (quint32 row = 0; row < snapshot.rowCount(); ++row)
        most = std::max(most, snapshot.integer(column, row).value_or(most));
    return most;
}

} // namespace

class TestWorkload final : public QObject
{
    Q_OBJECT

private slots:
    void countsAgree_data();
    void countsAgree();
    void theSameSeedGivesTheSameSessions();
    void everyKindIsThere_data();
    void everyKindIsThere();
    void largeInstancesHaveVariety();
    void identitiesAreUnique();
    void timesAreSensible();
    void sessionsComeAndGo();
    void agesGrowWithTheClock();
    void withoutTimeNothingChanges();
    void thePoolLeaksAndIsRestarted();
    void answersAreReadBack();
    void theDisconnectedComeBack();
};

void TestWorkload::countsAgree_data()
{
    QTest::addColumn<int>("sessions");
    for (const int sessions : {0, 1, 2, 3, 19, 20, 21, 1000, 5000, 100'000})
        QTest::addRow("%d", sessions) << sessions;
}

void TestWorkload::countsAgree()
{
    QFETCH(const int, sessions);
    Workload workload(u"r-x"_s, sessions, 1);
    for (int round = 0; round < 2; ++round) {
        const SnapshotPointer snapshot = take(workload);
        if (round == 0)
            QCOMPARE(snapshot->rowCount(), quint32(sessions));
        QCOMPARE(snapshot->rowCount(), quint32(workload.sessionCount()));
        QCOMPARE(snapshot->info().total, qint64(snapshot->rowCount()));
        QVERIFY(snapshot->info().hasSourceStats);
        qint64 sum = 0;
        for (const session::SourceStat &stat : snapshot->info().sourceStats) {
            QCOMPARE(stat.count, qint64(stat.ids.size()));
            sum += *stat.count;
        }
        QCOMPARE(sum, qint64(snapshot->rowCount()));
        workload.advance(2s);
    }
}

void TestWorkload::theSameSeedGivesTheSameSessions()
{
    Workload one(u"r-x"_s, 500, 7);
    Workload same(u"r-x"_s, 500, 7);
    const Workload other(u"r-x"_s, 500, 8);
    QCOMPARE(decode::toDasAnswer(*take(one)), decode::toDasAnswer(*take(same)));
    QVERIFY(decode::toDasAnswer(*take(one)) != decode::toDasAnswer(*take(other)));
    for (const auto step : {2s, 5s, 1s, 60s}) {
        one.advance(step);
        same.advance(step);
    }
    QCOMPARE(decode::toDasAnswer(*take(one)), decode::toDasAnswer(*take(same)));
    QCOMPARE(simulatedInstanceId(7), simulatedInstanceId(7));
    QVERIFY(simulatedInstanceId(7) != simulatedInstanceId(8));
    QVERIFY(simulatedInstanceId(7).startsWith("r-demo"_L1));
}

void TestWorkload::everyKindIsThere_data()
{
    QTest::addColumn<int>("sessions");
    QTest::addRow("small") << 40;
    QTest::addRow("default") << 5000;
}

void TestWorkload::everyKindIsThere()
{
    QFETCH(const int, sessions);
    const SnapshotPointer snapshot = take(Workload(u"r-x"_s, sessions, 1));

    const QSet<QString> flags = values(*snapshot, Column::Flags);
    for (const QString &flag : {u"N"_s, u"P"_s, u"b"_s, u"O"_s, u"S"_s, u"c"_s})
        QVERIFY2(flags.contains(flag), qPrintable(flag));
    QVERIFY(flags.contains(u"x"_s) || flags.contains(u"xd"_s));
    const QSet<QString> names = values(*snapshot, Column::Name);
    for (const QByteArray &name : hostileNames())
        QVERIFY2(names.contains(QString::fromUtf8(name)), name.constData());
    QVERIFY(names.contains(QString()));
    QVERIFY(names.contains(u"checkout-worker"_s));
    QVERIFY(values(*snapshot, Column::Events).contains(u"rw"_s));

    QVERIFY(maximum(*snapshot, Column::Multi) >= 0);
    QVERIFY(maximum(*snapshot, Column::Sub) + maximum(*snapshot, Column::Psub) > 0);
    QVERIFY(maximum(*snapshot, Column::Qbuf) >= 64 * 1024 * 1024);
    QVERIFY(maximum(*snapshot, Column::Omem) >= 64 * 1024 * 1024);
    quint64 largestId = 0;
    quint64 smallestId = std::numeric_limits<quint64>::max();
    bool hasIpv6 = false;
    for (quint32 row = 0; row < snapshot->rowCount(); ++row) {
        largestId = std::max(largestId, snapshot->id(row).value());
        smallestId = std::min(smallestId, snapshot->id(row).value());
        hasIpv6 = hasIpv6 || snapshot->utf8(Column::Addr, row)->startsWith('[');
    }
    QVERIFY(largestId > 1ULL << 53);
    QVERIFY(smallestId < 1000);
    QVERIFY(hasIpv6);
}

void TestWorkload::largeInstancesHaveVariety()
{
    const SnapshotPointer snapshot = take(Workload(u"r-x"_s, 5000, 1));
    QCOMPARE(values(*snapshot, Column::NodeId).size(), kNodeCount);
    QCOMPARE(values(*snapshot, Column::Db), QSet<QString>({u"0"_s, u"1"_s, u"2"_s, u"3"_s}));
    QVERIFY(values(*snapshot, Column::Cmd).size() >= 30);
    const QSet<QString> aliases = values(*snapshot, Column::ClientDesc);
    QVERIFY(aliases.contains(QString()));
    QVERIFY(aliases.contains(u"(unknown)"_s));
    QVERIFY(aliases.contains(u"报表服务器"_s));
    // 4 * sqrt(5000) = 283, some of which happen to have no session
    const qsizetype sources = values(*snapshot, Column::Client).size();
    QVERIFY2(sources > 250 && sources <= 283, qPrintable(QString::number(sources)));

    quint32 db0 = 0;
    quint32 notInMulti = 0;
    for (quint32 row = 0; row < snapshot->rowCount(); ++row) {
        db0 += snapshot->integer(Column::Db, row) == 0 ? 1 : 0;
        notInMulti += snapshot->integer(Column::Multi, row) == -1 ? 1 : 0;
    }
    QVERIFY(db0 > snapshot->rowCount() / 2);
    QVERIFY(notInMulti > snapshot->rowCount() * 9 / 10);
}

void TestWorkload::identitiesAreUnique()
{
    Workload workload(u"r-x"_s, 2000, 3);
    for (int round = 0; round < 5; ++round) {
        const SnapshotPointer snapshot = take(workload);
        QSet<QString> keys;
        for (quint32 row = 0; row < snapshot->rowCount(); ++row) {
            keys.insert(*snapshot->text(Column::NodeId, row) + ' '_L1
                        + *snapshot->rawText(Column::Id, row));
        }
        QCOMPARE(keys.size(), qsizetype(snapshot->rowCount()));
        workload.advance(10s);
    }
}

void TestWorkload::timesAreSensible()
{
    Workload workload(u"r-x"_s, 2000, 3);
    for (int round = 0; round < 5; ++round) {
        const SnapshotPointer snapshot = take(workload);
        for (quint32 row = 0; row < snapshot->rowCount(); ++row) {
            const qint64 age = snapshot->integer(Column::Age, row).value();
            const qint64 idle = snapshot->integer(Column::Idle, row).value();
            QVERIFY(idle >= 0);
            QVERIFY(age >= idle);
        }
        workload.advance(7s);
    }
}

void TestWorkload::sessionsComeAndGo()
{
    Workload workload(u"r-x"_s, 10'000, 1);
    SnapshotPointer before = take(workload);
    for (int round = 0; round < 5; ++round) {
        workload.advance(2s);
        const SnapshotPointer after = take(workload);
        const session::SnapshotDiff diff = session::compareSnapshots(*before, *after);
        const quint32 gone = before->rowCount() - diff.survivors;
        const quint32 come = after->rowCount() - diff.survivors;
        QVERIFY2(gone > 100 && gone < 300, qPrintable(QString::number(gone)));
        QVERIFY2(come > gone && come < 350, qPrintable(QString::number(come)));
        before = after;
    }
    // However long the pause, most are still known.
    workload.advance(24h);
    const SnapshotPointer after = take(workload);
    QVERIFY(session::compareSnapshots(*before, *after).survivors > before->rowCount() / 2);
}

void TestWorkload::agesGrowWithTheClock()
{
    Workload workload(u"r-x"_s, 1000, 1);
    const SnapshotPointer before = take(workload);
    workload.advance(5s);
    const SnapshotPointer after = take(workload);
    const session::SnapshotDiff diff = session::compareSnapshots(*before, *after);
    QVERIFY(diff.survivors > 900);
    quint32 usedAgain = 0;
    for (quint32 now = 0; now < after->rowCount(); ++now) {
        const quint32 row = diff.newToOld[now];
        if (row == session::kNoRow)
            continue;
        QCOMPARE(*after->integer(Column::Age, now), *before->integer(Column::Age, row) + 5);
        const qint64 idle = *after->integer(Column::Idle, now);
        QVERIFY(idle <= *before->integer(Column::Idle, row) + 5);
        usedAgain += idle < *before->integer(Column::Idle, row) + 5 ? 1 : 0;
    }
    QVERIFY(usedAgain > 200);
}

void TestWorkload::withoutTimeNothingChanges()
{
    Workload workload(u"r-x"_s, 300, 1);
    const QByteArray before = decode::toDasAnswer(*take(workload));
    workload.advance(0s);
    workload.advance(-5s); // a clock that was set back
    QCOMPARE(decode::toDasAnswer(*take(workload)), before);
}

void TestWorkload::thePoolLeaksAndIsRestarted()
{
    Workload workload(u"r-x"_s, 5000, 1);
    const quint32 atFirst = countName(*take(workload), "checkout-worker");
    quint32 leaked = atFirst;
    for (int round = 0; round < 20; ++round) {
        workload.advance(2s);
        const SnapshotPointer snapshot = take(workload);
        const quint32 now = countName(*snapshot, "checkout-worker");
        QVERIFY(now > leaked);
        leaked = now;
        for (quint32 row = 0; row < snapshot->rowCount(); ++row) {
            if (snapshot->utf8(Column::Name, row) == "checkout-worker")
                QCOMPARE(snapshot->integer(Column::Idle, row), snapshot->integer(Column::Age, row));
        }
    }
    quint32 most = leaked;
    bool restarted = false;
    for (int round = 0; round < 100 && !restarted; ++round) {
        workload.advance(10s);
        const quint32 now = countName(*take(workload), "checkout-worker");
        restarted = now == atFirst;
        most = std::max(most, now);
    }
    QVERIFY(restarted);
    QVERIFY(most <= atFirst + 1000);
}

void TestWorkload::answersAreReadBack()
{
    const SnapshotPointer snapshot = take(Workload(u"r-x"_s, 2000, 5));
    const QByteArray json = decode::toDasAnswer(*snapshot);
    const Result<decode::DasAnswer> answer = decode::decodeDasAnswer(json, u"r-x"_s);
    QVERIFY(answer && answer->snapshot);
    QCOMPARE(answer->snapshot->rowCount(), snapshot->rowCount());
    QCOMPARE(answer->snapshot->info().unreadableCount(), 0u);
    for (quint32 row = 0; row < snapshot->rowCount(); ++row) {
        for (const session::ColumnInfo &column : session::columns())
            QCOMPARE(answer->snapshot->rawText(column.column, row),
                     snapshot->rawText(column.column, row));
    }
}

void TestWorkload::theDisconnectedComeBack()
{
    Workload workload(u"r-x"_s, 1000, 1);
    const QSet<QString> before = values(*take(workload), Column::Id);
    workload.disconnectAll();
    QCOMPARE(take(workload)->rowCount(), 0u);
    workload.disconnectAll(); // nobody is there
    workload.advance(2s);
    const std::size_t soon = workload.sessionCount();
    QVERIFY(soon > 50 && soon < 500);
    // Other connections: their ages began after.
    const SnapshotPointer snapshot = take(workload);
    QVERIFY(!values(*snapshot, Column::Id).intersects(before));
    QVERIFY(maximum(*snapshot, Column::Age) <= 2);

    for (int round = 0; round < 60; ++round)
        workload.advance(1s);
    const SnapshotPointer later = take(workload);
    QVERIFY(later->rowCount() > 900 && later->rowCount() < 1100);
    QVERIFY(!values(*later, Column::Cmd).contains(u"monitor"_s));
    QVERIFY(maximum(*later, Column::Age) <= 62);
}

QTEST_GUILESS_MAIN(TestWorkload)
#include "tst_workload.moc"
