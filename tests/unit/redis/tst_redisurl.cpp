// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/redisurl.h"

#include <QTest>

using namespace sessionscope;
using namespace sessionscope::redis;
using namespace Qt::Literals::StringLiterals;

class TestRedisUrl final : public QObject
{
    Q_OBJECT

private slots:
    void urlsAreRead_data();
    void urlsAreRead();
    void othersAreRefused_data();
    void othersAreRefused();
    void errorsHoldNothingOfThePassword_data();
    void errorsHoldNothingOfThePassword();
    void urlsAreToldFromAddresses();
};

void TestRedisUrl::urlsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<int>("db");
    const auto row = [](const char *text, const char *address, bool isTls, const char *user,
                        const QByteArray &password, int db) {
        QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromUtf8(address) << isTls
                                  << QString::fromUtf8(user) << password << db;
    };
    row("redis://cache", "cache:6379", false, "", "", 0);
    row("redis://cache:7000", "cache:7000", false, "", "", 0);
    row("redis://cache/", "cache:6379", false, "", "", 0);
    row("redis://cache:7000/15", "cache:7000", false, "", "", 15);
    row("rediss://cache:7000", "cache:7000", true, "", "", 0);
    row("  REDISS://cache  ", "cache:6379", true, "", "", 0);
    row("redis://:pw@cache", "cache:6379", false, "", "pw", 0);
    row("redis://mon@cache", "cache:6379", false, "mon", "", 0);
    row("redis://mon:pw@10.0.0.1:6380/2", "10.0.0.1:6380", false, "mon", "pw", 2);
    row("redis://mon:@cache", "cache:6379", false, "mon", "", 0);
    row("redis://m%40n:p%3a%2F%25%00w@cache", "cache:6379", false, "m@n", QByteArray("p:/%\0w", 6),
        0);
    row("redis://:p%C3%A4\u00e4@cache", "cache:6379", false, "", "p\xC3\xA4\xC3\xA4", 0);
    row("redis://mon:a@b:c@cache", "cache:6379", false, "mon", "a@b:c", 0);
    row("redis://[::1]:6380/1", "[::1]:6380", false, "", "", 1);
    row("redis://mon:pw@[fe80::2]", "[fe80::2]:6379", false, "mon", "pw", 0);
}

void TestRedisUrl::urlsAreRead()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, password);
    QVERIFY(RedisUrl::isUrl(text));
    const Result<RedisUrl> url = RedisUrl::parse(text);
    QVERIFY2(url, qPrintable(url ? QString() : url.error().line()));
    QTEST(url->address.toString(), "address");
    QTEST(url->isTls, "isTls");
    QTEST(url->user, "user");
    QCOMPARE(url->password.reveal().toByteArray(), password);
    QTEST(url->db, "db");
}

void TestRedisUrl::othersAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *text, const char *words) {
        QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromUtf8(words);
    };
    for (const char *text :
         {"", "cache", "cache:6379", "http://cache", "redis:cache", "redis://", "redis:///1",
          "redis://:pw@", "redis://cache:0", "redis://cache:x", "redis://cache/x",
          "redis://cache/-1", "redis://cache/1/2", "redis://cache/99999999999", "redis://a b",
          "redis://%zz@cache", "redis://:%4@cache", "redis://:%@cache"})
        row(text, "no URL of a Redis server");
    row("redis://cache?db=1", "parameters");
    row("redis://cache/1#x", "parameters");
    for (const char *text :
         {"unix:///run/redis.sock", "redis+unix:///run/redis.sock", "redis-socket:///run/r.sock",
          "redis+socket:///run/r.sock", "/run/redis/redis.sock"})
        row(text, "Unix sockets are not supported");
}

void TestRedisUrl::othersAreRefused()
{
    QFETCH(const QString, text);
    QFETCH(const QString, words);
    const Result<RedisUrl> url = RedisUrl::parse(text);
    QVERIFY(!url);
    QCOMPARE(url.error().code, Error::Code::InvalidInput);
    QVERIFY2(url.error().message.contains(words), qPrintable(url.error().message));
}

void TestRedisUrl::errorsHoldNothingOfThePassword_data()
{
    QTest::addColumn<QString>("text");
    // The text of the password is SWORDFISH, with what people forget to encode.
    for (const char *text :
         {"redis://mon:SWORD/FISH@cache", "redis://SWORDFISH/x@cache", "redis://:SWORD%FISH@cache",
          "redis://:SWORDFISH@", "redis://mon:1/SWORDFISH@cache", "redis://:SWORD?FISH@cache",
          "redis://:SWORD#FISH@cache", "http://:SWORDFISH@cache", "redis://:SWORDFISH@cache:x",
          "redis://:SWORDFISH@cache/x", "unix://:SWORDFISH@/run/redis.sock"})
        QTest::addRow("%s", text) << QString::fromLatin1(text);
}

void TestRedisUrl::errorsHoldNothingOfThePassword()
{
    QFETCH(const QString, text);
    const Result<RedisUrl> url = RedisUrl::parse(text);
    QVERIFY(!url);
    for (const QString &part : {u"SWORD"_s, u"FISH"_s}) {
        QVERIFY(!url.error().line().contains(part));
        QVERIFY(!url.error().detail.contains(part));
    }
}

void TestRedisUrl::urlsAreToldFromAddresses()
{
    QVERIFY(RedisUrl::isUrl(u"anything://x"_s));
    QVERIFY(RedisUrl::isUrl(u" /run/redis.sock"_s));
    QVERIFY(!RedisUrl::isUrl(u"cache:6379"_s));
    QVERIFY(!RedisUrl::isUrl(u"[::1]:6379"_s));
}

QTEST_GUILESS_MAIN(TestRedisUrl)
#include "tst_redisurl.moc"
