// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/celltext.h"
#include "session/snapshotbuilder.h"

#include <QTest>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using session::Column;

class TestCellText : public QObject
{
    Q_OBJECT

private slots:
    void marksTheUnit_data();
    void marksTheUnit();
    void namesEmptyTextsInDetails();
    void explainsEachFlag();
    void summarisesOnlyWhatIsKnown();
};

void TestCellText::marksTheUnit_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("unit");
    QTest::addRow("seconds") << int(Column::Idle) << qint64(7) << u"7 "_s << u"s"_s;
    QTest::addRow("bytes") << int(Column::Omem) << qint64(1536) << u"1.5 "_s << u"KiB"_s;
    QTest::addRow("negative") << int(Column::Age) << qint64(-3) << u"-3 "_s << u"s"_s;
    QTest::addRow("a number that counts")
        << int(Column::Oll) << qint64(1234) << u"1,234"_s << QString();
    QTest::addRow("a number that names")
        << int(Column::Fd) << qint64(1234) << u"1234"_s << QString();
}

void TestCellText::marksTheUnit()
{
    QFETCH(int, column);
    QFETCH(qint64, value);
    QFETCH(QString, number);
    QFETCH(QString, unit);
    session::SnapshotBuilder builder;
    builder.beginRow();
    builder.setInteger(session::columnAt(column), value);
    const auto snapshot = std::move(builder).finish({});
    const models::CellText cell = models::cellText(
        *snapshot, session::columnAt(column), 0, QLocale(QLocale::English, QLocale::UnitedStates));
    QCOMPARE(cell.unitStart < 0 ? cell.text : cell.text.left(cell.unitStart), number);
    QCOMPARE(cell.unitStart < 0 ? QString() : cell.text.mid(cell.unitStart), unit);
}

void TestCellText::namesEmptyTextsInDetails()
{
    session::SnapshotBuilder builder;
    builder.beginRow();
    builder.setText(Column::Name, "");
    builder.setInteger(Column::Age, 12345);
    const auto snapshot = std::move(builder).finish({});
    const QLocale locale = QLocale::c();
    QCOMPARE(models::cellText(*snapshot, Column::Name, 0, locale).text, u"(no name)"_s);
    QCOMPARE(models::detailText(*snapshot, Column::Name, 0, locale), u"(empty)"_s);
    QCOMPARE(models::detailText(*snapshot, Column::Cmd, 0, locale), u"unknown"_s);
    QCOMPARE(models::detailText(*snapshot, Column::Age, 0, locale), u"3 h 25 m"_s);
    QCOMPARE(models::rawDisplayText(*snapshot, Column::Age, 0), u"12345"_s);
}

void TestCellText::explainsEachFlag()
{
    session::SnapshotBuilder builder;
    builder.beginRow();
    builder.setText(Column::Flags, "Ob?");
    const auto snapshot = std::move(builder).finish({});
    const QString text = models::meaning(*snapshot, Column::Flags, 0);
    QCOMPARE(text.count(u'\n'), 2);
    QVERIFY(text.contains(u"MONITOR"_s));
    QVERIFY(text.contains(u"?: not known"_s));
}

void TestCellText::summarisesOnlyWhatIsKnown()
{
    session::SnapshotBuilder builder;
    builder.beginRow();
    builder.setText(Column::Addr, "10.0.0.1:1");
    builder.beginRow();
    const auto snapshot = std::move(builder).finish({});
    QCOMPARE(models::rowSummary(*snapshot, 0, QLocale::c()), u"10.0.0.1:1"_s);
    QCOMPARE(models::rowSummary(*snapshot, 1, QLocale::c()), QString());
}

QTEST_GUILESS_MAIN(TestCellText)
#include "tst_celltext.moc"
