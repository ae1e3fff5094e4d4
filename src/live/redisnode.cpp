// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/redisnode.h"

#include "core/future.h"
#include "redis/clientcommands.h"

#include <QPromise>
#include <QThread>
#include <QTimer>

#include <utility>

namespace sessionscope::live {

namespace {

constexpr std::chrono::milliseconds kReopenPause{250};

} // namespace

struct RedisNode::Asking
{
    QPromise<Result<NodeReport>> promise;
    bool isKept = false; // the connection is one from before
    int open = 0; // answers that are not there yet
    NodeReport report;
    std::optional<Error> noList;

    void finish(Result<NodeReport> result)
    {
        promise.addResult(std::move(result));
        promise.finish();
    }
};

RedisNode::RedisNode(redis::RedisOptions options, QObject *parent)
    : QObject(parent)
    , m_connection(std::make_unique<redis::RedisConnection>(std::move(options)))
{
}

QFuture<Result<NodeReport>> RedisNode::report()
{
    const auto asking = std::make_shared<Asking>();
    asking->promise.start();
    const QFuture<Result<NodeReport>> future = asking->promise.future();
    asking->isKept = m_connection->isOpen();
    if (asking->isKept)
        ask(asking);
    else
        open(asking);
    return future;
}

LentConnection RedisNode::lend(QThread *borrower)
{
    if (!m_connection->isIdle())
        return {};
    auto next = std::make_unique<redis::RedisConnection>(m_connection->options());
    m_connection->moveToThread(borrower);
    m_clientId.reset();
    return {std::exchange(m_connection, std::move(next)).release(),
            [](redis::RedisConnection *last) {
                // At once where that is possible: a thread that ends may forget what is left.
                if (last->thread() == QThread::currentThread())
                    delete last;
                else
                    last->deleteLater();
            }};
}

void RedisNode::open(const Pending &asking)
{
    m_clientId.reset();
    whenFinished(m_connection->open(), this, [this, asking](const Result<void> &opened) {
        if (opened)
            ask(asking);
        else
            asking->finish(failure(opened.error()));
    });
}

void RedisNode::ask(const Pending &asking)
{
    asking->report = {};
    asking->report.localAddress = m_connection->localAddress();
    asking->report.isNamed = m_connection->isNamed();
    asking->noList.reset();
    // All at once: the answers come in this order, and the long one last.
    asking->open = m_clientId ? 2 : 3;
    if (!m_clientId) {
        whenFinished(m_connection->command({"CLIENT", "ID"}), this,
                     [this, asking](const Result<redis::Reply> &reply) {
                         // Older servers do not know it, users may not be permitted to ask.
                         if (reply && reply->type == redis::Reply::Type::Integer)
                             m_clientId = static_cast<quint64>(reply->integer);
                         finishOne(asking);
                     });
    }
    whenFinished(redis::serverInfo(*m_connection), this,
                 [this, asking](const Result<redis::ServerInfo> &info) {
                     if (info)
                         asking->report.info = *info;
                     else
                         asking->report.noInfo = info.error();
                     finishOne(asking);
                 });
    whenFinished(m_connection->clientList(), this, [this, asking](const Result<QByteArray> &list) {
        if (list)
            asking->report.list = *list;
        else
            asking->noList = list.error();
        finishOne(asking);
    });
}

void RedisNode::finishOne(const Pending &asking)
{
    if (--asking->open > 0)
        return;
    if (!asking->noList) {
        asking->report.clientId = m_clientId;
        asking->finish(std::move(asking->report));
        return;
    }
    // It may have ended long ago, unnoticed: the server was restarted, the line was cut.
    if (asking->isKept && asking->noList->code == Error::Code::ConnectionLost
        && !m_connection->isOpen()) {
        asking->isKept = false;
        // A server that is going down may still accept connections, and one that was restarted
        // needs a moment before it does.
        QTimer::singleShot(kReopenPause, this, [this, asking] { open(asking); });
        return;
    }
    asking->finish(failure(*asking->noList));
}

} // namespace sessionscope::live
