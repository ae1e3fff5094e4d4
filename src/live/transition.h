// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/refresh.h"

#include <vector>

namespace sessionscope::live {

//! The steps from the rows of \a previous to those of \a next, whose rows and places are filled in.
//! \a newToOld gives for each row of the snapshot of \a next its row in that of \a previous or
//! session::kNoRow; nullptr if it is the same snapshot. Pure, for the worker thread.
RowTransition buildTransition(const RefreshResult &previous, const RefreshResult &next,
                              const std::vector<quint32> *newToOld);

} // namespace sessionscope::live
