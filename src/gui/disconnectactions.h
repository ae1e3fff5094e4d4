// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/mainwindowservices.h"

#include <QAction>
#include <QObject>
#include <QPointer>

class QMenu;

namespace sessionscope::gui {

class DisconnectDialog;
class InstancePage;
class PageTabs;
struct DisconnectSubject;

//! Disconnecting sessions: the actions in the menus, only as long as the current page is of a
//! connection that allows it, and the dialogs behind them; the journal, always.
class DisconnectActions final : public QObject
{
    Q_OBJECT

public:
    //! All of them outlive this object. Dialogs come up over \a window.
    DisconnectActions(const MainWindowServices &services, PageTabs &tabs, QMenu &sessionMenu,
                      QWidget &window);
    ~DisconnectActions() override;

    //! Goes by the current page.
    void update();

    void showJournal();

private:
    void connectPage(InstancePage *page);
    void place(QAction &action, bool isThere);
    void disconnectSessions(InstancePage *page, bool areOfFilter);
    void disconnectAll(InstancePage *page);
    static QString notAllowed();
    void readAgain(InstancePage *page, DisconnectDialog *dialog, bool areOfFilter);

    const MainWindowServices &m_services;
    PageTabs &m_tabs;
    QMenu &m_menu;
    QWidget &m_window;
    QAction m_separator;
    QAction m_selected;
    QAction m_shown;
    QAction m_all;
    QPointer<QWidget> m_sessions; // where the key works
};

} // namespace sessionscope::gui
