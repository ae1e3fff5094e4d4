// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionsnapshot.h"

#include <QStringList>

namespace sessionscope::app {

//! \brief What the reader of a table should know about the answer, in sentences for stderr.
//! O(rows).
QStringList noticesAbout(const session::SessionSnapshot &snapshot);

} // namespace sessionscope::app
