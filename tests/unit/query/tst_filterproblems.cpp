// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/filter.h"

#include <QFile>
#include <QTest>

using namespace sessionscope::query;
using namespace Qt::Literals::StringLiterals;

// What is said about wrong filters, which people have read and found useful. tests/data has a line
// for each: filter, position, length, "incomplete" or "wrong", and the message.
class TestFilterProblems : public QObject
{
    Q_OBJECT

private slots:

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("said");
        QFile file(QString::fromUtf8(SESSIONSCOPE_TEST_DATA "/wrongfilters.tsv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines =
            QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(lines.size() >= 200);
        for (const QString &line : lines) {
            const qsizetype tab = line.indexOf(u'\t');
            QTest::newRow(qPrintable(line.first(tab))) << line.first(tab) << line.sliced(tab + 1);
        }
    }

    void saysWhatIsWrong()
    {
        QFETCH(QString, filter);
        QFETCH(QString, said);
        const auto parsed = Filter::parse(filter);
        QVERIFY(!parsed);
        const Problem &problem = parsed.error();
        QCOMPARE((QStringList{QString::number(problem.position), QString::number(problem.length),
                              problem.isIncomplete ? u"incomplete"_s : u"wrong"_s, problem.message})
                     .join(u'\t'),
                 said);
        QVERIFY(problem.position >= 0 && problem.length >= 0);
        QVERIFY(problem.position + problem.length <= filter.size());
    }

    void tellsThePlaceInWords()
    {
        const auto wrong = Filter::parse(u"db = %1"_s);
        QVERIFY(!wrong);
        const sessionscope::Error error = wrong.error().toError();
        QCOMPARE(error.code, sessionscope::Error::Code::InvalidInput);
        QCOMPARE(error.message,
                 u"The filter is wrong at character 6. \"%1\" is no value for Db; write a number "
                 "such as 3, or a range such as 0..7."_s);
        QCOMPARE(Filter::parse(u"(a"_s).error().toError().message,
                 u"The filter is not complete. The parenthesis at character 1 is not closed: add "
                 "a ) at the end."_s);
    }

    // What a client has chosen may be pasted into a filter.
    void showsHostileTextsHarmlessly()
    {
        const auto parsed = Filter::parse(u"db = \u202e<b>\x07"_s + QString(500, u'x'));
        QVERIFY(!parsed);
        QVERIFY(!parsed.error().message.contains(QChar(0x202e)));
        QVERIFY(!parsed.error().message.contains(QChar(7)));
        QVERIFY(parsed.error().message.size() < 200);
    }
};

QTEST_GUILESS_MAIN(TestFilterProblems)
#include "tst_filterproblems.moc"
