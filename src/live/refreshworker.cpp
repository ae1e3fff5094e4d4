// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/refreshworker.h"

#include "core/runonpool.h"
#include "live/refreshbuilder.h"

#include <QMutexLocker>

#include <limits>
#include <utility>

namespace sessionscope::live {

RefreshWorker::RefreshWorker(QObject *parent)
    : QObject(parent)
{
    m_thread.setObjectName(QStringLiteral("sessionscope-worker"));
    m_tasks.moveToThread(&m_thread);
    m_thread.start();
    // One that waits must not keep another from beginning.
    m_beside.setMaxThreadCount(std::numeric_limits<int>::max());
}

RefreshWorker::~RefreshWorker()
{
    m_beside.waitForDone();
    m_thread.quit();
    m_thread.wait();
}

quint64 RefreshWorker::openStream()
{
    const QMutexLocker lock(&m_mutex);
    m_streams.emplace(++m_lastStream, Stream{}).first->second.builder =
        std::make_shared<RefreshBuilder>();
    return m_lastStream;
}

void RefreshWorker::closeStream(quint64 stream)
{
    Stream closed;
    {
        const QMutexLocker lock(&m_mutex);
        const auto found = m_streams.find(stream);
        if (found == m_streams.end())
            return;
        closed = std::move(found->second);
        m_streams.erase(found);
    }
    retire(std::move(closed.last));
    for (RefreshResultPointer &result : closed.ready)
        retire(std::move(result));
    // It holds a snapshot, too.
    post([kept = std::move(closed.builder)]() mutable { kept.reset(); });
}

void RefreshWorker::submit(quint64 stream, session::SnapshotPointer snapshot,
                           const ViewRequest &request)
{
    {
        const QMutexLocker lock(&m_mutex);
        const auto found = m_streams.find(stream);
        if (found == m_streams.end())
            return;
        Stream &entry = found->second;
        if (snapshot)
            entry.pendingSnapshot = std::move(snapshot);
        const bool holdsOrder =
            request.holdsOrder && (!entry.hasPending || entry.pendingRequest.holdsOrder);
        entry.pendingRequest = request;
        entry.pendingRequest.holdsOrder = holdsOrder;
        if (std::exchange(entry.hasPending, true))
            return; // the task that is already queued takes this along
    }
    post([this, stream] { build(stream); });
}

void RefreshWorker::build(quint64 stream)
{
    session::SnapshotPointer snapshot;
    ViewRequest request;
    RefreshResultPointer last;
    std::shared_ptr<RefreshBuilder> builder;
    {
        const QMutexLocker lock(&m_mutex);
        const auto found = m_streams.find(stream);
        if (found == m_streams.end())
            return;
        Stream &entry = found->second;
        entry.hasPending = false;
        snapshot = std::exchange(entry.pendingSnapshot, nullptr);
        request = entry.pendingRequest;
        last = entry.last;
        builder = entry.builder;
    }
    if (!snapshot && last)
        snapshot = last->answer;
    if (!snapshot)
        return; // a view of nothing: the request comes again with the first data
    const RefreshResultPointer result =
        builder->build(last.get(), snapshot, request, last ? last->number + 1 : 1);
    {
        const QMutexLocker lock(&m_mutex);
        const auto found = m_streams.find(stream);
        if (found == m_streams.end())
            return;
        found->second.last = result;
        found->second.ready.push_back(result);
    }
    emit resultReady(stream);
}

RefreshResultPointer RefreshWorker::takeResult(quint64 stream)
{
    const QMutexLocker lock(&m_mutex);
    const auto found = m_streams.find(stream);
    if (found == m_streams.end() || found->second.ready.empty())
        return nullptr;
    RefreshResultPointer result = std::move(found->second.ready.front());
    found->second.ready.pop_front();
    return result;
}

void RefreshWorker::post(std::function<void()> task)
{
    m_tasks.post(std::move(task));
}

void RefreshWorker::runBeside(std::function<void()> task)
{
    startOn(m_beside, std::move(task));
}

void RefreshWorker::retire(RefreshResultPointer result)
{
    if (result)
        post([kept = std::move(result)]() mutable { kept.reset(); });
}

} // namespace sessionscope::live
