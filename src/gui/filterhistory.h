// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace sessionscope::gui {

//! The filters of a page, one after the other, to go back to. What comes while somebody types is
//! one filter that becomes another, until it is settled.
class FilterHistory final
{
public:
    //! The filter that is in force now. Those that had been gone back from are forgotten.
    void note(const QString &filter);

    //! The next one that is noted stands beside this one, not in its place.
    void settle() { m_isOpen = false; }

    bool canGoBack() const { return m_at > 0; }

    bool canGoForward() const { return m_at + 1 < m_filters.size(); }

    //! The one before, which must be there.
    QString goBack();
    QString goForward();

    static constexpr qsizetype kMostFilters = 200;

private:
    QStringList m_filters{QString()}; // the page begins without one
    qsizetype m_at = 0;
    bool m_isOpen = false;
};

} // namespace sessionscope::gui
