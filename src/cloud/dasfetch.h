// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/bodyreader.h"
#include "cloud/networkworker.h"
#include "cloud/replyjudge.h"

#include <QNetworkReply>
#include <QTimer>

class QAuthenticator;
class QNetworkProxy;

namespace sessionscope::cloud {

//! One call of an operation with its attempts. Lives on the network thread, a child of the
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
    //! The stop token of \a job is given to start().
    DasFetch(NetworkWorker &worker, FetchJob job);
    ~DasFetch() override;

    void start(std::stop_token stop);

protected:
    void customEvent(QEvent *event) override; // somebody asked to stop

private:
    std::optional<Error> prepare();
    void beginAttempt();
    void endAttempt(AttemptOutcome outcome);
    void retryOrFail(const AttemptFailure &failed);
    void complete(Result<RawAnswer> result);
    void completeWith(Error::Code code, const QString &message);
    void abandonReply();

    void handleConnecting();
    void handleConnected();
    void handleHeaders();
    void handleReadyRead();
    void streamBody();
    void handleReaderStatus(BodyReader::Status status);
    void handleFinished();
    void handleProxyQuestion(const QNetworkProxy &proxy, QAuthenticator *authenticator);
    void handleDeadline();
    void handleConnectDeadline();
    void reportProgress();
    bool mayHaveActed() const;
    bool mayHaveLeft(const Error &error) const;
    QString host() const;

    NetworkWorker &m_worker;
    ApiCall m_call;
    ProgressCallback m_progress;
    OpenBodySink m_openSink;
    std::shared_ptr<Completion> m_completion;
    std::optional<QSslConfiguration> m_tls; // for https; making one loads the TLS library
    Transport m_transport;
    const int m_number; // in the log
    std::chrono::milliseconds m_begun{0};
    std::chrono::milliseconds m_waitEnds{0};
    QString m_waitReason;

    int m_attempt = 0;
    bool m_nonceRenewed = false;
    bool m_isConnected = false; // by TLS; nothing tells it of plain HTTP
    QNetworkReply *m_reply = nullptr; // child of the manager in m_transport
    BodyReader m_reader;
    std::unique_ptr<BodySink> m_sink; // with a large answer
    QByteArray m_bodyStart; // of a large one; the rest went to m_sink, or nowhere
    bool m_hasHeaders = false;
    bool m_isDecompressed = true;
    NetworkFailure m_network; // what the signals of this attempt told

    QTimer m_deadlineTimer;
    QTimer m_connectTimer;
    QTimer m_waitTimer;
    QTimer m_progressTimer;
    // The last member, so the first to die: its destructor waits for a running callback.
    std::optional<std::stop_callback<std::function<void()>>> m_stopCallback;
};

} // namespace sessionscope::cloud
