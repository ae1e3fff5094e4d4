// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/clustertopology.h"

#include <QTest>

#include <array>
#include <utility>

using namespace sessionscope;
using namespace sessionscope::redis;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString kAsked = u"asked.example"_s;

Reply text(const QByteArray &value)
{
    return {Reply::Type::String, value, 0, {}};
}

Reply number(qint64 value)
{
    return {Reply::Type::Integer, {}, value, {}};
}

Reply list(std::vector<Reply> elements)
{
    return {Reply::Type::Array, {}, 0, std::move(elements)};
}

//! One node: "id=a port=7000 endpoint=nil", numbers as numbers. An empty value is an empty text.
Reply drawnNode(const QByteArray &fields)
{
    std::vector<Reply> elements;
    for (const QByteArray &field : fields.simplified().split(' ')) {
        const qsizetype equals = field.indexOf('=');
        const QByteArray value = field.mid(equals + 1);
        bool isNumber = false;
        const qint64 integer = value.toLongLong(&isNumber);
        elements.push_back(text(field.left(equals)));
        elements.push_back(value == "nil" ? Reply() : isNumber ? number(integer) : text(value));
    }
    return list(std::move(elements));
}

//! A shard for each list of drawn nodes.
Reply drawnShards(const std::vector<std::vector<QByteArray>> &shards)
{
    std::vector<Reply> elements;
    for (const std::vector<QByteArray> &shard : shards) {
        std::vector<Reply> nodes;
        for (const QByteArray &node : shard)
            nodes.push_back(drawnNode(node));
        elements.push_back(list({text("slots"), list({number(0), number(5460)}), text("nodes"),
                                 list(std::move(nodes))}));
    }
    return list(std::move(elements));
}

//! "id host:port/tlsPort role shard health", "*" before the id of the asked one.
QString drawn(const std::vector<ClusterNode> &nodes)
{
    static constexpr std::array kRoles{"?", "primary", "replica"};
    static constexpr std::array kHealths{"online", "loading",   "suspected",
                                         "failed", "handshake", "noaddr"};
    QStringList lines;
    for (const ClusterNode &node : nodes) {
        lines += u"%1%2 %3 %4/%5 %6 %7 %8"_s.arg(
            node.isMyself ? u"*"_s : QString(), QString::fromUtf8(node.id), node.host,
            QString::number(node.port), QString::number(node.tlsPort),
            QLatin1String(kRoles[static_cast<std::size_t>(node.role)]),
            QString::fromUtf8(node.shard.isEmpty() ? QByteArray("-") : node.shard),
            QLatin1String(kHealths[static_cast<std::size_t>(node.health)]));
    }
    return lines.join(u'\n');
}

} // namespace

class TestClusterTopology final : public QObject
{
    Q_OBJECT

private slots:
    void shardsAreRead_data();
    void shardsAreRead();
    void announcedNamesAreKept();
    void linesAreRead_data();
    void linesAreRead();
    void otherAnswersAreRefused();
    void nodesAreCounted();
    void addressesOfNodes();
};

void TestClusterTopology::shardsAreRead_data()
{
    using Shards = std::vector<std::vector<QByteArray>>;
    QTest::addColumn<Shards>("shards");
    QTest::addColumn<QString>("nodes");

    // Fields and their order as in https://redis.io/commands/cluster-shards.
    QTest::addRow("Redis 7.0")
        << Shards{{"id=a port=30001 ip=127.0.0.1 endpoint=127.0.0.1 role=master "
                   "replication-offset=72156 health=online",
                   "id=b port=30006 ip=127.0.0.1 endpoint=127.0.0.1 role=replica "
                   "replication-offset=72156 health=online"},
                  {"id=c port=30003 ip=::1 endpoint=::1 role=master replication-offset=72156 "
                   "health=online"}}
        << u"a 127.0.0.1 30001/0 primary a online\nb 127.0.0.1 30006/0 replica a online\n"
           "c ::1 30003/0 primary c online"_s;
    QTest::addRow("TLS beside, hostnames preferred")
        << Shards{{"id=a port=6379 tls-port=6380 ip=10.0.0.1 endpoint=one.example "
                   "hostname=one.example role=master replication-offset=1 health=online"}}
        << u"a one.example 6379/6380 primary a online"_s;
    QTest::addRow("TLS only")
        << Shards{{"id=a tls-port=6380 ip=10.0.0.1 endpoint=10.0.0.1 role=master health=online"}}
        << u"a 10.0.0.1 0/6380 primary a online"_s;
    QTest::addRow("hostnames preferred, none announced")
        << Shards{{"id=a port=6379 ip=10.0.0.1 endpoint=? role=master health=online"}}
        << u"a 10.0.0.1 6379/0 primary a online"_s;
    QTest::addRow("behind a balancer: the asked host, another port")
        << Shards{{"id=a port=7001 ip=10.0.0.1 endpoint=nil role=master health=online",
                   "id=b port=7002 ip=10.0.0.2 endpoint=nil role=replica health=online"}}
        << u"a asked.example 7001/0 primary a online\nb asked.example 7002/0 replica a online"_s;
    QTest::addRow("a node that does not know its own address")
        << Shards{{"id=a port=7001 ip= endpoint= role=master health=online"}}
        << u"a asked.example 7001/0 primary a online"_s;
    QTest::addRow("after a failover: the failed primary stays")
        << Shards{{"id=a port=7001 ip=10.0.0.1 endpoint=10.0.0.1 role=master health=fail",
                   "id=b port=7002 ip=10.0.0.2 endpoint=10.0.0.2 role=master health=online",
                   "id=c port=7003 ip=10.0.0.3 endpoint=10.0.0.3 role=replica health=loading",
                   "id=d port=7004 ip=10.0.0.4 endpoint=10.0.0.4 role=replica health=failed"}}
        << u"a 10.0.0.1 7001/0 primary b failed\nb 10.0.0.2 7002/0 primary b online\n"
           "c 10.0.0.3 7003/0 replica b loading\nd 10.0.0.4 7004/0 replica b failed"_s;
    QTest::addRow("Valkey 8: more fields")
        << Shards{{"id=a port=7001 ip=10.0.0.1 endpoint=10.0.0.1 availability-zone=z1 role=primary "
                   "replication-offset=5 health=online unheard-of=x"}}
        << u"a 10.0.0.1 7001/0 primary a online"_s;
    QTest::addRow("no port, a port that is none, a host that is none")
        << Shards{{"id=a ip=10.0.0.1 endpoint=10.0.0.1 role=master health=online",
                   "id=b port=70000 ip=10.0.0.2 endpoint=10.0.0.2 role=replica health=online",
                   "id=c port=7001 ip=10.0.0.3/x endpoint=a@b role=replica health=online"}}
        << u"a 10.0.0.1 0/0 primary a noaddr\nb 10.0.0.2 0/0 replica a noaddr\n"
           "c asked.example 7001/0 replica a online"_s;
    QTest::addRow("no shards yet") << Shards{} << QString();
}

void TestClusterTopology::shardsAreRead()
{
    QFETCH(const std::vector<std::vector<QByteArray>>, shards);
    const Result<std::vector<ClusterNode>> nodes = parseClusterShards(drawnShards(shards), kAsked);
    QVERIFY2(nodes, qPrintable(nodes ? QString() : nodes.error().line()));
    QTEST(drawn(*nodes), "nodes");
}

void TestClusterTopology::announcedNamesAreKept()
{
    const auto nodes = parseClusterShards(
        drawnShards({{"id=a port=1 ip=10.0.0.1 endpoint=10.0.0.1 hostname=a.example role=master",
                      "id=b port=1 ip=10.0.0.2 endpoint=10.0.0.2 hostname=? role=replica",
                      "id=c port=1 ip=10.0.0.3 endpoint=10.0.0.3 role=replica"}}),
        kAsked);
    QVERIFY(nodes);
    QCOMPARE(nodes->size(), std::size_t(3));
    QCOMPARE((*nodes)[0].host, u"10.0.0.1"_s); // which is where to connect to
    QCOMPARE((*nodes)[0].hostName, u"a.example"_s);
    QCOMPARE((*nodes)[1].hostName, QString());
    QCOMPARE((*nodes)[2].hostName, QString());
}

void TestClusterTopology::linesAreRead_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<bool>("withTls");
    QTest::addColumn<QString>("nodes");

    // Forms of https://redis.io/commands/cluster-nodes, over its versions.
    QTest::addRow("Redis 3: no bus port")
        << QByteArray("a 127.0.0.1:30004 slave c 0 1426238317239 4 connected\n"
                      "b 127.0.0.1:30002 master - 0 1426238316232 2 connected 5461-10922\n"
                      "c 127.0.0.1:30001 myself,master - 0 0 1 connected 0-5460\n")
        << false
        << u"a 127.0.0.1 30004/0 replica c online\nb 127.0.0.1 30002/0 primary b online\n"
           "*c 127.0.0.1 30001/0 primary c online"_s;
    QTest::addRow("Redis 4 to 6, over TLS")
        << QByteArray("a 127.0.0.1:30004@31004 slave b 0 1426238317239 4 connected\r\n"
                      "b 127.0.0.1:30001@31001 myself,master - 0 0 1 connected 0-5460\r\n")
        << true << u"a 127.0.0.1 0/30004 replica b online\n*b 127.0.0.1 0/30001 primary b online"_s;
    QTest::addRow("Redis 7.0: hostnames")
        << QByteArray("a 10.0.0.1:30001@31001,one.example myself,master - 0 0 1 connected 0-5460\n"
                      "b 10.0.0.2:30002@31002, master - 0 1 2 connected\n"
                      "c :30003@31003,three.example master - 0 1 3 connected\n")
        << false
        << u"*a 10.0.0.1 30001/0 primary a online\nb 10.0.0.2 30002/0 primary b online\n"
           "c three.example 30003/0 primary c online"_s;
    QTest::addRow("hostnames over TLS: as in certificates")
        << QByteArray("a 10.0.0.1:30001@31001,one.example myself,master - 0 0 1 connected 0-5460\n")
        << true << u"*a one.example 0/30001 primary a online"_s;
    QTest::addRow("as in nodes.conf of 7.2 and Valkey 8")
        << QByteArray("a 10.0.0.1:30001@31001,,tls-port=0,shard-id=5f4d myself,master - 0 0 1 "
                      "connected 0-5460\n"
                      "b 10.0.0.2:30002@31002,shard-id=5f4d slave a 0 0 1 connected\n"
                      "vars currentEpoch 6 lastVoteEpoch 0\n")
        << false << u"*a 10.0.0.1 30001/0 primary a online\nb 10.0.0.2 30002/0 replica a online"_s;
    QTest::addRow("IPv6, own address not known yet")
        << QByteArray("a :7000@17000 myself,master - 0 0 1 connected 0-16383\n"
                      "b 2001:db8::7:7001@17001 slave a 0 1 1 connected\n"
                      "c [2001:db8::8]:7002@17002 slave a 0 1 1 connected\n")
        << false
        << u"*a asked.example 7000/0 primary a online\nb 2001:db8::7 7001/0 replica a online\n"
           "c 2001:db8::8 7002/0 replica a online"_s;
    QTest::addRow("troubles")
        << QByteArray("a 10.0.0.1:7000@17000 myself,master - 0 0 1 connected 0-100 [93-<-b]\n"
                      "b 10.0.0.2:7001@17001 master,fail? - 5 1 1 connected 101\n"
                      "c 10.0.0.3:7002@17002 master,fail - 5 1 1 disconnected\n"
                      "d 10.0.0.4:7003@17003 handshake - 5 0 0 disconnected\n"
                      "e :0@0 slave,fail,noaddr c 5 1 1 disconnected\n"
                      "f 10.0.0.6:7005@17005 slave,nofailover - 0 1 1 connected\n"
                      "g 10.0.0.7:7006@17006 noflags - 0 1 1 connected\n")
        << false
        << u"*a 10.0.0.1 7000/0 primary a online\nb 10.0.0.2 7001/0 primary b suspected\n"
           "c 10.0.0.3 7002/0 primary c failed\nd 10.0.0.4 7003/0 ? - handshake\n"
           "e asked.example 0/0 replica c noaddr\nf 10.0.0.6 7005/0 replica - online\n"
           "g 10.0.0.7 7006/0 ? - online"_s;
}

void TestClusterTopology::linesAreRead()
{
    QFETCH(const QByteArray, lines);
    QFETCH(const bool, withTls);
    const Result<std::vector<ClusterNode>> nodes = parseClusterNodes(lines, kAsked, withTls);
    QVERIFY2(nodes, qPrintable(nodes ? QString() : nodes.error().line()));
    QTEST(drawn(*nodes), "nodes");
}

void TestClusterTopology::otherAnswersAreRefused()
{
    const auto code = [](const Result<std::vector<ClusterNode>> &nodes) {
        return nodes ? Error::Code::Internal : nodes.error().code;
    };
    QCOMPARE(code(parseClusterShards(text("x"), kAsked)), Error::Code::UnexpectedAnswer);
    QCOMPARE(code(parseClusterShards(list({text("x")}), kAsked)), Error::Code::UnexpectedAnswer);
    QCOMPARE(code(parseClusterShards(list({list({text("slots")})}), kAsked)),
             Error::Code::UnexpectedAnswer);
    QCOMPARE(code(parseClusterNodes("", kAsked, false)), Error::Code::UnexpectedAnswer);
    QCOMPARE(code(parseClusterNodes("nonsense\n", kAsked, false)), Error::Code::UnexpectedAnswer);
    // Whatever stands where an address should be.
    for (const char *place : {",", "@", ":", "::::", "x", "@1,", ":@:@:", "10.0.0.1:x@y"}) {
        const QByteArray line = QByteArray("a ") + place + " master - 0 0 1 connected";
        const Result<std::vector<ClusterNode>> nodes = parseClusterNodes(line, kAsked, false);
        QVERIFY(nodes);
        QVERIFY2(!nodes->front().address(false), place);
    }
}

void TestClusterTopology::nodesAreCounted()
{
    QByteArray lines;
    for (std::size_t i = 0; i <= kMaxClusterNodes; ++i)
        lines += "a 10.0.0.1:1 master - 0 0 1 connected\n";
    const Result<std::vector<ClusterNode>> nodes = parseClusterNodes(lines, kAsked, false);
    QVERIFY(!nodes);
    QCOMPARE(nodes.error().code, Error::Code::TooLarge);
    QCOMPARE(parseClusterNodes(lines.left(lines.lastIndexOf("a 10")), kAsked, false)->size(),
             kMaxClusterNodes);
}

void TestClusterTopology::addressesOfNodes()
{
    ClusterNode node;
    node.host = u"one"_s;
    QVERIFY(!node.address(false));
    node.port = 1;
    QCOMPARE(node.address(false), (RedisAddress{u"one"_s, 1}));
    QCOMPARE(node.address(true), (RedisAddress{u"one"_s, 1}));
    node.tlsPort = 2;
    QCOMPARE(node.address(false), (RedisAddress{u"one"_s, 1}));
    QCOMPARE(node.address(true), (RedisAddress{u"one"_s, 2}));
    node.health = ClusterNode::Health::NoAddress;
    QVERIFY(!node.address(true));
}

QTEST_GUILESS_MAIN(TestClusterTopology)
#include "tst_clustertopology.moc"
