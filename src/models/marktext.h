// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/rowchanges.h"

#include <QString>

namespace sessionscope::models {

//! What the marks of a session stand for, on the screen and in words.
enum class Mark { None, New, Changed, Gone };

//! Age, Idle and the fill of buffers change all the time and mark nothing.
Mark markOf(session::RowChanges changes);

//! "+", "~", "–" or nothing.
QString markSign(Mark mark);

//! "new", "changed: Command, DB", "gone" or nothing.
QString markText(session::RowChanges changes);

//! "colour rule: Blocked".
QString colorRuleText(const QString &word);

} // namespace sessionscope::models
