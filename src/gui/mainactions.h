// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;

namespace sessionscope::gui {

class InstancePage;
class PageDocks;
class PageTabs;

namespace Ui {
class MainWindow;
}

//! The actions in the menus of the main window: their icons and shortcuts, which of them can be
//! used now, and what of them the current page does.
class MainActions final : public QObject
{
    Q_OBJECT

public:
    //! Both outlive this object.
    MainActions(const Ui::MainWindow &ui, const PageTabs &tabs);

    //! Goes by the current page. \a hasConnection: there is one to edit or delete.
    void update(bool hasConnection, bool areConnectionsShown);

private:
    void setUp();
    void connectToPage();
    void connectLook();
    void passOn(QAction *action, void (InstancePage::*function)());
    void passOn(QAction *action, void (PageDocks::*function)());
    void passOnState(QAction *action, void (InstancePage::*function)(bool));
    void passOnState(QAction *action, void (PageDocks::*function)(bool));

    const Ui::MainWindow &m_ui;
    const PageTabs &m_tabs;
};

} // namespace sessionscope::gui
