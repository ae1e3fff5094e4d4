// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/instancepage.h"
#include "gui/mainwindowservices.h"

#include <QMainWindow>

#include <memory>

namespace sessionscope::gui {

class ConnectionActions;
class ConnectionsDock;
class DisconnectActions;
class FileActions;
class LabelActions;
class MainActions;
class PageTabs;

namespace Ui {
class MainWindow;
}

//! The one window: saved connections on the left, a page for each open instance or file in tabs.
//! It arranges pages and passes on what the menus say; what a page does is the page's matter, what
//! is done with connections and files that of ConnectionActions and FileActions.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(MainWindowServices services, QWidget *parent = nullptr);
    ~MainWindow() override;

    //! The page that shows the saved connection; null if there is none of that id, or if it cannot
    //! be opened, which is then shown.
    InstancePage *openProfile(const QString &profileId);
    InstancePage *openFile(const QString &path);
    InstancePage *openDemo();
    //! A source that is neither saved nor a file.
    InstancePage *openSource(const InstancePageInfo &info,
                             std::unique_ptr<live::SessionSource> source);

    //! Null while the welcome page is shown.
    InstancePage *currentPage() const;
    QList<InstancePage *> pages() const;

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void connectActions();
    void connectParts();
    void updateActions();
    void goToConnections();
    void showHelp();
    void compare();

    MainWindowServices m_services;
    const std::unique_ptr<Ui::MainWindow> m_ui;
    ConnectionsDock *m_connections;
    PageTabs *m_tabs;
    std::unique_ptr<MainActions> m_actions;
    std::unique_ptr<ConnectionActions> m_connectionActions;
    std::unique_ptr<FileActions> m_fileActions;
    std::unique_ptr<LabelActions> m_labelActions;
    std::unique_ptr<DisconnectActions> m_disconnectActions;
};

} // namespace sessionscope::gui
