// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/column.h"

#include <QObject>

#include <functional>

class QAction;
class QMenu;

namespace sessionscope::models {
class SessionTableModel;
}

namespace sessionscope::gui {

class SessionsView;
class ViewChoice;

//! Writes the filter line from the current cell of the sessions: only this, not this, and this, or
//! this, its source, its name. The keys work while the sessions have the focus.
class FilterCellActions final : public QObject
{
    Q_OBJECT

public:
    //! All of them outlive this object.
    FilterCellActions(SessionsView &view, const models::SessionTableModel &sessions,
                      ViewChoice &choice);

    //! As the action of that name does.
    void onlyThisSource() const;
    //! Adds them to a menu as a menu of its own, with what they would write.
    void addTo(QMenu &menu) const;

private:
    QAction *add(const QString &text, const QString &keys, const std::function<void()> &write);
    QAction *add(const QString &text, const QString &keys, session::Column column);
    //! Of the current cell, or of another column of its row; empty without one.
    QString term(bool isNegated = false) const;
    QString termOf(session::Column column, bool isNegated) const;

    SessionsView &m_view;
    const models::SessionTableModel &m_sessions;
    ViewChoice &m_choice;
    QList<QAction *> m_actions;
    QAction *m_onlyThisSource;
};

} // namespace sessionscope::gui
