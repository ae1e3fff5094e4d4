// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

class QMainWindow;

namespace sessionscope {
class Settings;
}

namespace sessionscope::gui {

class SessionsView;

//! Remembers how a page looks: its columns with the order of the rows, and its docks. Written a
//! moment after the last change, and at the latest when the page goes.
class PageLook final : public QObject
{
    Q_OBJECT

public:
    //! All of them outlive this object. Nothing is remembered before restore().
    PageLook(SessionsView &view, QMainWindow &dockArea, Settings &settings);
    ~PageLook() override;

    void restore();
    //! The user has changed columns, widths or order.
    void noteColumnsEdited();
    //! A dock has been shown, hidden or moved.
    void noteDocksChanged();
    //! What is still waiting to be written.
    void flush();

private:
    void save();

    SessionsView &m_view;
    QMainWindow &m_dockArea;
    Settings &m_settings;
    QTimer m_delay;
    bool m_isRestoring = true;
    bool m_areColumnsEdited = false; // they are the user's, not the defaults
};

} // namespace sessionscope::gui
