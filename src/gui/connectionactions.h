// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/instancepageinfo.h"
#include "gui/mainwindowservices.h"

#include <QHash>
#include <QObject>

namespace sessionscope::gui {

class ConnectionsDock;
class InstancePage;
class PageTabs;

//! What can be done with saved connections: open, add, edit, duplicate, delete. Keeps the pages and
//! the list in step with what is saved.
class ConnectionActions final : public QObject
{
    Q_OBJECT

public:
    //! All of them outlive this object. Dialogs come up over \a window.
    ConnectionActions(const MainWindowServices &services, ConnectionsDock &dock, PageTabs &tabs,
                      QWidget &window);

    //! The page that shows the connection; null if there is none of that id, or if it cannot be
    //! opened, which is then shown.
    InstancePage *open(const QString &profileId);
    void add();
    void edit(const QString &profileId);
    void duplicate(const QString &profileId);
    void remove(const QString &profileId);
    //! The connection that menus are about: of the current page, else of the list. Empty: none.
    QString chosen() const;

private:
    //! What stands behind a page.
    struct Opened
    {
        live::ConnectionProfile profile; //!< as it was when the page was made, or told of a change
        QString server; //!< its address, if it is another one than the connection names
    };

    static InstancePageInfo infoOf(const Opened &opened);
    void connectAll();
    void remember(const InstancePage *page, const Opened &opened);
    void openServer(const QString &profileId, const QString &address);
    InstancePage *openAt(const QString &profileId, int position);
    void handleSaved(const QString &profileId);
    void openAgain(InstancePage *page);
    void updateState(const QString &profileId);
    void updateNotice();

    const MainWindowServices &m_services;
    ConnectionsDock &m_dock;
    PageTabs &m_tabs;
    QWidget &m_window;
    QHash<const InstancePage *, Opened> m_opened;
};

} // namespace sessionscope::gui
