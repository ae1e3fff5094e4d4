// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sessionscope::models {
class SessionTableModel;
}

namespace sessionscope::gui {

class SessionsView;

//! Puts sessions on the clipboard, in the columns and the order that the view shows.
class SessionCopy final
{
public:
    //! Both outlive this object.
    SessionCopy(const SessionsView &view, const models::SessionTableModel &sessions);

    //! The selected sessions, without any the current one. Many of them become text on another
    //! thread, and are on the clipboard a moment later.
    void copyRows() const;
    //! The raw value of the current cell.
    void copyCell() const;

private:
    const SessionsView &m_view;
    const models::SessionTableModel &m_sessions;
};

} // namespace sessionscope::gui
