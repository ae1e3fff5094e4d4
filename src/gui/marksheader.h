// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace sessionscope::models {
class SessionTableModel;
}

namespace sessionscope::gui {

class SessionDelegate;
class SessionsView;

//! The narrow first column of the sessions: a sign for what has become of each since the last
//! refresh, and a bar beside the current one. It stays where it is when the columns are scrolled.
class MarksHeader final : public QHeaderView
{
    Q_OBJECT

public:
    //! Both outlive the header.
    MarksHeader(const SessionsView &view, const SessionDelegate &delegate);

    //! Outlives the header.
    void setSessions(const models::SessionTableModel *sessions) { m_sessions = sessions; }

    void updateRow(int row);
    //! There may be more or fewer signs now.
    void updateWidth();

    QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &area, int row) const override;

private:
    const SessionsView &m_view;
    const SessionDelegate &m_delegate;
    const models::SessionTableModel *m_sessions = nullptr;
    int m_width = 0; // when last laid out
};

} // namespace sessionscope::gui
