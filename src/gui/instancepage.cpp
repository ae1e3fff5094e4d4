// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/instancepage.h"

#include "core/displaytext.h"
#include "core/humanunits.h"
#include "core/limits.h"
#include "core/settings.h"
#include "gui/colors.h"
#include "gui/columnchooser.h"
#include "gui/detailsdock.h"
#include "gui/emptystate.h"
#include "gui/errordetailsdialog.h"
#include "gui/exporttable.h"
#include "gui/icons.h"
#include "gui/sessionsheader.h"
#include "gui/sessionsview.h"
#include "gui/sourcesdock.h"
#include "models/clipboardtext.h"
#include "models/columnlistmodel.h"
#include "models/roles.h"
#include "models/sessiontablemodel.h"

#include "ui_instancepage.h"

#include "session/diff.h"
#include <QApplication>
#include <QClipboard>
#include <QMainWindow>
#include <QMenu>
#include <QPointer>
#include <QStackedWidget>
#include <QThreadPool>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using session::Column;

namespace {

constexpr int kDocksVersion = 1;
constexpr std::chrono::milliseconds kSaveDelay{500}; // dragging an edge is one change
constexpr std::chrono::milliseconds kProgressInterval{200};
//! More rows than these are made into text on another thread.
constexpr std::size_t kCopyAtOnce = 5000;

} // namespace

InstancePage::InstancePage(InstancePageInfo info, std::unique_ptr<live::SessionSource> source,
                           live::RefreshWorker &worker, const Clock &clock, Settings &settings,
                           QWidget *parent)
    : QWidget(parent)
    , m_info(std::move(info))
    , m_settings(settings)
    , m_live(std::move(source), worker, clock)
    , m_ui(std::make_unique<Ui::InstancePage>())
    , m_sessions(new models::SessionTableModel(this))
    , m_columns(new models::ColumnListModel(this))
    , m_view(new SessionsView)
    , m_empty(new EmptyState)
    , m_stack(new QStackedWidget)
{
    m_ui->setupUi(this);
    m_view->setObjectName(u"sessionsView"_s);
    m_view->setAccessibleName(tr("Sessions"));
    m_view->setModels(m_sessions, m_columns);
    m_view->setDensity(settings.rowDensity());
    m_empty->setObjectName(u"emptyState"_s);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    createDocks();
    m_ui->refreshBar->setLive(isLive());
    m_seconds.setInterval(std::chrono::seconds(1));
    m_progress.setInterval(kProgressInterval);
    m_saveLook.setSingleShot(true);
    m_saveLook.setInterval(kSaveDelay);
    connectAll();
    restoreLook();
    updateProductionLine();

    m_request.sort = m_view->sort();
    m_request.activeIdleLimit = settings.activeIdleLimit();
    m_live.setView(m_request);
    m_live.setInterval(m_info.interval);
    m_ui->refreshBar->setInterval(m_info.interval);
    refresh();
    updateEmptyState();
}

InstancePage::~InstancePage()
{
    if (m_saveLook.isActive())
        saveLook();
    // Children die after the members of this class, and some of them talk while they do.
    for (QObject *child :
         {static_cast<QObject *>(m_sources), static_cast<QObject *>(m_details),
          static_cast<QObject *>(m_view), static_cast<QObject *>(m_view->selectionModel())})
        child->disconnect(this);
}

void InstancePage::createDocks()
{
    QMainWindow *area = m_ui->dockArea;
    // A main window inside of another one is a window of its own unless told otherwise.
    area->setWindowFlags(Qt::Widget);
    area->setDockNestingEnabled(true);
    area->setCentralWidget(m_stack);
    m_sources = new SourcesDock(m_settings, area);
    m_details = new DetailsDock(area);
    area->addDockWidget(Qt::RightDockWidgetArea, m_sources);
    area->addDockWidget(Qt::RightDockWidgetArea, m_details);
    area->resizeDocks({m_sources, m_details}, {360, 360}, Qt::Horizontal);
    area->resizeDocks({m_sources, m_details}, {400, 280}, Qt::Vertical);
}

void InstancePage::connectAll()
{
    connect(&m_live, &live::LiveInstance::resultReady, this, &InstancePage::handleResult);
    connect(&m_live, &live::LiveInstance::statusChanged, this, &InstancePage::handleStatus);
    connect(&m_seconds, &QTimer::timeout, this, [this] {
        updateStatus();
        updateNotices();
    });
    connect(&m_progress, &QTimer::timeout, this, [this] {
        updateStatus();
        updateEmptyState();
    });

    RefreshBar *bar = m_ui->refreshBar;
    connect(bar, &RefreshBar::refreshRequested, this, &InstancePage::refresh);
    connect(bar, &RefreshBar::pauseRequested, this, &InstancePage::setPaused);
    connect(bar, &RefreshBar::cancelRequested, &m_live, &live::LiveInstance::cancel);
    connect(bar, &RefreshBar::intervalChosen, &m_live, &live::LiveInstance::setInterval);
    connect(bar, &RefreshBar::exportRequested, this, &InstancePage::exportRequested);
    connect(bar, &RefreshBar::columnsRequested, this, &InstancePage::chooseColumns);
    connect(bar, &RefreshBar::sourcesToggled, this, &InstancePage::setSourcesShown);
    connect(bar, &RefreshBar::detailsToggled, this, &InstancePage::setDetailsShown);

    FilterBar *filter = m_ui->filterBar;
    connect(filter, &FilterBar::filterChanged, this, [this](const query::Filter &chosen) {
        requestView([&chosen](live::ViewRequest &request) { request.filter = chosen; });
    });
    connect(filter, &FilterBar::sourceCleared, this,
            [this] { requestView([](live::ViewRequest &request) { request.source.reset(); }); });
    connect(filter, &FilterBar::left, this, [this] { m_view->setFocus(Qt::OtherFocusReason); });

    connect(m_view, &SessionsView::sortRequested, this, [this](const session::SortSpec &sort) {
        requestView([&sort](live::ViewRequest &request) { request.sort = sort; });
        noteLayoutEdited();
    });
    connect(m_view, &SessionsView::layoutEdited, this, &InstancePage::noteLayoutEdited);
    connect(m_view, &SessionsView::headerMenuRequested, this, &InstancePage::showHeaderMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &InstancePage::showSessionMenu);
    connect(m_view, &QAbstractItemView::activated, this, &InstancePage::showDetails);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!m_view->isApplying())
            updateDetails();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_view->isApplying())
            updateStatus();
    });

    connect(m_sources, &SourcesDock::sourceChosen, this, &InstancePage::toggleSource);
    for (QDockWidget *dock :
         {static_cast<QDockWidget *>(m_sources), static_cast<QDockWidget *>(m_details)}) {
        connect(dock, &QDockWidget::visibilityChanged, this, [this] {
            m_ui->refreshBar->setDockShown(isSourcesShown(), isDetailsShown());
            m_saveLook.start();
            emit stateChanged();
        });
        connect(dock, &QDockWidget::dockLocationChanged, &m_saveLook, qOverload<>(&QTimer::start));
        connect(dock, &QDockWidget::topLevelChanged, &m_saveLook, qOverload<>(&QTimer::start));
    }
    connect(m_ui->noticeBar, &NoticeBar::dismissed, this, [this](Notice::Kind kind) {
        if (kind == Notice::Kind::DirectMode)
            m_settings.dismissDirectModeNote(m_live.source().instanceId());
    });
    connect(m_empty, &EmptyState::firstClicked, this, [this] {
        if (hasData())
            clearFilter();
        else if (m_live.status().fetching)
            m_live.cancel();
        else
            refresh();
    });
    connect(m_empty, &EmptyState::secondClicked, this, [this] {
        if (m_info.profileId.isEmpty())
            showErrorDetails();
        else
            emit editRequested();
    });
    connect(&m_saveLook, &QTimer::timeout, this, &InstancePage::saveLook);
    connect(&m_settings, &Settings::changed, this, [this](Settings::Key key) {
        if (key == Settings::Key::ActiveIdleLimit) {
            requestView([this](live::ViewRequest &request) {
                request.activeIdleLimit = m_settings.activeIdleLimit();
            });
        } else if (key == Settings::Key::RowDensity) {
            m_view->setDensity(m_settings.rowDensity());
        }
    });
}

void InstancePage::restoreLook()
{
    m_view->restoreLayout(
        m_settings.state(Settings::Key::SessionsHeaderState, SessionsView::kLayoutVersion));
    const QByteArray docks = m_settings.state(Settings::Key::PageState, kDocksVersion);
    if (!docks.isEmpty())
        m_ui->dockArea->restoreState(docks, kDocksVersion);
    m_ui->refreshBar->setDockShown(isSourcesShown(), isDetailsShown());
    m_saveLook.stop(); // nothing of this was the user's doing
    m_isRestoring = false;
}

void InstancePage::noteLayoutEdited()
{
    m_isLayoutEdited = m_isLayoutEdited || !m_isRestoring;
    m_saveLook.start();
}

void InstancePage::saveLook()
{
    m_saveLook.stop();
    if (m_isRestoring)
        return;
    if (m_isLayoutEdited) {
        m_settings.setState(Settings::Key::SessionsHeaderState, SessionsView::kLayoutVersion,
                            m_view->saveLayout());
    }
    m_settings.setState(Settings::Key::PageState, kDocksVersion,
                        m_ui->dockArea->saveState(kDocksVersion));
}

// -- what the user does ---------------------------------------------------------------------------

void InstancePage::refresh()
{
    m_live.refresh();
}

void InstancePage::setPaused(bool paused)
{
    m_live.setPaused(paused);
}

void InstancePage::setFilterText(const QString &text)
{
    m_ui->filterBar->setFilterText(text);
}

void InstancePage::focusFilter()
{
    m_ui->filterBar->focus();
}

void InstancePage::clearFilter()
{
    m_ui->filterBar->setFilterText({});
    requestView([](live::ViewRequest &request) {
        request.filter = {};
        request.source.reset();
    });
}

void InstancePage::requestView(const std::function<void(live::ViewRequest &)> &change)
{
    change(m_request);
    m_ui->filterBar->setSource(m_request.source);
    m_live.setView(m_request);
}

void InstancePage::toggleSource(const live::SourceSelection &source)
{
    requestView([&source](live::ViewRequest &request) {
        if (request.source == source)
            request.source.reset();
        else
            request.source = source;
    });
}

void InstancePage::filterByCurrentSource()
{
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid())
        return;
    toggleSource(
        {m_sessions->snapshot()->text(Column::Client, m_sessions->snapshotRow(current.row()))});
}

void InstancePage::focusSessions()
{
    m_view->setFocus(Qt::OtherFocusReason);
}

void InstancePage::copy()
{
    if (m_details->isAncestorOf(QApplication::focusWidget()))
        m_details->copyCurrent();
    else
        copyRows();
}

void InstancePage::showMessage(const QString &message)
{
    m_ui->statusLine->showMessage(message);
}

void InstancePage::copyRows()
{
    if (!hasData())
        return;
    std::vector<quint32> rows = m_view->selectedSnapshotRows();
    if (rows.empty() && m_view->currentIndex().isValid())
        rows.push_back(m_sessions->snapshotRow(m_view->currentIndex().row()));
    if (rows.empty())
        return;
    const QList<Column> columns = m_view->shownColumns();
    const auto textOf = [snapshot = snapshot(), rows = std::move(rows), columns] {
        return models::toTabSeparated(*snapshot, rows, columns);
    };
    if (m_view->selectedCount() <= static_cast<qsizetype>(kCopyAtOnce)) {
        QApplication::clipboard()->setText(textOf());
        return;
    }
    QThreadPool::globalInstance()->start([textOf] {
        QMetaObject::invokeMethod(
            qApp, [text = textOf()] { QApplication::clipboard()->setText(text); },
            Qt::QueuedConnection);
    });
}

void InstancePage::copyCell()
{
    const QModelIndex current = m_view->currentIndex();
    if (current.isValid())
        QApplication::clipboard()->setText(current.data(models::RawRole).toString());
}

void InstancePage::selectAll()
{
    m_view->selectAll();
}

void InstancePage::showDetails()
{
    setDetailsShown(true);
    m_details->focus();
}

void InstancePage::chooseColumns()
{
    auto *chooser = new ColumnChooser(*m_columns, this);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->open();
}

void InstancePage::setSourcesShown(bool shown)
{
    m_sources->setVisible(shown);
}

void InstancePage::setDetailsShown(bool shown)
{
    m_details->setVisible(shown);
}

void InstancePage::setInfo(const InstancePageInfo &info)
{
    if (info.interval != m_info.interval)
        m_live.setInterval(info.interval);
    m_info = info;
    updateProductionLine();
    emit stateChanged();
}

void InstancePage::showSessionMenu(const QPoint &position)
{
    const QModelIndex index = m_view->indexAt(position);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(themedIcon(u"copy"_s), tr("&Copy Rows"), this, &InstancePage::copyRows);
    menu->addAction(tr("Copy C&ell"), this, &InstancePage::copyCell);
    menu->addSeparator();
    menu->addAction(themedIcon(u"filter"_s),
                    m_request.source ? tr("Sho&w All Sources Again") : tr("&Only This Source"),
                    this, [this] {
                        if (m_request.source)
                            toggleSource(*m_request.source);
                        else
                            filterByCurrentSource();
                    });
    menu->addSeparator();
    menu->addAction(themedIcon(u"details"_s), tr("&Details"), this, &InstancePage::showDetails);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void InstancePage::showHeaderMenu(Column column, const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto sortBy = [this](const session::SortSpec &sort) {
        m_view->setSort(sort);
        requestView([&sort](live::ViewRequest &request) { request.sort = sort; });
        noteLayoutEdited();
    };
    menu->addAction(tr("Sort &Ascending"), this, [sortBy, column] {
        sortBy({{column, Qt::AscendingOrder}});
    });
    menu->addAction(tr("Sort &Descending"), this, [sortBy, column] {
        sortBy({{column, Qt::DescendingOrder}});
    });
    QAction *unsorted = menu->addAction(tr("&Server's Order"), this, [sortBy] { sortBy({}); });
    unsorted->setEnabled(!m_view->sort().empty());
    menu->addSeparator();
    QAction *hide = menu->addAction(
        tr("&Hide %1", "a column").arg(session::columnTitle(column).replace(u'&', "&&"_L1)), this,
        [this, column] { m_columns->setVisible(column, false); });
    hide->setEnabled(m_view->shownColumns().size() > 1);
    menu->addAction(themedIcon(u"columns"_s), tr("&Columns…"), this, &InstancePage::chooseColumns);
    menu->addAction(tr("&Fit Widths"), this, [this] {
        m_view->fitColumns();
        noteLayoutEdited();
    });
    menu->popup(globalPosition);
}

void InstancePage::showErrorDetails()
{
    const std::optional<Error> error = m_live.status().error;
    if (!error)
        return;
    auto *dialog = new ErrorDetailsDialog(*error, m_info.title, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

// -- what comes in --------------------------------------------------------------------------------

void InstancePage::handleResult(const live::RefreshResultPointer &result)
{
    m_view->apply(result);
    m_sources->setResult(result);
    followDetails(*result);
    m_ui->filterBar->setCounts(static_cast<qint64>(result->visibleRows.size()),
                               result->snapshot->rowCount());
    m_ui->refreshBar->setExportEnabled(true);
    if (result->snapshotChanged)
        updateDataNotices(*result);
    updateNotices();
    updateStatus();
    updateEmptyState();
    emit stateChanged();
}

void InstancePage::handleStatus()
{
    const bool isFetching = m_live.status().fetching;
    if (isFetching && !m_progress.isActive()) {
        m_fetchTime.start();
        m_progress.start();
    } else if (!isFetching) {
        m_progress.stop();
    }
    updateStatus();
    updateNotices();
    updateEmptyState();
    emit stateChanged();
}

live::LiveStatus InstancePage::statusNow() const
{
    live::LiveStatus status = m_live.status();
    // The source reports what arrives; while nothing does, the time goes on all the same.
    if (status.fetching && m_fetchTime.isValid())
        status.progress.elapsed =
            std::max(status.progress.elapsed, std::chrono::milliseconds(m_fetchTime.elapsed()));
    return status;
}

void InstancePage::updateStatus()
{
    const live::LiveStatus status = statusNow();
    m_ui->refreshBar->setStatus(status);
    m_ui->statusLine->setStatus(status, isLive());
    if (hasData())
        m_ui->statusLine->setResult(*m_sessions->result(), m_view->selectedCount());
}

void InstancePage::updateNotices()
{
    const live::LiveStatus status = m_live.status();
    NoticeBar *notices = m_ui->noticeBar;
    // Without data the error stands where the rows would be.
    if (status.error && status.hasData) {
        const QString age = humanDuration(
            std::chrono::duration_cast<std::chrono::seconds>(status.dataAge).count(), locale());
        notices->show({Notice::Kind::Error, Notice::Severity::Error,
                       tr("%1 The rows shown are %2 old.", "an error; a duration")
                           .arg(status.error->message, age),
                       tr("&Details"), [this] {
                           showErrorDetails();
                       }});
    } else {
        notices->clear(Notice::Kind::Error);
    }
    const QString instanceId = m_live.source().instanceId();
    if (m_info.hasDirectModeNote && status.hasData
        && !m_settings.isDirectModeNoteDismissed(instanceId)) {
        notices->show({Notice::Kind::DirectMode,
                       Notice::Severity::Information,
                       tr("On a cluster instance, connections in direct mode are missing here: "
                          "DAS does not list them."),
                       {},
                       {}});
    }
}

void InstancePage::updateDataNotices(const live::RefreshResult &result)
{
    const session::SnapshotInfo &info = result.snapshot->info();
    const qint64 rows = result.snapshot->rowCount();
    NoticeBar *notices = m_ui->noticeBar;
    if (info.total && *info.total != rows) {
        notices->show({Notice::Kind::TotalDiffers,
                       Notice::Severity::Warning,
                       tr("The server counts %1 sessions in all, but lists %2.")
                           .arg(locale().toString(*info.total), locale().toString(rows)),
                       {},
                       {}});
    } else {
        notices->clear(Notice::Kind::TotalDiffers);
    }
    const quint32 differing = result.statistics.differing;
    if (differing > 0) {
        notices->show({Notice::Kind::SourcesDiffer, Notice::Severity::Warning,
                       tr("The server's own count of sessions differs from the list for %Ln "
                          "source(s).",
                          nullptr, static_cast<int>(differing)),
                       tr("Show S&ources"), [this] {
                           setSourcesShown(true);
                           m_sources->raise();
                       }});
    } else {
        notices->clear(Notice::Kind::SourcesDiffer);
    }
    const quint64 unreadable = info.unreadableCount();
    if (unreadable > 0) {
        QStringList lines;
        for (const session::ColumnInfo &column : session::columns()) {
            const quint32 count = info.unreadable[static_cast<std::size_t>(column.column)];
            if (count > 0)
                lines.append(u"%1: %2"_s.arg(column.apiName, QString::number(count)));
        }
        const QString text = tr("%Ln value(s) could not be understood and are shown as unknown.",
                                nullptr, static_cast<int>(unreadable));
        Error error{Error::Code::UnexpectedAnswer, text, lines.join(u'\n'), {}, info.requestId};
        notices->show({Notice::Kind::UnreadableValues, Notice::Severity::Warning, text,
                       tr("Detai&ls"), [this, error] {
                           auto *dialog = new ErrorDetailsDialog(error, m_info.title, this);
                           dialog->setAttribute(Qt::WA_DeleteOnClose);
                           dialog->open();
                       }});
    } else {
        notices->clear(Notice::Kind::UnreadableValues);
    }
}

void InstancePage::updateEmptyState()
{
    const live::LiveStatus status = statusNow();
    if (!hasData()) {
        if (status.fetching) {
            m_empty->setTexts(isLive() ? tr("Asking for the sessions…") : tr("Reading the file…"),
                              progressText(status.progress, locale()), tr("&Cancel"));
        } else if (status.error) {
            QString reason = status.error->message;
            if (!status.error->requestId.isEmpty()) {
                reason += u'\n'
                    + tr("RequestId %1")
                          .arg(displayText(status.error->requestId, kMaxCellCharacters));
            }
            m_empty->setTexts(
                isLive() ? tr("The sessions could not be read") : tr("The file could not be read"),
                reason, tr("Try A&gain"),
                m_info.profileId.isEmpty() ? tr("&Details") : tr("E&dit Connection…"));
        } else {
            m_empty->setTexts(tr("Nothing has been read yet"),
                              tr("The first refresh was given up."), tr("&Refresh"));
        }
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    const live::RefreshResult &result = *m_sessions->result();
    if (!result.visibleRows.empty()) {
        m_stack->setCurrentWidget(m_view);
        return;
    }
    if (result.snapshot->rowCount() == 0) {
        m_empty->setTexts(tr("No sessions"),
                          isLive() ? tr("Nobody is connected to the instance, or its connections "
                                        "are not listed.")
                                   : tr("The file holds an empty list of sessions."));
    } else {
        m_empty->setTexts(tr("No session passes the filter"),
                          tr("It hides all %Ln session(s).", nullptr,
                             static_cast<int>(result.snapshot->rowCount())),
                          tr("&Clear Filter"));
    }
    m_stack->setCurrentWidget(m_empty);
}

void InstancePage::updateDetails()
{
    const QModelIndex current = m_view->currentIndex();
    m_detailsIndex = current;
    m_detailsRow = current.isValid() ? m_sessions->snapshotRow(current.row()) : session::kNoRow;
    if (current.isValid())
        m_details->setSession(m_sessions->result()->snapshot, m_detailsRow);
    else
        m_details->clear();
    emit stateChanged();
}

// The details stay with their session: through refreshes, and while a filter hides it.
void InstancePage::followDetails(const live::RefreshResult &result)
{
    if (m_detailsIndex.isValid()) {
        m_detailsRow = m_sessions->snapshotRow(m_detailsIndex.row());
        m_details->setSession(result.snapshot, m_detailsRow);
        return;
    }
    if (result.snapshotChanged || m_detailsRow == session::kNoRow) {
        m_detailsRow = session::kNoRow;
        m_details->setGone();
        return;
    }
    const quint32 place = result.placeOfRow[m_detailsRow];
    if (place != session::kNoRow)
        m_detailsIndex = m_sessions->index(static_cast<int>(place), 0);
}

void InstancePage::updateProductionLine()
{
    const bool isProduction = !m_info.productionWord.isEmpty();
    m_ui->productionLine->setVisible(isProduction);
    QColor color(m_info.productionColor);
    if (!color.isValid())
        color = Colors::of(palette()).danger;
    QPalette line = palette();
    line.setColor(QPalette::Window, color);
    m_ui->productionLine->setPalette(line);
}

// -- what others ask ------------------------------------------------------------------------------

bool InstancePage::hasData() const
{
    return m_sessions->result() != nullptr;
}

bool InstancePage::isSourcesShown() const
{
    return !m_sources->isHidden();
}

bool InstancePage::isDetailsShown() const
{
    return !m_details->isHidden();
}

bool InstancePage::hasCurrentSession() const
{
    return m_view->currentIndex().isValid();
}

session::SnapshotPointer InstancePage::snapshot() const
{
    return hasData() ? m_sessions->result()->snapshot : nullptr;
}

ExportInput InstancePage::exportInput() const
{
    const live::RefreshResult &result = *m_sessions->result();
    ExportInput input;
    input.snapshot = result.snapshot;
    input.visibleRows = result.visibleRows;
    input.selectedRows = m_view->selectedSnapshotRows();
    input.visibleColumns = m_view->shownColumns();
    input.activeIdleLimit = m_request.activeIdleLimit;
    input.name = m_info.title;
    return input;
}

QString InstancePage::snapshotFileName() const
{
    return exportFileName(exportInput(), false, u"json"_s);
}

void InstancePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_seconds.start();
    updateStatus();
}

void InstancePage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_seconds.stop();
    if (m_saveLook.isActive())
        saveLook();
}

void InstancePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateProductionLine();
}

} // namespace sessionscope::gui
