// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translation.h"
#include "session/column.h"
#include "session/flags.h"

#include <QtTest>

using namespace sessionscope;

class TestTranslation final : public QObject
{
    Q_OBJECT

private slots:
    void plurals_data();
    void plurals();
    void textsOutsideOfClasses();
};

void TestTranslation::plurals_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("expected");

    QTest::newRow("English, one") << "en_US" << 1 << "1 row";
    QTest::newRow("English, several") << "en_GB" << 2 << "2 rows";
    QTest::newRow("no language") << "C" << 1 << "1 row";
    QTest::newRow("no file for the language") << "de_DE" << 2 << "2 rows";
    QTest::newRow("Chinese, one") << "zh_CN" << 1 << QStringLiteral("1 行");
    QTest::newRow("Chinese, several") << "zh_CN" << 2 << QStringLiteral("2 行");
}

void TestTranslation::plurals()
{
    QFETCH(const QString, locale);
    QFETCH(const int, count);
    app::installTranslations(QLocale(locale), QCoreApplication::instance());
    QTEST(QCoreApplication::translate("sessionscope::Exporter", "%Ln row(s)", nullptr, count),
          "expected");
}

// Texts of tables, which lupdate finds and the program looks up under a name written twice.
void TestTranslation::textsOutsideOfClasses()
{
    const auto texts = [] {
        QStringList all;
        for (const session::ColumnInfo &info : session::columns())
            all.append(session::columnHelp(info.column));
        for (const char letter : {'A', 'b', 'B', 'c', 'd', 'e', 'g', 'i', 'M', 'N',
                                  'o', 'P', 'r', 'R', 'S', 't', 'T', 'u', 'U', 'x'})
            all.append(session::flagHelp(QString(QLatin1Char(letter))));
        return all;
    };
    app::installTranslations(QLocale(QLocale::English), QCoreApplication::instance());
    const QStringList english = texts();
    app::installTranslations(QLocale(QLocale::Chinese, QLocale::China),
                             QCoreApplication::instance());
    const QStringList chinese = texts();
    QCOMPARE(chinese.size(), english.size());
    for (qsizetype i = 0; i < english.size(); ++i)
        QVERIFY2(chinese[i] != english[i], qPrintable(english[i]));
}

QTEST_GUILESS_MAIN(TestTranslation)
#include "tst_translation.moc"
