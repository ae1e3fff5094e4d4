// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/disconnectplan.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "redis/clientcommands.h"
#include "redis/redisconnection.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>

namespace sessionscope::live {

using namespace Qt::Literals::StringLiterals;
using session::Column;
using session::SessionSnapshot;

namespace {

struct PlanText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::live::DisconnectPlan)
};

QByteArray nodeOf(const SessionSnapshot &snapshot, quint32 row)
{
    return snapshot.utf8(Column::NodeId, row).value_or(QByteArray());
}

//! Node and id: unique at any moment.
using IdKey = std::pair<QByteArray, quint64>;
using AddressKey = std::pair<QByteArray, QByteArray>;

DisconnectTarget targetOf(const SessionSnapshot &snapshot, quint32 row)
{
    DisconnectTarget target;
    target.nodeId = nodeOf(snapshot, row);
    target.id = snapshot.id(row).value_or(0);
    target.address = snapshot.utf8(Column::Addr, row).value_or(QByteArray());
    target.age_s = snapshot.integer(Column::Age, row).value_or(0);
    target.kind = clientKind(snapshot, row);
    target.name = snapshot.utf8(Column::Name, row).value_or(QByteArray());
    return target;
}

bool hasIdentity(const SessionSnapshot &snapshot, quint32 row)
{
    return snapshot.id(row) && snapshot.integer(Column::Age, row)
        && !snapshot.utf8(Column::Addr, row).value_or(QByteArray()).isEmpty();
}

DisconnectObstacle obstacleOf(ClientKind kind)
{
    switch (kind) {
    case ClientKind::Ordinary:
        return DisconnectObstacle::None;
    case ClientKind::Own:
        return DisconnectObstacle::Own;
    case ClientKind::Monitor:
        return DisconnectObstacle::Monitor;
    case ClientKind::Replica:
        return DisconnectObstacle::Replica;
    case ClientKind::Primary:
        return DisconnectObstacle::Primary;
    case ClientKind::Unknown:
        break;
    }
    return DisconnectObstacle::UnknownKind;
}

//! How many sessions of proxies have an address.
QHash<AddressKey, int> addressCounts(const SessionSnapshot &snapshot,
                                     const std::vector<DisconnectNode> &nodes)
{
    QSet<QByteArray> proxies;
    for (const DisconnectNode &node : nodes) {
        if (node.isProxy)
            proxies.insert(node.nodeId);
    }
    QHash<AddressKey, int> counts;
    for (quint32 row = 0; row < snapshot.rowCount() && !proxies.isEmpty(); ++row) {
        const QByteArray nodeId = nodeOf(snapshot, row);
        if (proxies.contains(nodeId))
            ++counts[{nodeId, snapshot.utf8(Column::Addr, row).value_or(QByteArray())}];
    }
    return counts;
}

QHash<IdKey, std::size_t> entriesById(const std::vector<DisconnectEntry> &entries)
{
    QHash<IdKey, std::size_t> result;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].obstacle != DisconnectObstacle::NoIdentity)
            result.insert({entries[i].target.nodeId, entries[i].target.id}, i);
    }
    return result;
}

//! Blanks, quotation marks and bytes that do not print, as redis-cli reads them.
QString quoted(const QByteArray &argument)
{
    const bool isPlain =
        !argument.isEmpty() && std::all_of(argument.begin(), argument.end(), [](char c) {
            return c > ' ' && c < '\x7f' && c != '"' && c != '\'' && c != '\\';
        });
    if (isPlain)
        return QString::fromLatin1(argument);
    QString text = u"\""_s;
    for (const char c : argument) {
        if (c == '"' || c == '\\')
            text += u'\\';
        if (c >= ' ' && c < '\x7f')
            text += QLatin1Char(c);
        else
            text +=
                u"\\x%1"_s.arg(static_cast<int>(static_cast<uchar>(c)), 2, 16, QLatin1Char('0'));
    }
    return text + u'"';
}

} // namespace

ClientKind clientKind(const SessionSnapshot &snapshot, quint32 row)
{
    const std::optional<QByteArray> flags = snapshot.utf8(Column::Flags, row);
    if (!flags || flags->isEmpty())
        return ClientKind::Unknown;
    if (flags->contains('O'))
        return ClientKind::Monitor;
    if (flags->contains('S'))
        return ClientKind::Replica;
    if (flags->contains('M'))
        return ClientKind::Primary;
    return snapshot.utf8(Column::Name, row) == redis::kClientName ? ClientKind::Own
                                                                  : ClientKind::Ordinary;
}

QByteArrayList disconnectCommand(const DisconnectTarget &target)
{
    return target.byAddress ? redis::killByAddress(target.address) : redis::killById(target.id);
}

QString commandText(const QByteArrayList &command)
{
    QStringList words;
    for (const QByteArray &argument : command)
        words.append(quoted(argument));
    return words.join(u' ');
}

bool isSameSession(const DisconnectTarget &target, const SessionSnapshot &snapshot, quint32 row)
{
    return snapshot.id(row) == target.id && snapshot.utf8(Column::Addr, row) == target.address
        && snapshot.integer(Column::Age, row).value_or(-1) >= target.age_s
        && clientKind(snapshot, row) == target.kind;
}

QString obstacleText(DisconnectObstacle obstacle)
{
    switch (obstacle) {
    case DisconnectObstacle::None:
        return {};
    case DisconnectObstacle::Own:
        return PlanText::tr("Of Sessionscope itself: it connects again with the next refresh.");
    case DisconnectObstacle::Monitor:
        return PlanText::tr("MONITOR: somebody is watching every command.");
    case DisconnectObstacle::Replica:
        return PlanText::tr("Replica: it connects again and may copy all data anew.");
    case DisconnectObstacle::Primary:
        return PlanText::tr("Link to the primary: the replica falls behind until it is back.");
    case DisconnectObstacle::UnknownKind:
        return PlanText::tr("Nobody says what it is: it may be a replica.");
    case DisconnectObstacle::NoIdentity:
        return PlanText::tr("No id, address or age: it cannot be told from others.");
    case DisconnectObstacle::NoNode:
        return PlanText::tr("There is no connection to its node.");
    case DisconnectObstacle::AmbiguousAddress:
        return PlanText::tr("Another one has its address, and the proxy knows no more.");
    case DisconnectObstacle::Duplicate:
        return PlanText::tr("It stands in the list more than once.");
    }
    return {};
}

bool mustTypeNumber(quint32 targets, bool isProduction)
{
    return isProduction || targets > kMaxDisconnectsUntyped;
}

DisconnectPlan DisconnectPlan::make(session::SnapshotPointer snapshot,
                                    std::span<const quint32> rows,
                                    const std::vector<DisconnectNode> &nodes,
                                    const DisconnectPlan *before)
{
    DisconnectPlan plan;
    QHash<QByteArray, bool> isProxy;
    for (const DisconnectNode &node : nodes)
        isProxy.insert(node.nodeId, node.isProxy);
    const QHash<AddressKey, int> addresses = addressCounts(*snapshot, nodes);
    const QHash<IdKey, std::size_t> known =
        before != nullptr ? entriesById(before->m_entries) : QHash<IdKey, std::size_t>();
    const std::vector<quint32> &own = snapshot->info().server.ownRows;
    QSet<IdKey> seen;
    plan.m_entries.reserve(rows.size());
    for (const quint32 row : rows) {
        DisconnectEntry entry;
        entry.row = row;
        entry.target = targetOf(*snapshot, row);
        const DisconnectTarget &target = entry.target;
        const IdKey key(target.nodeId, target.id);
        entry.target.byAddress = isProxy.value(target.nodeId);
        if (!hasIdentity(*snapshot, row))
            entry.obstacle = DisconnectObstacle::NoIdentity;
        else if (!isProxy.contains(target.nodeId))
            entry.obstacle = DisconnectObstacle::NoNode;
        else if (seen.contains(key))
            entry.obstacle = DisconnectObstacle::Duplicate;
        else if (addresses.value({target.nodeId, target.address}) > 1)
            entry.obstacle = DisconnectObstacle::AmbiguousAddress;
        else
            entry.obstacle = obstacleOf(target.kind);
        // Where the name could not be set, the source still knows.
        if (entry.obstacle == DisconnectObstacle::None
            && std::binary_search(own.begin(), own.end(), row))
            entry.obstacle = DisconnectObstacle::Own;
        if (entry.obstacle != DisconnectObstacle::NoIdentity)
            seen.insert(key);
        bool isChosen = entry.obstacle == DisconnectObstacle::None;
        const auto former = known.constFind(key);
        if (former != known.cend()
            && isSameSession(before->m_entries[*former].target, *snapshot, row))
            isChosen = before->m_entries[*former].isChosen;
        plan.m_entries.push_back(std::move(entry));
        plan.setChosen(plan.m_entries.size() - 1, isChosen);
    }
    plan.m_snapshot = std::move(snapshot);
    return plan;
}

std::vector<quint32> DisconnectPlan::rowsIn(const SessionSnapshot &newer) const
{
    const QHash<IdKey, std::size_t> known = entriesById(m_entries);
    constexpr quint32 kNone = ~quint32(0);
    std::vector<quint32> rowOfEntry(m_entries.size(), kNone);
    for (quint32 row = 0; row < newer.rowCount(); ++row) {
        const auto found = known.constFind({nodeOf(newer, row), newer.id(row).value_or(0)});
        if (found != known.cend() && isSameSession(m_entries[*found].target, newer, row))
            rowOfEntry[*found] = row;
    }
    std::erase(rowOfEntry, kNone);
    return rowOfEntry;
}

void DisconnectPlan::setChosen(std::size_t entry, bool isChosen)
{
    DisconnectEntry &changed = m_entries[entry];
    if (!changed.mayBeChosen() || changed.isChosen == isChosen)
        return;
    changed.isChosen = isChosen;
    const quint32 step = isChosen ? 1 : ~quint32(0); // wraps to -1
    m_chosenCount += step;
    if (changed.obstacle != DisconnectObstacle::None)
        m_chosenObstacles += step;
}

std::vector<DisconnectTarget> DisconnectPlan::targets() const
{
    std::vector<DisconnectTarget> targets;
    targets.reserve(m_chosenCount);
    for (const DisconnectEntry &entry : m_entries) {
        if (entry.isChosen)
            targets.push_back(entry.target);
    }
    return targets;
}

QString DisconnectPlan::dryRun() const
{
    QList<QByteArray> nodes;
    QHash<QByteArray, QStringList> lines;
    for (const DisconnectEntry &entry : m_entries) {
        if (!entry.isChosen)
            continue;
        QStringList &ofNode = lines[entry.target.nodeId];
        if (ofNode.isEmpty())
            nodes.append(entry.target.nodeId);
        ofNode.append(commandText(disconnectCommand(entry.target)));
    }
    QString text;
    for (const QByteArray &node : nodes) {
        if (!node.isEmpty())
            text += u"# "_s + displayText(QString::fromUtf8(node), kMaxDetailCharacters) + u'\n';
        text += lines.value(node).join(u'\n') + u'\n';
    }
    return text;
}

} // namespace sessionscope::live
