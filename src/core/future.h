// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFuture>
#include <QFutureWatcher>

#include <utility>

namespace sessionscope {

//! A future that has its result already.
template <class T>
QFuture<Result<T>> readyFuture(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

//! \brief Calls \a handler with the outcome of \a future in the thread of \a context, once, unless
//! \a context dies before. QFuture::then() skips its continuation when the work was given up
//! without a result; here that is an outcome like any other, Error::Cancelled.
template <class T, class Handler>
void whenFinished(const QFuture<Result<T>> &future, QObject *context, Handler handler)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, handler = std::move(handler)]() mutable {
                         watcher->deleteLater();
                         const QFuture<Result<T>> done = watcher->future();
                         if (done.resultCount() > 0)
                             handler(done.result());
                         else
                             handler(Result<T>(failure(Error::Code::Cancelled, QString())));
                     });
    watcher->setFuture(future);
}

} // namespace sessionscope
