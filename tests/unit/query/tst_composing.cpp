// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/composing.h"

#include "support/drawnsnapshot.h"
#include "support/plainsessions.h"

#include <QTest>

using namespace sessionscope;
using namespace sessionscope::query;
using namespace sessionscope::test;
using namespace Qt::Literals::StringLiterals;
using session::Column;
using session::SessionSnapshot;

namespace {

std::vector<quint8> passing(const QString &filter, const SessionSnapshot &snapshot)
{
    const auto parsed = Filter::parse(filter);
    if (!parsed)
        qFatal("%s: %s", qUtf8Printable(filter), qUtf8Printable(parsed.error().message));
    return parsed->evaluate(snapshot).passing;
}

session::SnapshotPointer oneText(Column column, const QByteArray &utf8)
{
    session::SnapshotBuilder builder;
    builder.beginRow();
    builder.setText(column, utf8);
    return std::move(builder).finish({});
}

} // namespace

class TestComposing : public QObject
{
    Q_OBJECT

private slots:
    void writesTermsAsPeopleDo_data();
    void writesTermsAsPeopleDo();
    void findsExactlyTheSessionsWithTheValue();
    void tellsLettersApart();
    void asksForLongTextsByTheirBeginning();
    void combines_data();
    void combines();
    void combinesWhatBothSay();
    void leavesTermsOut();
    void showsTermsThatAreMoreThanAWord_data();
    void showsTermsThatAreMoreThanAWord();
};

void TestComposing::writesTermsAsPeopleDo_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("term");
    QTest::addColumn<QString>("against");
    const auto row = [](const char *name, Column column, const QString &value, const QString &term,
                        const QString &against) {
        QTest::newRow(name) << session::indexOf(column) << value << term << against;
    };
    row("word", Column::Cmd, u"hgetall"_s, u"cmd = hgetall"_s, u"cmd != hgetall"_s);
    row("command with subcommand", Column::Cmd, u"client|list"_s, u"cmd = \"client|list\""_s,
        u"cmd != \"client|list\""_s);
    row("blank", Column::Name, u"order service"_s, u"name = \"order service\""_s,
        u"name != \"order service\""_s);
    row("empty", Column::Name, u""_s, u"name = \"\""_s, u"name != \"\""_s);
    row("unknown", Column::Name, QString(), u"name is unknown"_s, u"name is not unknown"_s);
    row("keyword", Column::Name, u"Not"_s, u"name = \"Not\""_s, u"name != \"Not\""_s);
    row("wildcard", Column::Name, u"a*"_s, u"name = \"a*\""_s, u"name != \"a*\""_s);
    row("quotation mark", Column::Name, u"a\"b"_s, u"name = \"a\\\"b\""_s, u"name != \"a\\\"b\""_s);
    row("backslash", Column::Name, u"C:\\x"_s, u"name = \"C:\\x\""_s, u"name != \"C:\\x\""_s);
    row("backslash at the end", Column::Name, u"x\\"_s, u"name = \"x\\\\\""_s,
        u"name != \"x\\\\\""_s);
    row("right to left", Column::Name, u"\u202eab"_s, u"name ~ \"^\\x{202e}ab\\z\""_s,
        u"not name ~ \"^\\x{202e}ab\\z\""_s);
    row("typographic", Column::Name, u"\u201cab.c"_s, u"name ~ \"^\\x{201c}ab\\.c\\z\""_s,
        u"not name ~ \"^\\x{201c}ab\\.c\\z\""_s);
    row("source", Column::Client, u"10.1.4.17"_s, u"client = 10.1.4.17"_s,
        u"client != 10.1.4.17"_s);
    row("address", Column::Addr, u"[::1]:5000"_s, u"addr = [::1]:5000"_s, u"addr != [::1]:5000"_s);
    row("number", Column::Multi, u"-1"_s, u"multi = -1"_s, u"multi != -1"_s);
    row("id", Column::Id, u"18446744073709551615"_s, u"id = 18446744073709551615"_s,
        u"id != 18446744073709551615"_s);
}

void TestComposing::writesTermsAsPeopleDo()
{
    QFETCH(const int, column);
    QFETCH(const QString, value);
    const FieldInfo &field = fieldOf(session::columns()[static_cast<std::size_t>(column)].column);
    const std::optional<QString> given = value.isNull() ? std::nullopt : std::optional(value);
    QTEST(termForValue(field, given), "term");
    QTEST(termForValue(field, given, true), "against");
}

void TestComposing::findsExactlyTheSessionsWithTheValue()
{
    for (quint32 round = 1; round <= 25; ++round) {
        TestRandom random(round);
        const auto snapshot = toSnapshot(drawnSessions(random, 40));
        for (const session::ColumnInfo &info : session::columns()) {
            const auto row = static_cast<quint32>(random.below(40));
            const std::optional<QString> value = snapshot->rawText(info.column, row);
            const QString term = termForCell(*snapshot, info.column, row);
            const QString against = termForCell(*snapshot, info.column, row, true);
            // A regular expression tells upper from lower case.
            const auto sensitivity =
                term.contains(" ~ "_L1) ? Qt::CaseSensitive : Qt::CaseInsensitive;
            const std::vector<quint8> with = passing(term, *snapshot);
            const std::vector<quint8> without = passing(against, *snapshot);
            for (quint32 other = 0; other < snapshot->rowCount(); ++other) {
                const std::optional<QString> seen = snapshot->rawText(info.column, other);
                const bool isSame = value && seen
                    ? seen->first(std::min(seen->size(), kMaxComposedCharacters))
                            .compare(value->first(std::min(value->size(), kMaxComposedCharacters)),
                                     sensitivity)
                        == 0
                    : value.has_value() == seen.has_value();
                const bool isOther = !isSame && seen.has_value();
                const QByteArray where = QStringLiteral("seed %1: %2, \"%3\"")
                                             .arg(random.seed())
                                             .arg(term, seen.value_or(u"unknown"_s))
                                             .toUtf8();
                QVERIFY2((with[other] != 0) == isSame, where.constData());
                QVERIFY2((without[other] != 0) == isOther, where.constData());
            }
        }
    }
}

void TestComposing::tellsLettersApart()
{
    const auto snapshot = drawnSnapshot(R"(
        Id Flags     Events
        1  b         r
        2  B         R
        3  N         rw
        4  O         w
        5  monitor   writable
        6  -         -
    )");
    for (const Column column : {Column::Flags, Column::Events}) {
        for (quint32 row = 0; row < snapshot->rowCount(); ++row) {
            const QString term = termForCell(*snapshot, column, row);
            std::vector<quint8> expected(snapshot->rowCount());
            expected[row] = 1;
            // "R" is no event that there is; "r" finds it, too.
            if (column == Column::Events && row == 0)
                expected[1] = 1;
            QVERIFY2(passing(term, *snapshot) == expected, qUtf8Printable(term));
        }
    }
    QCOMPARE(termForCell(*snapshot, Column::Flags, 2), u"flags = N"_s);
}

void TestComposing::asksForLongTextsByTheirBeginning()
{
    for (const QByteArray &character : {QByteArray("w"), QByteArray("\xf0\x9f\xa6\x80")}) {
        const auto snapshot = oneText(Column::Name, 'a' + character.repeated(20'000));
        const QString term = termForCell(*snapshot, Column::Name, 0);
        QVERIFY(term.size() < 1200);
        QCOMPARE(passing(term, *snapshot).front(), quint8(1));
        QCOMPARE(passing(term, *oneText(Column::Name, "aw")).front(), quint8(0));
    }
}

void TestComposing::combines_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("both");
    QTest::addColumn<QString>("either");
    const auto row = [](const char *name, const QString &filter, const QString &both,
                        const QString &either) {
        QTest::newRow(name) << filter << both << either;
    };
    row("nothing", u"  "_s, u"db = 3"_s, u"db = 3"_s);
    row("wrong", u"idle >"_s, u"db = 3"_s, u"db = 3"_s);
    row("word", u" cart "_s, u"cart and db = 3"_s, u"cart or db = 3"_s);
    row("name of a field", u"idle"_s, u"idle and db = 3"_s, u"idle or db = 3"_s);
    row("terms", u"a b"_s, u"a b and db = 3"_s, u"a b or db = 3"_s);
    row("alternatives", u"a or b"_s, u"(a or b) and db = 3"_s, u"a or b or db = 3"_s);
    row("in parentheses", u"(a or b)"_s, u"(a or b) and db = 3"_s, u"(a or b) or db = 3"_s);
    row("negated", u"not (a or b)"_s, u"not (a or b) and db = 3"_s, u"not (a or b) or db = 3"_s);
    row("there already", u"a and db = 3"_s, u"a and db = 3"_s, u"a and db = 3 or db = 3"_s);
}

void TestComposing::combines()
{
    QFETCH(const QString, filter);
    QTEST(combined(filter, Link::And, u"db = 3"_s), "both");
    QTEST(combined(filter, Link::Or, u"db = 3"_s), "either");
    QCOMPARE(combined(u"a"_s, Link::And, u"b or c"_s), u"a and (b or c)"_s);
}

void TestComposing::combinesWhatBothSay()
{
    for (quint32 round = 1; round <= 40; ++round) {
        TestRandom random(round);
        const auto snapshot = toSnapshot(drawnSessions(random, 30));
        const auto drawnTerm = [&] {
            const auto column = random.oneOf(session::columns()).column;
            return termForCell(*snapshot, column, static_cast<quint32>(random.below(30)),
                               random.oneIn(3));
        };
        QString filter = drawnTerm();
        for (int step = 0; step < 5; ++step) {
            const QString term = drawnTerm();
            const Link link = random.oneIn(2) ? Link::And : Link::Or;
            const QString together = combined(filter, link, term);
            const auto first = passing(filter, *snapshot);
            const auto second = passing(term, *snapshot);
            const auto both = passing(together, *snapshot);
            for (std::size_t row = 0; row < both.size(); ++row) {
                const int expected =
                    link == Link::And ? first[row] & second[row] : first[row] | second[row];
                QVERIFY2(both[row] == expected,
                         qPrintable(QStringLiteral("seed %1: ").arg(random.seed()) + together));
            }
            filter = together;
        }
    }
}

void TestComposing::leavesTermsOut()
{
    const Filter filter = *Filter::parse(u"cart (a or b) idle > 5m and not x"_s);
    QCOMPARE(withoutTerm(filter, 0), u"(a or b) and idle > 5m and not x"_s);
    QCOMPARE(withoutTerm(filter, 1), u"cart and idle > 5m and not x"_s);
    QCOMPARE(withoutTerm(filter, 3), u"cart and (a or b) and idle > 5m"_s);
    QCOMPARE(withoutTerm(filter, 4), filter.text());
    QCOMPARE(withoutTerm(*Filter::parse(u"db = 3"_s), 0), QString());
    // "idle" is a word here and must stay one.
    QCOMPARE(withoutTerm(*Filter::parse(u"idle and x and 5"_s), 1), u"idle and 5"_s);
}

void TestComposing::showsTermsThatAreMoreThanAWord_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("shown");
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("word") << u"cart"_s << false;
    QTest::newRow("quoted") << u"\"order service\""_s << false;
    QTest::newRow("two words") << u"cart get"_s << true;
    QTest::newRow("comparison") << u"db = 3"_s << true;
    QTest::newRow("negation") << u"not cart"_s << true;
    QTest::newRow("alternatives") << u"cart or get"_s << true;
    QTest::newRow("active") << u"active"_s << true;
}

void TestComposing::showsTermsThatAreMoreThanAWord()
{
    QFETCH(const QString, filter);
    QTEST(hasTermsToShow(*Filter::parse(filter)), "shown");
}

QTEST_GUILESS_MAIN(TestComposing)
#include "tst_composing.moc"
