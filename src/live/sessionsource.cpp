// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/sessionsource.h"

#include "live/nodeaccess.h"

namespace sessionscope::live {

std::vector<NodeAccess> SessionSource::nodeAccess() const
{
    return {};
}

} // namespace sessionscope::live
