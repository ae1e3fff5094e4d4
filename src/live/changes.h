// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/refresh.h"
#include "session/diff.h"

namespace sessionscope::live {

//! What has become of the sessions of \a before, the answer before that of \a result. \a diff
//! compares the two.
ChangesPointer changesSinceLast(const session::SessionSnapshot &before,
                                const session::SnapshotDiff &diff, const RefreshResult &result);

//! The same since \a mark, however long ago: of the rows behind those of the answer only those are
//! gone that \a mark has.
ChangesPointer changesSinceMark(const session::SnapshotPointer &mark, const RefreshResult &result);

} // namespace sessionscope::live
