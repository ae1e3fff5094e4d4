// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/dassource.h"

#include "cloud/dasclient.h"
#include "cloud/errortable.h"
#include "core/future.h"
#include "decode/dasanswer.h"
#include "live/refreshworker.h"

#include <QCoreApplication>
#include <QObject>
#include <QPromise>

#include <memory>

namespace sessionscope::live {

namespace {

Result<session::SnapshotPointer> decodeAnswer(QByteArray body, const QString &instanceId,
                                              const std::stop_token &stop)
{
    const Result<decode::DasAnswer> answer =
        decode::decodeDasAnswer(std::move(body), instanceId, stop);
    if (!answer)
        return failure(answer.error());
    if (answer->refusal) {
        // Too large for the client to have looked at, or worded in a way only the decoder knows.
        cloud::Envelope envelope;
        envelope.code = answer->refusal->code;
        envelope.message = answer->refusal->message;
        envelope.requestId = answer->refusal->requestId;
        return failure(cloud::refusalError(envelope, 200));
    }
    return answer->snapshot;
}

// One fetch, from the credentials to the snapshot. Lives in the thread of the source and deletes
// itself when it has completed the promise.
class DasFetch final : public QObject
{
    Q_OBJECT

public:
    DasFetch(DasTarget target, cloud::DasClient &client, RefreshWorker &worker,
             std::stop_token stop, SessionSource::Progress progress)
        : QObject(&worker) // at the end of the program nobody else would free it
        , m_target(std::move(target))
        , m_client(client)
        , m_worker(worker)
        , m_stop(std::move(stop))
        , m_progress(std::move(progress))
        , m_onStop(m_stop, [this] {
            // Any thread may ask to stop. The call and the decoder watch the token themselves; the
            // question for credentials does not, and may wait for the user.
            QMetaObject::invokeMethod(this, &DasFetch::giveUpCredentials, Qt::QueuedConnection);
        })
    {
        m_promise.start();
    }

    QFuture<Result<FetchedSnapshot>> start(const QFuture<Result<cloud::Credentials>> &credentials)
    {
        whenFinished(credentials, this, [this](Result<cloud::Credentials> result) {
            if (m_finished)
                return;
            m_hasCredentials = true;
            if (result)
                call(std::move(*result));
            else
                finish(failure(result.error()));
        });
        return m_promise.future();
    }

private:
    void giveUpCredentials()
    {
        if (!m_hasCredentials)
            finish(failure(Error::Code::Cancelled, tr("The refresh was cancelled.")));
    }

    void call(cloud::Credentials credentials)
    {
        cloud::SessionQuery query;
        query.endpoint = m_target.endpoint;
        query.instanceId = m_target.instanceId;
        query.consoleContext = m_target.consoleContext;
        query.credentials = std::move(credentials);
        query.caFile = m_target.caFile;
        query.timeout = m_target.timeout;
        const auto report = [progress = m_progress](const cloud::FetchProgress &state) {
            if (progress)
                progress({state.bytesReceived, state.elapsed, state.attempt, state.waiting,
                          state.reason});
        };
        whenFinished(m_client.getRedisAllSession(std::move(query), m_stop, report), this,
                     [this](const Result<cloud::RawAnswer> &answer) {
                         if (answer)
                             decodeInWorker(*answer);
                         else
                             finish(failure(answer.error()));
                     });
    }

    void decodeInWorker(const cloud::RawAnswer &answer)
    {
        auto promise = std::make_shared<QPromise<Result<FetchedSnapshot>>>();
        promise->start();
        whenFinished(promise->future(), this,
                     [this](const Result<FetchedSnapshot> &fetched) { finish(fetched); });
        FetchedSnapshot frame;
        frame.bytes = answer.body.size();
        frame.attempts = answer.attempts;
        frame.elapsed = answer.elapsed;
        m_worker.post([promise, fetched = std::move(frame), body = answer.body,
                       instanceId = m_target.instanceId, stop = m_stop]() mutable {
            Result<session::SnapshotPointer> snapshot =
                decodeAnswer(std::move(body), instanceId, stop);
            if (snapshot) {
                fetched.snapshot = std::move(*snapshot);
                promise->addResult(Result<FetchedSnapshot>(std::move(fetched)));
            } else {
                promise->addResult(Result<FetchedSnapshot>(failure(snapshot.error())));
            }
            promise->finish();
        });
    }

    void finish(const Result<FetchedSnapshot> &result)
    {
        if (m_finished)
            return;
        m_finished = true;
        m_promise.addResult(result);
        m_promise.finish();
        deleteLater();
    }

    DasTarget m_target;
    cloud::DasClient &m_client;
    RefreshWorker &m_worker;
    std::stop_token m_stop;
    SessionSource::Progress m_progress;
    QPromise<Result<FetchedSnapshot>> m_promise;
    bool m_hasCredentials = false;
    bool m_finished = false;
    std::stop_callback<std::function<void()>> m_onStop; // last: it may fire at once
};

} // namespace

DasSource::DasSource(DasTarget target, CredentialsFunction credentials, cloud::DasClient &client,
                     RefreshWorker &worker)
    : m_target(std::move(target))
    , m_credentials(std::move(credentials))
    , m_client(client)
    , m_worker(worker)
{
}

DasSource::~DasSource() = default;

QFuture<Result<FetchedSnapshot>> DasSource::fetch(std::stop_token stop, Progress progress)
{
    auto *fetch = new DasFetch(m_target, m_client, m_worker, std::move(stop), std::move(progress));
    return fetch->start(m_credentials());
}

} // namespace sessionscope::live

#include "dassource.moc"
