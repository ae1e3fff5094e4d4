// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/filterhistory.h"

namespace sessionscope::gui {

void FilterHistory::note(const QString &filter)
{
    if (filter == m_filters[m_at])
        return;
    m_filters.resize(m_at + 1);
    // Who clears the line wants the filter back, perhaps, whole as it was.
    if (m_isOpen && !filter.isEmpty())
        m_filters.removeLast();
    m_isOpen = m_filters.last() != filter;
    if (m_isOpen)
        m_filters.append(filter);
    if (m_filters.size() > kMostFilters)
        m_filters.removeFirst();
    m_at = m_filters.size() - 1;
}

QString FilterHistory::goBack()
{
    Q_ASSERT(canGoBack());
    m_isOpen = false;
    return m_filters[--m_at];
}

QString FilterHistory::goForward()
{
    Q_ASSERT(canGoForward());
    m_isOpen = false;
    return m_filters[++m_at];
}

} // namespace sessionscope::gui
