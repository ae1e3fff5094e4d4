// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionsnapshot.h"

#include <vector>

namespace sessionscope::session {

//! A row that has no partner in the other snapshot.
inline constexpr quint32 kNoRow = 0xffffffff;

//! Which rows of two snapshots are the same session. A session is (NodeId, Id, Addr) and, among
//! equal ones, its place among them; if its age has gone down it is another session that was given
//! the same identity.
struct SnapshotDiff
{
    std::vector<quint32> newToOld; //!< for each new row its old row, or kNoRow: new
    quint32 survivors = 0;
};

//! O(rows of both), whatever their order; quickest where survivors keep theirs.
SnapshotDiff compareSnapshots(const SessionSnapshot &before, const SessionSnapshot &after);

} // namespace sessionscope::session
