// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/redisaddress.h"
#include "redis/serverinfo.h"

#include <QTest>

using namespace sessionscope;
using namespace sessionscope::redis;
using namespace Qt::Literals::StringLiterals;

class TestRedisAddress final : public QObject
{
    Q_OBJECT

private slots:
    void addressesAreRead_data();
    void addressesAreRead();
    void othersAreRefused_data();
    void othersAreRefused();
    void serverInfoIsRead();
    void serverInfoOfReplication();
};

void TestRedisAddress::addressesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("written");

    QTest::addRow("IPv4 and port")
        << u"127.0.0.1:7000"_s << u"127.0.0.1"_s << 7000 << u"127.0.0.1:7000"_s;
    QTest::addRow("name alone") << u"cache.example"_s << u"cache.example"_s << 6379
                                << u"cache.example:6379"_s;
    QTest::addRow("blanks around") << u" cache:1 "_s << u"cache"_s << 1 << u"cache:1"_s;
    QTest::addRow("IPv6 in brackets") << u"[::1]:65535"_s << u"::1"_s << 65535 << u"[::1]:65535"_s;
    QTest::addRow("IPv6 in brackets, no port")
        << u"[fe80::2]"_s << u"fe80::2"_s << 6379 << u"[fe80::2]:6379"_s;
    QTest::addRow("bare IPv6") << u"::1"_s << u"::1"_s << 6379 << u"[::1]:6379"_s;
}

void TestRedisAddress::addressesAreRead()
{
    QFETCH(const QString, text);
    const Result<RedisAddress> address = RedisAddress::parse(text);
    QVERIFY(address);
    QTEST(address->host, "host");
    QTEST(int(address->port), "port");
    QTEST(address->toString(), "written");
    QCOMPARE(RedisAddress::parse(address->toString()), address);
}

void TestRedisAddress::othersAreRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", ":6379", "host:", "host:0", "host:65536", "host:-1", "host:x",
                             "redis://host", "user@host:1", "a b", "[host]:1", "[::1]x:1", "a:1:2"})
        QTest::addRow("'%s'", text) << QString::fromLatin1(text);
}

void TestRedisAddress::othersAreRefused()
{
    QFETCH(const QString, text);
    const Result<RedisAddress> address = RedisAddress::parse(text);
    QVERIFY(!address);
    QCOMPARE(address.error().code, Error::Code::InvalidInput);
    QVERIFY(!address.error().message.isEmpty());
}

void TestRedisAddress::serverInfoIsRead()
{
    const ServerInfo info = parseServerInfo("# Server\r\nredis_version:7.0.15\r\n\r\nno colon\r\n"
                                            "redis_mode:standalone\r\nrun_id:ab:c\r\nrole:master");
    QCOMPARE(info.version, "7.0.15");
    QCOMPARE(info.mode, "standalone");
    QCOMPARE(info.runId, "ab:c");
    QCOMPARE(info.role, "master");
    QVERIFY(parseServerInfo("").version.isEmpty());
    QVERIFY(!info.connectedClients);
    QVERIFY(!info.isClusterEnabled);
}

void TestRedisAddress::serverInfoOfReplication()
{
    const ServerInfo info = parseServerInfo(
        "connected_clients:7\r\nmaxclients:10000\r\nrejected_connections:2\r\n"
        "cluster_enabled:1\r\nserver_mode:cluster\r\nvalkey_version:8.0.1\r\n"
        "slave0:ip=10.0.0.2,port=6379,state=online,offset=14,lag=0\r\n"
        "slave1:10.0.0.3,6380,wait_bgsave\r\n"
        "slave12:ip=2001:db8::7,port=x,state=online\r\n"
        "slave_repl_offset:5\r\nslave:x\r\n"
        "master_host:cache.example\r\nmaster_port:6380\r\nmaster_link_status:down\r\n");
    QCOMPARE(info.connectedClients, 7);
    QCOMPARE(info.maxClients, 10000);
    QCOMPARE(info.rejectedConnections, 2);
    QVERIFY(info.isClusterEnabled);
    QCOMPARE(info.mode, "cluster");
    QCOMPARE(info.valkeyVersion, "8.0.1");
    QCOMPARE(info.replicas,
             (std::vector<ReplicaInfo>{{u"10.0.0.2"_s, 6379, "online"},
                                       {u"10.0.0.3"_s, 6380, "wait_bgsave"},
                                       {u"2001:db8::7"_s, 0, "online"}}));
    QCOMPARE(info.masterHost, u"cache.example"_s);
    QCOMPARE(info.masterPort, 6380);
    QCOMPARE(info.masterLink, "down");
    const ServerInfo odd = parseServerInfo("connected_clients:x\nmaxclients:-1\nslave0:\n");
    QVERIFY(!odd.connectedClients && !odd.maxClients);
    QCOMPARE(odd.replicas.size(), 1U);
}

QTEST_GUILESS_MAIN(TestRedisAddress)
#include "tst_redisaddress.moc"
