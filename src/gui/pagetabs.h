// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/mainwindowservices.h"

#include <QTabWidget>

namespace sessionscope::gui {

class InstancePage;
struct InstancePageInfo;

//! The open instances and files, a page in a tab for each.
class PageTabs final : public QTabWidget
{
    Q_OBJECT

public:
    //! \a services outlives the tabs.
    explicit PageTabs(const MainWindowServices &services, QWidget *parent = nullptr);
    ~PageTabs() override;

    //! \a position among the tabs, or -1: the last. The new page becomes the current one.
    InstancePage *open(const InstancePageInfo &info, MainWindowServices::SourcePointer source,
                       int position = -1);
    void close(InstancePage *page);
    void closeCurrent();
    //! To the next tab (1) or the one before (-1), around the ends.
    void switchBy(int step);
    //! The name or the production mark of the page has changed.
    void updateTab(InstancePage *page);

    //! Null if there is none.
    InstancePage *currentPage() const;
    QList<InstancePage *> pages() const;
    //! The one of the saved connection, or null.
    InstancePage *pageOf(const QString &profileId) const;

signals:
    void pageOpened(sessionscope::gui::InstancePage *page);
    void pageChanged(sessionscope::gui::InstancePage *page);
    //! \a profileId is empty if it was not the page of a saved connection.
    void pageClosed(const QString &profileId);
    void exportRequested(sessionscope::gui::InstancePage *page);
    void groupExportRequested(sessionscope::gui::InstancePage *page);
    void chartSaveRequested(sessionscope::gui::InstancePage *page);
    void editRequested(const QString &profileId);
    void serverRequested(const QString &profileId, const QString &address);

private:
    void closeTab(int index);

    const MainWindowServices &m_services;
};

} // namespace sessionscope::gui
