// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/exportdialog.h"
#include "gui/instancepageinfo.h"
#include "live/liveinstance.h"
#include "live/nodeaccess.h"

#include <QWidget>

#include <memory>
#include <vector>

class QMenu;

namespace sessionscope {
class Settings;
}

namespace sessionscope::models {
class ColumnListModel;
class SessionTableModel;
struct ViewStores;
} // namespace sessionscope::models

namespace sessionscope::gui {

class DetailsFollower;
class HandWatch;
class PageDocks;
class PageLook;
class PageNotices;
class SessionActions;
class SessionsPane;
class SessionsView;
class StatusTicker;
class ViewChoice;

namespace Ui {
class InstancePage;
}

//! One open instance or file: its tool bar, filter, notices, sessions, docks and status. The page
//! joins them and answers the main window; each job is a class of its own. Fetches as soon as it is
//! made.
class InstancePage final : public QWidget
{
    Q_OBJECT

public:
    //! All references outlive the page.
    InstancePage(InstancePageInfo info, std::unique_ptr<live::SessionSource> source,
                 live::RefreshWorker &worker, const Clock &clock, Settings &settings,
                 models::ViewStores &views, QWidget *parent = nullptr);
    ~InstancePage() override;

    void refresh() { m_live.refresh(); }

    void setPaused(bool paused) { m_live.setPaused(paused); }

    //! What is shown now is what later data is compared with.
    void mark() { m_live.mark(); }

    void clearMark() { m_live.clearMark(); }

    void setFilterText(const QString &text);
    void focusFilter();
    void focusSessions();
    void clearFilter();
    void saveFilter();
    //! What has the focus: rows of sessions, or a member in the details.
    void copy();
    void copyRows();
    void copyCell();
    void showCopyMenu();
    void selectAll();
    void showDetails();
    void filterByCurrentSource();
    void chooseColumns();
    //! Adds the sets of columns, and what can be done with them.
    void addColumnSets(QMenu &menu);
    void editColorRules();
    //! A sentence that stands in the status line for a while.
    void showMessage(const QString &message);
    //! What the user calls the sources has changed.
    void setLabelRules(const session::LabelRulesPointer &rules);
    //! Asks what to call the source of the current session.
    void nameCurrentSource();
    //! The name, production mark or interval of the connection has changed.
    void setInfo(const InstancePageInfo &info);

    //! Sources, details and findings around the sessions.
    PageDocks &docks() const;

    //! How it looks, as it is remembered.
    PageLook &look() const { return *m_look; }

    const InstancePageInfo &info() const { return m_info; }

    live::LiveStatus status() const { return m_live.status(); }

    bool isLive() const { return m_live.source().isLive(); }

    bool hasMark() const { return m_live.markTime().has_value(); }

    bool hasData() const;
    bool isFilterFocused() const;
    bool hasCurrentSession() const;
    bool hasSelectedSession() const;

    //! Where the sessions are listed.
    QWidget *sessionsWidget() const;

    //! How to reach the servers whose sessions are listed; empty unless they were asked themselves.
    std::vector<live::NodeAccess> nodeAccess() const { return m_live.source().nodeAccess(); }

    //! Null before the first data.
    session::SnapshotPointer snapshot() const;
    //! What is on the screen now. hasData() must be true.
    ExportInput exportInput() const;
    //! A proposal without folder. hasData() must be true.
    QString snapshotFileName() const;
    //! Likewise, for the chart of the groups.
    QString chartFileName() const;
    //! As PNG, or as SVG by the suffix.
    Result<void> saveChart(const QString &path) const;

signals:
    //! Anything that menus and lists show of the page.
    void stateChanged();
    void exportRequested();
    void groupExportRequested();
    void chartSaveRequested();
    //! The user wants to name a source; \a proposals are what may be meant.
    void nameRequested(const QStringList &proposals);
    //! The user wants to disconnect the selected sessions.
    void disconnectRequested();
    //! The user wants to change the connection, as a rule after an error.
    void editRequested();
    //! Another server of the same data is to be shown: host:port.
    void serverRequested(const QString &address);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void connectLive();
    void connectBars();
    void connectSessions();
    void connectMarks(Settings &settings);
    void connectLook();
    void updateColorRules();
    void filterForChanges(const QString &filter);
    void handleResult(const live::RefreshResultPointer &result);
    void updateStatus();
    void updateNotices();
    void updatePane();
    void showErrorDetails();

    InstancePageInfo m_info;
    bool m_hadSelection = false;
    const Settings &m_settings;
    models::ViewStores &m_views;
    live::LiveInstance m_live;
    const std::unique_ptr<Ui::InstancePage> m_ui;
    models::SessionTableModel *m_sessions;
    models::ColumnListModel *m_columns;
    SessionsView *m_view;
    SessionsPane *m_pane;
    std::unique_ptr<StatusTicker> m_ticker;
    std::unique_ptr<PageNotices> m_notices;
    std::unique_ptr<ViewChoice> m_choice;
    std::unique_ptr<SessionActions> m_actions;
    std::unique_ptr<DetailsFollower> m_detailsFollower;
    std::unique_ptr<PageLook> m_look;
    std::unique_ptr<HandWatch> m_hand;
};

} // namespace sessionscope::gui
