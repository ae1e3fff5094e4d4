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

session::SnapshotPointer Workload::take(const QDateTime &when, const QString &requestId) const
{
    session::SnapshotBuilder builder;
    std::vector<std::vector<quint64>> idsOfHost(m_landscape.hosts.size());

    for (const Client &client : m_clients) {
        const Host &host = m_landscape.hosts[client.host];
        const Service &service = services()[client.service];
        const qint64 idle_ms = m_now_ms - client.lastCommand_ms;
        const qint64 large = qint64(client.bytes) * 1024;

        QByteArray name = pooledName(service, client.ownName, client.id, client.detail);
        const char *command = commands()[client.command % commands().size()];
        const char *flags = "N";
        const char *events = "r";
        qint64 db = client.id % 37 == 0 ? 2 : service.db;
        qint64 sub = 0;
        qint64 psub = 0;
        qint64 multi = -1;
        qint64 qbuf = idle_ms < 1000 && client.id % 7 == 0 ? 40 : 0;
        qint64 qbufFree = idle_ms < 2000 ? kQueryBuffer_bytes - qbuf : 0;
        qint64 obl = 0;
        qint64 oll = 0;
        qint64 omem = 0;
        switch (client.kind) {
        case Kind::Pooled:
            break;
        case Kind::Leaked:
            name = kLeakingPool;
            command = "get";
            db = 0;
            break;
        case Kind::Subscriber:
            flags = "P";
            (client.detail % 3 == 0 ? psub : sub) = client.detail;
            command = client.detail % 3 == 0 ? "psubscribe" : "subscribe";
            break;
        case Kind::Blocked:
            flags = "b";
            command = blockingCommands()[client.command];
            break;
        case Kind::InMulti:
            flags = client.detail % 5 == 4 ? "xd" : "x";
            multi = client.detail;
            command = client.detail == 0 ? "multi" : "set";
            break;
        case Kind::Monitor:
            name = "debug-forgotten";
            flags = "O";
            command = "monitor";
            obl = kOutputBlock_bytes;
            oll = 3;
            omem = oll * kOutputBlock_bytes;
            db = 0;
            break;
        case Kind::Replica:
            name.clear();
            flags = "S";
            command = "replconf";
            db = 0;
            break;
        case Kind::Hostile:
            name = hostileNames()[client.detail];
            break;
        case Kind::LargeQuery:
            name = "bulk-import";
            command = "mset";
            qbuf = large;
            qbufFree = 0;
            break;
        case Kind::LargeOutput:
            name = "export-all";
            command = "lrange";
            events = "rw";
            obl = kOutputBlock_bytes;
            oll = large / kOutputBlock_bytes;
            omem = large;
            break;
        case Kind::Closing:
            flags = "c";
            events = "w";
            break;
        }

        const QByteArray port = ':' + QByteArray::number(client.port);
        const QByteArray address = host.isIpv6 ? QByteArray('[' + host.address + ']' + port)
                                               : QByteArray(host.address + port);
        builder.beginRow();
        builder.setId(client.id);
        builder.setText(Column::Addr, address);
        builder.setText(Column::Client, host.address);
        if (!host.isIpv6)
            builder.setText(Column::ClientDesc, host.alias);
        builder.setText(Column::Name, name);
        builder.setText(Column::Cmd, command);
        builder.setInteger(Column::Age, (m_now_ms - client.connected_ms) / 1000);
        builder.setInteger(Column::Idle, idle_ms / 1000);
        builder.setText(Column::Flags, flags);
        builder.setInteger(Column::Db, db);
        builder.setInteger(Column::Sub, sub);
        builder.setInteger(Column::Psub, psub);
        builder.setInteger(Column::Multi, multi);
        builder.setInteger(Column::Qbuf, qbuf);
        builder.setInteger(Column::QbufFree, qbufFree);
        builder.setInteger(Column::Obl, obl);
        builder.setInteger(Column::Oll, oll);
        builder.setInteger(Column::Omem, omem);
        builder.setText(Column::Events, events);
        builder.setInteger(Column::Fd, client.fd);
        builder.setText(Column::NodeId, m_landscape.nodes[client.node]);
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
