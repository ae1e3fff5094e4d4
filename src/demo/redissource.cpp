// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/redissource.h"

#include "core/future.h"
#include "decode/clientlist.h"

#include <algorithm>
#include <utility>

namespace sessionscope::demo {

using namespace Qt::Literals::StringLiterals;
using session::Column;

namespace {

std::vector<session::SourceStat> countSources(const session::SessionSnapshot &snapshot)
{
    std::vector<session::SourceStat> stats(snapshot.dictionary(Column::Client).size());
    for (quint32 row = 0; row < snapshot.rowCount(); ++row) {
        const std::optional<quint32> code = snapshot.code(Column::Client, row);
        if (!code)
            continue;
        session::SourceStat &stat = stats[*code];
        if (!stat.key)
            stat.key = snapshot.text(Column::Client, row);
        if (const std::optional<quint64> id = snapshot.id(row))
            stat.ids.push_back(*id);
        stat.count = stat.count.value_or(0) + 1;
    }
    std::erase_if(stats, [](const session::SourceStat &stat) { return !stat.count; });
    return stats;
}

} // namespace

RedisSource::RedisSource(redis::RedisOptions options, QString instanceId, const Clock &clock,
                         QObject *parent)
    : AnswerSource(parent)
    , m_address(options.address.toString())
    , m_connection(std::move(options), this)
    , m_instanceId(std::move(instanceId))
    , m_clock(clock)
{
}

void RedisSource::fetch(const QString &requestId, Done done)
{
    whenOpen([this, requestId, done = std::move(done)](const Result<void> &opened) {
        if (opened)
            askForList(requestId, done);
        else
            done(failure(opened.error()));
    });
}

void RedisSource::disconnectAll(std::function<void(Result<void>)> done)
{
    whenOpen([this, done = std::move(done)](const Result<void> &opened) {
        if (!opened) {
            done(opened);
            return;
        }
        whenFinished(m_connection.command({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"}),
                     this, [done](const Result<redis::Reply> &reply) {
                         done(reply ? Result<void>() : failure(reply.error()));
                     });
    });
}

void RedisSource::whenOpen(Opened next)
{
    if (m_connection.isOpen()) {
        next({});
        return;
    }
    m_waiting.push_back(std::move(next));
    if (m_waiting.size() > 1)
        return; // it is being opened
    whenFinished(m_connection.open(), this, [this](const Result<void> &opened) {
        for (const Opened &waiting : std::exchange(m_waiting, {}))
            waiting(opened);
    });
}

void RedisSource::askForList(const QString &requestId, const Done &done)
{
    whenFinished(m_connection.clientList(), this,
                 [this, requestId, done](const Result<QByteArray> &list) {
                     if (list)
                         done(read(*list, requestId));
                     else
                         done(failure(list.error()));
                 });
}

session::SnapshotPointer RedisSource::read(const QByteArray &clientList,
                                           const QString &requestId) const
{
    const QByteArray nodeId = m_instanceId.toUtf8() + "-db-0";
    session::SnapshotInfo info;
    info.instanceId = m_instanceId;
    info.requestId = requestId;
    info.timestamp_ms = m_clock.now().toMSecsSinceEpoch();
    // Read twice: the counts have to be there before a snapshot is finished.
    session::SnapshotBuilder counted;
    info.total = decode::appendClientList(counted, clientList, nodeId).rows;
    info.hasSourceStats = true;
    info.sourceStats = countSources(*std::move(counted).finish({}));
    session::SnapshotBuilder builder;
    decode::appendClientList(builder, clientList, nodeId);
    return std::move(builder).finish(std::move(info));
}

} // namespace sessionscope::demo
