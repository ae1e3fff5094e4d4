// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/wildcards.h"

namespace sessionscope::session {

// Each part at the first place behind the one before: if that fails, nothing else can do.
bool matchesWildcards(QStringView text, const QStringList &parts, WildcardMatch match)
{
    const bool isWhole = match == WildcardMatch::Whole;
    if (isWhole) {
        const QString &first = parts.constFirst();
        const QString &last = parts.constLast();
        if (parts.size() == 1)
            return text.compare(first, Qt::CaseInsensitive) == 0;
        if (text.size() < first.size() + last.size() || !text.startsWith(first, Qt::CaseInsensitive)
            || !text.endsWith(last, Qt::CaseInsensitive))
            return false;
        text = text.sliced(first.size()).chopped(last.size());
    }
    const qsizetype begin = isWhole ? 1 : 0;
    const qsizetype end = parts.size() - begin;
    for (qsizetype i = begin; i < end; ++i) {
        const qsizetype at = text.indexOf(parts[i], 0, Qt::CaseInsensitive);
        if (at < 0)
            return false;
        text = text.sliced(at + parts[i].size());
    }
    return true;
}

} // namespace sessionscope::session
