// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/refresh.h"
#include "session/diff.h"

namespace sessionscope::live {

//! The steps from the rows of \a previous to those of \a next, whose rows and places are filled in.
//! \a diff is that of their snapshots, nullptr if it is the same one. Pure, for the worker thread.
RowTransition buildTransition(const RefreshResult &previous, const RefreshResult &next,
                              const session::SnapshotDiff *diff);

} // namespace sessionscope::live
