// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/jsonscalar.h"
#include "decode/utf8repair.h"

#include "support/testrandom.h"

#include <QTest>

#include <limits>

using namespace sessionscope::decode;
using sessionscope::test::TestRandom;

Q_DECLARE_METATYPE(sessionscope::decode::Reading)

namespace {

constexpr Reading K = Reading::Known;
constexpr Reading U = Reading::Unknown;
constexpr Reading X = Reading::Unreadable;
constexpr Reading M = Reading::Malformed;

constexpr qint64 kMin = std::numeric_limits<qint64>::min();
constexpr qint64 kMax = std::numeric_limits<qint64>::max();

} // namespace

class TestJsonScalar : public QObject
{
    Q_OBJECT

private slots:

    void readsIntegers_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<Reading>("reading");
        QTest::addColumn<qint64>("value");
        const auto row = [](const char *token, Reading reading, qint64 value = 0) {
            QTest::addRow("%s", token) << QByteArray(token) << reading << value;
        };
        row("0", K, 0);
        row("-0", K, 0);
        row("12", K, 12);
        row("-1", K, -1);
        row("9223372036854775807", K, kMax);
        row("-9223372036854775808", K, kMin);
        row("9223372036854775808", X);
        row("-9223372036854775809", X);
        row("18446744073709551616", X);
        row("99999999999999999999999999", X);
        row("12.0", K, 12);
        row("12.000000000000000000000000000000", K, 12);
        row("1.2E1", K, 12);
        row("1e3", K, 1000);
        row("1e+3", K, 1000);
        row("1200e-2", K, 12);
        row("0.0012e4", K, 12);
        row("-12.50e1", K, -125);
        row("9223372036854775807.0", K, kMax);
        row("9.223372036854775807e18", K, kMax);
        row("-9.223372036854775808E18", K, kMin);
        row("9.223372036854775808e18", X);
        row("9007199254740993.0", K, 9007199254740993); // no double holds it
        row("0e99999999999999999999999", K, 0);
        row("-0.000e-99999999999999999", K, 0);
        row("1e99999999999999999999999", X);
        row("1e-99999999999999999999999", X);
        row("1e19", X);
        row("12.5", X);
        row("1e-1", X);
        row("125e-1", X);
        row("0.1", X);
        row("\"12\"", K, 12);
        row("\"-3\"", K, -3);
        row("\"-0\"", K, 0);
        row("\"007\"", K, 7);
        row("\"9223372036854775807\"", K, kMax);
        row("\"-9223372036854775808\"", K, kMin);
        row("\"\\u0031\\u0032\"", K, 12);
        row("\"9223372036854775808\"", X);
        row("\"\"", X);
        row("\"-\"", X);
        row("\"+1\"", X);
        row("\" 1\"", X);
        row("\"1 \"", X);
        row("\"12.0\"", X);
        row("\"1e3\"", X);
        row("\"0x10\"", X);
        row("\"1,000\"", X);
        row("\"abc\"", X);
        row("\"null\"", X);
        row("true", X);
        row("false", X);
        row("null", U);
        for (const char *token :
             {"",    "-",     "+1",   "01",      "-01",       "1.",  ".5",  "1.e3",
              "1e",  "1e+",   "1x",   "0x10",    "--1",       "1 2", "NaN", "Infinity",
              "nul", "nulll", "True", "\"\\x\"", "\"\\u12\"", "\"",  "'1'"})
            row(token, M);
    }

    void readsIntegers()
    {
        QFETCH(QByteArray, token);
        QFETCH(Reading, reading);
        QFETCH(qint64, value);
        qint64 result = 0;
        QCOMPARE(readInteger(token, result), reading);
        QCOMPARE(result, value);
    }

    void readsIds_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<Reading>("reading");
        QTest::addColumn<quint64>("value");
        const auto row = [](const char *token, Reading reading, quint64 value = 0) {
            QTest::addRow("%s", token) << QByteArray(token) << reading << value;
        };
        row("0", K, 0);
        row("-0", K, 0);
        row("-0.0", K, 0);
        row("\"-0\"", K, 0);
        row("9007199254740993", K, 9007199254740993);
        row("9223372036854775808", K, 9223372036854775808U);
        row("18446744073709551615", K, 18446744073709551615U);
        row("18446744073709551615.0", K, 18446744073709551615U);
        row("1.8446744073709551615e19", K, 18446744073709551615U);
        row("\"18446744073709551615\"", K, 18446744073709551615U);
        row("18446744073709551616", X);
        row("1.8446744073709551616e19", X);
        row("\"18446744073709551616\"", X);
        row("-1", X);
        row("\"-1\"", X);
        row("0.5", X);
        row("false", X);
        row("null", U);
        row("-", M);
    }

    void readsIds()
    {
        QFETCH(QByteArray, token);
        QFETCH(Reading, reading);
        QFETCH(quint64, value);
        quint64 result = 0;
        QCOMPARE(readId(token, result), reading);
        QCOMPARE(result, value);
    }

    void readsTexts_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<Reading>("reading");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char *token, Reading reading, const QByteArray &value = {}) {
            QTest::addRow("%s", token) << QByteArray(token) << reading << value;
        };
        row("\"\"", K, "");
        row("\"cart\"", K, "cart");
        row("\"\xe4\xb8\xad\"", K, "\xe4\xb8\xad");
        row("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", K, "\"\\/\b\f\n\r\t");
        row("\"a\\u0000b\"", K, QByteArray("a\0b", 3));
        row("\"\\u001b\\u007f\"", K, "\x1b\x7f");
        row("\"\\u00e4\\u4E2d\"", K, "\xc3\xa4\xe4\xb8\xad");
        row("\"\\ud83e\\udd80\"", K, "\xf0\x9f\xa6\x80");
        row("\"\\uD83E\\uDD80!\"", K, "\xf0\x9f\xa6\x80!");
        row("\"\\ud83e\"", K, "\xef\xbf\xbd");
        row("\"\\udd80\"", K, "\xef\xbf\xbd");
        row("\"\\udd80\\ud83e\"", K, "\xef\xbf\xbd\xef\xbf\xbd");
        row("\"\\ud83ex\"", K, "\xef\xbf\xbdx");
        row("\"\\ud83e\\n\"", K, "\xef\xbf\xbd\n");
        row("\"\\ud83e\\u0041\"", K,
            "\xef\xbf\xbd"
            "A");
        row("\"\\ud83e\\ud83e\\udd80\"", K, "\xef\xbf\xbd\xf0\x9f\xa6\x80");
        row("12", K, "12");
        row("-1", K, "-1");
        row("1.50", K, "1.50");
        row("1E400", K, "1E400");
        row("0", K, "0");
        row("true", X);
        row("false", X);
        row("null", U);
        for (const char *token : {"", "\"", "cart", "01", "\"\\q\"", "\"\\\"", "\"\\u\"",
                                  "\"\\u00g0\"", "\"\\u000\"", "\"\\ud83e\\u12\"", "nil"})
            row(token, M);
    }

    void readsTexts()
    {
        QFETCH(QByteArray, token);
        QFETCH(Reading, reading);
        QFETCH(QByteArray, value);
        QByteArray scratch("rest of the one before");
        QByteArrayView result;
        QCOMPARE(readText(token, result, scratch), reading);
        if (reading == K)
            QCOMPARE(result.toByteArray(), value);
        QCOMPARE(isJsonScalar(token), reading != M);
    }

    void everyIntegerComesBackInEveryDress()
    {
        TestRandom random;
        for (int i = 0; i < 20'000; ++i) {
            const qint64 expected =
                static_cast<qint64>(random.bits() >> random.below(64)) * (random.oneIn(2) ? 1 : -1);
            const QByteArray digits = QByteArray::number(expected);
            QByteArray token = digits;
            switch (random.below(5)) {
            case 0:
                token = '"' + digits + '"';
                break;
            case 1:
                token += '.' + QByteArray(1 + random.below(4), '0');
                break;
            case 2: // the point moves left, the exponent back to the right
                if (digits.size() > 3 && expected > 0)
                    token = digits.first(1) + '.' + digits.sliced(1) + "e"
                        + QByteArray::number(digits.size() - 1);
                break;
            case 3:
                if (expected != 0) // 0000 is no number of JSON
                    token += "000E-3";
                break;
            default:
                break;
            }
            qint64 value = 0;
            QVERIFY2(readInteger(token, value) == K && value == expected, token.constData());
        }
    }

    void decimalTextIsStrict()
    {
        QCOMPARE(decimalInteger("-12"), std::optional<qint64>(-12));
        QCOMPARE(decimalInteger("12 "), std::optional<qint64>());
        QCOMPARE(decimalInteger(""), std::optional<qint64>());
        QCOMPARE(decimalId("18446744073709551615"), std::optional<quint64>(~quint64(0)));
        QCOMPARE(decimalId("-1"), std::optional<quint64>());
    }

    // Examples of The Unicode Standard 15.0, tables 3-8 to 3-11, and the ends of the ranges.
    void repairsUtf8_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("repaired"); // '?' is U+FFFD
        const auto row = [](const QByteArray &text, const char *repaired) {
            QTest::addRow("%s", text.toHex(' ').constData()) << text << QByteArray(repaired);
        };
        row("plain", "plain");
        row(QByteArray("a\0b", 3), "a.b");
        row("\xc3\xa4\xe4\xb8\xad\xf0\x9f\xa6\x80", "\xc3\xa4\xe4\xb8\xad\xf0\x9f\xa6\x80");
        row("\xff", "?");
        row("a\x80z", "a?z");
        row("\xc0\xaf\xe0\x80\xbf\xf0\x81\x82\x41", "????????A"); // 3-8
        row("\xed\xa0\x80\xed\xbf\xbf\xed\xaf\x41", "????????A"); // 3-9
        row("\xf4\x91\x92\x93\xff\x41\x80\xbf\x42", "?????A??B"); // 3-10
        row("\xe1\x80\xe2\xf0\x91\x92\xf1\xbf\x41", "????A"); // 3-11
        row("\xc3", "?");
        row("\xe2\x82", "?");
        row("\xf0\x9f\xa6", "?");
        row("\xf4\x8f\xbf\xbf", "\xf4\x8f\xbf\xbf");
        row("\xf4\x90\x80\x80", "????");
        row("\xee\x80\x80\xed\x9f\xbf", "\xee\x80\x80\xed\x9f\xbf");
    }

    void repairsUtf8()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, repaired);
        repaired.replace('?', "\xef\xbf\xbd").replace('.', QByteArray("\0", 1));
        QCOMPARE(repairedUtf8(text), repaired);
    }

    void findsItsWayBackThroughARepair()
    {
        const QByteArray text("ab\xff"
                              "c\xe2\x82"
                              "d\xc3\xa4"
                              "e");
        const QByteArray repaired = repairedUtf8(text);
        for (const char c : {'a', 'b', 'c', 'd', 'e'})
            QCOMPARE(offsetBeforeRepair(text, repaired.indexOf(c)), text.indexOf(c));
        QCOMPARE(offsetBeforeRepair(text, repaired.size()), text.size());
    }
};

QTEST_GUILESS_MAIN(TestJsonScalar)
#include "tst_jsonscalar.moc"
