// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/displaytext.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;

class TestDisplayText final : public QObject
{
    Q_OBJECT

private slots:

    void showsWhatIsThere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::addRow("plain") << u"10.0.0.1:6379"_s << u"10.0.0.1:6379"_s;
        QTest::addRow("empty") << u""_s << u""_s;
        QTest::addRow("Chinese") << u"订单服务"_s << u"订单服务"_s;
        QTest::addRow("emoji") << u"a\U0001F600b"_s << u"a\U0001F600b"_s;
        QTest::addRow("line end, TAB, NUL") << u"a\n\tb"_s + QChar(u'\0') << u"a␊␉b␀"_s;
        QTest::addRow("DEL") << u"a\x7f"_s << u"a␡"_s;
        QTest::addRow("C1 control") << u"a\u009b"_s << u"a\\u{9B}"_s;
        QTest::addRow("RTL override") << u"a\u202eb"_s << u"a\\u{202E}b"_s;
        QTest::addRow("isolate") << u"\u2066"_s << u"\\u{2066}"_s;
        QTest::addRow("zero width joiner") << u"a\u200db"_s << u"a\\u{200D}b"_s;
        QTest::addRow("soft hyphen") << u"a\u00adb"_s << u"a\\u{AD}b"_s;
        QTest::addRow("tag character") << u"a\U000E0041"_s << u"a\\u{E0041}"_s;
        QTest::addRow("variation selector") << u"a\ufe0f"_s << u"a\\u{FE0F}"_s;
        QTest::addRow("supplementary variation selector") << u"a\U000E0100"_s << u"a\\u{E0100}"_s;
        QTest::addRow("Hangul filler") << u"a\u3164"_s << u"a\\u{3164}"_s;
        QTest::addRow("grapheme joiner") << u"a\u034fb"_s << u"a\\u{34F}b"_s;
        QTest::addRow("noncharacter") << u"a\uffff"_s << u"a\\u{FFFF}"_s;
        QTest::addRow("supplementary noncharacter") << u"a\U0010FFFF"_s << u"a\\u{10FFFF}"_s;
        QTest::addRow("marks of a language")
            << u"e\u0323\u0302 \u0e19\u0e35\u0e49"_s << u"e\u0323\u0302 \u0e19\u0e35\u0e49"_s;
        QTest::addRow("tower of marks") << u"e\u0301\u0301\u0301\u0301\u0489x\u0301"_s
                                        << u"e\u0301\u0301\u0301\\u{301}\\u{489}x\u0301"_s;
        QTest::addRow("line separator") << u"a\u2028b\u2029"_s << u"a⏎b⏎"_s;
        QTest::addRow("lone high surrogate") << u"a"_s + QChar(char16_t(0xd800)) << u"a\ufffd"_s;
        QTest::addRow("lone low surrogate") << QChar(char16_t(0xdc00)) + u"a"_s << u"\ufffda"_s;
        QTest::addRow("markup") << u"<b>x</b>&amp;"_s << u"<b>x</b>&amp;"_s;
    }

    void showsWhatIsThere()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(displayText(text, 100), shown);
        if (text != shown)
            QVERIFY(!isPlainDisplayText(text, 100));
    }

    void theCommonCaseIsPlain()
    {
        QVERIFY(isPlainDisplayText(u"订单 order-service:1"_s, 100));
        QVERIFY(!isPlainDisplayText(u"abcd"_s, 3));
    }

    void cutsWithEllipsis()
    {
        QCOMPARE(displayText(u"abcdef"_s, 6), u"abcdef"_s);
        QCOMPARE(displayText(u"abcdef"_s, 5), u"abcde…"_s);
        QCOMPARE(displayText(u"abc"_s, 0), u"…"_s);
        const QString pairs = u"\U0001F600"_s.repeated(4);
        QCOMPARE(displayText(pairs, 3), u"\U0001F600\U0001F600\U0001F600…"_s);
        QVERIFY(!displayText(u"x"_s.repeated(20'000), 256).contains(u"x"_s.repeated(257)));
    }

    void toolTipShowsMarkupAsText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addRow("tag") << u"<img src=http://evil.example/>"_s;
        QTest::addRow("entity") << u"&lt;b&gt;"_s;
        QTest::addRow("quotes") << u"\"'><script>"_s;
    }

    void toolTipShowsMarkupAsText()
    {
        QFETCH(QString, text);
        const QString tip = toPlainToolTip(text);
        QVERIFY(tip.startsWith(u"<qt>"_s) && tip.endsWith(u"</qt>"_s));
        const QString inner = tip.mid(4, tip.size() - 9);
        QVERIFY(!inner.contains(u'<'));
        QVERIFY(inner.contains(u"&lt;"_s) || inner.contains(u"&amp;lt;"_s));
    }

    void toolTipKeepsLines() { QCOMPARE(toPlainToolTip(u"a\nb"_s), u"<qt>a<br/>b</qt>"_s); }
};

QTEST_GUILESS_MAIN(TestDisplayText)
#include "tst_displaytext.moc"
