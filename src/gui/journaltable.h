// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/table.h"
#include "live/journalentry.h"

#include <vector>

namespace sessionscope::gui {

//! The journal as a table to be written: a row for each session of each action, one for an action
//! without sessions, one for each line that cannot be read. In words that are the same in every
//! language.
exporting::PlainTable journalTable(const std::vector<live::JournalEntry> &entries);

} // namespace sessionscope::gui
