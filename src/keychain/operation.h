// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "keychain/keychainerrors.h"

#include "core/result.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <chrono>
#include <optional>

namespace sessionscope::keychain {

//! One call of a store: completes its future exactly once: with the first answer, after the
//! time-out, or with Cancelled when its parent dies. It is the context object of everything the
//! call starts, so that late answers find nobody. Deletes itself.
template <class T>
class Operation final : public QObject
{
public:
    Operation(std::chrono::milliseconds timeout, QObject *parent)
        : QObject(parent)
    {
        m_promise.emplace();
        m_promise->start();
        m_timer.setSingleShot(true);
        m_timer.callOnTimeout(this, [this] { complete(failure(timedOutError())); });
        m_timer.start(timeout);
    }

    ~Operation() override { complete(failure(cancelledError())); }

    QFuture<Result<T>> future() { return m_promise->future(); }

    void complete(Result<T> result)
    {
        if (!m_promise)
            return;
        // Whoever waits may delete the store, and this, from within finish().
        QPromise<Result<T>> promise = std::move(*m_promise);
        m_promise.reset();
        m_timer.stop();
        deleteLater();
        promise.addResult(std::move(result));
        promise.finish();
    }

private:
    std::optional<QPromise<Result<T>>> m_promise;
    QTimer m_timer;
};

} // namespace sessionscope::keychain
