// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/redisfetch.h"

#include "core/future.h"
#include "live/clientlines.h"

#include <QDateTime>

#include <algorithm>
#include <map>
#include <set>

namespace sessionscope::live {

using redis::ClusterNode;
using redis::RedisAddress;
using session::ServerNode;
using Code = Error::Code;
using Role = ServerNode::Role;

namespace {

QByteArray idOf(const RedisAddress &address)
{
    return address.toString().toUtf8();
}

Role roleOf(const ClusterNode &node)
{
    switch (node.role) {
    case ClusterNode::Role::Primary:
        return Role::Primary;
    case ClusterNode::Role::Replica:
        return Role::Replica;
    case ClusterNode::Role::Unknown:
        break;
    }
    return Role::Unknown;
}

QString versionOf(const redis::ServerInfo &info)
{
    if (!info.valkeyVersion.isEmpty())
        return QLatin1String("Valkey ") + QString::fromUtf8(info.valkeyVersion);
    return info.version.isEmpty() ? QString()
                                  : QLatin1String("Redis ") + QString::fromUtf8(info.version);
}

bool isOfCluster(const redis::ServerInfo &info)
{
    return info.isClusterEnabled || info.mode == "cluster";
}

bool isToBeAsked(const ClusterNode &node)
{
    using Health = ClusterNode::Health;
    return node.health != Health::Failed && node.health != Health::Handshake
        && node.health != Health::NoAddress;
}

//! Those that have the address of another one, which is asked there: the node that answers has no
//! addresses of the others, or a node has taken the place of one that is gone.
std::set<const ClusterNode *> twinsIn(const std::vector<ClusterNode> &cluster, bool isTls)
{
    std::map<QString, const ClusterNode *> asked; // by address
    const auto ask = [&](const ClusterNode &node) {
        if (const std::optional<RedisAddress> address = node.address(isTls))
            asked.try_emplace(address->toString(), &node);
    };
    for (const ClusterNode &node : cluster) {
        if (node.isMyself)
            ask(node);
    }
    for (const ClusterNode &node : cluster) {
        if (isToBeAsked(node))
            ask(node);
    }
    std::set<const ClusterNode *> twins;
    for (const ClusterNode &node : cluster) {
        const std::optional<RedisAddress> address = node.address(isTls);
        const auto other = address ? asked.find(address->toString()) : asked.end();
        if (other != asked.end() && other->second != &node)
            twins.insert(&node);
    }
    return twins;
}

} // namespace

RedisFetch::RedisFetch(RedisNodes &nodes, std::stop_token stop)
    : QObject(&nodes)
    , m_nodes(nodes)
    , m_stop(std::move(stop))
    , m_deadline(this)
{
    m_promise.start();
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &RedisFetch::handleDeadline);
}

RedisFetch::~RedisFetch()
{
    m_onStop.reset(); // before what it refers to
}

QFuture<Result<NodeAnswers>> RedisFetch::start()
{
    const QFuture<Result<NodeAnswers>> future = m_promise.future();
    m_deadline.start(m_nodes.m_target.timeout);
    m_entries = m_nodes.m_others;
    std::reverse(m_entries.begin(), m_entries.end());
    std::erase(m_entries, m_nodes.m_target.server.address());
    m_entries.push_back(m_nodes.m_target.server.address());
    // Any thread may ask to stop.
    m_onStop.emplace(m_stop, [this] {
        QMetaObject::invokeMethod(this, &RedisFetch::handleStop, Qt::QueuedConnection);
    });
    tryEntry();
    return future;
}

void RedisFetch::tryEntry()
{
    m_entry = m_entries.back();
    m_entries.pop_back();
    whenFinished(m_nodes.node(m_entry).report(), this, [this](const Result<NodeReport> &report) {
        if (m_isFinished)
            return;
        if (report) {
            takeEntry(*report);
            return;
        }
        if (!m_noEntry)
            m_noEntry = report.error();
        // Another node would refuse the same password.
        const bool isAway = stageOf(report.error().code) == ErrorStage::Network;
        if (isAway && !m_entries.empty())
            tryEntry();
        else
            finish(failure(*m_noEntry));
    });
}

void RedisFetch::takeEntry(NodeReport report)
{
    m_asked = {m_entry};
    m_entryAnswer.node.id = idOf(m_entry);
    take(m_entryAnswer, std::move(report));
    const NodeReport &entry = m_entryAnswer.report;
    if (entry.info)
        m_answers.version = versionOf(*entry.info);
    else
        m_answers.lacking.push_back(*entry.noInfo);

    const RedisTopology topology = m_nodes.m_target.server.topology;
    // A server lists all its clients. One that does not list the connection it was asked over, by
    // id and name, has passed the question on, as a proxy does.
    const bool isProxy = topology == RedisTopology::Proxy
        || (topology == RedisTopology::Automatic && entry.clientId
            && !ownRow(entry.list, entry.clientId, entry.localAddress, entry.isNamed));
    if (isProxy) {
        // What INFO says is about some server behind it.
        m_entryAnswer.node = {m_entryAnswer.node.id, Role::Proxy, {}, {}, {}, {}};
        m_answers.nodes.push_back(std::move(m_entryAnswer));
        complete();
    } else if (topology == RedisTopology::Automatic && (!entry.info || isOfCluster(*entry.info))) {
        askTopology();
    } else {
        if (entry.info && !isOfCluster(*entry.info))
            noteRelated(*entry.info);
        m_answers.nodes.push_back(std::move(m_entryAnswer));
        complete();
    }
}

void RedisFetch::take(NodeAnswer &answer, NodeReport report)
{
    if (report.info) {
        const redis::ServerInfo &info = *report.info;
        answer.node.connectedClients = info.connectedClients;
        answer.node.maxClients = info.maxClients;
        answer.node.rejectedConnections = info.rejectedConnections;
        if (info.role == "master")
            answer.node.role = Role::Primary;
        else if (info.role == "slave")
            answer.node.role = Role::Replica;
    }
    answer.report = std::move(report);
}

void RedisFetch::noteRelated(const redis::ServerInfo &info)
{
    const auto note = [this](const RedisAddress &address, Role role) {
        if (RedisAddress::isHost(address.host) && address.port != 0)
            m_answers.related.push_back({idOf(address), role, {}, {}, {}, {}});
    };
    for (const redis::ReplicaInfo &replica : info.replicas)
        note({replica.host, replica.port}, Role::Replica);
    note({info.masterHost, info.masterPort}, Role::Primary);
}

void RedisFetch::askTopology()
{
    whenFinished(redis::clusterNodes(m_nodes.node(m_entry).connection()), this,
                 [this](const Result<std::vector<ClusterNode>> &cluster) {
                     if (m_isFinished)
                         return;
                     const bool isMember = cluster
                         && std::any_of(cluster->begin(), cluster->end(),
                                        [](const ClusterNode &node) { return node.isMyself; });
                     if (isMember) {
                         takeCluster(*cluster);
                         return;
                     }
                     if (!cluster && stageOf(cluster.error().code) == ErrorStage::Network) {
                         finish(failure(cluster.error())); // a part would look like the whole
                         return;
                     }
                     // Without INFO the question was a try; a cluster that does not name its nodes
                     // is shown by this one.
                     if (!cluster && m_entryAnswer.report.info)
                         m_answers.lacking.push_back(cluster.error());
                     else if (cluster && m_entryAnswer.report.info)
                         m_answers.lacking.push_back(
                             {Code::UnexpectedAnswer,
                              tr("The cluster does not say which of its nodes has answered: the "
                                 "others are not shown. Allow +cluster|nodes for the user."),
                              {},
                              {},
                              {}});
                     m_answers.nodes.push_back(std::move(m_entryAnswer));
                     complete();
                 });
}

void RedisFetch::takeCluster(const std::vector<ClusterNode> &cluster)
{
    m_nodes.m_others.clear();
    m_nodes.m_hostNames.clear();
    const std::set<const ClusterNode *> twins = twinsIn(cluster, m_nodes.m_target.server.isTls);
    for (const ClusterNode &member : cluster) {
        const std::optional<RedisAddress> address = member.address(m_nodes.m_target.server.isTls);
        NodeAnswer answer;
        const bool isTwin = twins.contains(&member);
        answer.node.id = address && !isTwin ? idOf(*address) : member.id;
        answer.node.role = roleOf(member);
        const auto fail = [&answer](const QString &message) {
            answer.node.error = {Code::ConnectionFailed, message, {}, {}, {}};
        };
        if (member.isMyself) {
            const QByteArray id = address ? idOf(*address) : m_entryAnswer.node.id;
            answer = std::move(m_entryAnswer);
            answer.node.id = id;
            if (address)
                m_nodes.m_others.push_back(*address);
        } else if (!address) {
            fail(tr("The cluster does not know the address of this node."));
        } else if (isTwin) {
            fail(tr("The cluster gives it the address of another node."));
        } else if (member.health == ClusterNode::Health::Failed) {
            // To try it would hold up each refresh until the attempt times out.
            fail(tr("The cluster reports that this node has failed."));
        } else if (member.health == ClusterNode::Health::Handshake) {
            fail(tr("The node is about to join the cluster."));
        } else {
            m_nodes.m_hostNames.insert_or_assign(address->toString(), member.hostName);
            m_toAsk.emplace_back(m_answers.nodes.size(), *address);
            m_nodes.m_others.push_back(*address);
        }
        m_answers.nodes.push_back(std::move(answer));
    }
    askNext();
}

void RedisFetch::askNext()
{
    while (m_open < RedisNodes::kMaxParallel && !m_toAsk.empty()) {
        const auto [index, address] = m_toAsk.front();
        m_toAsk.pop_front();
        m_asked.push_back(address);
        ++m_open;
        m_answers.nodes[index].options = m_nodes.optionsFor(address);
        whenFinished(m_nodes.node(address).report(), this,
                     [this, at = index](const Result<NodeReport> &report) {
                         if (!m_isFinished)
                             finishOne(at, report);
                     });
    }
    if (m_open == 0)
        complete();
}

void RedisFetch::finishOne(std::size_t index, const Result<NodeReport> &report)
{
    --m_open;
    NodeAnswer &answer = m_answers.nodes[index];
    if (report)
        take(answer, *report);
    else
        answer.node.error = report.error();
    if (m_answers.bytes() > kMaxBodyBytes) {
        m_nodes.letGo();
        finish(
            failure(Code::TooLarge, tr("The nodes have more clients than this program can show.")));
        return;
    }
    askNext();
}

void RedisFetch::handleDeadline()
{
    const Error late{
        Code::TimedOut, tr("There was no answer within the time for a refresh."), {}, {}, {}};
    if (m_answers.nodes.empty()) {
        m_nodes.letGo();
        finish(failure(m_noEntry.value_or(late)));
        return;
    }
    // What is there is shown.
    for (NodeAnswer &answer : m_answers.nodes) {
        if (answer.report.list.isEmpty() && !answer.node.error)
            answer.node.error = late;
    }
    m_nodes.letGo();
    complete();
}

void RedisFetch::handleStop()
{
    if (m_isFinished)
        return;
    m_nodes.letGo();
    finish(failure(Code::Cancelled, tr("The refresh was cancelled.")));
}

void RedisFetch::complete()
{
    for (NodeAnswer &answer : m_answers.nodes) {
        // Its own connection goes by the address that the user has given.
        if (answer.options.address.host.isEmpty())
            answer.options = m_nodes.optionsFor(m_entry);
    }
    std::sort(m_answers.nodes.begin(), m_answers.nodes.end(),
              [](const NodeAnswer &left, const NodeAnswer &right) {
                  return left.node.id < right.node.id;
              });
    m_nodes.keepOnly(m_asked);
    m_answers.taken_ms = QDateTime::currentMSecsSinceEpoch();
    finish(std::move(m_answers));
}

void RedisFetch::finish(Result<NodeAnswers> result)
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    m_promise.addResult(std::move(result));
    m_promise.finish();
    deleteLater();
}

} // namespace sessionscope::live
