// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QStringView>

namespace sessionscope::session {

//! Stands for any characters, none included.
inline constexpr QChar kWildcard = u'*';

enum class WildcardMatch : quint8 { Whole, Part };

//! Whether \a text is, or holds, the parts between the wildcards of a pattern one after the other,
//! upper and lower case alike. At least one part, which may be empty. O(length of both) as a rule.
bool matchesWildcards(QStringView text, const QStringList &parts, WildcardMatch match);

} // namespace sessionscope::session
