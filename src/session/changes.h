// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/column.h"
#include "session/diff.h"

#include <vector>

namespace sessionscope::session {

//! For each row of \a after the columns whose value is another than in the same session of
//! \a before; known and unknown differ. Nothing for new sessions. \a diff must be that of the two.
//! Some nanoseconds a session and column: for who wants to know.
std::vector<ColumnSet> changedColumns(const SessionSnapshot &before, const SessionSnapshot &after,
                                      const SnapshotDiff &diff);

} // namespace sessionscope::session
