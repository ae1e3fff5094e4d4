// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/humanunits.h"

#include <QTest>

#include <limits>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;

class TestHumanUnits final : public QObject
{
    Q_OBJECT

private slots:

    void durations_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("brief");
        QTest::addColumn<QString>("precise");
        QTest::addRow("zero") << qint64(0) << u"0 s"_s << u"0 s"_s;
        QTest::addRow("below a minute") << qint64(59) << u"59 s"_s << u"59 s"_s;
        QTest::addRow("a minute") << qint64(60) << u"1 m"_s << u"1 m"_s;
        QTest::addRow("below two") << qint64(119) << u"1 m"_s << u"1 m 59 s"_s;
        QTest::addRow("below an hour") << qint64(3599) << u"59 m"_s << u"59 m 59 s"_s;
        QTest::addRow("an hour and a second") << qint64(3601) << u"1 h"_s << u"1 h"_s;
        QTest::addRow("hours") << qint64(12'300) << u"3 h"_s << u"3 h 25 m"_s;
        QTest::addRow("below a day") << qint64(86'399) << u"23 h"_s << u"23 h 59 m"_s;
        QTest::addRow("days") << qint64(200'000) << u"2 d"_s << u"2 d 7 h"_s;
        QTest::addRow("many days") << qint64(100'000'000) << u"1,157 d"_s << u"1,157 d 9 h"_s;
        QTest::addRow("negative") << qint64(-5) << u"-5 s"_s << u"-5 s"_s;
    }

    void durations()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, brief);
        QFETCH(QString, precise);
        const QLocale locale(QLocale::English, QLocale::UnitedStates);
        QCOMPARE(humanDuration(seconds, locale), brief);
        QCOMPARE(humanDurationLong(seconds, locale), precise);
    }

    void bytes_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::addRow("zero") << qint64(0) << u"0 B"_s;
        QTest::addRow("below a KiB") << qint64(1023) << u"1,023 B"_s;
        QTest::addRow("a KiB") << qint64(1024) << u"1.0 KiB"_s;
        QTest::addRow("a half") << qint64(1536) << u"1.5 KiB"_s;
        QTest::addRow("never 1024.0") << qint64(1024 * 1024 - 1) << u"1.0 MiB"_s;
        QTest::addRow("MiB") << qint64(3 * 1024 * 1024) << u"3.0 MiB"_s;
        QTest::addRow("largest") << std::numeric_limits<qint64>::max() << u"8.0 EiB"_s;
        QTest::addRow("negative") << qint64(-1) << u"-1 B"_s;
    }

    void bytes()
    {
        QFETCH(qint64, bytes);
        QFETCH(QString, text);
        QCOMPARE(humanBytes(bytes, QLocale(QLocale::English, QLocale::UnitedStates)), text);
    }

    void localeDecidesTheDecimalSign()
    {
        QCOMPARE(humanBytes(1536, QLocale(QLocale::German)), u"1,5 KiB"_s);
    }
};

QTEST_GUILESS_MAIN(TestHumanUnits)
#include "tst_humanunits.moc"
