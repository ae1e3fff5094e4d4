// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/limits.h"
#include "core/secret.h"
#include "live/nodeaccess.h"
#include "live/redisnode.h"
#include "live/redisprofile.h"
#include "live/taskqueue.h"
#include "session/serverstate.h"

#include <chrono>
#include <map>
#include <stop_token>
#include <vector>

namespace sessionscope::live {

class RedisFetch;

//! Which servers to ask, and how.
struct RedisTarget
{
    RedisProfile server;
    QString caFile; //!< PEM file of further trusted certificates; empty is none
    std::chrono::milliseconds timeout = kDefaultFetchTimeout; //!< of a whole refresh
    std::chrono::milliseconds connectTimeout = kConnectTimeout;
    std::chrono::milliseconds replyTimeout = redis::kReplyTimeout;

    friend bool operator==(const RedisTarget &, const RedisTarget &) = default;
};

//! User (empty: the default one) and password (empty: none).
struct RedisLogin
{
    QString user;
    Secret password;

    friend bool operator==(const RedisLogin &, const RedisLogin &) = default;
};

//! The clients of one node, as it sends them.
struct NodeAnswer
{
    session::ServerNode node;
    NodeReport report;
    redis::RedisOptions options; //!< with which it was reached
};

//! What a refresh has brought; a node that failed has its error and no list.
struct NodeAnswers
{
    std::vector<NodeAnswer> nodes; //!< by id; at least one has a list
    std::vector<session::ServerNode> related;
    QString version;
    std::vector<Error> lacking;
    qint64 taken_ms = 0; //!< Unix time when the last list had come, by this computer's clock

    qint64 bytes() const;
};

//! The servers behind one connection of the user: one, or all nodes of a cluster. Keeps the
//! connections to them. Lives in the thread of the RedisNetwork.
class RedisNodes final : public QObject
{
    Q_OBJECT

public:
    //! So many nodes are asked at the same time: they answer in milliseconds, and a list of one may
    //! have megabytes.
    static constexpr int kMaxParallel = 16;

    //! \a tasks lives in the same thread, and longer.
    explicit RedisNodes(TaskQueue &tasks)
        : m_tasks(tasks)
    {
    }

    //! Runs \a task in the thread of this object, in the order of the calls. Any thread.
    void post(TaskQueue::Task task) { m_tasks.post(std::move(task)); }

    //! \brief Asks all of them. Fails if no list can be had at all, with the reason of the server
    //! that the profile names; Cancelled after \a stop. Not while one is under way.
    QFuture<Result<NodeAnswers>> fetch(const RedisTarget &target, const RedisLogin &login,
                                       const std::stop_token &stop);

    //! As NodeAccess::borrow.
    Result<LentConnection> lend(const redis::RedisAddress &address, QThread *borrower);

private:
    friend class RedisFetch;

    RedisNode &node(const redis::RedisAddress &address);
    redis::RedisOptions optionsFor(const redis::RedisAddress &address) const;
    //! The others are let go of.
    void keepOnly(const std::vector<redis::RedisAddress> &addresses);
    //! Ends what is under way: an answer that comes late must not be taken for the next one.
    void letGo();

    TaskQueue &m_tasks;
    RedisTarget m_target;
    RedisLogin m_login;
    std::map<QString, std::unique_ptr<RedisNode>> m_nodes; // by host:port
    std::vector<redis::RedisAddress> m_others; // nodes of the cluster, when last asked
    std::map<QString, QString> m_hostNames; // by host:port, what the cluster announces
};

} // namespace sessionscope::live
