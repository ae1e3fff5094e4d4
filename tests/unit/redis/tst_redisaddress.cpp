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
}

QTEST_GUILESS_MAIN(TestRedisAddress)
#include "tst_redisaddress.moc"
