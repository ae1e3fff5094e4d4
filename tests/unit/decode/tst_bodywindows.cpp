// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/bodywindows.h"

#include "core/limits.h"
#include "support/testrandom.h"

#include <QTest>

using namespace sessionscope;
using decode::BodyWindows;
using sessionscope::test::TestRandom;

namespace {

QByteArrayList windowsOf(BodyWindows &windows)
{
    QByteArrayList list;
    for (qsizetype offset = 0; windows.next(); offset += windows.window().size()) {
        if (windows.offset() != offset || !windows.known().startsWith(windows.window()))
            return {"wrong"};
        list += windows.window().toByteArray();
    }
    return list;
}

} // namespace

class TestBodyWindows : public QObject
{
    Q_OBJECT

private slots:

    void cutsBetweenRecords_data()
    {
        QTest::addColumn<QByteArray>("body"); // | is where a window begins
        const auto row = [](const char *body) {
            QTest::addRow("%s", body) << QByteArray(body);
        };
        row("");
        row("[1]");
        row("[{\"a\":1},|{\"a\":2},|{\"a\":3}]");
        row("[{\"a\":1} ,\n|{ \"a\":2}\n,|{\n\t\"a\":3}]");
        row("[{},{},{},|{\"\\u0061\":1}]");
        row("[1,{\"a\":[{\"b\":{}},|{\"b\":{}}]}]");
        // Within strings, or where it could be.
        row("[\"},{\",\"},{\\\"a\",\"},{ \",\"},{]\",\"},{}\",\"},{:\"]");
        row("[{},{},[],{\"a\":1}]");
        row("[{},{\"\":1},{ \"\" : 1}]");
        // A wrong cut in what is no JSON.
        row("[\"},|{\"a\"]");
    }

    void cutsBetweenRecords()
    {
        QFETCH(QByteArray, body);
        const QByteArrayList expected = body.isEmpty() ? QByteArrayList() : body.split('|');
        BodyWindows windows(expected.join(), 1);
        // Of a window of one byte there is nothing to go back to: it ends at the next cut that a
        // doubled size reaches, which is the last one before it.
        QByteArrayList all;
        for (const QByteArray &window : windowsOf(windows))
            all += window;
        QCOMPARE(all.join(), expected.join());
        QByteArray text;
        QList<qsizetype> places;
        for (const QByteArray &window : expected) {
            places += text.size();
            text += window;
        }
        qsizetype at = 0;
        for (const QByteArray &window : all) {
            QVERIFY(places.contains(at));
            at += window.size();
        }
        // Large enough for each window alone: all places are used.
        qsizetype longest = 1;
        for (const QByteArray &window : expected)
            longest = qMax(longest, window.size());
        BodyWindows fitting(text, longest);
        if (expected.size() > 1 && expected.front().size() == longest)
            QCOMPARE(windowsOf(fitting), expected);
    }

    void knowsWhatFollowsAWindow()
    {
        BodyWindows windows(QByteArray("[{\"a\":1} , { \"abc\":2}]"), 14);
        QVERIFY(windows.next());
        QCOMPARE(windows.window().toByteArray(), "[{\"a\":1} , ");
        QCOMPARE(windows.pastEnd().toByteArray(), "[{\"a\":1} , { \"a");
        QVERIFY(windows.next());
        QCOMPARE(windows.pastEnd().toByteArray(), "{ \"abc\":2}]");
        QVERIFY(!windows.next());
        QVERIFY(!windows.next());
    }

    void partsDoNotMatter()
    {
        TestRandom random;
        for (int round = 0; round < 300; ++round) {
            QByteArray body = "[";
            for (int i = random.below(60); i > 0; --i)
                body += "{\"a\":\"" + QByteArray(random.below(90), 'x') + "\"},";
            const int windowBytes = 1 + random.below(random.oneIn(2) ? 2000 : 50);
            const int mostBytes = 1 + random.below(random.oneIn(2) ? 1500 : 10);
            BodyWindows whole(body, windowBytes);
            const QByteArrayList expected = windowsOf(whole);
            QCOMPARE(expected.join(), body);
            qsizetype at = 0;
            bool hasEnded = false;
            BodyWindows parts(
                [&] {
                    if (hasEnded)
                        qFatal("asked after the end");
                    const QByteArray part = body.mid(at, 1 + random.below(mostBytes));
                    at += part.size();
                    hasEnded = part.isEmpty();
                    return part;
                },
                windowBytes);
            QVERIFY2(windowsOf(parts) == expected, QByteArray::number(random.seed()).constData());
            QCOMPARE(parts.beginning().toByteArray(), body);
            QVERIFY(!parts.isTooLarge());
        }
    }

    void aBodyThatIsTooLargeIsGivenUp()
    {
        const QByteArray part = QByteArray("{\"a\":1},").repeated(512 * 1024);
        qint64 given = 0;
        BodyWindows windows([&] {
            given += part.size();
            return part;
        });
        while (windows.next()) { }
        QVERIFY(windows.isTooLarge());
        QVERIFY(!windows.next());
        QCOMPARE(given, kMaxBodyBytes + part.size());
        QCOMPARE(windows.beginning().size(), kMaxErrorDetailBytes);
    }

    void aBodyWithoutAPlaceToCutIsGivenUp_data()
    {
        QTest::addColumn<QByteArray>("part");
        QTest::addRow("blanks") << QByteArray(1024 * 1024, ' ');
        QTest::addRow("a text") << QByteArray(1024 * 1024, 'x');
        QTest::addRow("numbers") << QByteArray("123,").repeated(256 * 1024);
    }

    //! Nobody has to keep 512 MiB of blanks to find out that they are no answer.
    void aBodyWithoutAPlaceToCutIsGivenUp()
    {
        QFETCH(QByteArray, part);
        qint64 given = 0;
        BodyWindows windows([&] {
            given += part.size();
            return part;
        });
        QVERIFY(!windows.next());
        QVERIFY(windows.isTooLarge());
        QVERIFY(!windows.next());
        QVERIFY(given <= BodyWindows::kMaxUnbrokenBytes + part.size());
    }

    void theLargestWindowIsTaken()
    {
        QByteArray body(BodyWindows::kMaxUnbrokenBytes, ' ');
        body.back() = ']';
        BodyWindows windows(body);
        QVERIFY(windows.next());
        QCOMPARE(windows.window().size(), BodyWindows::kMaxUnbrokenBytes);
        QVERIFY(!windows.next());
        QVERIFY(!windows.isTooLarge());
    }
};

QTEST_GUILESS_MAIN(TestBodyWindows)
#include "tst_bodywindows.moc"
