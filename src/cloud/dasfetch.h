// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/envelope.h"
#include "cloud/networkerror.h"
#include "cloud/networkworker.h"

#include <QNetworkReply>
#include <QTimer>

class QAuthenticator;
class QNetworkProxy;

namespace sessionscope::cloud {

//! One call of GetRedisAllSession with its attempts. Lives on the network thread, a child of the
//! worker, deletes itself after it has completed.
//! \code
//!   start ─▶ attempt ─▶ answer ───────────────────────────▶ complete
//!               ▲          │ may pass          │ may not ──────▲
//!               └── wait ◀─┘ (policy, deadline) ───────────────┘
//! \endcode
class DasFetch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DasFetch)

public:
    DasFetch(NetworkWorker &worker, SessionQuery query, ProgressCallback progress,
             std::shared_ptr<Completion> completion);
    ~DasFetch() override;

    void start(std::stop_token stop);

private:
    //! How an attempt failed, and what that means for the next one.
    struct Failure
    {
        Error error;
        enum class Retry { No, AfterWait, AtOnce } retry = Retry::No;
        std::optional<std::chrono::milliseconds> serverWish;
    };

    using Outcome = tl::expected<RawAnswer, Failure>;

    std::optional<Error> prepare();
    void beginAttempt();
    void endAttempt(Outcome outcome);
    void retryOrFail(const Failure &failed);
    void complete(Result<RawAnswer> result);
    void abandonReply();

    void handleReadyRead();
    void handleFinished();
    void handleProxyQuestion(const QNetworkProxy &proxy, QAuthenticator *authenticator);
    void handleDeadline();
    void handleConnectDeadline();
    void reportProgress();

    Outcome judge() const;
    Outcome judgeSuccess(int status) const;
    Outcome judgeHttpError(int status) const;
    Failure refusal(const Envelope &envelope, int status) const;
    Failure tooLarge() const;
    bool isShort() const;

    NetworkWorker &m_worker;
    SessionQuery m_query;
    ProgressCallback m_progress;
    std::shared_ptr<Completion> m_completion;
    QSslConfiguration m_tls;
    Transport m_transport;
    const int m_number; // in the log
    std::chrono::milliseconds m_begun{0};
    std::chrono::milliseconds m_waitEnds{0};
    QString m_waitReason;

    int m_attempt = 0;
    bool m_nonceRenewed = false;
    QNetworkReply *m_reply = nullptr; // child of the manager in m_transport
    QByteArray m_body;
    NetworkFailure m_network; // what the signals of this attempt told

    QTimer m_deadlineTimer;
    QTimer m_connectTimer;
    QTimer m_waitTimer;
    QTimer m_progressTimer;
    // The last member, so the first to die: its destructor waits for a running callback.
    std::optional<std::stop_callback<std::function<void()>>> m_stopCallback;
};

} // namespace sessionscope::cloud
