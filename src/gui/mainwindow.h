// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/connectiondialog.h"
#include "gui/instancepage.h"

#include <QMainWindow>

#include <functional>
#include <memory>

namespace sessionscope::gui {

class ConnectionsDock;

namespace Ui {
class MainWindow;
}

//! What the main window works with; all of it outlives it.
struct MainWindowServices
{
    using SourcePointer = std::unique_ptr<live::SessionSource>;

    ConnectionServices connections;
    Settings &settings;
    live::RefreshWorker &worker;
    const Clock &clock;
    std::function<Result<SourcePointer>(const live::ConnectionProfile &profile)> openProfile;
    std::function<SourcePointer(const QString &path)> openFile;
    std::function<Result<SourcePointer>()> openDemo;
    std::function<QFuture<Result<void>>(const QString &path,
                                        const session::SnapshotPointer &snapshot)>
        saveSnapshot;
};

//! The one window: saved connections on the left, a page for each open instance or file in tabs.
//! It arranges pages and passes on what the menus say; what a page does is the page's matter.
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
    void setUpActions();
    void connectActions();
    void connectConnections();
    void restoreLook();
    //! \a position among the tabs, or -1: the last.
    InstancePage *openProfileAt(const QString &profileId, int position);
    InstancePage *addPage(const InstancePageInfo &info, std::unique_ptr<live::SessionSource> source,
                          int position);
    InstancePage *pageOf(const QString &profileId) const;
    void closePage(InstancePage *page);
    void closeTab(int index);
    void switchTab(int step);
    void updateActions();
    void updateTab(InstancePage *page);
    void updateConnectionState(const QString &profileId);
    void updateNotice();
    void fillRecentFiles();

    void addConnection();
    void editConnection(const QString &profileId);
    void duplicateConnection(const QString &profileId);
    void deleteConnection(const QString &profileId);
    void handleSaved(const QString &profileId);
    //! Of the current page, else of the list.
    QString chosenProfile() const;

    void chooseFile();
    void saveSnapshot();
    void exportPage(InstancePage *page);
    void showError(const Error &error, const QString &subject);
    void openDialog(QDialog *dialog);

    MainWindowServices m_services;
    const std::unique_ptr<Ui::MainWindow> m_ui;
    ConnectionsDock *m_connections;
    QHash<QString, live::ConnectionProfile> m_opened; // as they were when their pages were made
};

} // namespace sessionscope::gui
