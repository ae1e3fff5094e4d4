// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/filtercellactions.h"
#include "gui/sessioncopy.h"
#include "session/column.h"
#include "session/order.h"

#include <QObject>

class QPoint;

namespace sessionscope::models {
class ColumnListModel;
class ColumnSetStore;
class SessionTableModel;
} // namespace sessionscope::models

namespace sessionscope::gui {

class SessionsView;
class ViewChoice;

//! What can be done with the sessions and the columns of the view, by its context menus and by the
//! menus of the window.
class SessionActions final : public QObject
{
    Q_OBJECT

public:
    //! All of them outlive this object.
    SessionActions(SessionsView &view, const models::SessionTableModel &sessions,
                   models::ColumnListModel &columns, models::ColumnSetStore &columnSets,
                   ViewChoice &choice);

    void copyRows(CopyFormat format = CopyFormat::TabSeparated);
    void copyCell() const;
    //! Lets the user choose a format, beside the current cell.
    void showCopyMenu();
    //! Adds the source of the current session to the filter.
    void filterByCurrentSource();
    //! Asks what to call it.
    void nameCurrentSource();
    void sortBy(const session::SortSpec &sort);
    void fitColumns();
    void chooseColumns();

    //! Whether the menu of a session offers to disconnect it; at first it does not.
    void setDisconnecting(bool isAllowed) { m_isDisconnecting = isAllowed; }

signals:
    void detailsRequested();
    void disconnectRequested();
    //! One sentence on what is on the clipboard now.
    void copied(const QString &message);
    //! Proposals for what is to be named.
    void nameRequested(const QStringList &proposals);
    //! The user has changed widths or order.
    void columnsEdited();

private:
    void showSessionMenu(const QPoint &position);
    void showColumnMenu(session::Column column, const QPoint &globalPosition);

    SessionsView &m_view;
    const models::SessionTableModel &m_sessions;
    models::ColumnListModel &m_columns;
    models::ColumnSetStore &m_columnSets;
    ViewChoice &m_choice;
    SessionCopy m_copy;
    FilterCellActions m_filter;
    bool m_isDisconnecting = false;
};

} // namespace sessionscope::gui
