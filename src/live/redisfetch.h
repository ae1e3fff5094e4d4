// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/redisnodes.h"
#include "redis/clustertopology.h"

#include <QPromise>
#include <QTimer>

#include <deque>
#include <functional>

namespace sessionscope::live {

//! One refresh of the nodes behind a connection:
//!
//!     entry ─▶ its report ─┬─ one server ───────────────────────────────▶ done
//!                          └─ cluster ─▶ its nodes ─▶ the others' reports ─▶ done
//!
//! The entry is the server that the profile names, or, while that one is away, another node of the
//! cluster as last seen. Deletes itself when it has completed the future.
class RedisFetch final : public QObject
{
    Q_OBJECT

public:
    //! \a nodes outlives it.
    RedisFetch(RedisNodes &nodes, std::stop_token stop);
    ~RedisFetch() override;

    QFuture<Result<NodeAnswers>> start();

private:
    void tryEntry();
    void takeEntry(NodeReport report);
    void askTopology();
    void takeCluster(const std::vector<redis::ClusterNode> &cluster);
    void askNext();
    void finishOne(std::size_t index, const Result<NodeReport> &report);
    void take(NodeAnswer &answer, NodeReport report);
    void noteRelated(const redis::ServerInfo &info);
    void handleDeadline();
    void handleStop();
    void complete();
    void finish(Result<NodeAnswers> result);

    RedisNodes &m_nodes;
    const std::stop_token m_stop;
    QPromise<Result<NodeAnswers>> m_promise;
    QTimer m_deadline;
    std::vector<redis::RedisAddress> m_entries; // to be tried, the last one first
    redis::RedisAddress m_entry; // the one that is being asked
    std::optional<Error> m_noEntry; // of the server that the profile names
    NodeAnswer m_entryAnswer;
    NodeAnswers m_answers;
    std::deque<std::pair<std::size_t, redis::RedisAddress>> m_toAsk; // by index in m_answers
    std::vector<redis::RedisAddress> m_asked;
    int m_open = 0; // reports of other nodes that are not there yet
    bool m_isFinished = false;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

} // namespace sessionscope::live
