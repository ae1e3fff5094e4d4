// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "session/sessionsnapshot.h"

#include <QFuture>

#include <chrono>
#include <functional>
#include <stop_token>
#include <vector>

namespace sessionscope::live {

struct NodeAccess; // live/nodeaccess.h

struct SourceProgress
{
    qint64 bytes = 0;
    std::chrono::milliseconds elapsed{0};
    int attempt = 1;
    //! Back-off left before the next attempt; 0 while data is under way.
    std::chrono::milliseconds waiting{0};
    QString reason; //!< why it waits, translated; empty if it does not
};

struct FetchedSnapshot
{
    session::SnapshotPointer snapshot;
    qint64 bytes = 0;
    int attempts = 1;
    std::chrono::milliseconds elapsed{0};
};

//! Where sessions come from: the cloud, a file, the servers themselves. Used in the thread that
//! made it; the work is done elsewhere.
class SessionSource
{
public:
    using Progress = std::function<void(const SourceProgress &)>;

    SessionSource() = default;
    virtual ~SessionSource() = default;
    Q_DISABLE_COPY_MOVE(SessionSource)

    //! False for a file: it is read once and not polled.
    virtual bool isLive() const = 0;
    virtual QString instanceId() const = 0;
    //! Completes exactly once, with Error::Cancelled after \a stop. \a progress is called in any
    //! thread, at most every 100 ms. Must not be called while a fetch is under way.
    virtual QFuture<Result<FetchedSnapshot>> fetch(std::stop_token stop, Progress progress) = 0;

    //! The user asks by hand: a question that was cancelled before may be asked again.
    virtual void noteUserRequest() { }

    //! How to reach the servers that have answered the last fetch; empty unless they were asked
    //! themselves.
    virtual std::vector<NodeAccess> nodeAccess() const;
};

} // namespace sessionscope::live
