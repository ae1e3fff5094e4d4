// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/clientlist.h"

#include "core/limits.h"
#include "support/drawnsnapshot.h"

#include <QTest>

using namespace sessionscope;
using namespace sessionscope::decode;
using session::Column;
using test::drawn;
using test::drawnTable;

namespace {

struct Read
{
    session::SnapshotPointer snapshot;
    ClientListCounts counts;
};

Read read(const QByteArray &text, const QByteArray &node = "node-1")
{
    session::SnapshotBuilder builder;
    Read result;
    result.counts = appendClientList(builder, text, node);
    result.snapshot = std::move(builder).finish({});
    return result;
}

} // namespace

class TestClientList : public QObject
{
    Q_OBJECT

private slots:

    // Lines as the servers write them (src/networking.c, catClientInfoString(), of each version).
    void readsEveryVersion_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("row");
        const auto row = [](const char *version, const char *line, const char *cells) {
            QTest::addRow("%s", version) << QByteArray(line) << QString::fromUtf8(cells);
        };
        row("Redis 2.4", "addr=127.0.0.1:49690 fd=5 idle=0 flags=N db=0 sub=0 psub=0",
            "- 127.0.0.1:49690 127.0.0.1 - - - 0 N 0 0 0 - - - - - - - 5");
        row("Redis 2.8",
            "id=3 addr=127.0.0.1:49690 fd=5 name= age=7 idle=0 flags=N db=0 sub=0 psub=0 multi=-1 "
            "qbuf=0 "
            "qbuf-free=32768 obl=0 oll=0 omem=0 events=r cmd=client",
            "3 127.0.0.1:49690 127.0.0.1 \"\" client 7 0 N 0 0 0 -1 0 32768 0 0 0 r 5");
        row("Redis 7.0",
            "id=12 addr=[::1]:6000 laddr=127.0.0.1:6379 fd=8 name=cart-7 age=2 idle=1 flags=xb "
            "db=3 sub=0 psub=2 "
            "ssub=0 multi=2 qbuf=26 qbuf-free=20448 argv-mem=10 multi-mem=0 rbs=1024 rbp=0 obl=0 "
            "oll=1 omem=20 "
            "tot-mem=22298 events=rw cmd=client|list user=default redir=-1 resp=2",
            "12 [::1]:6000 ::1 cart-7 client|list 2 1 xb 3 0 2 2 26 20448 0 1 20 rw 8");
        row("Redis 8, Unix socket",
            "id=9 addr=/run/redis.sock:0 laddr=/run/redis.sock:0 fd=9 name= age=1 idle=1 flags=U "
            "db=0 sub=0 psub=0 "
            "ssub=0 multi=-1 watch=0 qbuf=0 qbuf-free=0 argv-mem=0 multi-mem=0 rbs=1024 rbp=0 "
            "obl=0 oll=0 omem=0 "
            "tot-mem=1928 events=r cmd=ping user=default redir=-1 resp=3 lib-name=redis-py "
            "lib-ver=5.0 io-thread=0 "
            "tot-net-in=7 tot-net-out=7 tot-cmds=1",
            "9 /run/redis.sock:0 /run/redis.sock \"\" ping 1 1 U 0 0 0 -1 0 0 0 0 0 r 9");
    }

    void readsEveryVersion()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, row);
        const char *members = "Id Addr Client Name Cmd Age Idle Flags Db Sub Psub Multi Qbuf "
                              "QbufFree Obl Oll Omem Events Fd";
        const QByteArray table = QByteArray(members) + '\n' + row.toUtf8();
        const Read result = read(line + '\n');
        QCOMPARE(drawn(*result.snapshot, members), drawnTable(table.constData()));
        QCOMPARE(result.snapshot->text(Column::NodeId, 0), std::optional(QStringLiteral("node-1")));
        QVERIFY(!result.snapshot->utf8(Column::ClientDesc, 0));
        QCOMPARE(result.counts.rows, 1U);
        QCOMPARE(result.counts.unreadable, (std::array<quint32, session::kColumnCount>{}));
    }

    void aValueEndsWhereTheNextNameBegins()
    {
        const Read result = read("id=1 addr=10.0.0.1:5 name=a=b c  d =e F=g age=3 cmd=x y\n");
        QCOMPARE(drawn(*result.snapshot, "Id Name Age Cmd"),
                 drawnTable("Id Name Age Cmd\n 1 \"a=b c  d =e F=g\" 3 \"x y\""));
    }

    void aNameCannotTakeAnotherIdentity()
    {
        const Read result = read("id=1 addr=10.0.0.1:5 name=x id=99 addr=6.6.6.6:6 age=3\n");
        QCOMPARE(drawn(*result.snapshot, "Id Addr Client Name"),
                 drawnTable("Id Addr Client Name\n 1 10.0.0.1:5 10.0.0.1 x"));
    }

    void keepsWhatNobodyKnows()
    {
        const Read result = read("id=1 capa=r addr=10.0.0.1:5 future=a=b c name=x user=app\n"
                                 "id=2 name=y\n"
                                 "words of=old\n");
        QCOMPARE(drawn(*result.snapshot, "Id Name User Other"),
                 drawnTable("Id Name User Other\n"
                            "1 x app \"capa=r future=a=b c\"\n"
                            "2 y - -\n"
                            "- - - \"words of=old\""));
        // Whole fields, as long as there is room.
        const QByteArray large = "a=" + QByteArray(1000, 'a');
        const Read cut = read("id=1 " + large + " b=" + QByteArray(100, 'b') + " c=3\n");
        QCOMPARE(cut.snapshot->utf8(Column::Other, 0), std::optional(large + " c=3"));
    }

    void readsLinesOfAllSorts()
    {
        const Read result = read("id=1\r\n\n  \nid=2 name=\xff\xe2\x82\nnonsense\nid=3");
        QCOMPARE(drawn(*result.snapshot, "Id Name"),
                 drawnTable("Id Name\n 1 -\n 2 \"\\u{fffd}\\u{fffd}\"\n - -\n 3 -"));
        QCOMPARE(result.counts.rows, 4U);
        QCOMPARE(read("").snapshot->rowCount(), 0U);
    }

    void stopsWhereNobodyCouldShowMore()
    {
        session::SnapshotBuilder builder;
        appendClientList(builder, QByteArray("a\n").repeated(kMaxSessions + 1000), {});
        QCOMPARE(std::size_t(builder.rowCount()), std::size_t(kMaxSessions) + 1);
    }

    void countsWhatIsNoNumber()
    {
        const Read result = read("id=-1 age=x idle= db=1.5 fd=7\nid=18446744073709551615 age=-3\n");
        QCOMPARE(drawn(*result.snapshot, "Id Age Idle Db Fd"),
                 drawnTable("Id Age Idle Db Fd\n - - - - 7\n 18446744073709551615 -3 - - -"));
        for (const Column column : {Column::Id, Column::Age, Column::Idle, Column::Db})
            QCOMPARE(result.counts.unreadable[static_cast<std::size_t>(column)], 1U);
    }

    void derivesTheSourceFromTheAddress_data()
    {
        QTest::addColumn<QByteArray>("addr");
        QTest::addColumn<QByteArray>("client");
        QTest::newRow("IPv4") << QByteArray("10.0.0.1:5000") << QByteArray("10.0.0.1");
        QTest::newRow("IPv6") << QByteArray("[fe80::1]:5000") << QByteArray("fe80::1");
        QTest::newRow("socket") << QByteArray("/a b:c/redis.sock:0")
                                << QByteArray("/a b:c/redis.sock");
        QTest::newRow("no port") << QByteArray("somewhere") << QByteArray("somewhere");
        QTest::newRow("fake client") << QByteArray("?:0") << QByteArray("?");
        QTest::newRow("empty") << QByteArray("") << QByteArray("");
        QTest::newRow("only a port") << QByteArray(":0") << QByteArray("");
        QTest::newRow("empty brackets") << QByteArray("[]:0") << QByteArray("");
        QTest::newRow("one bracket") << QByteArray("[") << QByteArray("[");
    }

    void derivesTheSourceFromTheAddress()
    {
        QFETCH(QByteArray, addr);
        QFETCH(QByteArray, client);
        const Read result = read("addr=" + addr + " fd=1\n");
        QCOMPARE(result.snapshot->utf8(Column::Addr, 0), std::optional(addr));
        QCOMPARE(result.snapshot->utf8(Column::Client, 0), std::optional(client));
    }
};

QTEST_GUILESS_MAIN(TestClientList)
#include "tst_clientlist.moc"
