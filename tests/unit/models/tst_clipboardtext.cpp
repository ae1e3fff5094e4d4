// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clipboardtext.h"
#include "session/snapshotbuilder.h"
#include "support/drawnsnapshot.h"

#include <QTest>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using session::Column;

class TestClipboardText : public QObject
{
    Q_OBJECT

private slots:
    void writesRawValuesUnderApiNames();
    void keepsEachSessionOnOneLine();
    void writesTheHeaderAloneForNoRows();
    void writesMarkdown();
    void listsEachSourceOnce();
    void listsTheFewestBlocks();
    void writesCommandsForHarmlessAddresses();
};

void TestClipboardText::writesRawValuesUnderApiNames()
{
    session::SnapshotBuilder builder;
    builder.beginRow();
    builder.setId(18446744073709551615ULL);
    builder.setInteger(Column::Age, 12345);
    builder.setText(Column::Name, "=cart");
    builder.beginRow();
    builder.setId(7);
    const auto snapshot = std::move(builder).finish({});
    const std::vector<quint32> rows{1, 0};
    const std::array columns{Column::Name, Column::Id, Column::Age};
    QCOMPARE(models::toTabSeparated(*snapshot, rows, columns),
             u"Name\tId\tAge\n"
             "\t7\t\n"
             "=cart\t18446744073709551615\t12345\n"_s);
}

void TestClipboardText::keepsEachSessionOnOneLine()
{
    session::SnapshotBuilder builder;
    builder.beginRow();
    builder.setText(Column::Name, "a\tb\r\nc");
    const auto snapshot = std::move(builder).finish({});
    const std::vector<quint32> rows{0};
    const std::array columns{Column::Name};
    QCOMPARE(models::toTabSeparated(*snapshot, rows, columns), u"Name\na b  c\n"_s);
}

void TestClipboardText::writesTheHeaderAloneForNoRows()
{
    session::SnapshotBuilder builder;
    const auto snapshot = std::move(builder).finish({});
    const std::array columns{Column::Id, Column::Cmd};
    QCOMPARE(models::toTabSeparated(*snapshot, {}, columns), u"Id\tCmd\n"_s);
}

void TestClipboardText::writesMarkdown()
{
    const auto snapshot = test::drawnSnapshot(R"(
        Name              Cmd    Idle
        "a|b <i>*x*\n#y"  get    12
        -                 ""     -
    )");
    const std::vector<quint32> rows{0, 1};
    const std::array columns{Column::Name, Column::Cmd, Column::Idle};
    QCOMPARE(models::toMarkdown(*snapshot, rows, columns),
             u"| Name | Cmd | Idle |\n"
             "| --- | --- | ---: |\n"
             "| a\\|b \\<i\\>\\*x\\* #y | get | 12 |\n"
             "|  |  |  |\n"_s);
}

void TestClipboardText::listsEachSourceOnce()
{
    const auto snapshot = test::drawnSnapshot(R"(
        Client      Addr
        10.0.0.9    10.0.0.9:1
        10.0.0.1    10.0.0.1:2
        10.0.0.9    10.0.0.9:3
        -           10.0.0.7:4
        -           -
        "a\nb"      -
    )");
    const std::vector<quint32> rows{0, 1, 2, 3, 4, 5};
    const models::CopiedLines copied = models::toAddressList(*snapshot, rows);
    QCOMPARE(copied.text, u"10.0.0.9\n10.0.0.1\n10.0.0.7\na b\n"_s);
    QCOMPARE(copied.lines, 4);
    QCOMPARE(copied.leftOut, 1);
}

void TestClipboardText::listsTheFewestBlocks()
{
    const auto snapshot = test::drawnSnapshot(R"(
        Client
        10.0.0.3
        10.0.0.2
        10.0.0.2
        [::1]
        /tmp/redis.sock
    )");
    const std::vector<quint32> rows{0, 1, 2, 3, 4};
    const models::CopiedLines copied = models::toBlockList(*snapshot, rows);
    QCOMPARE(copied.text, u"10.0.0.2/31\n::1/128\n"_s);
    QCOMPARE(copied.lines, 2);
    QCOMPARE(copied.leftOut, 1);
}

void TestClipboardText::writesCommandsForHarmlessAddresses()
{
    const auto snapshot = test::drawnSnapshot(R"(
        Addr
        10.0.0.1:5000
        [::1]:5001
        10.0.0.1:5000                  # a duplicate
        "10.0.0.2\nSHUTDOWN NOSAVE:1"
        "10.0.0.2 SKIPME no:1"
        "\u{2028}:7"
        10.0.0.3                       # without a port
        -
    )");
    const std::vector<quint32> rows{0, 1, 2, 3, 4, 5, 6, 7};
    const models::CopiedLines copied = models::toDisconnectCommands(*snapshot, rows);
    QCOMPARE(copied.text, u"CLIENT KILL ADDR 10.0.0.1:5000\nCLIENT KILL ADDR [::1]:5001\n"_s);
    QCOMPARE(copied.lines, 2);
    QCOMPARE(copied.leftOut, 5);
}

QTEST_GUILESS_MAIN(TestClipboardText)
#include "tst_clipboardtext.moc"
