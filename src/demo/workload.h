// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/landscape.h"
#include "demo/random.h"
#include "session/sessionsnapshot.h"

#include <QDateTime>
#include <QString>

#include <array>
#include <chrono>
#include <optional>
#include <vector>

namespace sessionscope::session {
class SnapshotBuilder;
}

namespace sessionscope::demo {

//! The id of the simulated instance of \a seed: "r-demo...".
QString simulatedInstanceId(quint64 seed);

//! A simulated instance behind proxies, made to show what the program is for: pools of named and
//! unnamed services, subscribers, blocked clients, open transactions, one MONITOR, replicas,
//! outsize buffers, hostile names, ids above 2^53, and a pool that leaks. The same seed and the
//! same calls give the same sessions on every platform. O(sessions) for each call; for one thread.
//!
//! A session's time is that of advance() alone. Each second about 1 % of the sessions of the pools
//! go and as many come; besides the leak their number stays. Clients that were disconnected come
//! back in half a minute, most of them soon; what was leaked, a MONITOR of somebody and what was
//! about to close do not.
class Workload final
{
public:
    //! \a sessions >= 0.
    Workload(const QString &instanceId, int sessions, quint64 seed);

    //! Lets \a time pass.
    void advance(std::chrono::milliseconds time);

    //! Ends all sessions.
    void disconnectAll();

    //! The sessions now, as an answer that is given at \a when.
    session::SnapshotPointer take(const QDateTime &when, const QString &requestId) const;

    std::size_t sessionCount() const { return m_clients.size(); }

private:
    enum class Kind : quint8 {
        Pooled,
        Leaked, //!< taken from its pool and never used again
        Subscriber,
        Blocked,
        InMulti,
        Monitor,
        Replica,
        Hostile,
        LargeQuery,
        LargeOutput,
        Closing,
    };
    //! How often a client sends commands.
    enum class Pace : quint8 { Hot, Warm, Cold, Never };
    static constexpr int kPaceCount = 4;

    struct Client
    {
        quint64 id = 0;
        qint64 connected_ms = 0;
        qint64 lastCommand_ms = 0;
        quint32 host = 0;
        quint32 fd = 0;
        quint32 bytes = 0; //!< of the large buffer, in KiB
        quint16 port = 0;
        quint16 detail = 0; //!< by kind: channels, queued commands, number of the hostile name
        Kind kind = Kind::Pooled;
        Pace pace = Pace::Hot;
        quint8 command = 0;
        quint8 node = 0;
        quint8 service = 0;
        bool ownName = false;
    };

    struct Look;

    static std::vector<Kind> kindsFor(int sessions);
    Client makeClient(Kind kind, qint64 age_ms);
    void makeSpecial(Client &client);
    void useAgain(Client &client, qint64 time_ms);
    void churn(double seconds);
    void connectAgain(double seconds);
    void leak(double seconds);
    Look pooledLook(const Client &client) const;
    Look lookOf(const Client &client) const;
    void appendRow(session::SnapshotBuilder &builder, const Client &client) const;

    Random m_random;
    Landscape m_landscape;
    Zipf m_hostOf;
    Zipf m_commandOf;
    std::vector<Client> m_clients; // in the order in which they connected
    std::vector<Kind> m_disconnected; // will come back
    std::array<quint64, kNodeCount> m_nextId{};
    qint64 m_now_ms = 0;
    QString m_instanceId;
    std::size_t m_leakedAtFirst = 0;
    std::size_t m_mostLeaked = 0;
    double m_leakPerSecond = 0;
    double m_toLeak = 0; // the fraction of a session that is due
    quint32 m_hostileMade = 0;
};

} // namespace sessionscope::demo
