// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/mainwindowservices.h"

#include <QObject>

class QMenu;

namespace sessionscope::gui {

class InstancePage;
struct ExportInput;
class PageTabs;

//! What can be done with files: open a snapshot, also a recent one, save one, export.
class FileActions final : public QObject
{
    Q_OBJECT

public:
    //! All of them outlive this object. \a recentMenu is filled when it opens; dialogs come up over
    //! \a window.
    FileActions(const MainWindowServices &services, PageTabs &tabs, QMenu &recentMenu,
                QWidget &window);

    InstancePage *open(const QString &path);
    void chooseAndOpen();
    //! What the current page shows, under a name that the user chooses.
    void saveSnapshot();
    void exportPage(InstancePage *page);
    //! The dialog starts with the table of groups.
    void exportGroups(InstancePage *page);
    //! The chart of the groups, as a picture under a name that the user chooses.
    void saveChart(InstancePage *page);

private:
    void fillRecentFiles();
    void openExport(InstancePage *page, ExportInput input);
    void save(const QString &path, InstancePage *page, const session::SnapshotPointer &snapshot);

    const MainWindowServices &m_services;
    PageTabs &m_tabs;
    QMenu &m_recentMenu;
    QWidget &m_window;
};

} // namespace sessionscope::gui
