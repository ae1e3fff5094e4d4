// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/disconnectrun.h"
#include "redis/clientcommands.h"
#include "redis/redisconnection.h"

#include <QObject>

#include <memory>
#include <stop_token>

namespace sessionscope::live {

//! What DisconnectRun does, on its thread.
//!
//!     journal ─▶ node: open ─▶ batch: read identities ─▶ CLIENT KILL ... ─▶ next batch
//!                 ▲                                                            │
//!                 └──────────────── next node ◀────────────────────────────────┘ ─▶ journal
class DisconnectWorker final : public QObject
{
    Q_OBJECT

public:
    //! \a journal and \a clock outlive it.
    DisconnectWorker(DisconnectOrder order, const Journal &journal, const Clock &clock,
                     std::stop_token stop);
    ~DisconnectWorker() override;

    void start();
    //! Ends what only reads.
    void handleStop();
    //! Ends everything; what has been sent and not been answered is unknown.
    void abandon();
    //! Ends the thread, but not before a connection that is on its way to it has come.
    void leave();

signals:
    void progressed(const sessionscope::live::DisconnectProgress &outcomes);
    void finished(const sessionscope::live::DisconnectEnd &end);

private:
    using Targets = std::vector<quint32>; // numbers of targets

    void nextNode();
    void open();
    void handleOpened(const Result<void> &opened);
    void borrow(const std::optional<Error> &refusal);
    void checkServer();
    void nextBatch();
    void readIdentities();
    void handleIdentities(const Result<QByteArray> &list);
    void killSame(const QByteArray &clientList);
    void handleKill(quint32 target, const Result<redis::KillAnswer> &answer);
    void endNode(DisconnectOutcome::Kind kind, const QString &reason);
    void settle(quint32 target, DisconnectOutcome::Kind kind, const QString &reason = {});
    void report();
    void finish();

    DisconnectOrder m_order;
    const Journal &m_journal;
    const Clock &m_clock;
    const std::stop_token m_stop;
    JournalAction m_action;
    std::vector<std::optional<DisconnectOutcome>> m_outcomes;
    std::vector<bool> m_isSent;
    DisconnectProgress m_news;

    std::vector<Targets> m_ofNode; // for each node of the order what is to be done there
    std::size_t m_node = 0; // the one after the current one
    Targets m_left; // of the current node, the next one last
    Targets m_batch;
    std::size_t m_unanswered = 0; // of the batch
    std::optional<Error> m_refusal; // of the batch: for want of permission
    bool m_isReading = false; // nothing is under way but what reads
    bool m_isFinished = false;
    LentConnection m_connection;
    QFuture<Result<LentConnection>> m_borrowing;
};

} // namespace sessionscope::live
