// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/refresh.h"
#include "live/taskqueue.h"

#include <QMutex>
#include <QObject>
#include <QThread>
#include <QThreadPool>

#include <deque>
#include <functional>
#include <map>
#include <memory>

namespace sessionscope::live {

class RefreshBuilder;

//! The one worker thread: decodes answers, builds results, and frees what has become old. Its
//! public functions may be called from any thread and return at once.
//!
//! Each live instance has a stream of results, numbered from 1, each built on the one before.
class RefreshWorker final : public QObject
{
    Q_OBJECT

public:
    explicit RefreshWorker(QObject *parent = nullptr);
    //! Waits for the task under way and those beside; tasks not yet begun are dropped.
    ~RefreshWorker() override;

    quint64 openStream();
    //! No result of the stream is emitted by a task that begins after this.
    void closeStream(quint64 stream);
    //! Builds the next result of the stream from \a snapshot (nullptr: the one before) and
    //! \a request. Requests that have not been begun when the next one comes are merged with it.
    void submit(quint64 stream, session::SnapshotPointer snapshot, const ViewRequest &request);
    //! The next result of the stream, in the order in which they were built; nullptr if there is
    //! none.
    RefreshResultPointer takeResult(quint64 stream);
    //! Runs \a task in the worker thread, in the order of the calls.
    void post(std::function<void()> task);
    //! Runs \a task beside the worker thread, in a thread that it has for itself: for work that may
    //! have to wait.
    void runBeside(std::function<void()> task);
    //! Frees \a result in the worker thread, if this is the last reference to it.
    void retire(RefreshResultPointer result);

signals:
    //! Emitted in the worker thread: takeResult() has something. The result does not come along,
    //! since Qt would then free its copy wherever the signal ends.
    void resultReady(quint64 stream);

private:
    struct Stream
    {
        session::SnapshotPointer pendingSnapshot;
        ViewRequest pendingRequest;
        bool hasPending = false;
        std::deque<RefreshResultPointer> ready; // built, not yet taken
        // Touched by the worker thread only, once the stream is open.
        RefreshResultPointer last;
        std::shared_ptr<RefreshBuilder> builder;
    };

    void build(quint64 stream);

    QThread m_thread;
    QThreadPool m_beside;
    TaskQueue m_tasks; // lives in m_thread
    QMutex m_mutex; // guards m_streams
    std::map<quint64, Stream> m_streams;
    quint64 m_lastStream = 0;
};

} // namespace sessionscope::live
