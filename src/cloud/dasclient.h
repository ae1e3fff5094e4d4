// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/apicall.h"
#include "cloud/bodysink.h"
#include "cloud/instancelist.h"
#include "cloud/retrypolicy.h"
#include "core/clock.h"
#include "core/result.h"

#include <QByteArray>
#include <QFuture>
#include <QObject>
#include <QThread>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace sessionscope::cloud {

class NetworkWorker;

//! One instance, and how to reach the service that knows it.
struct SessionQuery : ApiAccess
{
    QString instanceId; //!< sent as it is; only an empty one is refused
    std::optional<QString> consoleContext; //!< the reserved parameter; usually left out
};

//! A complete answer with HTTP status 2xx that is not recognised as a refusal. Whether it holds a
//! session list is for the decoder to say: a refusal in an answer above kMaxEnvelopeBytes, for
//! example, is found there and turned into an Error with refusalError().
struct RawAnswer
{
    //! After decompression, at most kMaxBodyBytes. Empty if it went to a BodySink.
    QByteArray body;
    bool isStreamed = false; //!< the BodySink of the last attempt has all of it
    qint64 bodyBytes = 0;
    QByteArray contentType;
    int httpStatus = 0;
    int attempts = 0;
    std::chrono::milliseconds elapsed{0};
};

//! What only tests and special installations change.
struct DasClientOptions
{
    RetryPolicy retry;
    std::chrono::milliseconds connectTimeout = kConnectTimeout;
    qint64 maxBodyBytes = kMaxBodyBytes;
    std::function<QByteArray()> nonce; //!< empty: 64 random hex digits
};

//! What the service says of an action that it has carried out.
struct ActionReceipt
{
    QString requestId; //!< the support of Alibaba Cloud finds the action by it; may be empty
    std::chrono::milliseconds elapsed{0};
};

//! The client of Alibaba Cloud: of its Database Autonomy Service (DAS) for sessions, of R-kvstore
//! for the instances there are.
//!
//! Thread-safe facade: it may be called from any thread; sockets, TLS and decompression live on a
//! thread of its own, which it starts and ends. It needs a QCoreApplication, no GUI. \a clock must
//! outlive it.
//!
//! One call: sign, POST, wait for the whole body. Of a call that reads, after a failure that may
//! pass, again with a new date, nonce and signature, at most kMaxAttempts times in all and within
//! one deadline; one that acts is sent once. Redirects are never followed. The system's proxy
//! settings are used.
class DasClient final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DasClient)

public:
    explicit DasClient(const Clock &clock, DasClientOptions options = {},
                       QObject *parent = nullptr);
    //! Running calls complete with Error::Cancelled before this returns, an action that may have
    //! been sent with Error::OutcomeUnknown.
    ~DasClient() override;

    //! \brief All sessions of an instance, as one answer (operation GetRedisAllSession).
    //! The future completes exactly once on every path. A stop request ends the fetch with
    //! Error::Cancelled. \a progress is called on the network thread and must not block.
    //! With \a openSink a large answer goes there while it arrives; what it says is then the
    //! matter of the sink, and the answer handed out has no body.
    //!
    //! Errors, by stage: before sending InvalidInput, NoCredentials, CannotRead (CA file); network
    //! HostNotFound, ConnectionFailed, TlsFailed, ConnectionLost, TimedOut, Redirected, Proxy*;
    //! refusals as in errortable.h, and RetryDeadline when the deadline would pass in the wait
    //! before the next attempt; answers EmptyAnswer, NotJson, UnexpectedAnswer, CompressedWrongly,
    //! TooLarge.
    QFuture<Result<RawAnswer>> getRedisAllSession(SessionQuery query, std::stop_token stop = {},
                                                  ProgressCallback progress = {},
                                                  OpenBodySink openSink = {});

    //! \brief Ends all sessions of an instance (operation KillInstanceAllSession).
    //! It is sent at most once, over a connection of its own. Errors as above, and they mean that
    //! nothing was done; where that is not certain it is Error::OutcomeUnknown: after a lost or
    //! late answer, one that nobody understands, a failure of the service (its own reason is in the
    //! detail), and when \a stop comes while it is under way.
    QFuture<Result<ActionReceipt>> killInstanceAllSession(SessionQuery query,
                                                          std::stop_token stop = {});

    //! \brief The instances of a region (operation DescribeInstances), all pages as one list.
    //! The timeout is that of all pages together. Errors as above; a page that fails, after its
    //! repetitions, fails the list. \a progress is called on the network thread, after each page
    //! too.
    QFuture<Result<InstanceList>> describeInstances(InstanceQuery query, std::stop_token stop = {},
                                                    InstanceProgress progress = {});

    //! \brief The password for a proxy, kept in memory for fetches that begin after this call.
    //! After Error::ProxyAuthenticationRequired (its detail is "host:port"). An empty user takes it
    //! back. A wrong password fails again with the same error; it is tried once a fetch.
    void setProxyCredentials(const QString &host, quint16 port, const QString &user,
                             const Secret &password);

private:
    QThread m_thread;
    NetworkWorker *m_worker = nullptr; // lives on m_thread, deleted there
};

} // namespace sessionscope::cloud
