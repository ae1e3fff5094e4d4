// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/dassource.h"

#include "cloud/dasclient.h"
#include "core/future.h"
#include "live/answerstream.h"
#include "live/refreshworker.h"

#include <QCoreApplication>
#include <QObject>
#include <QPromise>

#include <memory>

namespace sessionscope::live {

namespace {

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
        query.spent = m_target.spent;
        const auto report = [progress = m_progress](const cloud::FetchProgress &state) {
            if (progress)
                progress({state.bytesReceived, state.elapsed, state.attempt, state.waiting,
                          state.reason});
        };
        // Opened on the network thread; read here when the call has ended.
        const auto stream = std::make_shared<QFuture<Result<session::SnapshotPointer>>>();
        const auto openSink = [stream, &worker = m_worker, instanceId = m_target.instanceId,
                               stop = m_stop] {
            auto sink = std::make_unique<AnswerStream>(worker, instanceId, stop);
            *stream = sink->snapshot();
            return sink;
        };
        whenFinished(
            m_client.getRedisAllSession(std::move(query), m_stop, report, openSink), this,
            [this, stream](const Result<cloud::RawAnswer> &answer) {
                if (!answer) {
                    finish(failure(answer.error()));
                    return;
                }
                FetchedSnapshot fetched;
                fetched.bytes = answer->bodyBytes;
                fetched.attempts = answer->attempts;
                fetched.elapsed = answer->elapsed;
                const auto snapshot = answer->isStreamed ? *stream : decodeInWorker(answer->body);
                whenFinished(snapshot, this,
                             [this, fetched](const Result<session::SnapshotPointer> &decoded) {
                                 finish(decoded, fetched);
                             });
            });
    }

    QFuture<Result<session::SnapshotPointer>> decodeInWorker(const QByteArray &body)
    {
        auto promise = std::make_shared<QPromise<Result<session::SnapshotPointer>>>();
        promise->start();
        m_worker.post([promise, body, instanceId = m_target.instanceId, stop = m_stop] {
            promise->addResult(decodeAnswer(body, instanceId, stop));
            promise->finish();
        });
        return promise->future();
    }

    void finish(const Result<session::SnapshotPointer> &decoded, FetchedSnapshot fetched)
    {
        if (!decoded) {
            finish(failure(decoded.error()));
            return;
        }
        fetched.snapshot = *decoded;
        finish(Result<FetchedSnapshot>(std::move(fetched)));
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
