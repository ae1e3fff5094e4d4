// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace sessionscope {

//! QThreadPool::start(). ThreadSanitizer does not see the locks of Qt's library, and so not that
//! \a task is handed over properly to a thread that is already running; here it is told.
void startOn(QThreadPool &pool, std::function<void()> task);

//! Runs \a work, a function without arguments that gives a Result<T>, on a thread of the global
//! pool: for what takes time proportional to the number of sessions, or waits.
template <class T, class Work>
QFuture<Result<T>> runOnPool(Work work)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    QFuture<Result<T>> future = promise->future();
    promise->start();
    startOn(*QThreadPool::globalInstance(), [promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

} // namespace sessionscope
