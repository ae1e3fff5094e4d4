// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the clients of the simulated instance look in the list of sessions.
#include "demo/workload.h"

#include "session/snapshotbuilder.h"

namespace sessionscope::demo {

using session::Column;

namespace {

constexpr char kLeakingPool[] = "checkout-worker";
constexpr qint64 kQueryBuffer_bytes = 20'474; // of a client that has just sent something, Redis 7
constexpr qint64 kOutputBlock_bytes = 16'384;

QByteArray pooledName(const Service &service, bool ownName, quint64 id, quint16 detail)
{
    if (ownName) {
        const QByteArray number = QByteArray::number(id % 1'000'003);
        switch (id % 8) {
        case 0:
            return "连接-" + number;
        case 1:
            return "worker \"" + number + '"';
        default:
            return "pool-" + number;
        }
    }
    if (service.numbersItsConnections)
        return QByteArray(service.name) + ':' + QByteArray::number(detail);
    return service.name;
}

} // namespace

//! What depends on the kind of a client. The defaults are those of an ordinary one.
struct Workload::Look
{
    QByteArray name;
    const char *command = "get";
    const char *flags = "N";
    const char *events = "r";
    qint64 db = 0;
    qint64 sub = 0;
    qint64 psub = 0;
    qint64 multi = -1;
    qint64 qbuf = 0;
    qint64 qbufFree = 0;
    qint64 obl = 0;
    qint64 oll = 0;
    qint64 omem = 0;
};

Workload::Look Workload::pooledLook(const Client &client) const
{
    const Service &service = services()[client.service];
    const qint64 idle_ms = m_now_ms - client.lastCommand_ms;
    Look look;
    look.name = pooledName(service, client.ownName, client.id, client.detail);
    look.command = commands()[client.command % commands().size()];
    look.db = client.id % 37 == 0 ? 2 : service.db;
    look.qbuf = idle_ms < 1000 && client.id % 7 == 0 ? 40 : 0;
    look.qbufFree = idle_ms < 2000 ? kQueryBuffer_bytes - look.qbuf : 0;
    return look;
}

Workload::Look Workload::lookOf(const Client &client) const
{
    Look look = pooledLook(client);
    const qint64 large = qint64(client.bytes) * 1024;
    const bool byPattern = client.detail % 3 == 0;
    switch (client.kind) {
    case Kind::Pooled:
        break;
    case Kind::Leaked:
        look.name = kLeakingPool;
        look.command = "get";
        look.db = 0;
        break;
    case Kind::Subscriber:
        look.flags = "P";
        look.command = byPattern ? "psubscribe" : "subscribe";
        (byPattern ? look.psub : look.sub) = client.detail;
        break;
    case Kind::Blocked:
        look.flags = "b";
        look.command = blockingCommands()[client.command];
        break;
    case Kind::InMulti:
        look.flags = client.detail % 5 == 4 ? "xd" : "x";
        look.command = client.detail == 0 ? "multi" : "set";
        look.multi = client.detail;
        break;
    case Kind::Monitor:
        look.name = "debug-forgotten";
        look.flags = "O";
        look.command = "monitor";
        look.db = 0;
        look.obl = kOutputBlock_bytes;
        look.oll = 3;
        look.omem = look.oll * kOutputBlock_bytes;
        break;
    case Kind::Replica:
        look.name.clear();
        look.flags = "S";
        look.command = "replconf";
        look.db = 0;
        break;
    case Kind::Hostile:
        look.name = hostileNames()[client.detail];
        break;
    case Kind::LargeQuery:
        look.name = "bulk-import";
        look.command = "mset";
        look.qbuf = large;
        look.qbufFree = 0;
        break;
    case Kind::LargeOutput:
        look.name = "export-all";
        look.command = "lrange";
        look.events = "rw";
        look.obl = kOutputBlock_bytes;
        look.oll = large / kOutputBlock_bytes;
        look.omem = large;
        break;
    case Kind::Closing:
        look.flags = "c";
        look.events = "w";
        break;
    }
    return look;
}

void Workload::appendRow(session::SnapshotBuilder &builder, const Client &client) const
{
    const Host &host = m_landscape.hosts[client.host];
    const Look look = lookOf(client);
    QByteArray address = host.isIpv6 ? '[' + host.address + ']' : host.address;
    address += ':' + QByteArray::number(client.port);

    builder.beginRow();
    builder.setId(client.id);
    builder.setText(Column::Addr, address);
    builder.setText(Column::Client, host.address);
    // Nobody gives names to IPv6 sources: theirs is absent, that of others empty.
    if (!host.isIpv6)
        builder.setText(Column::ClientDesc, host.alias);
    builder.setText(Column::Name, look.name);
    builder.setText(Column::Cmd, look.command);
    builder.setInteger(Column::Age, (m_now_ms - client.connected_ms) / 1000);
    builder.setInteger(Column::Idle, (m_now_ms - client.lastCommand_ms) / 1000);
    builder.setText(Column::Flags, look.flags);
    builder.setInteger(Column::Db, look.db);
    builder.setInteger(Column::Sub, look.sub);
    builder.setInteger(Column::Psub, look.psub);
    builder.setInteger(Column::Multi, look.multi);
    builder.setInteger(Column::Qbuf, look.qbuf);
    builder.setInteger(Column::QbufFree, look.qbufFree);
    builder.setInteger(Column::Obl, look.obl);
    builder.setInteger(Column::Oll, look.oll);
    builder.setInteger(Column::Omem, look.omem);
    builder.setText(Column::Events, look.events);
    builder.setInteger(Column::Fd, client.fd);
    builder.setText(Column::NodeId, m_landscape.nodes[client.node]);
}

session::SnapshotPointer Workload::take(const QDateTime &when, const QString &requestId) const
{
    session::SnapshotBuilder builder;
    std::vector<std::vector<quint64>> idsOfHost(m_landscape.hosts.size());
    for (const Client &client : m_clients) {
        appendRow(builder, client);
        idsOfHost[client.host].push_back(client.id);
    }

    session::SnapshotInfo info;
    info.instanceId = m_instanceId;
    info.requestId = requestId;
    info.timestamp_ms = when.toMSecsSinceEpoch();
    info.total = static_cast<qint64>(m_clients.size());
    info.hasSourceStats = true;
    for (std::size_t i = 0; i < idsOfHost.size(); ++i) {
        if (!idsOfHost[i].empty()) {
            info.sourceStats.push_back({QString::fromUtf8(m_landscape.hosts[i].address),
                                        static_cast<qint64>(idsOfHost[i].size()),
                                        std::move(idsOfHost[i])});
        }
    }
    return std::move(builder).finish(std::move(info));
}

} // namespace sessionscope::demo
