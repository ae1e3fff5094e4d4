// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sessionsnapshot.h"

#include "support/drawnsnapshot.h"
#include "support/plainsessions.h"

#include <QTest>

using namespace sessionscope;
using namespace sessionscope::session;
using namespace sessionscope::test;

class TestSessionSnapshot : public QObject
{
    Q_OBJECT

private slots:

    void aRowBeginsUnknown()
    {
        SnapshotBuilder builder;
        builder.beginRow();
        const SnapshotPointer snapshot = std::move(builder).finish({});
        QCOMPARE(snapshot->rowCount(), 1U);
        for (const ColumnInfo &info : columns()) {
            QVERIFY(snapshot->isUnknown(info.column, 0));
            QVERIFY(!snapshot->rawText(info.column, 0));
        }
        QVERIFY(!snapshot->id(0));
        QVERIFY(!snapshot->addrPort(0));
        QVERIFY(!snapshot->addrHostCode(0));
    }

    void holdsExactlyWhatWasSet()
    {
        TestRandom random;
        for (int round = 0; round < 40; ++round) {
            // Some with more rows than the builder takes at once.
            const int count = random.oneIn(10) ? random.below(2500) : random.below(150);
            const PlainSessions rows = drawnSessions(random, count);
            const SnapshotPointer snapshot = toSnapshot(rows);
            QVERIFY(toPlain(*snapshot) == rows);
            for (quint32 row = 0; row < rows.size(); ++row) {
                QCOMPARE(snapshot->isUnknown(Column::Id, row), !rows[row].id.has_value());
                QCOMPARE(snapshot->isUnknown(Column::Addr, row),
                         !rows[row].text(Column::Addr).has_value());
                QCOMPARE(snapshot->isUnknown(Column::Multi, row),
                         !rows[row].number(Column::Multi).has_value());
            }
            QVERIFY(snapshot->byteCount() > 0);
        }
    }

    void settingAgainReplaces()
    {
        SnapshotBuilder builder;
        builder.beginRow();
        builder.setId(1);
        builder.setId(2);
        builder.setText(Column::Addr, "a:1");
        builder.setText(Column::Addr, "b"); // without a port
        builder.setInteger(Column::Age, 3);
        builder.setUnknown(Column::Age);
        builder.setText(Column::Name, "x");
        builder.setUnknown(Column::Name);
        builder.setText(Column::Name, "y");
        builder.beginRow();
        builder.setText(Column::Addr, "c:7");
        builder.setUnknown(Column::Addr);
        builder.setUnknown(Column::Id);
        const SnapshotPointer snapshot = std::move(builder).finish({});
        QCOMPARE(drawn(*snapshot, "Id Addr Age Name"),
                 drawnTable("Id Addr Age Name\n 2 b - y\n - - - -"));
        QVERIFY(!snapshot->addrPort(0));
        QVERIFY(!snapshot->addrPort(1));
    }

    void anAddressIsSplitOnlyWhereItCanBePutTogether_data()
    {
        QTest::addColumn<QByteArray>("addr");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<int>("port"); // -1 = none
        const auto row = [](const char *addr, const char *host, int port) {
            QTest::addRow("'%s'", addr) << QByteArray(addr) << QByteArray(host) << port;
        };
        row("10.0.0.1:5000", "10.0.0.1", 5000);
        row("10.0.0.1:0", "10.0.0.1", 0);
        row("10.0.0.1:65535", "10.0.0.1", 65535);
        row("[::1]:5000", "[::1]", 5000);
        row("/run/redis.sock:0", "/run/redis.sock", 0);
        row("a:b:7", "a:b", 7);
        row(":7", "", 7);
        row("::1", ":", 1); // no brackets: cannot be told apart, and comes back as it was
        row("10.0.0.1:65536", "10.0.0.1:65536", -1);
        row("10.0.0.1:00", "10.0.0.1:00", -1);
        row("10.0.0.1:05", "10.0.0.1:05", -1);
        row("10.0.0.1:", "10.0.0.1:", -1);
        row("10.0.0.1:+5", "10.0.0.1:+5", -1);
        row("10.0.0.1:123456", "10.0.0.1:123456", -1);
        row("10.0.0.1: 5", "10.0.0.1: 5", -1);
        row("somewhere", "somewhere", -1);
        row("", "", -1);
    }

    void anAddressIsSplitOnlyWhereItCanBePutTogether()
    {
        QFETCH(QByteArray, addr);
        QFETCH(QByteArray, host);
        QFETCH(int, port);
        SnapshotBuilder builder;
        builder.beginRow();
        builder.setText(Column::Addr, addr);
        const SnapshotPointer snapshot = std::move(builder).finish({});
        QCOMPARE(snapshot->utf8(Column::Addr, 0), std::optional(addr));
        QCOMPARE(snapshot->dictionary(Column::Addr).utf8(*snapshot->addrHostCode(0)).toByteArray(),
                 host);
        QCOMPARE(snapshot->addrPort(0) ? int(*snapshot->addrPort(0)) : -1, port);
    }

    void addressAndSourceShareTheirHosts()
    {
        const SnapshotPointer snapshot =
            drawnSnapshot("Addr Client\n 10.0.0.1:1 10.0.0.1\n 10.0.0.1:2 10.0.0.2\n 10.0.0.2:3 -");
        QCOMPARE(snapshot->code(Column::Client, 0), snapshot->addrHostCode(1));
        QCOMPARE(snapshot->code(Column::Client, 1), snapshot->addrHostCode(2));
        QCOMPARE(snapshot->dictionary(Column::Addr).size(), 2U);
        QCOMPARE(&snapshot->dictionary(Column::Addr), &snapshot->dictionary(Column::Client));
    }

    void rawTextIsTheValue()
    {
        const SnapshotPointer snapshot =
            drawnSnapshot("Id Age Multi Name Addr\n 18446744073709551615 0 -1 \"\" [::1]:5");
        QCOMPARE(snapshot->rawText(Column::Id, 0),
                 std::optional(QStringLiteral("18446744073709551615")));
        QCOMPARE(snapshot->rawText(Column::Age, 0), std::optional(QStringLiteral("0")));
        QCOMPARE(snapshot->rawText(Column::Multi, 0), std::optional(QStringLiteral("-1")));
        QCOMPARE(snapshot->rawText(Column::Name, 0), std::optional(QString(QLatin1String(""))));
        QCOMPARE(snapshot->rawText(Column::Addr, 0), std::optional(QStringLiteral("[::1]:5")));
        QVERIFY(!snapshot->rawText(Column::Cmd, 0));
    }

    void countsEverythingUnreadable()
    {
        SnapshotInfo info;
        QCOMPARE(info.unreadableCount(), 0U);
        info.unreadable.fill(4'000'000'000);
        info.unreadableRows = 5;
        QCOMPARE(info.unreadableCount(), quint64(kColumnCount) * 4'000'000'000 + 5);
    }

    void aSnapshotMayBeEmpty()
    {
        const SnapshotPointer snapshot = SnapshotBuilder().finish({});
        QCOMPARE(snapshot->rowCount(), 0U);
    }

    // The helper that other tests lean on.
    void drawingAndReadingGoTogether()
    {
        TestRandom random;
        for (int round = 0; round < 30; ++round) {
            const SnapshotPointer snapshot = toSnapshot(drawnSessions(random, 20));
            const QString picture = drawn(*snapshot);
            QCOMPARE(drawn(*drawnSnapshot(picture.toUtf8().constData())), picture);
            QVERIFY(toPlain(*drawnSnapshot(picture.toUtf8().constData())) == toPlain(*snapshot));
            QCOMPARE(drawnTable(picture.toUtf8().constData()), picture);
        }
    }
};

QTEST_GUILESS_MAIN(TestSessionSnapshot)
#include "tst_sessionsnapshot.moc"
