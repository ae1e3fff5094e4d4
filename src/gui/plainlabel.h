// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/displaytext.h"
#include "core/limits.h"

namespace sessionscope::gui {

//! A foreign text as the label of a tab, menu or button: safe to look at, and without access keys.
inline QString plainLabel(const QString &text)
{
    return displayText(text, kMaxCellCharacters).replace(u'&', QLatin1StringView("&&"));
}

} // namespace sessionscope::gui
