// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Filters drawn at random, beside what they mean for one session after the other.
#include "query/filter.h"
#include "query/lexer.h"

#include "session/snapshotbuilder.h"
#include "support/plainsessions.h"

#include <QTest>

#include <functional>

using namespace sessionscope;
using namespace sessionscope::query;
using namespace sessionscope::test;
using namespace Qt::Literals::StringLiterals;
using session::Column;
using session::SessionSnapshot;

namespace {

// True, false, or unknown.
using Verdict = std::optional<bool>;
using Meaning = std::function<Verdict(const SessionSnapshot &, quint32 row)>;

struct Drawn
{
    QString text;
    Meaning meaning;
};

constexpr std::array kSearched{Column::Name,    Column::Addr,   Column::Client, Column::ClientDesc,
                               Column::Cmd,     Column::NodeId, Column::User,   Column::Laddr,
                               Column::LibName, Column::LibVer, Column::Other};
constexpr std::array kTexts{Column::Name,   Column::ClientDesc, Column::Cmd,  Column::NodeId,
                            Column::Client, Column::Addr,       Column::User, Column::LibName};
constexpr std::array kNumbers{Column::Age,  Column::Idle, Column::Db, Column::Multi,
                              Column::Qbuf, Column::Omem, Column::Fd, Column::TotMem};

QString quoted(QString text)
{
    return u'"' + text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
}

class Drawer
{
public:
    Drawer(TestRandom &random, const SessionSnapshot &snapshot)
        : m_random(random)
        , m_snapshot(snapshot)
    {
    }

    // Some terms beside each other, which share one list of marks, and may be quick or slow.
    Drawn drawTerms()
    {
        const bool isAny = m_random.oneIn(2);
        Drawn all = m_random.oneIn(4) ? drawEdge() : draw(2);
        all.text = u'(' + all.text + u')';
        for (int more = 1 + m_random.below(5); more > 0; --more) {
            const Drawn next = m_random.oneIn(4) ? drawEdge()
                : m_random.oneIn(3)              ? drawPort()
                                                 : draw(2);
            all = joined(all, next, isAny, isAny ? u" or "_s : u" and "_s);
        }
        return m_random.oneIn(4) ? negated(all) : all;
    }

    Drawn draw(int depth)
    {
        switch (depth > 3 ? 3 + m_random.below(4) : m_random.below(7)) {
        case 0:
            return drawList(depth, false);
        case 1:
            return drawList(depth, true);
        case 2:
            return drawNegation(depth);
        case 3:
            return drawWord();
        case 4:
            return drawText();
        default:
            return drawNumber();
        }
    }

private:
    QString name(Column column)
    {
        const QString name = session::columnInfo(column).apiName;
        return m_random.oneIn(2) ? name.toLower() : name;
    }

    QString blank() { return m_random.oneIn(2) ? u" "_s : QString(); }

    // Some text that is there, or a part of one.
    QString someText(Column column)
    {
        const auto row =
            static_cast<quint32>(m_random.below(static_cast<int>(m_snapshot.rowCount())));
        QString text = m_snapshot.text(column, row).value_or(u"cart"_s).left(40);
        // Quotation marks of other kinds end a quoted text, and nothing keeps them from it.
        if (text.contains(u'“') || text.contains(u'”'))
            text = u"quoted"_s;
        return m_random.oneIn(3) ? text.toUpper() : text;
    }

    Drawn drawList(int depth, bool isAny)
    {
        const Drawn left = draw(depth + 1);
        const Drawn right = draw(depth + 1);
        const QString link = isAny ? m_random.oneIn(2) ? u" or "_s : u"||"_s
            : m_random.oneIn(3)    ? u" AND "_s
            : m_random.oneIn(2)    ? u" && "_s
                                   : u" "_s;
        return joined({u'(' + left.text + u')', left.meaning}, right, isAny, link);
    }

    static Drawn joined(const Drawn &left, const Drawn &right, bool isAny, const QString &link)
    {
        const Meaning a = left.meaning;
        const Meaning b = right.meaning;
        return {left.text + link + u'(' + right.text + u')',
                [a, b, isAny](const SessionSnapshot &s, quint32 row) -> Verdict {
                    const Verdict x = a(s, row);
                    const Verdict y = b(s, row);
                    if (x == isAny || y == isAny)
                        return isAny;
                    if (!x || !y)
                        return std::nullopt;
                    return !isAny;
                }};
    }

    Drawn drawNegation(int depth) { return negated(draw(depth + 1)); }

    Drawn negated(const Drawn &inner)
    {
        const Meaning meaning = inner.meaning;
        return {(m_random.oneIn(2) ? u"not ("_s : u"!("_s) + inner.text + u')',
                [meaning](const SessionSnapshot &s, quint32 row) -> Verdict {
                    const Verdict verdict = meaning(s, row);
                    return verdict ? Verdict(!*verdict) : std::nullopt;
                }};
    }

    // Of all sessions or of none, or of all that are known.
    Drawn drawEdge()
    {
        const Column column = m_random.oneOf(kTexts);
        const auto constantly = [column](bool isKnownEnough, bool verdict) -> Meaning {
            return [=](const SessionSnapshot &s, quint32 row) -> Verdict {
                return isKnownEnough && s.isUnknown(column, row) ? std::nullopt : Verdict(verdict);
            };
        };
        const QString field = name(column);
        switch (m_random.below(4)) {
        case 0:
            return {field + u" is unknown or "_s + field + u" is not unknown"_s,
                    constantly(false, true)};
        case 1:
            return {field + u" is unknown and "_s + field + u" is not unknown"_s,
                    constantly(false, false)};
        case 2:
            return {field + u" = \"nobody is called this\""_s, constantly(true, false)};
        default:
            return {field + u" != \"nobody is called this\""_s, constantly(true, true)};
        }
    }

    Drawn drawPort()
    {
        const int lowest = m_random.below(65'536);
        const int highest = lowest + m_random.below(65'536 - lowest);
        return {u"port in %1..%2"_s.arg(lowest).arg(highest),
                [lowest, highest](const SessionSnapshot &s, quint32 row) -> Verdict {
                    const auto port = s.packedPorts().value(row);
                    return port ? Verdict(lowest <= *port && *port <= highest) : std::nullopt;
                }};
    }

    Drawn drawWord()
    {
        QString word = someText(m_random.oneOf(kSearched));
        const int begin = m_random.below(static_cast<int>(word.size()) + 1);
        word = word.mid(begin, 1 + m_random.below(8));
        if (word.isEmpty() || word.front().isLowSurrogate() || word.back().isHighSurrogate())
            word = u"cart"_s;
        return {quoted(word), [word](const SessionSnapshot &s, quint32 row) -> Verdict {
                    return std::any_of(kSearched.begin(), kSearched.end(), [&](Column column) {
                        const auto text = s.text(column, row);
                        return text && text->contains(word, Qt::CaseInsensitive);
                    });
                }};
    }

    Drawn drawText()
    {
        const Column column = m_random.oneOf(kTexts);
        const QString value = someText(column);
        const auto about = [column](auto predicate) {
            return [column, predicate](const SessionSnapshot &s, quint32 row) -> Verdict {
                const auto text = s.text(column, row);
                return text ? Verdict(predicate(*text)) : std::nullopt;
            };
        };
        switch (m_random.below(5)) {
        case 0:
            return {name(column) + blank() + u'=' + blank() + quoted(value),
                    about([value](const QString &text) {
                        return text.compare(value, Qt::CaseInsensitive) == 0;
                    })};
        case 1:
            return {name(column) + blank() + u"!="_s + blank() + quoted(value),
                    about([value](const QString &text) {
                        return text.compare(value, Qt::CaseInsensitive) != 0;
                    })};
        case 2:
            return {name(column) + u':' + blank() + quoted(value),
                    about([value](const QString &text) {
                        return text.contains(value, Qt::CaseInsensitive);
                    })};
        case 3: {
            const QString other = someText(column);
            return {name(column) + u" in {"_s + quoted(value) + u", "_s + quoted(other) + u'}',
                    about([value, other](const QString &text) {
                        return text.compare(value, Qt::CaseInsensitive) == 0
                            || text.compare(other, Qt::CaseInsensitive) == 0;
                    })};
        }
        default: {
            const bool isNegated = m_random.oneIn(2);
            return {name(column) + (isNegated ? u" is not unknown"_s : u" is unknown"_s),
                    [column, isNegated](const SessionSnapshot &s, quint32 row) -> Verdict {
                        return s.isUnknown(column, row) != isNegated;
                    }};
        }
        }
    }

    Drawn drawNumber()
    {
        const Column column = m_random.oneOf(kNumbers);
        const qint64 value = m_random.oneIn(2) ? m_random.between(-25, 25) : drawnInteger(m_random);
        const auto about = [column](auto predicate) {
            return [column, predicate](const SessionSnapshot &s, quint32 row) -> Verdict {
                const auto number = s.integer(column, row);
                return number ? Verdict(predicate(*number)) : std::nullopt;
            };
        };
        const QString digits = QString::number(value);
        const auto compared = [&](const QString &operation, auto predicate) {
            return Drawn{name(column) + blank() + operation + blank() + digits, about(predicate)};
        };
        switch (m_random.below(8)) {
        case 0:
            return compared(u"<"_s, [value](qint64 number) { return number < value; });
        case 1:
            return compared(u"<="_s, [value](qint64 number) { return number <= value; });
        case 2:
            return compared(u">"_s, [value](qint64 number) { return number > value; });
        case 3:
            return compared(u">="_s, [value](qint64 number) { return number >= value; });
        case 4:
            return compared(u"!="_s, [value](qint64 number) { return number != value; });
        case 5: {
            const qint64 other = drawnInteger(m_random);
            const qint64 lowest = std::min(value, other);
            const qint64 highest = std::max(value, other);
            return {name(column) + u" in "_s + QString::number(lowest) + u".."_s
                        + QString::number(highest),
                    about([lowest, highest](qint64 number) {
                        return lowest <= number && number <= highest;
                    })};
        }
        case 6: {
            std::vector<qint64> values{value};
            QString set = digits;
            for (int more = 1 + m_random.below(6); more > 0; --more) {
                values.push_back(m_random.oneIn(2) ? m_random.between(-25, 25)
                                                   : drawnInteger(m_random));
                set += u", "_s + QString::number(values.back());
            }
            return {name(column) + u" in {"_s + set + u'}', about([values](qint64 number) {
                        return std::find(values.begin(), values.end(), number) != values.end();
                    })};
        }
        default:
            return compared(u"="_s, [value](qint64 number) { return number == value; });
        }
    }

    TestRandom &m_random;
    const SessionSnapshot &m_snapshot;
};

// Numbers of one byte, of two, or all there are: columns of each width.
PlainSessions sessions(TestRandom &random, int width)
{
    PlainSessions rows = drawnSessions(random, 60);
    if (width == 2)
        return rows;
    for (PlainSession &row : rows) {
        for (std::optional<qint64> &number : row.numbers) {
            if (number)
                number = *number % (width == 0 ? 20 : 1000);
        }
    }
    return rows;
}

// Sessions that are alike stand beside each other: whole words of marks are decided, or none.
PlainSessions inRuns(TestRandom &random, std::size_t count)
{
    const PlainSessions all = sessions(random, random.below(3));
    PlainSessions rows;
    while (rows.size() < count) {
        const PlainSession &session = random.oneOf(all);
        const auto most = static_cast<int>(count - rows.size());
        const int alike = std::min(most, 1 + random.below(random.oneIn(4) ? 300 : 3));
        rows.insert(rows.end(), static_cast<std::size_t>(alike), session);
    }
    return rows;
}

} // namespace

class TestFilterRandom : public QObject
{
    Q_OBJECT

private slots:

    void meansWhatItSays()
    {
        TestRandom random;
        qint64 passing = 0;
        qint64 all = 0;
        for (int round = 0; round < 40; ++round) {
            const auto snapshot = toSnapshot(sessions(random, round % 3));
            for (int i = 0; i < 40; ++i) {
                const Drawn drawn = Drawer(random, *snapshot).draw(0);
                const auto filter = Filter::parse(drawn.text);
                const QString about = u"%1\nseed %2"_s.arg(drawn.text).arg(random.seed());
                QVERIFY2(filter, qPrintable(about));
                const std::vector<quint8> found = filter->evaluate(*snapshot).passing;
                for (quint32 row = 0; row < snapshot->rowCount(); ++row) {
                    const bool expected = drawn.meaning(*snapshot, row).value_or(false);
                    QVERIFY2((found[row] == 1) == expected,
                             qPrintable(about + u", row "_s + QString::number(row)));
                    passing += expected ? 1 : 0;
                    ++all;
                }
            }
        }
        QVERIFY(passing > all / 10 && passing < all * 9 / 10);
    }

    // Marks are narrowed part by part, in words of 64 rows: at the ends of both, and of neither.
    void narrowsMarks_data()
    {
        QTest::addColumn<int>("rows");
        for (const int rows : {1, 8, 63, 64, 65, 127, 128, 130, 4095, 4096, 4097, 4161, 8200})
            QTest::addRow("%d", rows) << rows;
    }

    void narrowsMarks()
    {
        QFETCH(int, rows);
        TestRandom random;
        const auto snapshot = toSnapshot(inRuns(random, static_cast<std::size_t>(rows)));
        for (int i = 0; i < (rows < 1000 ? 60 : 12); ++i) {
            const Drawn drawn = Drawer(random, *snapshot).drawTerms();
            const auto filter = Filter::parse(drawn.text);
            const QString about = u"%1\nseed %2"_s.arg(drawn.text).arg(random.seed());
            QVERIFY2(filter, qPrintable(about));
            const std::vector<quint8> found = filter->evaluate(*snapshot).passing;
            QCOMPARE(found.size(), std::size_t(snapshot->rowCount()));
            for (quint32 row = 0; row < snapshot->rowCount(); ++row) {
                const quint8 expected = drawn.meaning(*snapshot, row).value_or(false) ? 1 : 0;
                QVERIFY2(found[row] == expected,
                         qPrintable(about + u", row "_s + QString::number(row)));
            }
        }
    }

    // Anything may be typed or pasted. Nothing hangs or fails, places lie within the text, and the
    // terms of a filter are filters that mean the same together.
    void takesAnything()
    {
        TestRandom random;
        const QStringList pieces{u"idle"_s,
                                 u"name"_s,
                                 u"client"_s,
                                 u"flags"_s,
                                 u"role"_s,
                                 u"changed"_s,
                                 u"tag"_s,
                                 u"port"_s,
                                 u"addr"_s,
                                 u" "_s,
                                 u" "_s,
                                 u"="_s,
                                 u"!="_s,
                                 u"<"_s,
                                 u">"_s,
                                 u">="_s,
                                 u"~"_s,
                                 u":"_s,
                                 u"in"_s,
                                 u"is"_s,
                                 u"not"_s,
                                 u"unknown"_s,
                                 u"and"_s,
                                 u"or"_s,
                                 u"&&"_s,
                                 u"||"_s,
                                 u"!"_s,
                                 u"("_s,
                                 u")"_s,
                                 u"{"_s,
                                 u"}"_s,
                                 u","_s,
                                 u"\""_s,
                                 u"\\"_s,
                                 u"*"_s,
                                 u"5m"_s,
                                 u"1.5h"_s,
                                 u"-1"_s,
                                 u"0..7"_s,
                                 u".."_s,
                                 u"10.0.0.0/8"_s,
                                 u"10.0.0.1-10.0.0.9"_s,
                                 u"::1"_s,
                                 u"new"_s,
                                 u"replica"_s,
                                 u"^a+$"_s,
                                 u"[a"_s,
                                 u"\u202e"_s,
                                 u"\u00e4"_s,
                                 u"\U0001f980"_s,
                                 u"\u201c"_s,
                                 QString(QChar(0xd800)),
                                 QString(QChar(0)),
                                 u"99999999999999999999"_s};
        const auto snapshot = toSnapshot(drawnSessions(random, 50));
        int accepted = 0;
        for (int i = 0; i < 20'000; ++i) {
            QString text;
            for (int count = random.below(12); count > 0; --count)
                text += random.oneOf(pieces) + (random.oneIn(3) ? u" "_s : QString());
            const QByteArray about = text.toUtf8() + ", seed " + QByteArray::number(random.seed());
            const auto filter = Filter::parse(text);
            if (!filter) {
                const Problem &problem = filter.error();
                QVERIFY2(problem.position >= 0 && problem.length >= 0
                             && problem.position + problem.length <= text.size()
                             && !problem.message.isEmpty(),
                         about.constData());
                continue;
            }
            ++accepted;
            const std::vector<quint8> passing = filter->evaluate(*snapshot).passing;
            const auto again = Filter::parse(filter->terms().join(u" and "_s));
            QVERIFY2(again, about.constData());
            QVERIFY2(again->evaluate(*snapshot).passing == passing, about.constData());
        }
        QVERIFY(accepted > 2000);
    }
};

QTEST_GUILESS_MAIN(TestFilterRandom)
#include "tst_filterrandom.moc"
