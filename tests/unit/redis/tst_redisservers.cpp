// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/clientcommands.h"
#include "redis/clustertopology.h"
#include "redis/redisconnection.h"
#include "support/redisservers.h"
#include "support/waitfor.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>
#include <limits>
#include <memory>

using namespace sessionscope;
using namespace sessionscope::redis;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using Code = Error::Code;
using test::waitFor;

namespace {

RedisOptions optionsFor(const test::RedisServer &server)
{
    return {{u"127.0.0.1"_s, server.port()}, {}, {}};
}

//! The value of a field in the line of the client named \a name; empty if there is none.
QByteArray field(const QByteArray &list, const QByteArray &name, const QByteArray &wanted)
{
    for (const QByteArray &line : list.split('\n')) {
        if (!line.contains(QByteArray(" name=" + name + ' ')))
            continue;
        for (const QByteArray &pair : line.split(' ')) {
            if (pair.startsWith(QByteArray(wanted + '=')))
                return pair.mid(wanted.size() + 1);
        }
    }
    return {};
}

//! An open connection of another client.
std::unique_ptr<RedisConnection> victim(const test::RedisServer &server, const QByteArray &name)
{
    RedisOptions options = optionsFor(server);
    options.clientName = name;
    auto connection = std::make_unique<RedisConnection>(options);
    return waitFor(connection->open()) ? std::move(connection) : nullptr;
}

} // namespace

//! What is asked of real servers, and done to them.
class TestRedisServers final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void standsInTheDatabase_data();
    void standsInTheDatabase();
    void infoTellsWhatIsUsed();
    void missingRightsAreNamed_data();
    void missingRightsAreNamed();
    void maxClientsFromConfig_data();
    void maxClientsFromConfig();
    void killsClients_data();
    void killsClients();
    void killsNobodyElse();
    void killNeedsAConnection();
    void aLostAnswerIsUnknown();
    void listsSomeClients();
    void noRoomForAnotherConnection();
    void frozenServer();
    void restartInTheMiddle();
    void shutDown();
    void replicasKnowTheirPrimary();
    void clusterNodesAreListed();
    void clusterNodesWithoutShards();
    void singleServersAreNoCluster();

private:
    test::RedisServer m_redis;
    test::RedisCluster m_cluster;
};

void TestRedisServers::initTestCase()
{
    QVERIFY2(m_redis.start(), qPrintable(m_redis.errorString()));
    m_redis.cli({},
                "ACL SETUSER nokill on >x +@all -client|kill\n"
                "ACL SETUSER nolist on >x +@all -client|list\n"
                "ACL SETUSER noinfo on >x +@all -info\n"
                "ACL SETUSER noconfig on >x +@all -config\n"
                "ACL SETUSER ping on >x +ping\n");
}

void TestRedisServers::standsInTheDatabase_data()
{
    QTest::addColumn<int>("db");
    QTest::addColumn<QByteArray>("shown");
    QTest::addRow("another one") << 3 << QByteArray("3");
    QTest::addRow("one that is not there") << 99 << QByteArray("0");
}

void TestRedisServers::standsInTheDatabase()
{
    QFETCH(const int, db);
    RedisOptions options = optionsFor(m_redis);
    options.db = db;
    RedisConnection connection(options);
    QVERIFY(waitFor(connection.open()));
    const Result<QByteArray> list = waitFor(connection.clientList());
    QVERIFY(list);
    QTEST(field(*list, kClientName, "db"), "shown");
}

void TestRedisServers::infoTellsWhatIsUsed()
{
    RedisConnection connection(optionsFor(m_redis));
    QVERIFY(waitFor(connection.open()));
    const Result<ServerInfo> info = waitFor(serverInfo(connection));
    QVERIFY(info);
    QVERIFY(info->version.contains('.'));
    QCOMPARE(info->mode, "standalone");
    QCOMPARE(info->role, "master");
    QCOMPARE(info->runId.size(), 40);
    QVERIFY(info->connectedClients >= 1);
    QVERIFY(info->maxClients > 0);
    QCOMPARE(info->rejectedConnections, 0);
    QVERIFY(!info->isClusterEnabled);
    QVERIFY(info->replicas.empty());
    QVERIFY(info->masterHost.isEmpty());
}

void TestRedisServers::missingRightsAreNamed_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("words");
    QTest::addRow("list") << u"nolist"_s << u"may not run CLIENT LIST"_s;
    QTest::addRow("kill") << u"nokill"_s << u"may not run CLIENT KILL"_s;
    QTest::addRow("info") << u"noinfo"_s << u"may not run INFO"_s;
    QTest::addRow("nothing but ping") << u"ping"_s << u"may not run CLIENT LIST"_s;
}

void TestRedisServers::missingRightsAreNamed()
{
    QFETCH(const QString, user);
    QFETCH(const QString, words);
    RedisOptions options = optionsFor(m_redis);
    options.user = user;
    options.password = Secret("x");
    RedisConnection connection(options);
    QVERIFY(waitFor(connection.open()));
    std::optional<Error> error;
    if (words.endsWith("INFO"_L1)) {
        const Result<ServerInfo> info = waitFor(serverInfo(connection));
        QVERIFY(!info);
        error = info.error();
    } else if (words.endsWith("KILL"_L1)) {
        const Result<KillAnswer> answer = waitFor(kill(connection, killById(1)));
        QVERIFY(answer);
        QCOMPARE(answer->outcome, KillOutcome::Refused);
        error = answer->error;
    } else {
        const Result<QByteArray> list = waitFor(connection.clientList());
        QVERIFY(!list);
        error = list.error();
    }
    QCOMPARE(error->code, Code::NoPermission);
    QVERIFY2(error->message.contains(words), qPrintable(error->message));
    // The rule as it is named, given by an administrator, is what was missing.
    const QString rule = error->message.section(" the rule "_L1, 1).section(u' ', 0, 0);
    QVERIFY2(rule.startsWith(u'+'), qPrintable(error->message));
    QVERIFY(m_redis.cli({u"ACL"_s, u"SETUSER"_s, user, rule}).startsWith("OK"));
    if (words.endsWith("INFO"_L1))
        QVERIFY(waitFor(serverInfo(connection)));
    else if (words.endsWith("KILL"_L1))
        QCOMPARE(waitFor(kill(connection, killById(1)))->outcome, KillOutcome::AlreadyGone);
    else
        QVERIFY(waitFor(connection.clientList()));
}

void TestRedisServers::maxClientsFromConfig_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<qint64>("maxClients"); // -1: unknown
    QTest::addRow("told") << QByteArray("*2\r\n$10\r\nmaxclients\r\n$4\r\n4064\r\n")
                          << qint64(4064);
    QTest::addRow("not permitted") << QByteArray("-NOPERM no\r\n") << qint64(-1);
    QTest::addRow("renamed") << QByteArray("-ERR unknown command 'CONFIG'\r\n") << qint64(-1);
    QTest::addRow("none") << QByteArray("*0\r\n") << qint64(-1);
    QTest::addRow("no number") << QByteArray("*2\r\n$1\r\nx\r\n$1\r\ny\r\n") << qint64(-1);
}

void TestRedisServers::maxClientsFromConfig()
{
    // As before Redis 6: nothing of it in INFO.
    QFETCH(const QByteArray, reply);
    QByteArrayList replies{"+OK\r\n"}; // CLIENT SETNAME, five sections, CONFIG GET
    for (int i = 0; i < 5; ++i)
        replies += "$19\r\nconnected_clients:7\r\n";
    replies += reply;
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *client = server.nextPendingConnection();
        connect(client, &QTcpSocket::readyRead, client, [client, &replies] {
            for (qsizetype commands = client->readAll().count('*'); commands > 0; --commands)
                client->write(replies.takeFirst());
        });
    });
    RedisConnection connection({{u"127.0.0.1"_s, server.serverPort()}, {}, {}});
    QVERIFY(waitFor(connection.open()));
    const Result<ServerInfo> info = waitFor(serverInfo(connection));
    QVERIFY(info);
    QCOMPARE(info->connectedClients, 7);
    QTEST(info->maxClients.value_or(-1), "maxClients");
    QVERIFY(replies.isEmpty());
}

void TestRedisServers::killsClients_data()
{
    QTest::addColumn<QString>("way");
    for (const QString &way : {u"id"_s, u"address"_s, u"address alone"_s})
        QTest::addRow("%s", qPrintable(way)) << way;
}

void TestRedisServers::killsClients()
{
    QFETCH(const QString, way);
    RedisConnection connection(optionsFor(m_redis));
    QVERIFY(waitFor(connection.open()));
    const std::unique_ptr<RedisConnection> target = victim(m_redis, "target");
    const std::unique_ptr<RedisConnection> other = victim(m_redis, "other");
    QVERIFY(target && other);
    QSignalSpy targetLost(target.get(), &RedisConnection::lost);
    const Result<QByteArray> list = waitFor(connection.clientList());
    QVERIFY(list);
    const QByteArray address = field(*list, "target", "addr");
    const quint64 id = field(*list, "target", "id").toULongLong();
    QVERIFY(id != 0 && !address.isEmpty());

    const QByteArrayList command = way == "id"_L1 ? killById(id)
        : way == "address"_L1                     ? killByAddress(address)
                                                  : killByAddressAlone(address);
    const Result<KillAnswer> first = waitFor(kill(connection, command));
    QVERIFY(first);
    QCOMPARE(first->outcome, KillOutcome::Closed);
    QTRY_COMPARE(targetLost.count(), 1);
    QCOMPARE(targetLost.first().first().value<Error>().code, Code::ConnectionLost);
    const Result<KillAnswer> second = waitFor(kill(connection, command));
    QVERIFY(second);
    QCOMPARE(second->outcome, KillOutcome::AlreadyGone);
    QVERIFY(waitFor(other->command({"PING"})));
}

void TestRedisServers::killsNobodyElse()
{
    RedisConnection connection(optionsFor(m_redis));
    QVERIFY(waitFor(connection.open()));
    const Result<QByteArray> list = waitFor(connection.clientList());
    QVERIFY(list);
    const QByteArray own = field(*list, kClientName, "id");
    const Result<KillAnswer> answer = waitFor(kill(connection, killById(own.toULongLong())));
    QVERIFY(answer);
    QCOMPARE(answer->outcome, KillOutcome::AlreadyGone);
    // A command that this server does not know closes nobody.
    const Result<KillAnswer> unheardOf = waitFor(kill(connection, {"CLIENT", "KILL", "X", "1"}));
    QVERIFY(unheardOf);
    QCOMPARE(unheardOf->outcome, KillOutcome::Refused);
    QVERIFY(connection.isOpen());
}

void TestRedisServers::killNeedsAConnection()
{
    RedisConnection connection(optionsFor(m_redis));
    const Result<KillAnswer> answer = waitFor(kill(connection, killById(1)));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, Code::ConnectionLost);
}

void TestRedisServers::aLostAnswerIsUnknown()
{
    test::RedisServer redis;
    QVERIFY(redis.start());
    RedisConnection connection(optionsFor(redis));
    QVERIFY(waitFor(connection.open()));
    redis.freeze();
    const QFuture<Result<KillAnswer>> answer = kill(connection, killById(1));
    QTest::qWait(50);
    redis.stop();
    QVERIFY(waitFor(answer));
    QCOMPARE(answer.result()->outcome, KillOutcome::Unknown);
    QVERIFY(answer.result()->error.message.contains("look at the list"_L1));
}

void TestRedisServers::listsSomeClients()
{
    RedisConnection connection(optionsFor(m_redis));
    QVERIFY(waitFor(connection.open()));
    const std::unique_ptr<RedisConnection> first = victim(m_redis, "first");
    const std::unique_ptr<RedisConnection> second = victim(m_redis, "second");
    QVERIFY(first && second);
    const Result<QByteArray> all = waitFor(connection.clientList());
    QVERIFY(all);
    const quint64 id = field(*all, "second", "id").toULongLong();
    const Result<QByteArray> some = waitFor(clientsById(connection, {id, 9'999'999}));
    QVERIFY(some);
    QCOMPARE(some->trimmed().count('\n'), 0);
    QCOMPARE(field(*some, "second", "id").toULongLong(), id);
    QCOMPARE(waitFor(clientsById(connection, {})), QByteArray());
    // Servers before 6.2 refuse the form, as this one does a number that is no id: then all are
    // listed.
    const Result<QByteArray> fallback =
        waitFor(clientsById(connection, {std::numeric_limits<quint64>::max()}));
    QVERIFY(fallback);
    QVERIFY(!field(*fallback, "first", "id").isEmpty());
}

void TestRedisServers::noRoomForAnotherConnection()
{
    test::RedisServer redis;
    QVERIFY(redis.start({u"--maxclients"_s, u"1"_s}));
    RedisConnection inside(optionsFor(redis));
    QVERIFY(waitFor(inside.open()));
    RedisConnection outside(optionsFor(redis));
    const Result<void> opened = waitFor(outside.open());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, Code::Throttled);
    QVERIFY2(opened.error().message.contains("maxclients"_L1), qPrintable(opened.error().message));
    const Result<ServerInfo> info = waitFor(serverInfo(inside));
    QVERIFY(info);
    QCOMPARE(info->connectedClients, 1);
    QCOMPARE(info->maxClients, 1);
    QCOMPARE(info->rejectedConnections, 1);
}

void TestRedisServers::frozenServer()
{
    test::RedisServer redis;
    QVERIFY(redis.start());
    RedisOptions options = optionsFor(redis);
    options.replyTimeout = 300ms;
    options.connectTimeout = 300ms;
    RedisConnection connection(options);
    QVERIFY(waitFor(connection.open()));
    redis.freeze();
    const Result<QByteArray> list = waitFor(connection.clientList());
    QVERIFY(!list);
    QCOMPARE(list.error().code, Code::TimedOut);
    QVERIFY2(list.error().message.contains("did not answer in time"_L1),
             qPrintable(list.error().message));
    QVERIFY(!connection.isOpen());
    // The kernel takes connections for it.
    QCOMPARE(waitFor(connection.open()).error().code, Code::TimedOut);
    redis.thaw();
}

void TestRedisServers::restartInTheMiddle()
{
    test::RedisServer redis;
    QVERIFY(redis.start());
    RedisConnection connection(optionsFor(redis));
    QVERIFY(waitFor(connection.open()));
    const QByteArray before = waitFor(serverInfo(connection))->runId;
    redis.freeze();
    const QFuture<Result<QByteArray>> list = connection.clientList();
    QTest::qWait(50);
    QVERIFY(redis.startAgain());
    QVERIFY(!waitFor(list));
    QCOMPARE(list.result().error().code, Code::ConnectionLost);
    QVERIFY2(list.result().error().message.contains("it was restarted"_L1),
             qPrintable(list.result().error().message));
    QVERIFY(waitFor(connection.open()));
    const Result<ServerInfo> after = waitFor(serverInfo(connection));
    QVERIFY(after);
    QVERIFY(after->runId != before);
}

void TestRedisServers::shutDown()
{
    test::RedisServer redis;
    QVERIFY(redis.start());
    RedisConnection connection(optionsFor(redis));
    QVERIFY(waitFor(connection.open()));
    QSignalSpy lost(&connection, &RedisConnection::lost);
    redis.shutDown();
    QTRY_COMPARE(lost.count(), 1);
    QCOMPARE(lost.first().first().value<Error>().code, Code::ConnectionLost);
    const Result<void> opened = waitFor(connection.open());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, Code::ConnectionFailed);
}

void TestRedisServers::replicasKnowTheirPrimary()
{
    test::RedisServer replica;
    QVERIFY(test::startReplica(replica, m_redis));
    RedisConnection toPrimary(optionsFor(m_redis));
    QVERIFY(waitFor(toPrimary.open()));
    const Result<ServerInfo> primary = waitFor(serverInfo(toPrimary));
    QVERIFY(primary);
    QCOMPARE(primary->role, "master");
    QCOMPARE(primary->replicas,
             (std::vector<ReplicaInfo>{{u"127.0.0.1"_s, replica.port(), "online"}}));
    RedisConnection toReplica(optionsFor(replica));
    QVERIFY(waitFor(toReplica.open()));
    const Result<ServerInfo> info = waitFor(serverInfo(toReplica));
    QVERIFY(info);
    QCOMPARE(info->role, "slave");
    QCOMPARE(info->masterHost, u"127.0.0.1"_s);
    QCOMPARE(info->masterPort, m_redis.port());
    QCOMPARE(info->masterLink, "up");
}

void TestRedisServers::clusterNodesAreListed()
{
    QVERIFY2(m_cluster.start(), qPrintable(m_cluster.errorString()));
    RedisConnection connection(optionsFor(m_cluster.node(1)));
    QVERIFY(waitFor(connection.open()));
    QVERIFY(waitFor(serverInfo(connection))->isClusterEnabled);
    const Result<std::vector<ClusterNode>> nodes = waitFor(clusterNodes(connection));
    QVERIFY2(nodes, qPrintable(nodes ? QString() : nodes.error().line()));
    QCOMPARE(nodes->size(), std::size_t(test::RedisCluster::kNodes));
    for (int i = 0; i < test::RedisCluster::kNodes; ++i) {
        const auto node = std::find_if(nodes->begin(), nodes->end(), [&](const ClusterNode &each) {
            return each.id == m_cluster.id(i);
        });
        QVERIFY(node != nodes->end());
        QCOMPARE(node->address(false), (RedisAddress{u"127.0.0.1"_s, m_cluster.node(i).port()}));
        QCOMPARE(node->role, ClusterNode::Role::Primary);
        QCOMPARE(node->shard, node->id);
        QCOMPARE(node->health, ClusterNode::Health::Online);
        QCOMPARE(node->isMyself, i == 1);
    }
    // One that fails is still listed, as such.
    m_cluster.node(2).stop();
    const auto failed = [&] {
        const Result<std::vector<ClusterNode>> now = waitFor(clusterNodes(connection));
        return now ? std::count_if(now->begin(), now->end(),
                                   [](const ClusterNode &each) {
                                       return each.health == ClusterNode::Health::Failed;
                                   })
                   : -1;
    };
    QTRY_COMPARE_WITH_TIMEOUT(failed(), 1, 30'000);
}

void TestRedisServers::clusterNodesWithoutShards()
{
    m_cluster.node(0).cli({},
                          "ACL SETUSER old on >x +@all -cluster|shards\n"
                          "ACL SETUSER none on >x +@all -cluster\n");
    RedisOptions options = optionsFor(m_cluster.node(0));
    options.user = u"old"_s;
    options.password = Secret("x");
    RedisConnection connection(options);
    QVERIFY(waitFor(connection.open()));
    const Result<std::vector<ClusterNode>> nodes = waitFor(clusterNodes(connection));
    QVERIFY2(nodes, qPrintable(nodes ? QString() : nodes.error().line()));
    QCOMPARE(nodes->size(), std::size_t(test::RedisCluster::kNodes));
    QCOMPARE(std::count_if(nodes->begin(), nodes->end(),
                           [](const ClusterNode &node) { return node.isMyself; }),
             1);

    options.user = u"none"_s;
    RedisConnection poor(options);
    QVERIFY(waitFor(poor.open()));
    const Result<std::vector<ClusterNode>> refused = waitFor(clusterNodes(poor));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Code::NoPermission);
    QVERIFY2(refused.error().message.contains("+cluster|nodes"_L1),
             qPrintable(refused.error().message));
}

void TestRedisServers::singleServersAreNoCluster()
{
    RedisConnection connection(optionsFor(m_redis));
    QVERIFY(waitFor(connection.open()));
    const Result<std::vector<ClusterNode>> nodes = waitFor(clusterNodes(connection));
    QVERIFY(!nodes);
    QCOMPARE(nodes.error().code, Code::Refused);
}

QTEST_GUILESS_MAIN(TestRedisServers)
#include "tst_redisservers.moc"
