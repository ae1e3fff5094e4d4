// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/detailsfollower.h"

#include "gui/detailsdock.h"
#include "gui/sessionsview.h"
#include "models/sessiontablemodel.h"

namespace sessionscope::gui {

DetailsFollower::DetailsFollower(const SessionsView &view,
                                 const models::SessionTableModel &sessions, DetailsDock &details)
    : m_view(view)
    , m_sessions(sessions)
    , m_details(details)
{
    connect(m_view.selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!m_view.isApplying())
            showCurrent();
    });
}

void DetailsFollower::showCurrent()
{
    const QModelIndex current = m_view.currentIndex();
    m_index = current;
    m_row = current.isValid() ? m_sessions.snapshotRow(current.row()) : session::kNoRow;
    if (current.isValid())
        m_details.setSession(m_sessions.result()->snapshot, m_row,
                             m_sessions.labelAt(current.row()));
    else
        m_details.clear();
    showChanges();
    emit sessionChanged();
}

void DetailsFollower::showChanges()
{
    if (m_index.isValid())
        m_details.setSigns(m_sessions.changesOf(m_index.row()),
                           m_sessions.colorRuleAt(m_index.row()));
}

void DetailsFollower::follow(const live::RefreshResult &result)
{
    if (m_index.isValid()) {
        m_row = m_sessions.snapshotRow(m_index.row());
        m_details.setSession(result.snapshot, m_row, m_sessions.labelAt(m_index.row()));
        showChanges();
        return;
    }
    if (result.snapshotChanged || m_row == session::kNoRow) {
        m_row = session::kNoRow;
        m_details.setGone();
        return;
    }
    const quint32 place = result.placeOfRow[m_row];
    if (place != session::kNoRow)
        m_index = m_sessions.index(static_cast<int>(place), 0);
}

} // namespace sessionscope::gui
