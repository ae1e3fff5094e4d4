// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/changes.h"

namespace sessionscope::session {

//! What has become of a session between two moments: the columns whose value is another one, and
//! these bits beside them.
using RowChanges = quint32;

inline constexpr RowChanges kRowIsNew = RowChanges(1) << 31;
inline constexpr RowChanges kRowIsGone = RowChanges(1) << 30;

//! Age and Idle change in every session at every refresh, and the fill of buffers with every
//! command: that says nothing about a session.
inline constexpr RowChanges kTellingColumns = ((RowChanges(1) << kColumnCount) - 1)
    & ~(columnSet(Column::Age) | columnSet(Column::Idle) | columnSet(Column::Qbuf)
        | columnSet(Column::QbufFree) | columnSet(Column::Obl) | columnSet(Column::Oll));

} // namespace sessionscope::session
