// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/labelrules.h"

#include "session/labelrulesfile.h"
#include "support/drawnsnapshot.h"
#include "support/testrandom.h"

#include <QTest>

using namespace sessionscope::session;
using namespace sessionscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

LabelRule rule(const QString &pattern, const QString &alias, const QStringList &tags = {},
               int color = 0)
{
    return {pattern, {alias, tags, color}};
}

QString aliasOf(const LabelRules &rules, std::optional<quint32> found)
{
    return found ? rules.rules()[*found].label.alias : u"-"_s;
}

} // namespace

class TestLabelRules : public QObject
{
    Q_OBJECT

private slots:
    void patternsHaveAKind_data();
    void patternsHaveAKind();
    void theMostSpecificWins_data();
    void theMostSpecificWins();
    void namesAreMatched_data();
    void namesAreMatched();
    void blocksAgreeWithLookingAtEach();
    void snapshotsAreLabelled();
    void rulesAreTidied();
    void hostsFilesAreRead();
    void csvIsRead();
    void remarksAreLeftOut();
    void problemsSayTheirLine();
    void csvComesBackAsItWas();
};

void TestLabelRules::patternsHaveAKind_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<int>("kind");
    const auto add = [](const char *pattern, int kind) {
        QTest::newRow(pattern) << QString::fromLatin1(pattern) << kind;
    };
    const auto of = [](LabelRuleKind kind) {
        return static_cast<int>(kind);
    };
    add("10.0.0.1", of(LabelRuleKind::Address));
    add("10.0.0.1/32", of(LabelRuleKind::Address));
    add("::1", of(LabelRuleKind::Address));
    add("10.0.0.0/8", of(LabelRuleKind::Block));
    add("10.1.2.3/8", of(LabelRuleKind::Block));
    add("10.0.0.0-10.0.0.255", of(LabelRuleKind::Block));
    add("fe80::/10", of(LabelRuleKind::Block));
    add("10.0.0.1-10.0.0.9", of(LabelRuleKind::Range));
    add("order-*", of(LabelRuleKind::Text));
    add("/tmp/redis.sock", of(LabelRuleKind::Text));
    add("42", of(LabelRuleKind::Text));
    add("", -1);
    add("  ", -1);
    add("10.0.0.0/33", -1);
    add("10.0.0.300", -1);
    add("10.0.0.9-10.0.0.1", -1);
    add("fe80::/129", -1);
}

void TestLabelRules::patternsHaveAKind()
{
    QFETCH(QString, pattern);
    QFETCH(int, kind);
    const auto found = kindOfLabelPattern(pattern);
    QCOMPARE(found ? static_cast<int>(*found) : -1, kind);
}

void TestLabelRules::theMostSpecificWins_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("alias");
    QTest::newRow("the address itself") << u"10.0.0.1"_s << u"one"_s;
    QTest::newRow("the longest prefix") << u"10.0.0.9"_s << u"subnet"_s;
    QTest::newRow("a block before a range") << u"10.0.1.5"_s << u"office"_s;
    QTest::newRow("the smaller range") << u"192.168.0.7"_s << u"small range"_s;
    QTest::newRow("the larger range") << u"192.168.0.40"_s << u"large range"_s;
    QTest::newRow("outside of all") << u"172.16.0.1"_s << u"-"_s;
    QTest::newRow("another version") << u"::ffff:10.0.0.1"_s << u"-"_s;
    QTest::newRow("IPv6") << u"[fd00::1]"_s << u"six"_s;
    QTest::newRow("no address") << u"/tmp/redis.sock"_s << u"socket"_s;
    QTest::newRow("no address, by wildcards") << u"/tmp/other.sock"_s << u"sockets"_s;
    QTest::newRow("wildcards mean no address") << u"11.0.0.1"_s << u"-"_s;
}

void TestLabelRules::theMostSpecificWins()
{
    const LabelRules rules({rule(u"10.0.0.0/8"_s, u"office"_s), rule(u"10.0.0.0/24"_s, u"subnet"_s),
                            rule(u"10.0.1.0-10.0.1.9"_s, u"range inside a block"_s),
                            rule(u"10.0.0.1"_s, u"one"_s), rule(u"10.0.0.1"_s, u"second"_s),
                            rule(u"192.168.0.1-192.168.0.90"_s, u"large range"_s),
                            rule(u"192.168.0.1-192.168.0.10"_s, u"small range"_s),
                            rule(u"fd00::/8"_s, u"six"_s), rule(u"/tmp/*.sock"_s, u"sockets"_s),
                            rule(u"/tmp/redis.sock"_s, u"socket"_s), rule(u"11.*"_s, u"text"_s)});
    QFETCH(QString, source);
    QTEST(aliasOf(rules, rules.ruleOfSource(source.toUtf8())), "alias");
}

void TestLabelRules::namesAreMatched_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("alias");
    QTest::newRow("without wildcards") << u"Order-1"_s << u"exact"_s;
    QTest::newRow("more characters") << u"order-worker-7"_s << u"worker"_s;
    QTest::newRow("fewer characters") << u"ORDER-77"_s << u"orders"_s;
    QTest::newRow("in the middle") << u"the-cart-service"_s << u"cart"_s;
    QTest::newRow("no name") << QString() << u"-"_s;
    QTest::newRow("other name") << u"search"_s << u"-"_s;
}

void TestLabelRules::namesAreMatched()
{
    const LabelRules rules({rule(u"order-*"_s, u"orders"_s), rule(u"order-1"_s, u"exact"_s),
                            rule(u"order-worker-*"_s, u"worker"_s), rule(u"*cart*"_s, u"cart"_s)});
    QFETCH(QString, name);
    QTEST(aliasOf(rules, rules.ruleOfName(name)), "alias");
}

void TestLabelRules::blocksAgreeWithLookingAtEach()
{
    TestRandom random;
    for (int round = 0; round < 50; ++round) {
        std::vector<LabelRule> list;
        for (int i = 0; i < 20; ++i) {
            const QString address = u"10.0.%1.%2"_s.arg(random.below(3)).arg(random.below(256));
            list.push_back(
                rule(u"%1/%2"_s.arg(address).arg(random.between(20, 32)), QString::number(i)));
        }
        const LabelRules rules(list);
        for (int i = 0; i < 100; ++i) {
            const QByteArray source =
                u"10.0.%1.%2"_s.arg(random.below(3)).arg(random.below(256)).toUtf8();
            const HostAddress address = *parseHostAddress(source);
            std::optional<quint32> expected;
            int longest = -1;
            for (quint32 at = 0; at < list.size(); ++at) {
                const QString &pattern = list[at].pattern;
                const int bits = pattern.mid(pattern.indexOf(u'/') + 1).toInt();
                if (bits > longest && parseAddressRange(pattern)->contains(address)) {
                    longest = bits;
                    expected = at;
                }
            }
            QVERIFY2(
                rules.ruleOfSource(source) == expected,
                qPrintable(u"seed %1, %2"_s.arg(random.seed()).arg(QString::fromUtf8(source))));
        }
    }
}

void TestLabelRules::snapshotsAreLabelled()
{
    const auto snapshot = drawnSnapshot(R"(
        Id  Addr            Client     Name
        1   10.0.0.1:5000   10.0.0.1   order-1
        2   10.0.0.2:5000   10.0.0.2   order-2
        3   10.9.0.3:5000   10.9.0.3   ""
        4   -               -          order-3
    )");
    const LabelRules rules({rule(u"nothing"_s, u"unused"_s), rule(u"order-*"_s, u"orders"_s),
                            rule(u"10.0.0.1"_s, u"pool"_s, {u"leak"_s}, 2)});
    const SourceLabels labels = rules.labelsOf(*snapshot);
    QCOMPARE(labels.labels.size(), std::size_t(2)); // the one that is not used is left out
    const auto aliasOfSource = [&](quint32 row) {
        const auto code = snapshot->code(Column::Client, row);
        const quint32 label = code ? labels.ofSource[*code] : kNoLabel;
        return label == kNoLabel ? u"-"_s : labels.labels[label].alias;
    };
    const auto aliasOfName = [&](quint32 row) {
        const quint32 label = labels.ofName[*snapshot->code(Column::Name, row)];
        return label == kNoLabel ? u"-"_s : labels.labels[label].alias;
    };
    QCOMPARE(aliasOfSource(0), u"pool"_s);
    QCOMPARE(aliasOfSource(1), u"-"_s);
    QCOMPARE(aliasOfSource(2), u"-"_s);
    QCOMPARE(aliasOfName(0), u"orders"_s);
    QCOMPARE(aliasOfName(2), u"-"_s);
    QCOMPARE(aliasOfName(3), u"orders"_s);
}

void TestLabelRules::rulesAreTidied()
{
    const LabelRule tidy =
        tidyLabelRule(rule(u"  10.0.0.1 "_s, u" the\n pool  "_s, {u"a b"_s, u"A"_s, u"c;d"_s}, 9));
    QCOMPARE(tidy, rule(u"10.0.0.1"_s, u"the pool"_s, {u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
    const LabelRule longOne =
        tidyLabelRule(rule(u"x"_s, QString(1000, u'y'), {QString(1000, u'z')}));
    QCOMPARE(longOne.label.alias.size(), kMaxLabelAlias);
    QCOMPARE(longOne.label.tags.constFirst().size(), kMaxLabelTag);
}

void TestLabelRules::hostsFilesAreRead()
{
    const LabelFile file = readLabelFile("# the office\n"
                                         "127.0.0.1\tlocalhost\r\n"
                                         "\n"
                                         "10.0.0.1  pool-1 pool-1.local  leak # since May\n"
                                         "fd00::1 six\n");
    QVERIFY(file.problems.isEmpty());
    QCOMPARE(file.rules,
             (std::vector<LabelRule>{
                 rule(u"127.0.0.1"_s, u"localhost"_s),
                 rule(u"10.0.0.1"_s, u"pool-1"_s, {u"pool-1.local"_s, u"leak"_s}),
                 rule(u"fd00::1"_s, u"six"_s),
             }));
}

void TestLabelRules::csvIsRead()
{
    const LabelFile plain = readLabelFile("10.0.0.1,\"pool, the \"\"old\"\" one\",a b,orange\n");
    QVERIFY(plain.problems.isEmpty());
    QCOMPARE(plain.rules,
             (std::vector<LabelRule>{
                 rule(u"10.0.0.1"_s, u"pool, the \"old\" one"_s, {u"a"_s, u"b"_s}, 2)}));
    const LabelFile named = readLabelFile("\xEF\xBB\xBF"
                                          "Tags,Owner,Pattern,Alias\r\n"
                                          "a;b,me,order-*,orders\r\n");
    QVERIFY(named.problems.isEmpty());
    QCOMPARE(named.rules,
             (std::vector<LabelRule>{rule(u"order-*"_s, u"orders"_s, {u"a"_s, u"b"_s})}));
}

void TestLabelRules::remarksAreLeftOut()
{
    const LabelFile file = readLabelFile("#,\"x\n10.0.0.1,a\n# b\n#\r\n\"#jobs\",c\r\n10.0.0.2\n#");
    QCOMPARE(file.rules, std::vector({rule(u"10.0.0.1"_s, u"a"_s), rule(u"#jobs"_s, u"c"_s)}));
    QCOMPARE(file.problems.size(), 1);
    QCOMPARE(file.problems[0].line, 6);
}

void TestLabelRules::problemsSayTheirLine()
{
    const LabelFile file = readLabelFile("pattern,alias\n"
                                         "10.0.0.0/33,wrong block\n"
                                         "10.0.0.1,good\n"
                                         ",no pattern\n"
                                         "10.0.0.2,\n"
                                         "10.0.0.3,\"torn\n");
    QCOMPARE(file.rules, (std::vector<LabelRule>{rule(u"10.0.0.1"_s, u"good"_s)}));
    QList<qsizetype> lines;
    for (const LabelFileProblem &problem : file.problems) {
        QVERIFY(!problem.message.isEmpty());
        lines.append(problem.line);
    }
    QCOMPARE(lines, (QList<qsizetype>{2, 4, 5, 6}));

    const LabelFile hosts = readLabelFile("10.0.0.1 one\nfoo bar\n10.0.0.2\n");
    QCOMPARE(hosts.rules, (std::vector<LabelRule>{rule(u"10.0.0.1"_s, u"one"_s)}));
    QCOMPARE(hosts.problems.size(), 2);
    QCOMPARE(hosts.problems[0].line, 2);
    QCOMPARE(hosts.problems[1].line, 3);
}

void TestLabelRules::csvComesBackAsItWas()
{
    const std::vector<LabelRule> rules{
        rule(u"10.0.0.0/8"_s, u"office, first floor"_s, {u"a"_s, u"b"_s}, 1),
        rule(u"=cmd|' /C calc'!A0"_s, u"\"=1+1\""_s),
        rule(u"'=x"_s, u"''+y"_s, {u"-t"_s}, 7),
        rule(u"@name*"_s, u"it's"_s),
        rule(u"#jobs"_s, u"#1"_s),
    };
    const QByteArray csv = writeLabelCsv(rules);
    QVERIFY(csv.contains("\r\n'=cmd"));
    const LabelFile back = readLabelFile(csv);
    QVERIFY(back.problems.isEmpty());
    QCOMPARE(back.rules, rules);
}

QTEST_GUILESS_MAIN(TestLabelRules)
#include "tst_labelrules.moc"
