// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/filter.h"
#include "query/parser.h"

#include "support/drawnsnapshot.h"

#include <QTest>

using namespace sessionscope;
using namespace sessionscope::query;
using namespace sessionscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

// What all filters below are about.
session::SnapshotPointer instance()
{
    static const auto snapshot =
        drawnSnapshot("Id  Addr               Client      ClientDesc  Name         Cmd        Age  "
                      "  Idle  Flags Db Multi Qbuf  Omem     Events NodeId\n"
                      "1   10.0.0.1:40001     10.0.0.1    \"prod ip\"   order-api-1  get        "
                      "100    0     N     0  -1    0     0        r      p-1\n"
                      "2   10.0.0.1:40002     10.0.0.1    \"prod ip\"   Order-api-2  GET        "
                      "90000  301   N     0  -1    26    0        r      p-1\n"
                      "3   10.0.0.2:45000     10.0.0.2    \"\"          order-job    blpop      "
                      "7200   7200  b     3  -1    0     0        r      p-2\n"
                      "4   10.1.0.7:50000     10.1.0.7    -           \"\"           monitor    "
                      "864000 864000 O    0  -1    0     2097152  rw     p-1\n"
                      "5   192.168.1.5:40003  192.168.1.5 office      -            set        5    "
                      "  5     N     1  -1    1024  0        w      p-2\n"
                      "6   [2001:db8::1]:6000 2001:db8::1 -           \"two words\"  subscribe  60 "
                      "    60    P     0  -1    0     1048576  r      p-3\n"
                      "7   10.0.0.3:6379      10.0.0.3    replica-1   -            replconf   "
                      "500000 1     S     0  -1    0     0        r      -\n"
                      "8   10.0.0.9:41000     10.0.0.9    -           cart         exec       30   "
                      "  -     x     7  4     64    100      r      p-1\n"
                      "9   -                  -           -           idle         -          -    "
                      "  -     -     -  -     -     -        -      -\n"
                      "18446744073709551615 /run/redis.sock:0 /run/redis.sock - \"back\\\\slash "
                      "\\\"q\\\"\" ping 1 0 U 0 -1 0 0 r p-1\n");
    return snapshot;
}

QString idsOf(const std::vector<quint8> &passing)
{
    QStringList ids;
    for (quint32 row = 0; row < instance()->rowCount(); ++row) {
        if (passing[row] != 0)
            ids += row == 9 ? u"10"_s : QString::number(*instance()->id(row));
    }
    return ids.join(u' ');
}

} // namespace

class TestFilterLanguage : public QObject
{
    Q_OBJECT

private slots:

    void findsSessions_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("ids"); // of those that pass; 10 for the last one
        const auto add = [](const char *filter, const char *ids) {
            QTest::newRow(filter) << QString::fromUtf8(filter) << QString::fromUtf8(ids);
        };
        const char *all = "1 2 3 4 5 6 7 8 9 10";
        // Words.
        add("", all);
        add("order", "1 2 3");
        add("ORDER api", "1 2");
        add("\"two words\"", "6");
        add("two words", "6");
        add("order or cart", "1 2 3 8");
        add("order || cart", "1 2 3 8");
        add("not order", "4 5 6 7 8 9 10");
        add("!order", "4 5 6 7 8 9 10");
        add("order and not api", "3");
        add("order && !api", "3");
        add("order not (api or job)", "");
        add("not not order", "1 2 3");
        add("(order)", "1 2 3");
        add("or*api", "1 2");
        add("order-*", "1 2 3");
        add("*api*2", "2");
        add("10.0.0.*:400", "1 2");
        add("\"or*api\"", "");
        add("10.0.0.1", "1 2");
        add("10.0.0.1:40001", "1");
        add(":40002", "2");
        add("[2001:db8::1]:6000", "6");
        add("idle", "9");
        add("name", "");
        add("\"\"", all);
        add("order in job", "");
        add("a,b", "");
        add("{1}", "");
        add("\"\\\"q\\\"\"", "10");
        add("\"back\\\\slash\"", "10");
        add("back\\slash", "10");
        add("\u201ctwo words\u201d", "6");
        // Precedence: comparison, not, and, or.
        add("order or cart and exec", "1 2 3 8");
        add("(order or cart) and exec", "8");
        add("order or cart exec", "1 2 3 8");
        add("not order and cmd = set", "5");
        add("not (order or cart) and db = 0", "4 6 7 10");
        // Times.
        add("idle > 5m", "2 3 4");
        add("idle>5m", "2 3 4");
        add("Idle >= 301", "2 3 4");
        add("idle < 5", "1 7 10");
        add("idle <= 5s", "1 5 7 10");
        add("idle = 2h", "3");
        add("idle == 7200", "3");
        add("idle != 0", "2 3 4 5 6 7");
        add("not idle != 0", "1 10");
        add("not idle > 5m", "1 5 6 7 10");
        add("age < 10s", "5 10");
        add("age > 1d", "2 4 7");
        add("age >= 1d1h", "2 4 7");
        add("age > 1.5d", "4 7");
        add("age < 0.5", "");
        add("age > 0.5 and age <= 1.0", "10");
        add("idle in 1m..2h", "2 3 6");
        add("idle 1m..2h", "2 3 6");
        add("idle 5", "5");
        add("not idle 5", "1 2 3 4 6 7 10");
        add("idle is unknown", "8 9");
        add("idle is not unknown", "1 2 3 4 5 6 7 10");
        add("not idle is unknown", "1 2 3 4 5 6 7 10");
        add("active", "1 5 7 10");
        add("not active", "2 3 4 6");
        add("ACTIVE order", "1");
        // Sizes and numbers.
        add("omem >= 1MiB", "4 6");
        add("omem > 1mb", "4");
        add("omem > 0.5kib", "4 6");
        add("qbuf = 1k", "5");
        add("qbuf 20..64", "2 8");
        add("db = 3", "3");
        add("db 3", "3");
        add("db:3", "3");
        add("db in {0, 3}", "1 2 3 4 6 7 10");
        add("db in {0 3}", "1 2 3 4 6 7 10");
        add("db in {1, 5..8}", "5 8");
        add("not db in {0, 3}", "5 8");
        add("db != 0", "3 5 8");
        add("multi = -1", "1 2 3 4 5 6 7 10");
        add("multi > -1", "8");
        add("multi < -0.5", "1 2 3 4 5 6 7 10");
        add("multi in -5..0", "1 2 3 4 5 6 7 10");
        add("id = 18446744073709551615", "10");
        add("id > 9223372036854775807", "10");
        add("id < 3", "1 2");
        add("id > -1", all);
        add("id < 99999999999999999999", all);
        add("db < 99999999999999999999", "1 2 3 4 5 6 7 8 10");
        add("port 40000..45000", "1 2 3 5 8");
        add("port = 0", "10");
        add("port is unknown", "9");
        add("port != 6379", "1 2 3 4 5 6 8 10");
        // Texts.
        add("cmd = get", "1 2");
        add("cmd = GET", "1 2");
        add("cmd != get", "3 4 5 6 7 8 10");
        add("not cmd = get", "3 4 5 6 7 8 10");
        add("cmd in {get, set}", "1 2 5");
        add("cmd in {\"get\", bl*}", "1 2 3");
        add("command=exec", "8");
        add("name = \"\"", "4");
        add("name != \"\"", "1 2 3 6 8 9 10");
        add("name is unknown", "5 7");
        add("name: order", "1 2 3");
        add("name:order", "1 2 3");
        add("NAME:\"two w\"", "6");
        add("name = order-*", "1 2 3");
        add("name = *-2", "2");
        add("name = *o*w*", "6");
        add("name = order*api", "");
        add("name = \"order-*\"", "");
        add("name = idle", "9");
        add("name ~ \"^order-\"", "1 3");
        add("name ~ ^order-.*[0-9]$", "1");
        add("name ~ (?i)^order-(api|job)", "1 2 3");
        add("(name ~ ^(cart|idle)$)", "8 9");
        add("name ~ \"o w\"", "6");
        add("not name ~ r", "4 9 10");
        add("clientdesc = \"prod ip\"", "1 2");
        add("alias = \"PROD ip\"", "1 2");
        add("alias:o", "1 2 5");
        add("alias is unknown", "3 4 6 8 9 10");
        add("not alias = office", "1 2 7");
        add("node = p-1", "1 2 4 8 10");
        add("nodeid is unknown", "7 9");
        add("\"name\" order", "");
        // Sources.
        add("client in 10.0.0.0/8", "1 2 3 4 7 8");
        add("source in 10.0.0.0/24", "1 2 3 7 8");
        add("not client in 10.0.0.0/8", "5 6 10");
        add("client in 10.0.0.2..10.0.0.9", "3 7 8");
        add("client in 10.0.0.2-10.0.0.9", "3 7 8");
        add("client in {10.0.0.1, 192.168.0.0/16}", "1 2 5");
        add("client in 2001:db8::/32", "6");
        add("client in {2001:0DB8:0::1}", "6");
        add("client in 0.0.0.0/0", "1 2 3 4 5 7 8");
        add("client in ::/0", "6");
        add("client = 10.0.0.1", "1 2");
        add("client:10.0.0", "1 2 3 7 8");
        add("client = 10.0.*", "1 2 3 7 8");
        add("addr = 10.0.0.1:40001", "1");
        add("addr != 10.0.0.1:40001", "2 3 4 5 6 7 8 10");
        add("addr:0.0.1:4000", "1 2");
        add("not addr:4000", "3 4 6 7 8 10");
        add("addr in 10.0.0.0/24", "1 2 3 7 8");
        add("addr in {10.0.0.2/31, [2001:db8::1]:6000}", "3 6 7");
        add("addr ~ :4000[12]$", "1 2");
        add("addr = *:4000*", "1 2 5");
        add("addr = [2001:DB8::1]:6000", "6");
        add("addr is unknown", "9");
        // Flags, events, roles.
        add("flags:replica", "7");
        add("flags:S", "7");
        add("flags = S", "7");
        add("flags = monitor", "4");
        add("flags:\"in multi\"", "8");
        add("flags:Pub/Sub", "6");
        add("not flags:replica", "1 2 3 4 5 6 8 10");
        add("flags ~ [bx]", "3 8");
        add("flags in {b, x}", "3 8");
        add("role = replica", "7");
        add("role = slave", "7");
        add("role in {replica, monitor}", "4 7");
        add("role != normal", "4 6 7");
        add("role is unknown", "9");
        add("events:w", "4 5");
        add("events:writable", "4 5");
        add("events = rw", "4");
        add("events:rw", "4");
        // What nothing is known about here.
        add("changed:new", "");
        add("not changed:new", all);
        add("tag = prod", "");
        add("tag is unknown", all);
        // All at once.
        add("idle > 5m and client in 10.0.0.0/8 and not flags:replica", "2 3 4");
        add("(cmd = get or cmd = set) idle < 1m port 40000..40002 node:p", "1");
    }

    void findsSessions()
    {
        QFETCH(QString, filter);
        QFETCH(QString, ids);
        const auto parsed = Filter::parse(filter);
        QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().message));
        QCOMPARE(parsed->text(), filter);
        QCOMPARE(idsOf(parsed->evaluate(*instance()).passing), ids);
    }

    void changesComeFromTheContext()
    {
        std::vector<session::RowChanges> changes(10);
        changes[1] = session::kRowIsNew;
        changes[2] = session::columnSet(session::Column::Cmd);
        changes[3] = session::columnSet(session::Column::Idle);
        changes[4] = session::kRowIsGone;
        std::vector<session::RowChanges> sinceMark(10, session::kRowIsNew);
        Context context;
        context.changes = changes;
        context.changesSinceMark = sinceMark;
        const auto found = [&](const QString &filter) {
            return idsOf(Filter::parse(filter)->evaluate(*instance(), context).passing);
        };
        QCOMPARE(found(u"changed:new"_s), u"2"_s);
        QCOMPARE(found(u"changed = gone"_s), u"5"_s);
        QCOMPARE(found(u"changed:any"_s), u"2 3 5"_s);
        QCOMPARE(found(u"changed:command"_s), u"3"_s);
        QCOMPARE(found(u"changed in {idle, cmd}"_s), u"3 4"_s);
        QCOMPARE(found(u"changed != new id < 5"_s), u"1 3 4"_s);
        QCOMPARE(found(u"sincemark:new id < 3"_s), u"1 2"_s);
    }

    void labelsComeFromTheContext()
    {
        const session::Dictionary &sources = instance()->dictionary(session::Column::Client);
        const session::Dictionary &names = instance()->dictionary(session::Column::Name);
        session::SourceLabels labels;
        labels.labels = {{u"Web shop"_s, {u"prod"_s, u"eu"_s}}, {u"jobs"_s, {}}};
        labels.ofSource.assign(sources.size(), session::kNoLabel);
        labels.ofName.assign(names.size(), session::kNoLabel);
        labels.ofSource[*sources.find("10.0.0.1")] = 0;
        labels.ofName[*names.find("cart")] = 1;
        Context context;
        context.labels = &labels;
        const auto found = [&](const QString &filter) {
            return idsOf(Filter::parse(filter)->evaluate(*instance(), context).passing);
        };
        QCOMPARE(found(u"alias = \"web shop\""_s), u"1 2"_s);
        QCOMPARE(found(u"alias:ip"_s), u"1 2"_s); // the one from the console
        QCOMPARE(found(u"alias = jobs"_s), u"8"_s);
        QCOMPARE(found(u"alias is unknown"_s), u"3 4 6 9 10"_s);
        QCOMPARE(found(u"alias != jobs"_s), u"1 2 5 7"_s);
        QCOMPARE(found(u"tag = EU"_s), u"1 2"_s);
        QCOMPARE(found(u"tag is not unknown"_s), u"1 2"_s);
    }

    void theLimitOfActiveComesFromTheContext()
    {
        Context context;
        context.activeIdleLimit = std::chrono::seconds(60);
        QCOMPARE(idsOf(Filter::parse(u"active"_s)->evaluate(*instance(), context).passing),
                 u"1 5 6 7 10"_s);
    }

    void tellsItsTerms_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QStringList>("terms");
        QTest::newRow("none") << QString() << QStringList();
        QTest::newRow("one") << u" cart "_s << QStringList{u"cart"_s};
        QTest::newRow("words") << u"cart  idle>5m"_s << QStringList{u"cart"_s, u"idle>5m"_s};
        QTest::newRow("and") << u"cart and not x"_s << QStringList{u"cart"_s, u"not x"_s};
        QTest::newRow("or") << u"a or b"_s << QStringList{u"a or b"_s};
        QTest::newRow("parentheses") << u"(a or b) c"_s << QStringList{u"(a or b)"_s, u"c"_s};
        QTest::newRow("in a group") << u"(a b)"_s << QStringList{u"(a b)"_s};
        QTest::newRow("not") << u"not (a or b)"_s << QStringList{u"not (a or b)"_s};
        QTest::newRow("set") << u"db in {1, 2} \"x y\""_s
                             << QStringList{u"db in {1, 2}"_s, u"\"x y\""_s};
        QTest::newRow("is") << u"idle is unknown cart"_s
                            << QStringList{u"idle is unknown"_s, u"cart"_s};
    }

    void tellsItsTerms()
    {
        QFETCH(QString, filter);
        QFETCH(QStringList, terms);
        QCOMPARE(Filter::parse(filter)->terms(), terms);
    }

    // One that would take longer than anybody lives.
    void givesUpARegularExpression()
    {
        session::SnapshotBuilder builder;
        builder.beginRow();
        builder.setText(session::Column::Name, QByteArray(5000, 'a'));
        builder.beginRow();
        builder.setText(session::Column::Name, "b");
        const auto snapshot = std::move(builder).finish({});
        const auto hard = Filter::parse(u"name ~ ^(a|aa)+[cd]$ or name = b"_s);
        QVERIFY(hard);
        const Evaluation evaluation = hard->evaluate(*snapshot);
        QVERIFY(evaluation.gaveUp);
        QCOMPARE(evaluation.passing, (std::vector<quint8>{0, 1}));
        QVERIFY(!Filter::parse(u"name ~ a"_s)->evaluate(*snapshot).gaveUp);
    }

    void hasLimits()
    {
        const auto isRefused = [](const QString &filter) {
            const auto parsed = Filter::parse(filter);
            return !parsed && !parsed.error().isIncomplete;
        };
        QVERIFY(!isRefused(QString(kMaxFilterCharacters, u'a')));
        QVERIFY(isRefused(QString(kMaxFilterCharacters + 1, u'a')));
        QVERIFY(isRefused(QString(1000, u'(') + u'a' + QString(1000, u')')));
        QVERIFY(isRefused(u"not "_s.repeated(500) + u'a'));
        QVERIFY(!isRefused(u"a "_s.repeated(kMaxFilterTerms)));
        QVERIFY(isRefused(u"a "_s.repeated(kMaxFilterTerms + 1)));
        QVERIFY(isRefused(u"db in {"_s + u"1,"_s.repeated(kMaxFilterTerms + 1) + u'}'));
    }
};

QTEST_GUILESS_MAIN(TestFilterLanguage)
#include "tst_filterlanguage.moc"
