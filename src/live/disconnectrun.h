// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "live/disconnectplan.h"
#include "live/journal.h"
#include "live/nodeaccess.h"

#include <QObject>
#include <QThread>

#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

namespace sessionscope::live {

class DisconnectWorker;

//! What is to be done, over which connection.
struct DisconnectOrder
{
    QString connectionId; //!< of the saved connection
    QString connectionName;
    std::vector<DisconnectTarget> targets; //!< at most kMaxDisconnectTargets
    std::vector<NodeAccess> nodes;
};

//! How it ended. Each target has its outcome then.
struct DisconnectEnd
{
    //! It was not begun, since the journal could not be written: nothing was sent.
    std::optional<Error> notBegun;
    //! All was done, but how it ended could not be written down.
    std::optional<Error> notNoted;
};

//! Which outcomes are new: number of the target, outcome.
using DisconnectProgress = std::vector<std::pair<quint32, DisconnectOutcome>>;

//! Disconnects sessions of Redis servers, one node after the other, in batches: the identities of a
//! batch are read again (CLIENT LIST), and those that are the same are ended (CLIENT KILL) with the
//! next write to the server. Every command is sent once; nothing is ever repeated. Written into the
//! journal before and after.
//!
//! The work is done on a thread of its own; signals come in the thread of this object.
class DisconnectRun final : public QObject
{
    Q_OBJECT

public:
    //! Sessions whose identity is read again at once: CLIENT KILL follows within a round trip, and
    //! one that is cancelled stops that soon.
    static constexpr std::size_t kBatch = 50;

    //! \a journal and \a clock outlive it.
    DisconnectRun(DisconnectOrder order, const Journal &journal, const Clock &clock,
                  QObject *parent = nullptr);
    //! Gives up what is left, and waits until that has been written down: some milliseconds.
    ~DisconnectRun() override;

    //! May be called once.
    void start();
    //! Nothing more is begun. Commands that are under way are waited for, their outcome is known.
    void cancel();

signals:
    void progressed(const sessionscope::live::DisconnectProgress &outcomes);
    //! Comes once, after all of progressed().
    void finished(const sessionscope::live::DisconnectEnd &end);

private:
    std::stop_source m_stop;
    QThread m_thread;
    DisconnectWorker *m_worker; // lives on m_thread, deleted there
};

} // namespace sessionscope::live

Q_DECLARE_METATYPE(sessionscope::live::DisconnectProgress)
Q_DECLARE_METATYPE(sessionscope::live::DisconnectEnd)
