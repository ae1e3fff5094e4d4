// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionsnapshot.h"

namespace sessionscope::live {

//! \a answer, and of each node that failed the sessions that \a before (may be null) has of it, as
//! they were: nobody knows that they are gone. ServerNode::listed_ms says since when they are not
//! renewed. Any thread; O(rows) where a node failed, nothing else where none did.
session::SnapshotPointer withStaleSessions(const session::SnapshotPointer &answer,
                                           const session::SnapshotPointer &before);

} // namespace sessionscope::live
