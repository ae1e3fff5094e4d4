// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace sessionscope::findings {

//! From when on something is worth a word. All of them are "more than", but for sizes of buffers,
//! the share of the limit and counts of sessions, which are "at least".
struct Thresholds
{
    //! Application servers of one kind share the sessions evenly; one that has as many as this has
    //! more than its part, however few servers there are beside two.
    int dominantPercent = 40;
    //! Below so many sessions a share says nothing.
    int fewestSessions = 20;
    //! Pools close idle connections after some minutes, unless they leak or are far too large.
    std::chrono::seconds longIdle{600};
    int longIdlePercent = 50;
    //! Some tools never name themselves; a fifth of all is an application.
    int unnamedPercent = 20;
    //! Workers wait in BLPOP for seconds to minutes before they ask again.
    std::chrono::seconds longBlocked{600};
    //! A transaction is a few commands in a row: no client waits between them for long.
    std::chrono::seconds openMulti{30};
    //! The soft limit of Redis for subscribers (client-output-buffer-limit pubsub 32mb 8mb 60).
    qint64 outputBytes = qint64(8) << 20;
    //! Redis reads queries in pieces of 16 KiB; who holds as much sends huge values or is stuck.
    qint64 inputBytes = qint64(1) << 20;
    //! Connections that the instance allows; 0: not known.
    int connectionLimit = 0;
    //! Time enough to act before clients are turned away.
    int limitPercent = 80;
    //! Sessions of one source that came, and as many that went, within ChurnHistory::kWindow: a
    //! pool that works keeps its connections.
    int churningSessions = 20;

    friend bool operator==(const Thresholds &, const Thresholds &) = default;
};

} // namespace sessionscope::findings
