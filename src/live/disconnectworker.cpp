// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/disconnectworker.h"

#include "core/future.h"
#include "decode/clientlist.h"
#include "redis/redisconnection.h"
#include "redis/serverinfo.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace sessionscope::live {

using namespace Qt::Literals::StringLiterals;
using Kind = DisconnectOutcome::Kind;
using session::Column;

namespace {

JournalAction actionOf(const DisconnectOrder &order)
{
    JournalAction action;
    action.id = JournalAction::newId();
    action.user = JournalAction::currentUser();
    action.connectionId = order.connectionId;
    action.connectionName = order.connectionName;
    for (const DisconnectTarget &target : order.targets) {
        // The last word is the session's own.
        const QByteArrayList words = disconnectCommand(target);
        const QString command = commandText(words.first(3));
        if (!action.commands.contains(command))
            action.commands.append(command);
        action.targets.append({QString::fromUtf8(target.nodeId), target.id,
                               QString::fromUtf8(target.address), QString::fromUtf8(target.name)});
    }
    return action;
}

Kind outcomeOf(redis::KillOutcome outcome)
{
    switch (outcome) {
    case redis::KillOutcome::Closed:
        return Kind::Closed;
    case redis::KillOutcome::AlreadyGone:
        return Kind::AlreadyGone;
    case redis::KillOutcome::Refused:
        return Kind::Refused;
    case redis::KillOutcome::Unknown:
        break;
    }
    return Kind::Unknown;
}

//! No room for another connection: a server says so, one with TLS just ends the connection.
bool mayBeFull(const Error &error)
{
    return error.code == Error::Code::Throttled || stageOf(error.code) == ErrorStage::Network;
}

//! The sessions of one node, found by what they are known by.
class NodeList
{
public:
    NodeList(QByteArrayView clientList, QByteArrayView nodeId)
        : m_sessions(read(clientList, nodeId))
    {
        for (quint32 row = 0; row < m_sessions->rowCount(); ++row) {
            if (const auto id = m_sessions->id(row))
                m_byId.insert(*id, row);
            ++m_addresses[m_sessions->utf8(Column::Addr, row).value_or(QByteArray())];
        }
    }

    const session::SessionSnapshot &sessions() const { return *m_sessions; }

    std::optional<quint32> rowOf(quint64 id) const
    {
        const auto found = m_byId.constFind(id);
        return found == m_byId.cend() ? std::nullopt : std::optional(*found);
    }

    int countOf(const QByteArray &address) const { return m_addresses.value(address); }

private:
    static session::SnapshotPointer read(QByteArrayView clientList, QByteArrayView nodeId)
    {
        session::SnapshotBuilder builder;
        decode::appendClientList(builder, clientList, nodeId);
        return std::move(builder).finish({});
    }

    const session::SnapshotPointer m_sessions;
    QHash<quint64, quint32> m_byId;
    QHash<QByteArray, int> m_addresses;
};

} // namespace

DisconnectWorker::DisconnectWorker(DisconnectOrder order, const Journal &journal,
                                   const Clock &clock, std::stop_token stop)
    : m_order(std::move(order))
    , m_journal(journal)
    , m_clock(clock)
    , m_stop(std::move(stop))
    , m_outcomes(m_order.targets.size())
    , m_isSent(m_order.targets.size())
    , m_ofNode(m_order.nodes.size())
{
}

DisconnectWorker::~DisconnectWorker() = default;

void DisconnectWorker::start()
{
    m_action = actionOf(m_order);
    m_action.begun = m_clock.now();
    if (const Result<void> noted = m_journal.begin(m_action); !noted) {
        for (quint32 target = 0; target < m_order.targets.size(); ++target)
            settle(target, Kind::NotTried);
        report();
        m_isFinished = true;
        emit finished({noted.error(), std::nullopt});
        return;
    }
    QHash<QByteArray, std::size_t> nodes;
    for (std::size_t node = 0; node < m_order.nodes.size(); ++node)
        nodes.insert(m_order.nodes[node].nodeId, node);
    for (auto target = static_cast<quint32>(m_order.targets.size()); target-- > 0;) {
        const auto node = nodes.constFind(m_order.targets[target].nodeId);
        if (node != nodes.cend())
            m_ofNode[*node].push_back(target);
        else
            settle(target, Kind::Failed, obstacleText(DisconnectObstacle::NoNode));
    }
    report();
    nextNode();
}

void DisconnectWorker::nextNode()
{
    m_connection.reset();
    while (m_node < m_ofNode.size() && m_ofNode[m_node].empty())
        ++m_node;
    if (m_node == m_ofNode.size()) {
        finish();
        return;
    }
    m_left = std::move(m_ofNode[m_node]);
    const NodeAccess &access = m_order.nodes[m_node];
    ++m_node;
    if (m_stop.stop_requested()) {
        endNode(Kind::NotTried, {});
        return;
    }
    // Another connection to a proxy may end at another one, which has other clients.
    if (access.isProxy && access.borrow)
        borrow(std::nullopt);
    else
        open();
}

void DisconnectWorker::open()
{
    m_connection = std::make_shared<redis::RedisConnection>(m_order.nodes[m_node - 1].options);
    m_isReading = true;
    whenFinished(m_connection->open(), this, [this](const Result<void> &opened) {
        m_isReading = false;
        if (!m_isFinished)
            handleOpened(opened);
    });
}

void DisconnectWorker::handleOpened(const Result<void> &opened)
{
    if (opened)
        checkServer();
    else if (mayBeFull(opened.error()) && !m_stop.stop_requested())
        borrow(opened.error());
    else
        endNode(Kind::Failed, opened.error().message);
}

// The connection over which the sessions were listed; if it cannot be had, the node ends with
// \a refusal, or is tried over one of our own.
void DisconnectWorker::borrow(const std::optional<Error> &refusal)
{
    const NodeAccess &access = m_order.nodes[m_node - 1];
    if (!access.borrow) {
        endNode(Kind::Failed, refusal ? refusal->message : QString());
        return;
    }
    m_borrowing = access.borrow(thread());
    whenFinished(m_borrowing, this, [this, refusal](const Result<LentConnection> &lent) {
        m_borrowing = {}; // or it would be open for as long as this run is shown
        if (m_isFinished)
            return;
        if (lent) {
            m_connection = *lent;
            nextBatch();
        } else if (refusal) {
            endNode(Kind::Failed, refusal->message);
        } else {
            open();
        }
    });
}

void DisconnectWorker::checkServer()
{
    const QByteArray listed = m_order.nodes[m_node - 1].runId;
    if (listed.isEmpty()) {
        nextBatch();
        return;
    }
    m_isReading = true;
    whenFinished(m_connection->command({"INFO", "server"}), this,
                 [this, listed](const Result<redis::Reply> &reply) {
                     m_isReading = false;
                     if (m_isFinished)
                         return;
                     const QByteArray here =
                         reply ? redis::parseServerInfo(reply->text).runId : QByteArray();
                     if (here.isEmpty() || here == listed) {
                         nextBatch(); // which notices a connection that is lost
                         return;
                     }
                     borrow(Error{Error::Code::UnexpectedAnswer,
                                  tr("Another server answers at this address than the one that was "
                                     "listed, or it was restarted: read the list again."),
                                  {},
                                  {},
                                  {}});
                 });
}

void DisconnectWorker::leave()
{
    m_borrowing.waitForFinished();
    // It has a place at a server that may have no other.
    if (m_borrowing.resultCount() > 0 && m_borrowing.result())
        (*m_borrowing.result())->close();
    m_borrowing = {};
    thread()->quit();
}

void DisconnectWorker::nextBatch()
{
    report();
    if (m_left.empty()) {
        nextNode();
        return;
    }
    if (m_stop.stop_requested()) {
        endNode(Kind::NotTried, {});
        return;
    }
    const std::size_t count = std::min(DisconnectRun::kBatch, m_left.size());
    m_batch.assign(m_left.rbegin(), m_left.rbegin() + static_cast<std::ptrdiff_t>(count));
    m_left.resize(m_left.size() - count);
    readIdentities();
}

void DisconnectWorker::readIdentities()
{
    const bool isProxy = m_order.nodes[m_node - 1].isProxy;
    std::vector<quint64> ids;
    for (const quint32 target : m_batch)
        ids.push_back(m_order.targets[target].id);
    m_isReading = true;
    // A proxy knows no ids; and by address all others count, too.
    whenFinished(isProxy ? m_connection->clientList() : redis::clientsById(*m_connection, ids),
                 this, [this](const Result<QByteArray> &list) {
                     m_isReading = false;
                     if (!m_isFinished)
                         handleIdentities(list);
                 });
}

void DisconnectWorker::handleIdentities(const Result<QByteArray> &list)
{
    if (list && !m_stop.stop_requested()) {
        killSame(*list);
        return;
    }
    m_left.insert(m_left.end(), m_batch.rbegin(), m_batch.rend());
    m_batch.clear();
    if (list)
        endNode(Kind::NotTried, {});
    else
        endNode(list.error().serverCode.isEmpty() ? Kind::Failed : Kind::Refused,
                list.error().message);
}

void DisconnectWorker::killSame(const QByteArray &clientList)
{
    const NodeList list(clientList, m_order.nodes[m_node - 1].nodeId);
    Targets same;
    for (const quint32 number : m_batch) {
        const DisconnectTarget &target = m_order.targets[number];
        const std::optional<quint32> row = list.rowOf(target.id);
        const int atAddress = target.byAddress ? list.countOf(target.address) : 0;
        if (!row && atAddress == 0)
            settle(number, Kind::AlreadyGone);
        else if (!row)
            settle(number, Kind::ChangedIdentity, tr("Another session has its address now."));
        else if (!isSameSession(target, list.sessions(), *row))
            settle(number, Kind::ChangedIdentity,
                   tr("Its address, its age or what it is has become another."));
        else if (atAddress > 1)
            settle(number, Kind::ChangedIdentity, tr("Another session has the same address now."));
        else
            same.push_back(number);
    }
    m_batch.clear();
    m_unanswered = same.size();
    m_refusal.reset();
    for (const quint32 number : same) {
        m_isSent[number] = true;
        whenFinished(redis::kill(*m_connection, disconnectCommand(m_order.targets[number])), this,
                     [this, number](const Result<redis::KillAnswer> &answer) {
                         if (!m_isFinished)
                             handleKill(number, answer);
                     });
    }
    if (same.empty())
        nextBatch();
}

void DisconnectWorker::handleKill(quint32 target, const Result<redis::KillAnswer> &answer)
{
    if (!answer) {
        settle(target, Kind::Failed, answer.error().message);
    } else {
        settle(target, outcomeOf(answer->outcome), answer->error.message);
        if (answer->error.code == Error::Code::NoPermission)
            m_refusal = answer->error;
    }
    if (--m_unanswered > 0)
        return;
    if (m_refusal) // so it would be for all others
        endNode(Kind::Refused, m_refusal->message);
    else
        nextBatch();
}

void DisconnectWorker::endNode(Kind kind, const QString &reason)
{
    const bool isCancelled = m_stop.stop_requested() && kind == Kind::Failed;
    for (const quint32 target : std::exchange(m_left, {}))
        settle(target, isCancelled ? Kind::NotTried : kind, isCancelled ? QString() : reason);
    report();
    nextNode();
}

void DisconnectWorker::handleStop()
{
    if (m_isReading && m_connection)
        m_connection->close();
}

void DisconnectWorker::abandon()
{
    if (m_isFinished)
        return;
    if (m_action.id.isEmpty()) { // not even begun
        m_isFinished = true;
        return;
    }
    for (quint32 target = 0; target < m_outcomes.size(); ++target) {
        if (!m_outcomes[target])
            settle(target, m_isSent[target] ? Kind::Unknown : Kind::NotTried);
    }
    finish();
}

void DisconnectWorker::settle(quint32 target, Kind kind, const QString &reason)
{
    m_outcomes[target] = DisconnectOutcome{kind, reason};
    m_news.emplace_back(target, *m_outcomes[target]);
}

void DisconnectWorker::report()
{
    if (!m_news.empty())
        emit progressed(std::exchange(m_news, {}));
}

void DisconnectWorker::finish()
{
    m_isFinished = true;
    m_connection.reset();
    report();
    m_action.ended = m_clock.now();
    for (const std::optional<DisconnectOutcome> &outcome : m_outcomes)
        m_action.outcomes.append(outcome.value_or(DisconnectOutcome()));
    const Result<void> noted = m_journal.end(m_action);
    emit finished({std::nullopt, noted ? std::nullopt : std::optional(noted.error())});
}

} // namespace sessionscope::live
