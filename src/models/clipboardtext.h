// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionsnapshot.h"

#include <QString>

#include <span>

namespace sessionscope::models {

//! Rows as text for the clipboard: a header line of API names, then one line a session, columns
//! separated by TAB, lines ended by LF. Values are raw; unknown is empty. TAB and line ends inside
//! a text become blanks, since spreadsheets would split there; nothing else is altered.
QString toTabSeparated(const session::SessionSnapshot &snapshot, std::span<const quint32> rows,
                       std::span<const session::Column> columns);

} // namespace sessionscope::models
