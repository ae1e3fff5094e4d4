// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"
#include "live/redisnetwork.h"
#include "live/redissource.h"
#include "live/refreshworker.h"
#include "support/redisservers.h"
#include "support/waitfor.h"

#include <memory>

//! Sources over real servers.
namespace sessionscope::test {

inline live::RedisTarget targetOf(quint16 port)
{
    live::RedisTarget target;
    target.server.host = QLatin1String("127.0.0.1");
    target.server.port = port;
    target.connectTimeout = std::chrono::seconds(20); // machines may be busy
    return target;
}

//! As in the column NodeId.
inline QByteArray idOf(const RedisServer &server)
{
    return "127.0.0.1:" + QByteArray::number(server.port());
}

inline quint32 rowsNamed(const session::SessionSnapshot &snapshot, const QString &name)
{
    quint32 count = 0;
    for (quint32 row = 0; row < snapshot.rowCount(); ++row)
        count += snapshot.text(session::Column::Name, row) == name ? 1 : 0;
    return count;
}

inline QByteArrayList nodeIds(const session::SessionSnapshot &snapshot)
{
    QByteArrayList ids;
    for (const session::ServerNode &node : snapshot.info().server.nodes)
        ids.append(node.id);
    return ids;
}

//! What a RedisSource needs around it.
class RedisSources
{
public:
    Result<live::FetchedSnapshot> fetch(live::RedisSource &source, std::stop_token stop = {})
    {
        return waitFor(source.fetch(std::move(stop), {}), 90'000);
    }

    std::unique_ptr<live::RedisSource> sourceOf(const live::RedisTarget &target,
                                                const cloud::Credentials &credentials = {})
    {
        return std::make_unique<live::RedisSource>(
            target, [credentials] { return readyFuture<cloud::Credentials>(credentials); },
            m_network, m_worker);
    }

protected:
    live::RedisNetwork m_network;
    live::RefreshWorker m_worker;
};

} // namespace sessionscope::test
