// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/column.h"

namespace sessionscope::session {

//! What has become of a session between two moments: the columns whose value is another one, and
//! these bits beside them.
using RowChanges = ColumnSet;

inline constexpr RowChanges kRowIsNew = RowChanges(1) << 63;
inline constexpr RowChanges kRowIsGone = RowChanges(1) << 62;

//! Age and Idle change in every session at every refresh, the fill of buffers and the counters with
//! every command: that says nothing about a session.
inline constexpr RowChanges kTellingColumns = kAllColumns
    & ~(columnSet(Column::Age) | columnSet(Column::Idle) | columnSet(Column::Qbuf)
        | columnSet(Column::QbufFree) | columnSet(Column::Obl) | columnSet(Column::Oll)
        | columnSet(Column::ArgvMem) | columnSet(Column::MultiMem) | columnSet(Column::TotMem)
        | columnSet(Column::Rbs) | columnSet(Column::Rbp) | columnSet(Column::TotNetIn)
        | columnSet(Column::TotNetOut) | columnSet(Column::TotCmds));

} // namespace sessionscope::session
