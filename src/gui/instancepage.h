// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/exportdialog.h"
#include "live/liveinstance.h"
#include "session/diff.h"

#include <QElapsedTimer>
#include <QPersistentModelIndex>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

class QMainWindow;
class QStackedWidget;

namespace sessionscope {
class Settings;
}

namespace sessionscope::models {
class ColumnListModel;
class SessionTableModel;
} // namespace sessionscope::models

namespace sessionscope::gui {

class DetailsDock;
class EmptyState;
class SessionsView;
class SourcesDock;

namespace Ui {
class InstancePage;
}

//! What a page shows beside the sessions.
struct InstancePageInfo
{
    QString title; //!< of the tab: name of the connection or of the file
    QString profileId; //!< empty: not a saved connection
    QString filePath; //!< empty: not a file
    std::chrono::seconds interval{0}; //!< 0 = on demand only
    QString productionWord; //!< empty: no production instance
    QString productionColor; //!< #rrggbb
    //! DAS leaves out direct connections of cluster instances: say so.
    bool hasDirectModeNote = false;
};

//! One open instance or file: its tool bar, filter, notices, sessions, docks and status, and all
//! that they do. Fetches as soon as it is made.
class InstancePage final : public QWidget
{
    Q_OBJECT

public:
    //! \a worker, \a clock and \a settings outlive the page.
    InstancePage(InstancePageInfo info, std::unique_ptr<live::SessionSource> source,
                 live::RefreshWorker &worker, const Clock &clock, Settings &settings,
                 QWidget *parent = nullptr);
    ~InstancePage() override;

    void refresh();
    void setPaused(bool paused);
    void setFilterText(const QString &text);
    void focusFilter();
    void focusSessions();
    void clearFilter();
    //! What has the focus: rows of sessions, or a member in the details.
    void copy();
    void copyRows();
    void copyCell();
    void selectAll();
    void showDetails();
    void filterByCurrentSource();
    void chooseColumns();
    void setSourcesShown(bool shown);
    void setDetailsShown(bool shown);
    //! A sentence that stands in the status line for a while.
    void showMessage(const QString &message);
    //! The name, production mark or interval of the connection has changed.
    void setInfo(const InstancePageInfo &info);

    const InstancePageInfo &info() const { return m_info; }

    live::LiveStatus status() const { return m_live.status(); }

    bool isLive() const { return m_live.source().isLive(); }

    bool hasData() const;
    bool isSourcesShown() const;
    bool isDetailsShown() const;
    bool hasCurrentSession() const;
    //! Null before the first data.
    session::SnapshotPointer snapshot() const;
    //! What is on the screen now. hasData() must be true.
    ExportInput exportInput() const;
    //! A proposal without folder. hasData() must be true.
    QString snapshotFileName() const;

signals:
    //! Anything that menus and lists show of the page.
    void stateChanged();
    void exportRequested();
    //! The user wants to change the connection, as a rule after an error.
    void editRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void createDocks();
    void connectAll();
    void restoreLook();
    void noteLayoutEdited();
    void saveLook();
    void handleResult(const live::RefreshResultPointer &result);
    void handleStatus();
    void updateStatus();
    live::LiveStatus statusNow() const;
    void updateNotices();
    void updateDataNotices(const live::RefreshResult &result);
    void updateEmptyState();
    void updateDetails();
    void followDetails(const live::RefreshResult &result);
    void updateProductionLine();
    void requestView(const std::function<void(live::ViewRequest &)> &change);
    void toggleSource(const live::SourceSelection &source);
    void showSessionMenu(const QPoint &position);
    void showHeaderMenu(session::Column column, const QPoint &globalPosition);
    void showErrorDetails();

    InstancePageInfo m_info;
    Settings &m_settings;
    live::LiveInstance m_live;
    live::ViewRequest m_request;
    const std::unique_ptr<Ui::InstancePage> m_ui;
    models::SessionTableModel *m_sessions;
    models::ColumnListModel *m_columns;
    SessionsView *m_view;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    SourcesDock *m_sources;
    DetailsDock *m_details;
    QPersistentModelIndex m_detailsIndex; // of the session in the details, while it is shown
    // Its row of the snapshot, also while a filter hides it.
    quint32 m_detailsRow = session::kNoRow;
    QTimer m_seconds; // ages and countdowns, while the page is visible
    QTimer m_progress; // while a fetch is under way
    QElapsedTimer m_fetchTime;
    QTimer m_saveLook;
    bool m_isRestoring = true;
    bool m_isLayoutEdited = false; // columns, widths or order are the user's, not the defaults
};

} // namespace sessionscope::gui
