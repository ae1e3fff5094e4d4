// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sessionactions.h"

#include "gui/columnchooser.h"
#include "gui/columnmenu.h"
#include "gui/columnsetmenu.h"
#include "gui/copymenu.h"
#include "gui/labeldialog.h"
#include "gui/opendialog.h"
#include "gui/sessionmenu.h"
#include "gui/sessionsview.h"
#include "gui/viewchoice.h"
#include "models/columnlistmodel.h"
#include "models/sessiontablemodel.h"

namespace sessionscope::gui {

SessionActions::SessionActions(SessionsView &view, const models::SessionTableModel &sessions,
                               models::ColumnListModel &columns, models::ColumnSetStore &columnSets,
                               ViewChoice &choice)
    : m_view(view)
    , m_sessions(sessions)
    , m_columns(columns)
    , m_columnSets(columnSets)
    , m_choice(choice)
    , m_copy(view, sessions)
    , m_filter(view, sessions, choice)
{
    connect(&m_copy, &SessionCopy::done, this, &SessionActions::copied);
    connect(&m_view, &QWidget::customContextMenuRequested, this, &SessionActions::showSessionMenu);
    connect(&m_view, &SessionsView::headerMenuRequested, this, &SessionActions::showColumnMenu);
}

void SessionActions::copyRows(CopyFormat format)
{
    m_copy.copyRows(format);
}

void SessionActions::copyCell() const
{
    m_copy.copyCell();
}

void SessionActions::showCopyMenu()
{
    auto *menu = new CopyMenu(&m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu, &CopyMenu::cellChosen, this, &SessionActions::copyCell);
    connect(menu, &CopyMenu::rowsChosen, this, &SessionActions::copyRows);
    const QRect cell = m_view.visualRect(m_view.currentIndex());
    const QRect shown = m_view.viewport()->rect();
    const QPoint place = shown.intersects(cell) ? cell.bottomLeft() : shown.center();
    menu->popup(m_view.viewport()->mapToGlobal(place));
}

void SessionActions::filterByCurrentSource()
{
    m_filter.onlyThisSource();
}

void SessionActions::nameCurrentSource()
{
    const QModelIndex current = m_view.currentIndex();
    if (!current.isValid())
        return;
    const quint32 row = m_sessions.snapshotRow(current.row());
    const auto textOf = [this, row](session::Column column) {
        return m_sessions.snapshot()->text(column, row).value_or(QString());
    };
    emit nameRequested(
        labelProposals(textOf(session::Column::Client), textOf(session::Column::Name)));
}

void SessionActions::sortBy(const session::SortSpec &sort)
{
    m_view.setSort(sort);
    m_choice.setSort(sort);
    emit columnsEdited();
}

void SessionActions::fitColumns()
{
    m_view.fitColumns();
    emit columnsEdited();
}

void SessionActions::chooseColumns()
{
    openDialog(new ColumnChooser(m_columns, m_columnSets, &m_view));
}

void SessionActions::showSessionMenu(const QPoint &position)
{
    if (!m_view.indexAt(position).isValid())
        return;
    auto *menu = new SessionMenu(m_filter, m_isDisconnecting, &m_view);
    connect(menu, &SessionMenu::copyRowsRequested, this,
            [this] { copyRows(CopyFormat::TabSeparated); });
    connect(menu, &SessionMenu::copyAsRequested, this, &SessionActions::copyRows);
    connect(menu, &SessionMenu::copyCellRequested, this, &SessionActions::copyCell);
    connect(menu, &SessionMenu::nameRequested, this, &SessionActions::nameCurrentSource);
    connect(menu, &SessionMenu::disconnectRequested, this, &SessionActions::disconnectRequested);
    connect(menu, &SessionMenu::detailsRequested, this, &SessionActions::detailsRequested);
    menu->popup(m_view.viewport()->mapToGlobal(position));
}

void SessionActions::showColumnMenu(session::Column column, const QPoint &globalPosition)
{
    auto *menu =
        new ColumnMenu(column, !m_view.sort().empty(), m_view.shownColumns().size() > 1, &m_view);
    addColumnSets(*menu->sets(), m_columns, m_columnSets, m_view);
    connect(menu, &ColumnMenu::sortRequested, this, &SessionActions::sortBy);
    connect(menu, &ColumnMenu::hideRequested, &m_columns,
            [this, column] { m_columns.setVisible(column, false); });
    connect(menu, &ColumnMenu::chooseRequested, this, &SessionActions::chooseColumns);
    connect(menu, &ColumnMenu::fitRequested, this, &SessionActions::fitColumns);
    menu->popup(globalPosition);
}

} // namespace sessionscope::gui
