// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/refresh.h"
#include "session/diff.h"

#include <QObject>
#include <QPersistentModelIndex>

namespace sessionscope::models {
class SessionTableModel;
}

namespace sessionscope::gui {

class DetailsDock;
class SessionsView;

//! Shows the current session in the details, and keeps them with it: through refreshes, and while a
//! filter hides it.
class DetailsFollower final : public QObject
{
    Q_OBJECT

public:
    //! All of them outlive this object.
    DetailsFollower(const SessionsView &view, const models::SessionTableModel &sessions,
                    DetailsDock &details);

    //! For each result, after the view has it.
    void follow(const live::RefreshResult &result);

signals:
    //! Another session is shown now, or none.
    void sessionChanged();

private:
    void showCurrent();
    void showChanges();

    const SessionsView &m_view;
    const models::SessionTableModel &m_sessions;
    DetailsDock &m_details;
    QPersistentModelIndex m_index; // of the session in the details, while the view shows it
    quint32 m_row = session::kNoRow; // of the snapshot, also while a filter hides it
};

} // namespace sessionscope::gui
