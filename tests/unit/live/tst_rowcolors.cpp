// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/refreshbuilder.h"
#include "session/snapshotbuilder.h"
#include "support/testrandom.h"

#include <QTest>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using live::ColorRule;
using live::ColorRules;
using live::RefreshBuilder;
using live::RefreshResultPointer;
using live::ViewRequest;
using session::Column;

namespace {

//! "name idle", one session each.
session::SnapshotPointer sessions(const QList<std::pair<QByteArray, int>> &rows)
{
    session::SnapshotBuilder builder;
    for (const auto &[name, idle] : rows) {
        builder.beginRow();
        builder.setId(qHash(name));
        builder.setText(Column::Name, name);
        builder.setInteger(Column::Idle, idle);
    }
    return std::move(builder).finish({});
}

live::ColorRulesPointer rules(const QStringList &filters)
{
    std::vector<ColorRule> rules;
    for (const QString &filter : filters)
        rules.push_back({filter, filter, filter, 1 + int(rules.size()) % 7});
    return std::make_shared<const ColorRules>(rules);
}

QString drawn(const live::RowColors &colors)
{
    QString text;
    for (const quint8 number : colors.rows)
        text += QString::number(number);
    return text;
}

} // namespace

class TestRowColors : public QObject
{
    Q_OBJECT

private slots:
    void theFirstRuleWins();
    void wrongRulesColourNothing();
    void agreesWithOneFilterAfterTheOther();
    void costsNothingWithoutRules();
    void keepsColoursWhileOnlyTheViewChanges();
    void followsDataAndChanges();
    void colorsSessionsThatAreGone();
    void hasOneSignForAWord();
};

void TestRowColors::theFirstRuleWins()
{
    const auto snapshot = sessions({{"cart", 5}, {"order", 500}, {"cart", 700}, {"", 1}});
    const auto colors = live::rowColors(rules({u"idle > 100"_s, u"name = cart"_s}), *snapshot, {});
    QCOMPARE(drawn(colors), u"2110"_s);
    QCOMPARE(colors.ruleOf(1)->rule.filter, u"idle > 100"_s);
    QVERIFY(colors.ruleOf(3) == nullptr);
}

void TestRowColors::wrongRulesColourNothing()
{
    const auto snapshot = sessions({{"cart", 5}, {"order", 500}});
    QCOMPARE(drawn(live::rowColors(rules({u"idle >> 1"_s, u""_s, u"idle > 100"_s}), *snapshot, {})),
             u"03"_s);
    QStringList many;
    for (int i = 0; i < 300; ++i)
        many.append(u"name = none"_s);
    QCOMPARE(rules(many)->rules().size(), live::kMaxRulesInForce);
    QCOMPARE(drawn(live::rowColors(rules(many), *snapshot, {})), u"00"_s);
}

void TestRowColors::agreesWithOneFilterAfterTheOther()
{
    test::TestRandom random(11);
    QList<std::pair<QByteArray, int>> rows;
    for (int i = 0; i < 500; ++i)
        rows.append({"n" + QByteArray::number(random.below(9)), random.below(100)});
    const auto snapshot = sessions(rows);
    for (int round = 0; round < 50; ++round) {
        QStringList filters;
        for (int i = random.below(6); i >= 0; --i) {
            filters.append(random.oneIn(2) ? u"idle > %1"_s.arg(random.below(100))
                                           : u"name = n%1"_s.arg(random.below(9)));
        }
        const live::RowColors colors = live::rowColors(rules(filters), *snapshot, {});
        for (quint32 row = 0; row < snapshot->rowCount(); ++row) {
            qsizetype first = 0;
            while (first < filters.size()
                   && query::Filter::parse(filters[first])->evaluate(*snapshot).passing[row] == 0)
                ++first;
            const qsizetype expected = first == filters.size() ? 0 : first + 1;
            if (colors.rows[row] != expected)
                QFAIL(qPrintable(u"seed %1, row %2, %3"_s.arg(random.seed())
                                     .arg(row)
                                     .arg(filters.join(u" | "_s))));
            if (row > 40)
                break; // parsed anew for each row: slow enough
        }
    }
}

void TestRowColors::costsNothingWithoutRules()
{
    const auto snapshot = sessions({{"cart", 5}});
    ViewRequest request;
    QVERIFY(live::buildRefresh(nullptr, snapshot, request, 1)->colors == nullptr);
    request.colorRules = rules({});
    QVERIFY(live::buildRefresh(nullptr, snapshot, request, 1)->colors == nullptr);
}

void TestRowColors::keepsColoursWhileOnlyTheViewChanges()
{
    RefreshBuilder builder;
    const auto snapshot = sessions({{"cart", 5}, {"order", 500}});
    ViewRequest request;
    request.colorRules = rules({u"idle > 100"_s});
    const RefreshResultPointer first = builder.build(nullptr, snapshot, request, 1);
    QCOMPARE(drawn(*first->colors), u"01"_s);
    request.filter = *query::Filter::parse(u"cart"_s);
    request.sort = {{Column::Idle, Qt::DescendingOrder}};
    const RefreshResultPointer filtered = builder.build(first.get(), snapshot, request, 2);
    QCOMPARE(filtered->visibleRows.size(), std::size_t(1));
    QVERIFY(filtered->colors == first->colors);
    request.colorRules = rules({u"idle < 100"_s});
    const RefreshResultPointer other = builder.build(filtered.get(), snapshot, request, 3);
    QCOMPARE(drawn(*other->colors), u"10"_s);
    request.colorRules = nullptr;
    QVERIFY(builder.build(other.get(), snapshot, request, 4)->colors == nullptr);
}

void TestRowColors::followsDataAndChanges()
{
    RefreshBuilder builder;
    ViewRequest request;
    request.colorRules = rules({u"changed:new"_s, u"idle > 100"_s});
    const auto first = builder.build(nullptr, sessions({{"cart", 5}}), request, 1);
    QCOMPARE(drawn(*first->colors), u"0"_s);
    const auto second =
        builder.build(first.get(), sessions({{"cart", 500}, {"order", 1}}), request, 2);
    QCOMPARE(drawn(*second->colors), u"21"_s);
    // The rule asks who is active, and active means something else now.
    request.colorRules = rules({u"active"_s});
    const auto third = builder.build(second.get(), second->answer, request, 3);
    request.activeIdleLimit = std::chrono::seconds(1000);
    const auto fourth = builder.build(third.get(), third->answer, request, 4);
    QVERIFY(drawn(*third->colors) != drawn(*fourth->colors));
}

void TestRowColors::colorsSessionsThatAreGone()
{
    RefreshBuilder builder;
    ViewRequest request;
    request.keepsGone = true;
    request.colorRules = rules({u"name = cart"_s});
    const auto first = builder.build(nullptr, sessions({{"cart", 5}, {"order", 1}}), request, 1);
    const auto second = builder.build(first.get(), sessions({{"order", 1}}), request, 2);
    QCOMPARE(second->snapshot->rowCount(), 2U);
    QCOMPARE(drawn(*second->colors), u"01"_s);
}

void TestRowColors::hasOneSignForAWord()
{
    const ColorRules rules({{u"1"_s, u"blocked"_s, u"get"_s, 1},
                            {u"2"_s, u"e\u0301tage"_s, u"get"_s, 1},
                            {u"3"_s, u"阻塞"_s, u"get"_s, 1},
                            {u"4"_s, u"😀 fine"_s, u"get"_s, 1},
                            {u"5"_s, QString(), u"get"_s, 1}});
    QStringList signs;
    for (const live::RuleInForce &rule : rules.rules())
        signs.append(rule.sign);
    QCOMPARE(signs, (QStringList{u"B"_s, u"E\u0301"_s, u"阻"_s, u"😀"_s, QString()}));
}

QTEST_GUILESS_MAIN(TestRowColors)
#include "tst_rowcolors.moc"
