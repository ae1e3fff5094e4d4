// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/refresh.h"

namespace sessionscope::live {

//! Everything the window needs to go from \a previous (nullptr: an empty list) to \a snapshot seen
//! as \a request. Pure, for the worker thread; O(rows of both) besides ranking texts.
RefreshResultPointer buildRefresh(const RefreshResult *previous,
                                  const session::SnapshotPointer &snapshot,
                                  const ViewRequest &request, quint64 number);

} // namespace sessionscope::live
