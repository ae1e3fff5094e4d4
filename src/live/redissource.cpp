// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/redissource.h"

#include "core/future.h"
#include "decode/clientlist.h"
#include "live/clientlines.h"
#include "live/refreshworker.h"
#include "live/stalesessions.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QPromise>

namespace sessionscope::live {

namespace {

struct SourceText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::live::RedisSource)
};

tl::unexpected<Error> cancelled()
{
    return failure(Error::Code::Cancelled, SourceText::tr("The refresh was cancelled."));
}

QFuture<Result<LentConnection>> borrow(const std::weak_ptr<RedisNodes> &nodes,
                                       const redis::RedisAddress &address, QThread *borrower)
{
    const std::shared_ptr<RedisNodes> open = nodes.lock();
    if (!open)
        return readyFuture<LentConnection>(cancelled());
    auto promise = std::make_shared<QPromise<Result<LentConnection>>>();
    promise->start();
    open->post([open = open.get(), address, borrower, promise] {
        promise->addResult(open->lend(address, borrower));
        promise->finish();
    });
    return promise->future();
}

std::vector<NodeAccess> accessOf(const NodeAnswers &answers,
                                 const std::shared_ptr<RedisNodes> &nodes)
{
    std::vector<NodeAccess> access;
    for (const NodeAnswer &answer : answers.nodes) {
        if (answer.node.error)
            continue;
        const bool isProxy = answer.node.role == session::ServerNode::Role::Proxy;
        const std::optional<redis::ServerInfo> &info = answer.report.info;
        access.push_back(
            {answer.node.id, answer.options, isProxy, info && !isProxy ? info->runId : QByteArray(),
             [weak = std::weak_ptr(nodes), address = answer.options.address](QThread *borrower) {
                 return borrow(weak, address, borrower);
             }});
    }
    return access;
}

//! One fetch, from the credentials to the snapshot. Lives in the thread of the source and deletes
//! itself when it has completed the promise.
class SourceFetch final : public QObject
{
    Q_OBJECT

public:
    using Nodes = std::shared_ptr<RedisNodes>;
    using LastPointer = std::shared_ptr<RedisSource::Last>;

    SourceFetch(RedisTarget target, Nodes nodes, RefreshWorker &worker, LastPointer last,
                std::stop_token stop)
        : QObject(&worker) // at the end of the program nobody else would free it
        , m_target(std::move(target))
        , m_nodes(std::move(nodes))
        , m_worker(worker)
        , m_last(std::move(last))
        , m_stop(std::move(stop))
        , m_onStop(m_stop, [this] {
            // Any thread may ask to stop, and the source may go then.
            QMetaObject::invokeMethod(
                this, [this] { finish(cancelled()); }, Qt::QueuedConnection);
        })
    {
        m_promise.start();
        m_time.start();
    }

    QFuture<Result<FetchedSnapshot>> start(const QFuture<Result<cloud::Credentials>> &credentials)
    {
        const QFuture<Result<FetchedSnapshot>> future = m_promise.future();
        whenFinished(credentials, this, [this](const Result<cloud::Credentials> &result) {
            if (m_isFinished)
                return;
            if (result)
                ask({result->accessKeyId, result->accessKeySecret});
            else
                finish(failure(result.error()));
        });
        return future;
    }

private:
    void ask(const RedisLogin &login)
    {
        m_time.start(); // the user's time does not count
        auto promise = std::make_shared<QPromise<Result<NodeAnswers>>>();
        promise->start();
        whenFinished(promise->future(), this, [this](const Result<NodeAnswers> &answers) {
            if (m_isFinished)
                return;
            if (answers)
                decode(std::make_shared<const NodeAnswers>(*answers));
            else
                finish(failure(answers.error()));
        });
        m_nodes->post([nodes = m_nodes.get(), target = m_target, login, stop = m_stop, promise] {
            whenFinished(nodes->fetch(target, login, stop), nodes,
                         [promise](const Result<NodeAnswers> &answers) {
                             promise->addResult(answers);
                             promise->finish();
                         });
        });
    }

    void decode(std::shared_ptr<const NodeAnswers> answers)
    {
        m_last->access = accessOf(*answers, m_nodes);
        const qint64 bytes = answers->bytes();
        auto promise = std::make_shared<QPromise<Result<session::SnapshotPointer>>>();
        promise->start();
        whenFinished(promise->future(), this,
                     [this, bytes](const Result<session::SnapshotPointer> &decoded) {
                         if (!decoded) {
                             finish(failure(decoded.error()));
                             return;
                         }
                         m_last->snapshot = *decoded;
                         FetchedSnapshot fetched;
                         fetched.snapshot = *decoded;
                         fetched.bytes = bytes;
                         fetched.elapsed = std::chrono::milliseconds(m_time.elapsed());
                         finish(std::move(fetched));
                     });
        m_worker.post([promise, answers = std::move(answers), before = m_last->snapshot,
                       id = m_target.server.address().toString(), stop = m_stop]() mutable {
            Result<session::SnapshotPointer> decoded = decodeNodes(*answers, id, stop);
            if (decoded)
                *decoded = withStaleSessions(*decoded, before);
            promise->addResult(std::move(decoded));
            answers.reset();
            before.reset();
            promise->finish();
        });
    }

    void finish(const Result<FetchedSnapshot> &result)
    {
        if (std::exchange(m_isFinished, true))
            return;
        m_promise.addResult(result);
        m_promise.finish();
        deleteLater();
    }

    const RedisTarget m_target;
    const Nodes m_nodes;
    RefreshWorker &m_worker;
    const LastPointer m_last;
    const std::stop_token m_stop;
    QElapsedTimer m_time;
    QPromise<Result<FetchedSnapshot>> m_promise;
    bool m_isFinished = false;
    std::stop_callback<std::function<void()>> m_onStop; // last: it may fire at once
};

} // namespace

RedisTarget redisTargetOf(const RedisProfile &server, const QString &caFile)
{
    RedisTarget target;
    target.server = server;
    target.caFile = caFile;
    return target;
}

Result<session::SnapshotPointer> decodeNodes(const NodeAnswers &answers, const QString &instanceId,
                                             const std::stop_token &stop)
{
    session::SnapshotBuilder builder;
    session::SnapshotInfo info;
    info.instanceId = instanceId;
    info.timestamp_ms = answers.taken_ms;
    for (const NodeAnswer &answer : answers.nodes) {
        if (stop.stop_requested())
            return cancelled();
        const NodeReport &report = answer.report;
        const quint32 before = builder.rowCount();
        const decode::ClientListCounts counts =
            decode::appendClientList(builder, report.list, answer.node.id);
        for (std::size_t i = 0; i < counts.unreadable.size(); ++i)
            info.unreadable[i] += counts.unreadable[i];
        if (builder.rowCount() > kMaxSessions) {
            return failure(Error::Code::TooLarge,
                           SourceText::tr("There are more clients than this program can show."));
        }
        if (const auto own =
                ownRow(report.list, report.clientId, report.localAddress, report.isNamed))
            info.server.ownRows.push_back(before + *own);
        info.server.nodes.push_back(answer.node);
    }
    info.server.related = answers.related;
    info.server.version = answers.version;
    info.server.lacking = answers.lacking;
    return std::move(builder).finish(std::move(info));
}

RedisSource::RedisSource(RedisTarget target, CredentialsFunction credentials, RedisNetwork &network,
                         RefreshWorker &worker)
    : m_target(std::move(target))
    , m_credentials(std::move(credentials))
    , m_worker(worker)
    , m_nodes(network.openNodes())
    , m_last(std::make_shared<Last>())
{
}

RedisSource::~RedisSource() = default;

QString RedisSource::instanceId() const
{
    return m_target.server.address().toString();
}

QFuture<Result<FetchedSnapshot>> RedisSource::fetch(std::stop_token stop, Progress /*progress*/)
{
    auto *fetch = new SourceFetch(m_target, m_nodes, m_worker, m_last, std::move(stop));
    return fetch->start(m_credentials());
}

} // namespace sessionscope::live

#include "redissource.moc"
