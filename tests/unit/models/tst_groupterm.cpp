// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/groupterm.h"

#include "query/filter.h"
#include "support/drawnsnapshot.h"
#include "support/plainsessions.h"

#include <QTest>

using namespace sessionscope;
using namespace sessionscope::session;
using namespace sessionscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QString termOf(GroupKey key, const std::optional<QString> &value)
{
    Group group;
    group.values.front() = value;
    return models::groupTerm({{key}}, group);
}

QString quotedTerm(const query::Parsed<query::Filter> &filter, const QString &term)
{
    return filter ? term : term + u": "_s + filter.error().message;
}

} // namespace

class TestGroupTerm : public QObject
{
    Q_OBJECT

private slots:
    void readsAsItIsSaid_data();
    void readsAsItIsSaid();
    void finds_data();
    void finds();
    void findsDurations_data();
    void findsDurations();
};

void TestGroupTerm::readsAsItIsSaid_data()
{
    QTest::addColumn<int>("by");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("term");
    const auto row = [](const char *what, GroupBy by, const QString &value, const QString &term) {
        QTest::addRow("%s", what) << static_cast<int>(by) << value << term;
    };
    row("source", GroupBy::Source, u"10.1.4.17"_s, u"client = 10.1.4.17"_s);
    row("network", GroupBy::Network, u"10.1.4.0/24"_s, u"client in 10.1.4.0/24"_s);
    row("network of IPv6", GroupBy::Network, u"2001:db8::/64"_s, u"client in 2001:db8::/64"_s);
    row("no address", GroupBy::Network, u"/run/a.sock"_s, u"client = /run/a.sock"_s);
    row("alias", GroupBy::Alias, u"order service"_s, u"alias = \"order service\""_s);
    row("empty name", GroupBy::Name, u""_s, u"name = \"\""_s);
    row("prefix", GroupBy::NamePrefix, u"order"_s, u"name ~ \"^order([-_:./#0-9]|\\z)\""_s);
    row("own prefix", GroupBy::NamePrefix, u"-order"_s, u"name = -order"_s);
    row("command", GroupBy::Command, u"get"_s, u"cmd = get"_s);
    row("database", GroupBy::Db, u"3"_s, u"db = 3"_s);
    row("role", GroupBy::Role, u"replica"_s, u"role = replica"_s);
}

void TestGroupTerm::readsAsItIsSaid()
{
    QFETCH(int, by);
    QFETCH(QString, value);
    QFETCH(QString, term);
    QCOMPARE(termOf({static_cast<GroupBy>(by)}, value), term);
}

void TestGroupTerm::finds_data()
{
    QTest::addColumn<int>("by");
    for (int by = 0; by < 10; ++by)
        QTest::addRow("%d", by) << by;
}

// The term of each group finds exactly the sessions of the group.
void TestGroupTerm::finds()
{
    QFETCH(int, by);
    const SnapshotPointer snapshot =
        drawnSnapshot("Client          ClientDesc  Name             Cmd      Db NodeId Flags\n"
                      "10.1.4.17       web         order-service    get      0  n1     N\n"
                      "10.1.4.18       \"\"        order_7          client|list -1 n2  S\n"
                      "10.1.5.18       jobs        orders           -        10 \"\"   bx\n"
                      "2001:db8::1     -           \"\"             \"\"     -  -      \"\"\n"
                      "/run/redis.sock \"a b\"     -                x=y      3  n1     O\n"
                      "-               \"q\\\"t\"  \"(a|b)*-7\"     \"*\"    3  n1     -\n"
                      "\"\"            and         -7               not      3  n1     b\n"
                      "10.1.4.17       \"10 min\"  \"\\u{e4}\\u{202e}/x\" in 3  n1     B\n"
                      "2001:db8::2     unknown     \"tab\\t-1\"     is       4  n1     P\n"
                      "10.1.4.17       web         order            get      0  n1     N");
    const GroupRequest request{{{static_cast<GroupBy>(by)}}};
    const Grouping grouping = groupSessions(*snapshot, request, {});
    QVERIFY(grouping.groups.size() > 3);
    for (const Group &group : grouping.groups) {
        const QString term = models::groupTerm(request, group);
        const auto filter = query::Filter::parse(term);
        QVERIFY2(filter, qPrintable(quotedTerm(filter, term)));
        const auto rows = grouping.rowsOf(group);
        std::vector<quint8> expected(snapshot->rowCount(), 0);
        for (const quint32 row : rows)
            expected[row] = 1;
        QVERIFY2(filter->evaluate(*snapshot).passing == expected, qPrintable(term));
    }
}

void TestGroupTerm::findsDurations_data()
{
    QTest::addColumn<int>("bucket");
    for (int bucket = 0; bucket <= static_cast<int>(kDurationBuckets.size()); ++bucket)
        QTest::addRow("%d", bucket) << bucket;
}

void TestGroupTerm::findsDurations()
{
    QFETCH(int, bucket);
    const auto place = static_cast<std::size_t>(bucket);
    const SnapshotPointer snapshot =
        drawnSnapshot("Idle Age\n -5 0\n 0 1\n 1 9\n 9 10\n 10 59\n 59 60\n 60 599\n 600 3600\n"
                      " 3599 21600\n 3600 21599\n 86399 86400\n 86400 604800\n 604800 604799\n"
                      " - 86399\n 5 -\n 21600 3");
    const Grouping grouping = groupSessions(*snapshot, {}, {});
    for (const Column column : {Column::Idle, Column::Age}) {
        const QString term = models::durationTerm(column, place);
        const auto filter = query::Filter::parse(term);
        QVERIFY2(filter, qPrintable(quotedTerm(filter, term)));
        const DurationCounts &counts = column == Column::Idle ? grouping.idle : grouping.age;
        const quint32 expected = place < counts.buckets.size() ? counts.buckets[place].sessions
                                                               : counts.unknown.sessions;
        const auto passing = filter->evaluate(*snapshot).passing;
        QCOMPARE(static_cast<quint32>(std::count(passing.begin(), passing.end(), 1)), expected);
    }
}

QTEST_GUILESS_MAIN(TestGroupTerm)
#include "tst_groupterm.moc"
