// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/redisnodes.h"

#include "core/future.h"
#include "live/redisfetch.h"

#include <algorithm>
#include <numeric>

namespace sessionscope::live {

qint64 NodeAnswers::bytes() const
{
    return std::accumulate(
        nodes.begin(), nodes.end(), qint64(0),
        [](qint64 sum, const NodeAnswer &answer) { return sum + answer.report.list.size(); });
}

QFuture<Result<NodeAnswers>> RedisNodes::fetch(const RedisTarget &target, const RedisLogin &login,
                                               const std::stop_token &stop)
{
    // Given up before it began: what it would open is in the way of the next one.
    if (stop.stop_requested()) {
        return readyFuture<NodeAnswers>(
            failure(Error::Code::Cancelled, tr("The refresh was cancelled.")));
    }
    if (m_target != target || m_login != login) {
        letGo();
        m_others.clear();
        m_hostNames.clear();
        m_target = target;
        m_login = login;
    }
    auto *fetch = new RedisFetch(*this, stop);
    return fetch->start();
}

Result<LentConnection> RedisNodes::lend(const redis::RedisAddress &address, QThread *borrower)
{
    const auto node = m_nodes.find(address.toString());
    LentConnection lent;
    if (node != m_nodes.end())
        lent = node->second->lend(borrower);
    if (!lent)
        return failure(Error::Code::ConnectionLost, QString()); // nobody reads it
    return lent;
}

RedisNode &RedisNodes::node(const redis::RedisAddress &address)
{
    std::unique_ptr<RedisNode> &node = m_nodes[address.toString()];
    if (!node)
        node = std::make_unique<RedisNode>(optionsFor(address));
    return *node;
}

redis::RedisOptions RedisNodes::optionsFor(const redis::RedisAddress &address) const
{
    const RedisProfile &server = m_target.server;
    redis::RedisOptions options{address, m_login.user, m_login.password};
    options.connectTimeout = m_target.connectTimeout;
    options.replyTimeout = m_target.replyTimeout;
    if (server.isTls) {
        options.tls = {m_target.caFile, server.certificateFile, server.keyFile, server.serverName};
        // The server that the user has named is to be that one, whatever the cluster announces.
        const auto announced = m_hostNames.find(address.toString());
        if (server.serverName.isEmpty() && address != server.address()
            && announced != m_hostNames.end())
            options.tls->serverName = announced->second;
    }
    // Of the nodes of a cluster each has the one database.
    if (address == server.address())
        options.db = server.db;
    return options;
}

void RedisNodes::keepOnly(const std::vector<redis::RedisAddress> &addresses)
{
    std::erase_if(m_nodes, [&](const auto &entry) {
        return std::none_of(
            addresses.begin(), addresses.end(),
            [&](const redis::RedisAddress &address) { return address.toString() == entry.first; });
    });
}

void RedisNodes::letGo()
{
    m_nodes.clear();
}

} // namespace sessionscope::live
