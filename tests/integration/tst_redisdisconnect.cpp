// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// KillInstanceAllSession over a real redis-server: every client goes, and a server that refuses
// keeps them all.
#include "cloud/dasclient.h"
#include "demo/demoserver.h"
#include "support/redisserver.h"

#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <vector>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWait_ms = 10'000;
constexpr int kClients = 200;

using Client = std::unique_ptr<QTcpSocket>;

std::vector<Client> connectClients(quint16 port)
{
    std::vector<Client> clients;
    for (int i = 0; i < kClients; ++i) {
        auto client = std::make_unique<QTcpSocket>();
        client->connectToHost(QHostAddress::LocalHost, port);
        if (!client->waitForConnected(kWait_ms))
            return {};
        client->write("PING\r\n");
        if (!client->waitForReadyRead(kWait_ms) || client->readAll() != "+PONG\r\n")
            return {};
        clients.push_back(std::move(client));
    }
    return clients;
}

Result<cloud::ActionReceipt> disconnectAll(const redis::RedisOptions &options)
{
    demo::DemoOptions demo;
    demo.redis = options;
    demo::DemoServer server(demo);
    const demo::DemoAccess access = server.start().value();
    cloud::SessionQuery query;
    query.endpoint = cloud::Endpoint::parse(access.endpoint).value();
    query.instanceId = access.instanceId;
    query.credentials = access.credentials;
    const SystemClock clock;
    cloud::DasClient client(clock);
    const auto future = client.killInstanceAllSession(query);
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 60'000)
        || future.resultCount() == 0)
        return failure(Error::Code::Internal, u"the call did not complete"_s);
    return future.result();
}

} // namespace

class TestRedisDisconnect final : public QObject
{
    Q_OBJECT

private slots:

    void everyClientGoes()
    {
        test::RedisServer redis;
        QVERIFY2(redis.start(), qPrintable(redis.errorString()));
        const std::vector<Client> clients = connectClients(redis.port());
        QCOMPARE(clients.size(), std::size_t(kClients));

        redis::RedisOptions options;
        options.address = {u"127.0.0.1"_s, redis.port()};
        const auto receipt = disconnectAll(options);
        QVERIFY2(receipt, qPrintable(receipt ? QString() : receipt.error().line()));
        for (const Client &client : clients)
            QTRY_COMPARE(client->state(), QAbstractSocket::UnconnectedState);
        // The server lives, and takes clients again.
        QCOMPARE(connectClients(redis.port()).size(), std::size_t(kClients));
    }

    void whoMayNotDisconnectsNobody()
    {
        test::RedisServer redis;
        QVERIFY2(redis.start(), qPrintable(redis.errorString()));
        QCOMPARE(redis
                     .cli({u"ACL"_s, u"SETUSER"_s, u"viewer"_s, u"on"_s, u">secret"_s, u"+@all"_s,
                           u"-client|kill"_s})
                     .trimmed(),
                 "OK");
        const std::vector<Client> clients = connectClients(redis.port());
        QCOMPARE(clients.size(), std::size_t(kClients));

        redis::RedisOptions options;
        options.address = {u"127.0.0.1"_s, redis.port()};
        options.user = u"viewer"_s;
        options.password = Secret("secret");
        const auto receipt = disconnectAll(options);
        QVERIFY(!receipt);
        QVERIFY2(receipt.error().code == Error::Code::Refused, qPrintable(receipt.error().line()));
        for (const Client &client : clients) {
            client->write("PING\r\n");
            QVERIFY(client->waitForReadyRead(kWait_ms));
            QCOMPARE(client->readAll(), "+PONG\r\n");
        }
    }
};

QTEST_GUILESS_MAIN(TestRedisDisconnect)
#include "tst_redisdisconnect.moc"
