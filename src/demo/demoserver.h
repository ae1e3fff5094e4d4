// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/credentials.h"
#include "core/clock.h"
#include "core/result.h"
#include "demo/fault.h"
#include "redis/redisconnection.h"

#include <QObject>
#include <QSslConfiguration>
#include <QString>
#include <QThread>

#include <optional>
#include <vector>

namespace sessionscope::demo {

inline constexpr int kDefaultSessions = 5'000;
//! Twice the largest instance that is documented; the answer has 310 MB.
inline constexpr int kMaxSessions = 1'000'000;

struct DemoOptions
{
    int sessions = kDefaultSessions; //!< 0..kMaxSessions, of the simulated instance
    quint64 seed = 1; //!< the same seed gives the same instance
    quint16 port = 0; //!< 0: a free one
    bool churn = true; //!< false: every answer has the same sessions
    QString instanceId; //!< empty: one that follows from the seed
    std::optional<cloud::Credentials> credentials; //!< nothing: a random key pair
    std::optional<redis::RedisOptions> redis; //!< serve this server's clients, no simulation
    std::vector<Fault> faults; //!< one for each request, the last one for all that follow
    std::optional<QSslConfiguration> tls; //!< with certificate and key: https
};

//! How to reach a running demo.
struct DemoAccess
{
    QString endpoint; //!< "http://127.0.0.1:PORT" or https, as cloud::Endpoint::parse() reads it
    QString instanceId;
    cloud::Credentials credentials;
};

//! The demo: an endpoint on loopback that answers like DAS, on a thread of its own, so that the
//! program that shows it is not held up. It needs a QCoreApplication, no GUI.
//!
//! For the thread it lives in. \a clock, if given, must outlive it; it is asked on the demo's
//! thread.
class DemoServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DemoServer)

public:
    explicit DemoServer(DemoOptions options, QObject *parent = nullptr);
    DemoServer(DemoOptions options, const Clock &clock, QObject *parent = nullptr);
    //! Stops it.
    ~DemoServer() override;

    //! \brief Starts to listen and says how to reach it; some milliseconds, whatever the size: the
    //! instance is made at the first request.
    //! Error::ConnectionFailed if the port cannot be used, Error::InvalidInput for options out of
    //! range. A second call gives the running one.
    Result<DemoAccess> start();
    //! Ends connections and thread. Does nothing if it is not running.
    void stop();

    bool isRunning() const { return m_access.has_value(); }

private:
    DemoOptions m_options;
    SystemClock m_systemClock;
    const Clock &m_clock;
    QThread m_thread;
    std::optional<DemoAccess> m_access;
};

} // namespace sessionscope::demo
