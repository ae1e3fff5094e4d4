// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/limits.h"

#include <chrono>
#include <optional>

namespace sessionscope::cloud {

//! When a read is tried again. The server's wish (x-acs-retry-after) always wins when it is longer
//! than our own back-off, also beyond maxDelay, which bounds the back-off alone: a server that says
//! when it will answer again is not asked earlier.
struct RetryPolicy
{
    int maxAttempts = kMaxAttempts;
    std::chrono::milliseconds baseDelay{500};
    std::chrono::milliseconds maxDelay{8'000};

    //! \brief The wait after attempt number \a attempt (1 = the first) has failed.
    //! \a random in [0, 1) adds up to half of the back-off, so that several clients do not
    //! come back at the same moment.
    std::chrono::milliseconds delayAfter(int attempt,
                                         std::optional<std::chrono::milliseconds> serverWish,
                                         double random) const;
};

} // namespace sessionscope::cloud
