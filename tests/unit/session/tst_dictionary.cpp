// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/dictionary.h"

#include "support/plainsessions.h"

#include <QHash>
#include <QTest>

using namespace sessionscope;
using session::Dictionary;

class TestDictionary : public QObject
{
    Q_OBJECT

private slots:

    void numbersTextsInTheOrderInWhichTheyCame()
    {
        Dictionary dictionary;
        QCOMPARE(dictionary.add("b"), 0U);
        QCOMPARE(dictionary.add(""), 1U);
        QCOMPARE(dictionary.add("a"), 2U);
        QCOMPARE(dictionary.add("b"), 0U);
        QCOMPARE(dictionary.add(QByteArrayView()), 1U);
        QCOMPARE(dictionary.size(), 3U);
        QCOMPARE(dictionary.text(0), QStringLiteral("b"));
        QVERIFY(dictionary.utf8(1).isEmpty());
    }

    void nothingIsFoundInAnEmptyOne()
    {
        const Dictionary dictionary;
        QCOMPARE(dictionary.size(), 0U);
        QVERIFY(!dictionary.find("a"));
        QVERIFY(!dictionary.find(""));
    }

    void textsThatLookAlikeAreDifferent()
    {
        Dictionary dictionary;
        const QByteArrayList texts{"a",  QByteArray("a\0", 2), QByteArray("\0a", 2), "A", " a",
                                   "a ", "\xc3\xa4",           "a\xcc\x88"};
        for (const QByteArray &text : texts)
            dictionary.add(text);
        QCOMPARE(dictionary.size(), static_cast<quint32>(texts.size()));
        for (quint32 code = 0; code < dictionary.size(); ++code)
            QCOMPARE(dictionary.utf8(code).toByteArray(), texts[code]);
    }

    void holdsWhatAHashHolds()
    {
        test::TestRandom random;
        Dictionary dictionary;
        QHash<QByteArray, quint32> expected;
        for (int i = 0; i < 50'000; ++i) {
            const QByteArray text = random.oneIn(2) ? QByteArray::number(random.below(20'000))
                                                    : test::drawnFromHostileTexts(random);
            QCOMPARE(dictionary.find(text).has_value(), expected.contains(text));
            const auto code = expected.constFind(text);
            if (code == expected.constEnd())
                expected.insert(text, static_cast<quint32>(expected.size()));
            // What is behind a padded text does not matter.
            const QByteArray padding(session::PaddedText::kPadding, char('a' + i % 3));
            const QByteArray bytes = text + padding;
            const auto size = static_cast<std::size_t>(text.size());
            const session::PaddedText padded(bytes.constData(), size);
            const session::PaddedText longer(bytes.constData(), size + 1);
            QCOMPARE(random.oneIn(3) ? dictionary.add(text) : dictionary.add(padded),
                     expected[text]);
            QVERIFY(dictionary.isText(expected[text], padded));
            QVERIFY(!dictionary.isText(expected[text], longer));
            QCOMPARE(padded.contains('\\'), text.contains('\\'));
            QCOMPARE(padded.contains('a'), text.contains('a'));
        }
        dictionary.squeeze();
        QCOMPARE(dictionary.size(), static_cast<quint32>(expected.size()));
        for (auto it = expected.constBegin(); it != expected.constEnd(); ++it) {
            QCOMPARE(dictionary.utf8(it.value()).toByteArray(), it.key());
            QCOMPARE(dictionary.find(it.key()), std::optional(it.value()));
        }
        QByteArray all;
        for (quint32 code = 0; code < dictionary.size(); ++code)
            all += dictionary.utf8(code);
        QCOMPARE(dictionary.joined().toByteArray(), all);
        QVERIFY(dictionary.byteCount() > 0);
    }
};

QTEST_GUILESS_MAIN(TestDictionary)
#include "tst_dictionary.moc"
