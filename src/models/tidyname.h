// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sessionscope::models {

//! \a text fit to be a name: one line of visible characters, at most \a maxCharacters.
QString tidyName(const QString &text, qsizetype maxCharacters);

} // namespace sessionscope::models
