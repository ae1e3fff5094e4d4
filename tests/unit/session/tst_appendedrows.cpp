// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/appendedrows.h"
#include "support/drawnsnapshot.h"
#include "support/randomsessions.h"

#include <QTest>

using namespace sessionscope;
using session::Column;
using session::SessionSnapshot;

class TestAppendedRows : public QObject
{
    Q_OBJECT

private slots:
    void everyCellIsThatOfItsRow_data();
    void everyCellIsThatOfItsRow();
    void textsOfTheFirstKeepTheirCodes();
    void wideAndUnknownValuesSurvive();
};

void TestAppendedRows::everyCellIsThatOfItsRow_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestAppendedRows::everyCellIsThatOfItsRow()
{
    QFETCH(quint32, seed);
    test::RandomSessions random(seed);
    random.grow(random.below(1500)); // more than a block of the builder
    const auto from = random.snapshot();
    random.churn(200, 100);
    const auto snapshot = random.snapshot();
    std::vector<quint32> rows;
    for (int i = random.below(700); i > 0 && from->rowCount() > 0; --i)
        rows.push_back(static_cast<quint32>(random.below(static_cast<int>(from->rowCount()))));

    const auto both = session::withAppendedRows(*snapshot, *from, rows);
    QCOMPARE(both->rowCount(), snapshot->rowCount() + quint32(rows.size()));
    for (const session::ColumnInfo &info : session::columns()) {
        for (quint32 row = 0; row < snapshot->rowCount(); ++row)
            QCOMPARE(both->rawText(info.column, row), snapshot->rawText(info.column, row));
        for (quint32 i = 0; i < rows.size(); ++i)
            QCOMPARE(both->rawText(info.column, snapshot->rowCount() + i),
                     from->rawText(info.column, rows[i]));
    }
}

void TestAppendedRows::textsOfTheFirstKeepTheirCodes()
{
    const auto snapshot = test::drawnSnapshot("Id Client Addr Name\n 1 b b:1 x\n 2 a a:2 y");
    const auto from = test::drawnSnapshot("Id Client Addr Name\n 3 c c:3 z\n 4 a d:4 x");
    const quint32 rows[] = {1, 0};
    const auto both = session::withAppendedRows(*snapshot, *from, rows);
    for (const Column column : {Column::Client, Column::Name}) {
        for (quint32 row = 0; row < snapshot->rowCount(); ++row)
            QCOMPARE(both->code(column, row), snapshot->code(column, row));
    }
    QCOMPARE(both->code(Column::Name, 2), snapshot->code(Column::Name, 0));
    QCOMPARE(both->dictionary(Column::Client).size(), 4U);
    QVERIFY(both->dictionary(Column::Client).find("d"));
}

void TestAppendedRows::wideAndUnknownValuesSurvive()
{
    const auto snapshot = test::drawnSnapshot("Id Age Qbuf\n 18446744073709551615 1 -\n - - -");
    const auto from =
        test::drawnSnapshot("Id Age Qbuf\n 0 -9223372036854775808 9223372036854775807\n - - 5");
    const quint32 rows[] = {0, 1};
    const auto both = session::withAppendedRows(*snapshot, *from, rows);
    QCOMPARE(test::drawn(*both, "Id Age Qbuf"),
             test::drawnTable("Id Age Qbuf\n 18446744073709551615 1 -\n - - -\n"
                              " 0 -9223372036854775808 9223372036854775807\n - - 5"));
    QCOMPARE(session::withAppendedRows(*snapshot, *from, {})->rowCount(), 2U);
}

QTEST_GUILESS_MAIN(TestAppendedRows)
#include "tst_appendedrows.moc"
