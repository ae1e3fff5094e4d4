// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/credentials.h"
#include "live/redisnetwork.h"
#include "live/sessionsource.h"

#include <functional>

namespace sessionscope::live {

class RefreshWorker;

//! Sessions of Redis and Valkey servers, asked themselves: of one, or of all nodes of its cluster.
//! The connections stay open between refreshes, in the thread of the RedisNetwork; the lists are
//! decoded by the worker.
class RedisSource final : public SessionSource
{
public:
    //! Asked once a fetch, in the thread of the source; may wait for the user. The id is the Redis
    //! user, the secret the password.
    using CredentialsFunction = std::function<QFuture<Result<cloud::Credentials>>()>;

    //! \a network and \a worker must outlive the source and its fetches.
    RedisSource(RedisTarget target, CredentialsFunction credentials, RedisNetwork &network,
                RefreshWorker &worker);
    ~RedisSource() override;

    bool isLive() const override { return true; }

    //! host:port.
    QString instanceId() const override;

    //! \brief Sessions of a node that fails are there as they were last seen.
    //!
    //! Errors: those of redis::RedisConnection; KeyRejected where user or password are refused.
    QFuture<Result<FetchedSnapshot>> fetch(std::stop_token stop, Progress progress) override;

    std::vector<NodeAccess> nodeAccess() const override { return m_last->access; }

    //! What the last fetch that went well has left behind.
    struct Last
    {
        std::vector<NodeAccess> access;
        session::SnapshotPointer snapshot; //!< null: there was none yet
    };

private:
    const RedisTarget m_target;
    CredentialsFunction m_credentials;
    RefreshWorker &m_worker;
    // A fetch under way may live longer.
    std::shared_ptr<RedisNodes> m_nodes;
    std::shared_ptr<Last> m_last; // used in the thread of the source alone
};

//! The target that a saved connection means.
RedisTarget redisTargetOf(const RedisProfile &server, const QString &caFile);

//! All lists as one snapshot. Any thread; O(bytes). Cancelled after \a stop.
Result<session::SnapshotPointer> decodeNodes(const NodeAnswers &answers, const QString &instanceId,
                                             const std::stop_token &stop);

} // namespace sessionscope::live
