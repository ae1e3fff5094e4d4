// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/flags.h"

#include <QTest>

using namespace sessionscope::session;
using namespace Qt::Literals::StringLiterals;

class TestFlags : public QObject
{
    Q_OBJECT

private slots:

    void knowsEveryDocumentedLetter()
    {
        // DAS API page, then https://redis.io/commands/client-list.
        const QString documented = u"AbcdiMNOrSuUx"_s;
        const QString others = u"PtRBeTgo"_s;
        for (const QChar letter : QString(documented + others)) {
            const FlagInfo *info = flagInfo(letter);
            QVERIFY2(info != nullptr, qPrintable(QString(letter)));
            QCOMPARE(QLatin1Char(info->letter), letter);
            QVERIFY(qstrlen(info->word) > 0 && qstrlen(info->help) > 0);
        }
        for (const QChar letter : u"aXZ0 \u00e4\0"_s)
            QVERIFY(flagInfo(letter) == nullptr);
    }

    void writesFlagsInWords_data()
    {
        QTest::addColumn<QString>("letters");
        QTest::addColumn<QString>("words");
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("normal") << u"N"_s << u"normal"_s;
        QTest::newRow("two") << u"bx"_s << u"blocked, in MULTI"_s;
        QTest::newRow("unknown") << u"Z"_s << u"Z"_s;
        QTest::newRow("known and unknown") << u"OZ\u4e2d"_s << u"MONITOR, Z, \u4e2d"_s;
        QTest::newRow("upper and lower case differ") << u"uU"_s << u"unblocked, Unix socket"_s;
        QTest::newRow("a letter twice") << u"bb"_s << u"blocked, blocked"_s;
        QTest::newRow("beyond the plane") << u"N\U0001f980"_s << u"normal, \U0001f980"_s;
    }

    void writesFlagsInWords()
    {
        QFETCH(QString, letters);
        QFETCH(QString, words);
        QCOMPARE(flagWords(letters), words);
    }

    void explainsEveryLetter()
    {
        QCOMPARE(flagHelp(u"bZ"_s),
                 u"b: waiting in a blocking operation\nZ: not known to this program"_s);
        QCOMPARE(flagHelp(QString()), QString());
        QCOMPARE(flagHelp(u"%1%2"_s).count(u'\n'), 3); // hostile letters are no placeholders
    }

    void someStatesAreNoteworthy()
    {
        for (const QString &letters : {u"O"_s, u"b"_s, u"A"_s, u"c"_s, u"xb"_s, u"ZO"_s})
            QVERIFY(isNoteworthy(letters));
        for (const QString &letters :
             {QString(), u"N"_s, u"P"_s, u"x"_s, u"S"_s, u"Z"_s, u"B"_s, u"o"_s})
            QVERIFY(!isNoteworthy(letters));
    }

    void writesEventsInWords()
    {
        QCOMPARE(eventWords(u"r"_s), u"readable"_s);
        QCOMPARE(eventWords(u"rw"_s), u"readable, writable"_s);
        QCOMPARE(eventWords(QString()), QString());
        QCOMPARE(eventWords(u"rz"_s), u"readable, z"_s);
    }
};

QTEST_GUILESS_MAIN(TestFlags)
#include "tst_flags.moc"
