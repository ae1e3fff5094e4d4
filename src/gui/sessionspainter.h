// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/column.h"

#include <QList>
#include <QRegion>

class QPainter;

namespace sessionscope::models {
class SessionTableModel;
}

namespace sessionscope::gui {

class SessionDelegate;
class SessionsView;

//! Paints the rows of the view, row by row. QTableView would look for each cell whether it is
//! selected, by walking through all selected ranges, and fill an option of its style for it; both
//! cost more than painting the cell.
class SessionsPainter final
{
public:
    //! All of them outlive the painter.
    SessionsPainter(const SessionsView &view, const models::SessionTableModel &sessions,
                    const SessionDelegate &delegate);

    void paint(QPainter *painter, const QRegion &region) const;

private:
    struct ShownColumn
    {
        session::Column column;
        int left;
        int width;
    };

    QList<ShownColumn> columnsIn(const QRect &area) const;
    void paintArea(QPainter *painter, const QRect &area) const;

    const SessionsView &m_view;
    const models::SessionTableModel &m_sessions;
    const SessionDelegate &m_delegate;
};

} // namespace sessionscope::gui
