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

//! What changes in every session at every refresh says nothing about it.
inline constexpr RowChanges kTellingColumns =
    ((RowChanges(1) << kColumnCount) - 1) & ~columnSet(Column::Age) & ~columnSet(Column::Idle);

} // namespace sessionscope::session
