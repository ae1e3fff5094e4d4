// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sessionspainter.h"

#include "gui/sessiondelegate.h"
#include "gui/sessionsheader.h"
#include "gui/sessionsview.h"
#include "models/sessiontablemodel.h"

namespace sessionscope::gui {

SessionsPainter::SessionsPainter(const SessionsView &view,
                                 const models::SessionTableModel &sessions,
                                 const SessionDelegate &delegate)
    : m_view(view)
    , m_sessions(sessions)
    , m_delegate(delegate)
{
}

void SessionsPainter::paint(QPainter *painter, const QRegion &region) const
{
    for (const QRect &area : region)
        paintArea(painter, area);
}

QList<SessionsPainter::ShownColumn> SessionsPainter::columnsIn(const QRect &area) const
{
    QList<ShownColumn> columns;
    const SessionsHeader &header = *m_view.header();
    for (int section = 0; section < header.count(); ++section) {
        if (header.isSectionHidden(section))
            continue;
        const int left = m_view.columnViewportPosition(section);
        const int width = m_view.columnWidth(section);
        if (left <= area.right() && left + width > area.left())
            columns.append({session::columnAt(section), left, width});
    }
    return columns;
}

void SessionsPainter::paintArea(QPainter *painter, const QRect &area) const
{
    const QList<ShownColumn> columns = columnsIn(area);
    const int first = m_view.rowAt(area.top());
    if (columns.isEmpty() || first < 0)
        return;
    int left = columns.first().left;
    int right = left;
    for (const ShownColumn &column : columns) {
        left = qMin(left, column.left);
        right = qMax(right, column.left + column.width);
    }
    const int below = m_view.rowAt(area.bottom());
    const int last = below < 0 ? m_sessions.rowCount() - 1 : below;
    const SelectedRows &selected = m_view.selectedRows();
    const QModelIndex current = m_view.hasFocus() ? m_view.currentIndex() : QModelIndex();
    for (int row = first; row <= last; ++row) {
        const int top = m_view.rowViewportPosition(row);
        const int height = m_view.rowHeight(row);
        m_delegate.paintRow(painter, QRect(left, top, right - left, height), m_sessions, row,
                            selected.contains(row));
        for (const ShownColumn &column : columns) {
            const bool isCurrent =
                row == current.row() && session::indexOf(column.column) == current.column();
            m_delegate.paintCell(painter, QRect(column.left, top, column.width, height),
                                 m_view.layoutDirection(), isCurrent, m_sessions, row,
                                 column.column);
        }
    }
}

} // namespace sessionscope::gui
