// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <tl/expected.hpp>

namespace sessionscope {

//! The outcome of what can fail for reasons outside the program. Async calls return
//! QFuture<Result<T>> and complete exactly once on every path, cancellation included.
template <class T>
using Result = tl::expected<T, Error>;

//! An Error on its way into a Result.
inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

inline tl::unexpected<Error> failure(Error::Code code, QString message, QString detail = {})
{
    return tl::unexpected<Error>(
        Error{code, std::move(message), std::move(detail), QString(), QString()});
}

} // namespace sessionscope
