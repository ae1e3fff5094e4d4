// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionsnapshot.h"

#include <span>

namespace sessionscope::session {

//! The rows of \a snapshot and behind them copies of \a rows of \a from, for lists that show
//! sessions beside those of one answer. What the answer says beside its rows stays as it is; the
//! codes of texts of \a snapshot mean the same in both. Copies every column: some 60 ns a row.
SnapshotPointer withAppendedRows(const SessionSnapshot &snapshot, const SessionSnapshot &from,
                                 std::span<const quint32> rows);

//! The same, with \a info beside the rows.
SnapshotPointer withAppendedRows(const SessionSnapshot &snapshot, const SessionSnapshot &from,
                                 std::span<const quint32> rows, SnapshotInfo info);

} // namespace sessionscope::session
