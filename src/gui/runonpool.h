// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace sessionscope::gui {

//! Runs \a work, a function without arguments that gives a Result<T>, on a thread of the global
//! pool: for what takes time proportional to the number of sessions.
template <class T, class Work>
QFuture<Result<T>> runOnPool(Work work)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    QFuture<Result<T>> future = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

} // namespace sessionscope::gui
