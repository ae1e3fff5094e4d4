// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clipboardtext.h"
#include "session/snapshotbuilder.h"

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

QTEST_GUILESS_MAIN(TestClipboardText)
#include "tst_clipboardtext.moc"
