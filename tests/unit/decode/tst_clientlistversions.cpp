// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/clientlist.h"

#include "support/drawnsnapshot.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace sessionscope;
using namespace sessionscope::decode;
using test::drawn;
using test::drawnTable;

namespace {

//! The folder with an answer for each version; its README names their sources.
QDir folder()
{
    return QDir(QStringLiteral(SESSIONSCOPE_TEST_DATA "/clientlists"));
}

constexpr char kMembers[] = "Id Addr Client Name Cmd Age Idle Flags Db Sub Psub Qbuf QbufFree Obl "
                            "Events Fd";
//! What DAS does not have.
constexpr char kFurtherMembers[] =
    "User Laddr LibName LibVer Resp Redir Ssub Watch ArgvMem MultiMem TotMem Rbs Rbp TotNetIn "
    "TotNetOut TotCmds IoThread";

//! A file of the folder, and what is in it.
struct Version
{
    const char *file;
    const char *rows;
    const char *further; //!< rows; empty: nothing of it is sent
};

constexpr Version kVersions[] = {
    {"redis-2.8.8.txt",
     " - ?:0 ? \"\" get 81 1 N 0 0 0 0 0 0 r 20\n"
     " - 192.0.2.3:45054 192.0.2.3 \"\" hget 300 12 N 0 0 0 0 0 0 r 151",
     ""},
    {"redis-2.8.12.txt",
     " 4 192.0.2.36:43833 192.0.2.36 \"\" rpush 6823 33 N 0 0 0 0 0 0 r 7\n"
     " 5 192.0.2.36:43834 192.0.2.36 \"\" NULL 861 861 N 0 0 0 0 0 0 r 8\n"
     " 7 198.51.100.1:33538 198.51.100.1 "
     "core.eu-west.a35900876.05d58:core.eu-west.a35900876.05d58:sub subscribe 852 3 N 0 1 1 0 "
     "0 0 r 12",
     ""},
    {"redis-4.0.txt",
     " 603228 192.0.2.141:45806 192.0.2.141 \"\" get 1 1 N 0 0 0 0 0 0 r 273\n"
     " 603231 ?:0 ? \"\" hexists 1 1 N 0 0 0 0 0 0 r 277\n"
     " 437772 198.51.100.3:44398 198.51.100.3 \"\" hscan 331 323 N 8 0 0 0 0 0 r 136",
     ""},
    {"redis-5.0.txt",
     " 17 127.0.0.1:60377 127.0.0.1 \"\" lpop 162141 3 N 0 0 0 0 0 0 r 14\n"
     " 19 127.0.0.1:60381 127.0.0.1 \"\" subscribe 162141 162141 P 0 15 0 0 0 0 r 16\n"
     " 4 127.0.0.1:57162 127.0.0.1 \"\" lset 162541 0 N 0 0 0 228 32540 5 r 8",
     ""},
    {"redis-6.0.txt",
     " 12 192.0.2.1:60808 192.0.2.1 \"\" ping 11 10 N 0 0 0 0 0 0 r 8\n"
     " 13 192.0.2.1:60810 192.0.2.1 cart client 7 0 N 0 0 0 26 32742 0 r 9",
     " default - - - - - - - - - - - - - - - -\n"
     " monitor - - - - - - - - - - - - - - - -"},
    {"redis-6.2.txt",
     " 87134 192.0.2.93:34614 192.0.2.93 \"\" psubscribe 14365 14364 P 1 0 1 0 0 0 r 18\n"
     " 87136 192.0.2.93:34618 192.0.2.93 \"\" pexpire 14364 1385 N 1 0 0 101 98193 0 r 20",
     " default 192.0.2.99:6379 - - - -1 - - 0 - 17032 - - - - - -\n"
     " default 192.0.2.99:6379 - - - -1 - - 84 - 118884 - - - - - -"},
    {"redis-7.0.txt",
     " 3 127.0.0.1:50188 127.0.0.1 \"\" client|list 7 0 N 0 0 0 26 20448 0 r 8\n"
     " 78 192.0.2.30:50470 192.0.2.30 \"\" cluster|slots 5379 26 N 0 0 0 0 0 0 r 43",
     " default 127.0.0.1:6379 - - 2 -1 0 - 10 0 22298 1024 0 - - - -\n"
     " default 192.0.2.13:6379 - - 3 -1 0 - 0 0 1800 1024 667 - - - -"},
    {"redis-7.2.txt",
     " 10 192.0.2.15:33138 192.0.2.15 \"\" ping 240 30 N 0 0 0 0 0 0 r 10\n"
     " 586747 /var/run/redis/redis.sock:0 /var/run/redis/redis.sock \"\" hget 156092 156092 U 0 "
     "0 0 0 0 0 r 13",
     " default 192.0.2.15:6379 jedis 5.2.0 2 -1 0 - 0 0 1928 1024 0 - - - -\n"
     " default /var/run/redis/redis.sock:0 \"\" \"\" 2 -1 0 - 0 0 1928 1024 0 - - - -"},
    {"redis-7.4.txt",
     " 6937 192.0.2.236:61648 192.0.2.236 SHOP-03 ping 66162 30 P 0 1 0 0 0 0 r 864\n"
     " 7452 192.0.2.237:61022 192.0.2.237 SHOP-04 hgetall 58610 37 N 3 0 0 0 0 0 r 84",
     " default 192.0.2.82:6379 \"\" \"\" 2 -1 0 0 0 0 1884 1024 0 - - - -\n"
     " default 192.0.2.82:6379 \"\" \"\" 2 -1 0 2 0 0 1828 1024 0 - - - -"},
    {"redis-8.txt",
     " 86 192.0.2.1:40750 192.0.2.1 \"\" client|list 39 32 N 0 0 0 0 0 0 r 22\n"
     " 87 192.0.2.1:60630 192.0.2.1 \"\" client|list 4 0 N 0 0 0 26 20448 0 r 23",
     " default 192.0.2.2:3000 \"\" \"\" 2 -1 0 0 0 0 2304 1024 0 48 390 1 0\n"
     " default 192.0.2.2:3000 redis-py 6.1.0 2 -1 0 0 10 0 22810 1024 7 40 7 1 2"},
    {"valkey-8.txt",
     " 3 127.0.0.1:63139 127.0.0.1 \"\" client|list 1361 8 N 0 0 0 0 0 0 r 8\n"
     " 8 127.0.0.1:63183 127.0.0.1 \"\" command|docs 1296 1296 N 0 0 0 0 0 0 r 9",
     " default 127.0.0.1:6379 \"\" \"\" 2 -1 0 0 0 0 1920 1024 0 484 215973 13 -\n"
     " default 127.0.0.1:6379 \"\" \"\" 2 -1 0 0 0 0 1920 1024 0 27 209291 1 -"},
};

} // namespace

//! What servers answer to CLIENT LIST, from 2.8 on.
class TestClientListVersions : public QObject
{
    Q_OBJECT

private slots:
    void readsTheAnswer_data();
    void readsTheAnswer();
    void readsEveryFile();
};

void TestClientListVersions::readsTheAnswer_data()
{
    QTest::addColumn<QByteArray>("rows");
    QTest::addColumn<QByteArray>("further");
    for (const Version &version : kVersions)
        QTest::addRow("%s", version.file)
            << QByteArray(version.rows) << QByteArray(version.further);
}

void TestClientListVersions::readsTheAnswer()
{
    QFETCH(const QByteArray, rows);
    QFETCH(const QByteArray, further);
    QFile file(folder().filePath(QString::fromLatin1(QTest::currentDataTag())));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    const QByteArray text = file.readAll();
    session::SnapshotBuilder builder;
    const ClientListCounts counts = appendClientList(builder, text, "node");
    const session::SnapshotPointer snapshot = std::move(builder).finish({});
    QCOMPARE(counts.rows, static_cast<quint32>(text.count('\n')));
    QCOMPARE(counts.unreadable, decltype(counts.unreadable){});
    const QByteArray table = QByteArray(kMembers) + '\n' + rows;
    QCOMPARE(drawn(*snapshot, kMembers), drawnTable(table.constData()));
    QVERIFY(snapshot->dictionary(session::Column::Other).size() == 0);
    if (further.isEmpty()) {
        QCOMPARE(snapshot->columnSet(), session::kDasColumns);
        return;
    }
    const QByteArray furtherTable = QByteArray(kFurtherMembers) + '\n' + further;
    QCOMPARE(drawn(*snapshot, kFurtherMembers), drawnTable(furtherTable.constData()));
}

void TestClientListVersions::readsEveryFile()
{
    QStringList expected;
    for (const Version &version : kVersions)
        expected += QString::fromLatin1(version.file);
    expected.sort();
    QCOMPARE(folder().entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name), expected);
}

QTEST_GUILESS_MAIN(TestClientListVersions)
#include "tst_clientlistversions.moc"
