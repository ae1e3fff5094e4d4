// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewanchor.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>

namespace sessionscope::gui {

ViewAnchor::ViewAnchor(QTableView &view)
    : m_view(view)
{
    if (view.model() == nullptr || view.verticalScrollBar()->value() == 0)
        return;
    const int first = view.rowAt(0);
    if (first < 0)
        return;
    const int last = view.rowAt(view.viewport()->height() - 1);
    const int end = last < 0 ? view.model()->rowCount() - 1 : last;
    for (int row = first; row <= end; ++row)
        m_places.append({view.model()->index(row, 0), view.rowViewportPosition(row)});
}

void ViewAnchor::restore() const
{
    for (const Place &place : m_places) {
        if (!place.index.isValid())
            continue;
        const int position = m_view.verticalHeader()->sectionPosition(place.index.row());
        m_view.verticalScrollBar()->setValue(position - place.offset);
        return;
    }
}

} // namespace sessionscope::gui
