// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/rowchanges.h"
#include "session/sourcelabels.h"
#include "session/sourcestatistics.h"

#include <chrono>
#include <span>

namespace sessionscope::query {

//! What a filter may ask for beside the snapshot itself.
struct Context
{
    std::chrono::seconds activeIdleLimit = session::kDefaultActiveIdleLimit;
    //! By row, since the last refresh and since the mark; empty: nothing to compare with.
    std::span<const session::RowChanges> changes;
    std::span<const session::RowChanges> changesSinceMark;
    const session::SourceLabels *labels = nullptr; //!< of the same snapshot
};

} // namespace sessionscope::query
