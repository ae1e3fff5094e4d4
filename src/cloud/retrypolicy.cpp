// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/retrypolicy.h"

#include <algorithm>

namespace sessionscope::cloud {

using std::chrono::milliseconds;

milliseconds RetryPolicy::delayAfter(int attempt, std::optional<milliseconds> serverWish,
                                     double random) const
{
    // Beyond 2^20 times the base every sensible maxDelay has cut in long ago.
    const int doublings = std::clamp(attempt - 1, 0, 20);
    const double nominal =
        static_cast<double>(baseDelay.count()) * static_cast<double>(1 << doublings);
    const double jittered = nominal * (1.0 + 0.5 * std::clamp(random, 0.0, 1.0));
    const double capped = std::min(jittered, static_cast<double>(maxDelay.count()));
    return std::max(milliseconds(static_cast<qint64>(capped)),
                    serverWish.value_or(milliseconds(0)));
}

} // namespace sessionscope::cloud
