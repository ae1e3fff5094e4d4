// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFuture>
#include <QTest>

namespace sessionscope::test {

//! The outcome of \a future, events being handled meanwhile; Error::Internal if there is none.
template <class T>
Result<T> waitFor(const QFuture<Result<T>> &future, int timeout_ms = 30'000)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, timeout_ms)
        || future.resultCount() != 1)
        return failure(Error::Code::Internal, QStringLiteral("the future did not complete"));
    return future.result();
}

} // namespace sessionscope::test
