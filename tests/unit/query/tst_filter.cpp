// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/filter.h"

#include "support/drawnsnapshot.h"
#include "support/plainsessions.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace sessionscope;
using namespace sessionscope::query;
using namespace sessionscope::test;
using namespace Qt::Literals::StringLiterals;
using session::Column;

namespace {

constexpr std::array kSearched{Column::Name,    Column::Addr,   Column::Client, Column::ClientDesc,
                               Column::Cmd,     Column::NodeId, Column::User,   Column::Laddr,
                               Column::LibName, Column::LibVer, Column::Other};

std::vector<quint8> naive(const session::SessionSnapshot &snapshot, const QStringList &words)
{
    std::vector<quint8> passing;
    for (quint32 row = 0; row < snapshot.rowCount(); ++row) {
        const bool all = std::all_of(words.begin(), words.end(), [&](const QString &word) {
            return std::any_of(kSearched.begin(), kSearched.end(), [&](Column column) {
                const auto text = snapshot.text(column, row);
                return text && text->contains(word, Qt::CaseInsensitive);
            });
        });
        passing.push_back(all ? 1 : 0);
    }
    return passing;
}

} // namespace

class TestFilter : public QObject
{
    Q_OBJECT

private slots:

    void findsWords_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("ids"); // of the rows that pass
        QTest::newRow("nothing") << QString() << u"1 2 3 4 5"_s;
        QTest::newRow("blanks") << u" \t\n\u00a0 "_s << u"1 2 3 4 5"_s;
        QTest::newRow("name") << u"cart"_s << u"1 2"_s;
        QTest::newRow("upper and lower case") << u"CART"_s << u"1 2"_s;
        QTest::newRow("beyond ASCII") << u"\u00c4PFEL"_s << u"3"_s;
        QTest::newRow("sharp s") << u"stra\u00dfe"_s << u"5"_s;
        QTest::newRow("a part") << u"art"_s << u"1 2"_s;
        QTest::newRow("two words") << u"cart ping"_s << u"1"_s;
        QTest::newRow("two words, different members") << u"10.0.0.2 blpop"_s << u"2"_s;
        QTest::newRow("the same word twice") << u"cart cart"_s << u"1 2"_s;
        QTest::newRow("quoted") << u"\"prod ip\""_s << u"1"_s;
        QTest::newRow("quoted, with another") << u"cart \"prod ip\" ping"_s << u"1"_s;
        QTest::newRow("quoted right after a word") << u"\"prod\"\"ip\""_s << u"1"_s;
        QTest::newRow("empty quotation") << u"\"\""_s << u"1 2 3 4 5"_s;
        QTest::newRow("blanks in quotation marks") << u"\" \""_s << u"1"_s;
        QTest::newRow("address") << u"10.0.0.1"_s << u"1 4"_s;
        QTest::newRow("address and port") << u"10.0.0.1:50"_s << u"1"_s;
        QTest::newRow("port") << u":5001"_s << u"2"_s;
        QTest::newRow("digits of a port") << u"500"_s << u"1 2"_s;
        QTest::newRow("across the colon") << u".1:5"_s << u"1"_s;
        QTest::newRow("a colon at the end") << u"0.2:"_s << u"2"_s;
        QTest::newRow("IPv6") << u"[::1]:6"_s << u"3"_s;
        QTest::newRow("IPv6 in Client") << u"::1"_s << u"3"_s;
        QTest::newRow("node") << u"proxy-14#16"_s << u"4"_s;
        QTest::newRow("alias") << u"prod"_s << u"1"_s;
        QTest::newRow("not the flags") << u"xyz"_s << QString();
        QTest::newRow("not the numbers") << u"98765"_s << QString();
        QTest::newRow("no expression characters") << u"c.rt"_s << QString();
        QTest::newRow("no wildcard in quotation marks") << u"\"*\""_s << QString();
    }

    void findsWords()
    {
        QFETCH(QString, filter);
        QFETCH(QString, ids);
        const auto snapshot =
            drawnSnapshot("Id Name Addr Client ClientDesc Cmd NodeId Flags Age\n"
                          "1 cart-1 10.0.0.1:5000 10.0.0.1 \"prod ip\" PING node N 98765\n"
                          "2 Cart-2 10.0.0.2:5001 10.0.0.2 - blpop node xyz 1\n"
                          "3 \u00e4pfel [::1]:6000 ::1 \"\" get - N 1\n"
                          "4 - - 10.0.0.1 - - proxy-14#1679 N 1\n"
                          "5 - - - stra\u00dfe - - - -");
        const auto parsed = Filter::parse(filter);
        QVERIFY(parsed);
        QCOMPARE(parsed->text(), filter);
        const std::vector<quint8> passing = parsed->evaluate(*snapshot).passing;
        QStringList found;
        for (quint32 row = 0; row < snapshot->rowCount(); ++row) {
            if (passing[row] != 0)
                found += QString::number(*snapshot->id(row));
        }
        QCOMPARE(found.join(u' '), ids);
    }

    void comparesFilters()
    {
        QVERIFY(*Filter::parse(u"cart"_s) == *Filter::parse(u"cart"_s));
        QVERIFY(!(*Filter::parse(u"cart"_s) == *Filter::parse(u"carts"_s)));
        QVERIFY(Filter::parse(u" \"\" "_s)->isEmpty());
        QVERIFY(Filter::parse(u"\"\" (\"\" and \"\")"_s)->isEmpty());
        QVERIFY(Filter::parse(u"  "_s)->isEmpty());
        QVERIFY(!Filter::parse(u"a"_s)->isEmpty());
    }

    void findsEveryPort()
    {
        TestRandom random;
        session::SnapshotBuilder builder;
        const auto addRow = [&builder](const QByteArray &addr) {
            builder.beginRow();
            builder.setText(Column::Addr, addr);
        };
        const QByteArrayList hosts{"10.0.0.1", "10.0.0.21", "[::1]", "K:1", "", "10.0.0.1:"};
        for (int i = 0; i < 3000; ++i)
            addRow(random.oneOf(hosts) + ':' + QByteArray::number(random.below(65536)));
        for (const char *port : {"0", "1", "9", "10", "65535", "65536", "01", "00", "x"})
            addRow(QByteArray("10.0.0.1:") + port);
        for (const QByteArray &host : hosts)
            addRow(host);
        const auto snapshot = std::move(builder).finish({});
        int passing = 0;
        for (int i = 0; i < 150; ++i) {
            QString word = QString::number(random.below(random.oneIn(2) ? 100 : 70'000));
            if (random.oneIn(4))
                word.prepend(u'0');
            if (random.oneIn(2))
                word.prepend(u':');
            if (random.oneIn(3))
                word.prepend(QString::fromUtf8(random.oneOf(hosts).right(random.below(5))));
            if (random.oneIn(9))
                word.append(u':');
            const auto filter = Filter::parse(u'"' + word + u'"');
            QVERIFY(filter);
            const std::vector<quint8> found = filter->evaluate(*snapshot).passing;
            QVERIFY2(found == naive(*snapshot, {word}),
                     qPrintable(u"%1, seed %2"_s.arg(word).arg(random.seed())));
            passing += static_cast<int>(std::count(found.begin(), found.end(), 1));
        }
        QVERIFY(passing > 1000);
    }

    // Searching in bytes relies on it.
    void twoCharactersFoldToAscii()
    {
        for (char32_t c = 0x80; c <= QChar::LastValidCodePoint; ++c) {
            const bool isKnown = c == U'\u212a' || c == U'\u017f'; // Kelvin sign, long s
            QCOMPARE(QChar::toCaseFolded(c) < 0x80, isKnown);
        }
        const auto snapshot = drawnSnapshot("Name\n \u212aelvin\n kelvin\n \u00e9lvin\n "
                                            "mo\u017fs\n most\n ver\u00e9\u017ft\n mus");
        const auto passing = [&snapshot](const QString &word) {
            return Filter::parse(word)->evaluate(*snapshot).passing;
        };
        QCOMPARE(passing(u"k"_s), (std::vector<quint8>{1, 1, 0, 0, 0, 0, 0}));
        QCOMPARE(passing(u"\u212aEL"_s), (std::vector<quint8>{1, 1, 0, 0, 0, 0, 0}));
        QCOMPARE(passing(u"os"_s), (std::vector<quint8>{0, 0, 0, 1, 1, 0, 0}));
        QCOMPARE(passing(u"\u00c9S"_s), (std::vector<quint8>{0, 0, 0, 0, 0, 1, 0}));
        QCOMPARE(passing(u"st"_s), (std::vector<quint8>{0, 0, 0, 0, 1, 1, 0}));
    }

    // A word must not be found across the end of a text, nor in a part beyond the first.
    void manyRows()
    {
        session::SnapshotBuilder builder;
        for (int row = 0; row < 10'000; ++row) {
            builder.beginRow();
            builder.setText(Column::Name, row % 2 == 0 ? "ab" : "cd");
            if (row % 3 == 0)
                builder.setText(Column::Cmd, QByteArray::number(row));
        }
        const auto snapshot = std::move(builder).finish({});
        for (const QString &word : {u"bc"_s, u"b"_s, u"99"_s, u"b 99"_s})
            QCOMPARE(Filter::parse(word)->evaluate(*snapshot).passing,
                     naive(*snapshot, word.split(u' ')));
    }

    void agreesWithPlainSearch()
    {
        static const QRegularExpression kNotInQuotes(u"[\"“”\\\\]"_s);
        TestRandom random;
        int passing = 0;
        for (int round = 0; round < 60; ++round) {
            const auto snapshot = toSnapshot(drawnSessions(random, 80));
            for (int i = 0; i < 20; ++i) {
                QStringList words;
                QString text;
                for (int count = 1 + random.below(2); count > 0; --count) {
                    // Any part of any text that is there, and sometimes one that is not.
                    const quint32 row = static_cast<quint32>(random.below(80));
                    QString word = snapshot->text(random.oneOf(kSearched), row).value_or(u"zzz"_s);
                    const int begin = random.below(static_cast<int>(word.size()) + 1);
                    word = word.mid(begin, 1 + random.below(12)).remove(kNotInQuotes);
                    if (word.isEmpty() || word.front().isLowSurrogate()
                        || word.back().isHighSurrogate())
                        continue;
                    words += word;
                    text += u" \""_s + (random.oneIn(2) ? word.toUpper() : word) + u'"';
                }
                // Upper case may be another text (German sharp s): search for what was asked.
                const auto filter = Filter::parse(text);
                QVERIFY(filter);
                QStringList asked;
                for (const QString &part : text.split(u'"')) {
                    if (part != u" "_s && !part.isEmpty())
                        asked += part;
                }
                if (asked.size() != words.size())
                    continue; // a word of one blank
                const std::vector<quint8> found = filter->evaluate(*snapshot).passing;
                QVERIFY2(found == naive(*snapshot, asked),
                         qPrintable(u"%1, seed %2"_s.arg(text).arg(random.seed())));
                passing += static_cast<int>(std::count(found.begin(), found.end(), 1));
            }
        }
        QVERIFY(passing > 1000);
    }
};

QTEST_GUILESS_MAIN(TestFilter)
#include "tst_filter.moc"
