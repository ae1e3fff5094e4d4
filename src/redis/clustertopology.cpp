// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/clustertopology.h"

#include "core/future.h"
#include "redis/redisconnection.h"

#include <QByteArrayList>
#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <utility>

namespace sessionscope::redis {

using namespace Qt::Literals::StringLiterals;

namespace {

using Nodes = std::vector<ClusterNode>;

struct TopologyText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::redis::ClusterTopology)
};

tl::unexpected<Error> notUnderstood(const QString &detail)
{
    return failure(Error::Code::UnexpectedAnswer,
                   TopologyText::tr("The list of the cluster's nodes cannot be understood: connect "
                                    "to a single node instead."),
                   detail);
}

tl::unexpected<Error> tooMany()
{
    return failure(Error::Code::TooLarge,
                   TopologyText::tr("The cluster names more than %Ln node(s): connect to a single "
                                    "node instead.",
                                    nullptr, int(kMaxClusterNodes)));
}

//! What a node calls its host, or \a asked if it knows none.
QString hostOr(QByteArrayView announced, const QString &asked)
{
    const QString host = QString::fromUtf8(announced);
    // "?": hostnames are preferred and it has none.
    return RedisAddress::isHost(host) ? host : asked;
}

quint16 portOf(const Reply &value)
{
    const qint64 port =
        value.type == Reply::Type::Integer ? value.integer : value.text.toLongLong();
    return port > 0 && port <= std::numeric_limits<quint16>::max() ? static_cast<quint16>(port) : 0;
}

//! The value of a field in a map that RESP2 writes as a list of names and values.
const Reply *valueOf(const Reply &map, QByteArrayView name)
{
    for (std::size_t i = 0; i + 1 < map.elements.size(); i += 2) {
        if (map.elements[i].text == name)
            return &map.elements[i + 1];
    }
    return nullptr;
}

QByteArray textOf(const Reply &map, QByteArrayView name)
{
    const Reply *value = valueOf(map, name);
    return value ? value->text : QByteArray();
}

ClusterNode shardNode(const Reply &map, const QString &asked)
{
    ClusterNode node;
    node.id = textOf(map, "id");
    // The preferred one of hostname and address; nil where neither is known, "?" or nothing where
    // the preferred one is not.
    const Reply *endpoint = valueOf(map, "endpoint");
    const bool isUnknown = endpoint && endpoint->type == Reply::Type::Nil;
    const QString byAddress = isUnknown ? asked : hostOr(textOf(map, "ip"), asked);
    node.host = endpoint ? hostOr(endpoint->text, byAddress) : byAddress;
    const QString hostName = QString::fromUtf8(textOf(map, "hostname"));
    if (RedisAddress::isHost(hostName))
        node.hostName = hostName;
    if (const Reply *port = valueOf(map, "port"))
        node.port = portOf(*port);
    if (const Reply *port = valueOf(map, "tls-port"))
        node.tlsPort = portOf(*port);
    const QByteArray role = textOf(map, "role");
    if (role == "master" || role == "primary")
        node.role = ClusterNode::Role::Primary;
    else if (role == "replica" || role == "slave")
        node.role = ClusterNode::Role::Replica;
    const QByteArray health = textOf(map, "health");
    if (health == "fail" || health == "failed") // the servers write the one, the manual the other
        node.health = ClusterNode::Health::Failed;
    else if (health == "loading")
        node.health = ClusterNode::Health::Loading;
    if (node.port == 0 && node.tlsPort == 0)
        node.health = ClusterNode::Health::NoAddress;
    return node;
}

//! "10.0.0.1:6379@16379,host.example,name=value": "host:port" before Redis 4, no host while the
//! node does not know its own; IPv6 without brackets; the rest as of 7.0.
void readAddress(QByteArrayView text, const QString &asked, bool withTls, ClusterNode &node)
{
    const QByteArrayList parts = text.toByteArray().split(',');
    const QByteArray place = parts.first().left(std::max<qsizetype>(
        0, parts.first().contains('@') ? parts.first().lastIndexOf('@') : parts.first().size()));
    const qsizetype colon = place.lastIndexOf(':');
    QByteArrayView ip = QByteArrayView(place).first(std::max<qsizetype>(colon, 0));
    if (ip.startsWith('[') && ip.endsWith(']') && ip.size() > 2)
        ip = ip.sliced(1, ip.size() - 2);
    const QByteArray hostName =
        parts.size() > 1 && !parts[1].contains('=') ? parts[1] : QByteArray();
    const QString byName = hostOr(hostName, asked);
    // A certificate is made out to the name.
    node.host =
        withTls && RedisAddress::isHost(QString::fromUtf8(hostName)) ? byName : hostOr(ip, byName);
    (withTls ? node.tlsPort : node.port) = place.mid(colon + 1).toUShort();
}

void readFlags(const QByteArrayList &flags, ClusterNode &node)
{
    node.isMyself = flags.contains("myself");
    if (flags.contains("master") || flags.contains("primary"))
        node.role = ClusterNode::Role::Primary;
    else if (flags.contains("slave") || flags.contains("replica"))
        node.role = ClusterNode::Role::Replica;
    if (flags.contains("noaddr"))
        node.health = ClusterNode::Health::NoAddress;
    else if (flags.contains("handshake"))
        node.health = ClusterNode::Health::Handshake;
    else if (flags.contains("fail"))
        node.health = ClusterNode::Health::Failed;
    else if (flags.contains("fail?"))
        node.health = ClusterNode::Health::Suspected;
}

void markMyself(Nodes &nodes, const QByteArray &id)
{
    for (ClusterNode &node : nodes)
        node.isMyself = node.id == id;
}

//! The id of the node that answers; empty if that is not known.
QByteArray myselfOf(const Result<Nodes> &nodes)
{
    if (!nodes)
        return {};
    const auto myself = std::find_if(nodes->begin(), nodes->end(),
                                     [](const ClusterNode &node) { return node.isMyself; });
    return myself == nodes->end() ? QByteArray() : myself->id;
}

} // namespace

std::optional<RedisAddress> ClusterNode::address(bool withTls) const
{
    const quint16 preferred = withTls ? tlsPort : port;
    const quint16 known = preferred != 0 ? preferred : (withTls ? port : tlsPort);
    if (known == 0 || host.isEmpty() || health == Health::NoAddress)
        return std::nullopt;
    return RedisAddress{host, known};
}

Result<Nodes> parseClusterShards(const Reply &reply, const QString &asked)
{
    if (reply.type != Reply::Type::Array)
        return notUnderstood(u"CLUSTER SHARDS: no list"_s);
    Nodes nodes;
    for (const Reply &shard : reply.elements) {
        const Reply *members = valueOf(shard, "nodes");
        if (!members)
            return notUnderstood(u"CLUSTER SHARDS: a shard without nodes"_s);
        const std::size_t first = nodes.size();
        QByteArray primary;
        for (const Reply &member : members->elements) {
            if (nodes.size() == kMaxClusterNodes)
                return tooMany();
            nodes.push_back(shardNode(member, asked));
            // A failed primary stays in the list beside the one that has taken its place.
            if (nodes.back().role == ClusterNode::Role::Primary
                && (primary.isEmpty() || nodes.back().health == ClusterNode::Health::Online))
                primary = nodes.back().id;
        }
        for (std::size_t i = first; i < nodes.size(); ++i)
            nodes[i].shard = primary;
    }
    return nodes;
}

Result<Nodes> parseClusterNodes(QByteArrayView text, const QString &asked, bool withTls)
{
    Nodes nodes;
    while (!text.isEmpty()) {
        qsizetype end = text.indexOf('\n');
        if (end < 0)
            end = text.size();
        const QByteArray line = text.first(end).trimmed().toByteArray();
        text = text.sliced(std::min(end + 1, text.size()));
        if (line.isEmpty() || line.startsWith("vars ")) // of the file nodes.conf
            continue;
        const QByteArrayList fields = line.split(' ');
        if (fields.size() < 8)
            return notUnderstood("CLUSTER NODES: "_L1 + QString::fromUtf8(line.left(200)));
        if (nodes.size() == kMaxClusterNodes)
            return tooMany();
        ClusterNode node;
        node.id = fields[0];
        readAddress(fields[1], asked, withTls, node);
        readFlags(fields[2].split(','), node);
        if (node.port == 0 && node.tlsPort == 0)
            node.health = ClusterNode::Health::NoAddress;
        if (node.role == ClusterNode::Role::Primary)
            node.shard = node.id;
        else if (fields[3] != "-")
            node.shard = fields[3];
        nodes.push_back(std::move(node));
    }
    if (nodes.empty())
        return notUnderstood(u"CLUSTER NODES: nothing"_s);
    return nodes;
}

QFuture<Result<Nodes>> clusterNodes(RedisConnection &connection)
{
    const QString asked = connection.options().address.host;
    const bool withTls = connection.options().tls.has_value();
    // All at once: which of them a server knows is seen in the answers.
    const QFuture<Result<Reply>> shards = connection.command({"CLUSTER", "SHARDS"});
    const QFuture<Result<Reply>> lines = connection.command({"CLUSTER", "NODES"});
    return connection.command({"CLUSTER", "MYID"})
        .then([shards, lines, asked, withTls](const Result<Reply> &myId) -> Result<Nodes> {
            // Answered before, replies keep their order.
            const Result<Reply> byShard = shards.result();
            const Result<Reply> byLine = lines.result();
            Result<Nodes> nodes = byShard ? parseClusterShards(*byShard, asked)
                                          : Result<Nodes>(failure(byShard.error()));
            // Servers before 7.0 do not know it, and a node that meets others leaves them out.
            if ((!nodes || nodes->empty()) && byLine)
                return parseClusterNodes(byLine->text, asked, withTls);
            if (!nodes)
                return byLine ? nodes : Result<Nodes>(failure(byLine.error()));
            if (myId)
                markMyself(*nodes, myId->text);
            else if (byLine) // has it as a flag
                markMyself(*nodes, myselfOf(parseClusterNodes(byLine->text, asked, withTls)));
            return nodes;
        });
}

} // namespace sessionscope::redis
