// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/instancepage.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "core/settings.h"
#include "gui/chartpicture.h"
#include "gui/colorrulesdialog.h"
#include "gui/columnsetmenu.h"
#include "gui/detailsdock.h"
#include "gui/detailsfollower.h"
#include "gui/exporttable.h"
#include "gui/findingsdock.h"
#include "gui/handwatch.h"
#include "gui/labeldialog.h"
#include "gui/opendialog.h"
#include "gui/pagelook.h"
#include "gui/pagenotices.h"
#include "gui/sessionactions.h"
#include "gui/sessionspane.h"
#include "gui/sessionsview.h"
#include "gui/sourceschart.h"
#include "gui/sourcesdock.h"
#include "gui/statusticker.h"
#include "gui/viewchoice.h"
#include "models/columnlistmodel.h"
#include "models/sessiontablemodel.h"
#include "models/viewstores.h"

#include "ui_instancepage.h"

#include <QApplication>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

bool allowsSingleSessions(const InstancePageInfo &info)
{
    return info.allowsDisconnecting && info.kind == live::ConnectionKind::Redis;
}

} // namespace

InstancePage::InstancePage(InstancePageInfo info, std::unique_ptr<live::SessionSource> source,
                           live::RefreshWorker &worker, const Clock &clock, Settings &settings,
                           models::ViewStores &views, QWidget *parent)
    : QWidget(parent)
    , m_info(std::move(info))
    , m_settings(settings)
    , m_views(views)
    , m_live(std::move(source), worker, clock)
    , m_ui(std::make_unique<Ui::InstancePage>())
    , m_sessions(new models::SessionTableModel(this))
    , m_columns(new models::ColumnListModel(this))
    , m_view(new SessionsView)
    , m_pane(new SessionsPane(m_view, isLive(), !m_info.profileId.isEmpty()))
{
    m_ui->setupUi(this);
    m_view->setObjectName(u"sessionsView"_s);
    m_view->setAccessibleName(tr("Sessions"));
    m_view->setModels(m_sessions, m_columns);
    m_ui->docks->setUp(m_pane, settings);
    m_ui->refreshBar->setLive(isLive());
    m_ui->filterBar->setUp(settings, views.filters);
    addActions(m_ui->filterBar->actions());
    m_ui->productionLine->setProduction(m_info);

    m_ticker = std::make_unique<StatusTicker>(m_live);
    m_notices = std::make_unique<PageNotices>(
        *m_ui->noticeBar, settings, m_live.source().instanceId(), !m_info.profileId.isEmpty());
    m_choice = std::make_unique<ViewChoice>(m_live, *m_ui->filterBar, settings);
    m_actions = std::make_unique<SessionActions>(*m_view, *m_sessions, *m_columns, views.columnSets,
                                                 *m_choice);
    m_detailsFollower =
        std::make_unique<DetailsFollower>(*m_view, *m_sessions, *m_ui->docks->details());
    m_look =
        std::make_unique<PageLook>(*m_view, *m_ui->docks, settings, views.looks, m_info.profileId);
    m_hand = std::make_unique<HandWatch>(*m_view);
    connectLive();
    connectBars();
    connectSessions();
    connectMarks(settings);
    connectLook();
    m_look->restore();
    m_ui->refreshBar->setDockShown(docks().isSourcesShown(), docks().isDetailsShown());
    m_choice->setSort(m_view->sort());
    updateColorRules();
    m_actions->setDisconnecting(allowsSingleSessions(m_info));
    m_choice->setConnectionLimit(m_info.connectionLimit);
    m_live.setInterval(m_info.interval);
    m_ui->refreshBar->setInterval(m_info.interval);
    refresh();
    updatePane();
}

InstancePage::~InstancePage()
{
    // Children die after the members of this class, and some of them talk while they do.
    for (QObject *child : QObjectList{m_ui->docks, m_view, m_view->selectionModel(), m_pane})
        child->disconnect(this);
}

void InstancePage::connectLive()
{
    connect(&m_live, &live::LiveInstance::resultReady, this, &InstancePage::handleResult);
    connect(m_ticker.get(), &StatusTicker::changed, this, [this] {
        updateStatus();
        updateNotices();
        updatePane();
        emit stateChanged();
    });
    connect(m_ticker.get(), &StatusTicker::secondPassed, this, [this] {
        updateStatus();
        updateNotices();
    });
    connect(m_ticker.get(), &StatusTicker::fetchGoesOn, this, [this] {
        updateStatus();
        updatePane();
    });
}

void InstancePage::connectBars()
{
    RefreshBar *bar = m_ui->refreshBar;
    connect(bar, &RefreshBar::refreshRequested, this, &InstancePage::refresh);
    connect(bar, &RefreshBar::pauseRequested, this, &InstancePage::setPaused);
    connect(bar, &RefreshBar::cancelRequested, &m_live, &live::LiveInstance::cancel);
    connect(bar, &RefreshBar::intervalChosen, &m_live, &live::LiveInstance::setInterval);
    connect(bar, &RefreshBar::exportRequested, this, &InstancePage::exportRequested);
    connect(bar, &RefreshBar::columnsRequested, this, &InstancePage::chooseColumns);
    connect(bar, &RefreshBar::sourcesToggled, m_ui->docks, &PageDocks::setSourcesShown);
    connect(bar, &RefreshBar::detailsToggled, m_ui->docks, &PageDocks::setDetailsShown);

    connect(m_ui->filterBar, &FilterBar::left, this, &InstancePage::focusSessions);

    connect(m_notices.get(), &PageNotices::sourcesRequested, this, [this] {
        m_ui->docks->setSourcesShown(true);
        m_ui->docks->sources()->raise();
    });
    connect(m_notices.get(), &PageNotices::serverRequested, this, &InstancePage::serverRequested);
    connect(m_notices.get(), &PageNotices::detailsRequested, this,
            [this](const Error &error) { openErrorDetails(error, m_info.title, this); });
}

void InstancePage::connectSessions()
{
    connect(m_view, &SessionsView::sortRequested, m_choice.get(), &ViewChoice::setSort);
    connect(m_view, &QAbstractItemView::activated, this, &InstancePage::showDetails);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_view->isApplying())
            return;
        updateStatus();
        if (std::exchange(m_hadSelection, hasSelectedSession()) != hasSelectedSession())
            emit stateChanged();
    });
    connect(m_actions.get(), &SessionActions::detailsRequested, this, &InstancePage::showDetails);
    connect(m_actions.get(), &SessionActions::disconnectRequested, this,
            &InstancePage::disconnectRequested);
    connect(m_actions.get(), &SessionActions::nameRequested, this, &InstancePage::nameRequested);
    connect(m_ui->docks->sources(), &SourcesDock::nameRequested, this,
            [this](const QString &source) { emit nameRequested(labelProposals(source, {})); });
    connect(m_actions.get(), &SessionActions::copied, this, &InstancePage::showMessage);
    connect(m_actions.get(), &SessionActions::columnsEdited, m_look.get(),
            &PageLook::noteColumnsEdited);

    connect(m_pane, &SessionsPane::refreshRequested, this, &InstancePage::refresh);
    connect(m_pane, &SessionsPane::cancelRequested, &m_live, &live::LiveInstance::cancel);
    connect(m_pane, &SessionsPane::clearFilterRequested, this, &InstancePage::clearFilter);
    connect(m_pane, &SessionsPane::errorDetailsRequested, this, &InstancePage::showErrorDetails);
    connect(m_pane, &SessionsPane::editRequested, this, &InstancePage::editRequested);

    connect(m_ui->docks, &PageDocks::left, this, &InstancePage::focusSessions);
    connect(m_ui->docks, &PageDocks::shownChanged, this, [this] {
        m_ui->refreshBar->setDockShown(docks().isSourcesShown(), docks().isDetailsShown());
        emit stateChanged();
    });
    SourcesDock *sources = m_ui->docks->sources();
    connect(sources, &SourcesDock::filterTermChosen, m_choice.get(),
            [this](const QString &term) { m_choice->addFilterTerm(term); });
    connect(sources, &SourcesDock::requestChanged, this,
            [this, sources] { m_choice->setGroups(sources->request()); });
    connect(sources, &SourcesDock::exportRequested, this, &InstancePage::groupExportRequested);
    connect(sources, &SourcesDock::pictureRequested, this, &InstancePage::chartSaveRequested);
    connect(m_ui->docks->findings(), &FindingsDock::filterRequested, this,
            &InstancePage::setFilterText);
    connect(m_detailsFollower.get(), &DetailsFollower::sessionChanged, this,
            &InstancePage::stateChanged);
}

void InstancePage::connectMarks(Settings &settings)
{
    const auto takeTime = [this, &settings] {
        m_view->setMarkTime(settings.highlightTime());
        m_live.setGoneTime(settings.highlightTime());
    };
    takeTime();
    connect(&settings, &Settings::changed, this, [takeTime](Settings::Key key) {
        if (key == Settings::Key::HighlightSeconds)
            takeTime();
    });
    connect(m_ui->refreshBar, &RefreshBar::markRequested, this, &InstancePage::mark);
    connect(m_ui->statusLine, &StatusLine::filterRequested, this, &InstancePage::filterForChanges);
    connect(m_ui->statusLine, &StatusLine::sortRequested, &m_live, &live::LiveInstance::sortAgain);
    m_live.setOrderGuard([this] { return m_hand->isOnRows(); });
    connect(m_hand.get(), &HandWatch::left, &m_live, &live::LiveInstance::sortAgain);
}

void InstancePage::connectLook()
{
    connect(m_look.get(), &PageLook::changed, this, [this] {
        updateColorRules();
        emit stateChanged();
    });
    connect(&m_views.colorRules, &models::ColorRuleStore::changed, this,
            &InstancePage::updateColorRules);
}

void InstancePage::updateColorRules()
{
    const live::ColorRulesPointer rules = m_views.colorRules.inForce(m_look->rules());
    const live::ColorRulesPointer before = m_live.view().colorRules;
    const bool isSame =
        rules == before || (rules != nullptr && before != nullptr && rules->isSameAs(*before));
    if (!isSame)
        m_choice->setColorRules(rules);
}

// -- what the user does ---------------------------------------------------------------------------

void InstancePage::setFilterText(const QString &text)
{
    m_ui->filterBar->setFilterText(text);
}

// A second click on the same count shows everything again.
void InstancePage::filterForChanges(const QString &filter)
{
    setFilterText(m_live.view().filter.text() == filter ? QString() : filter);
}

void InstancePage::focusFilter()
{
    m_ui->filterBar->focus();
}

void InstancePage::focusSessions()
{
    m_view->setFocus(Qt::OtherFocusReason);
}

void InstancePage::clearFilter()
{
    m_choice->clear();
}

void InstancePage::saveFilter()
{
    m_ui->filterBar->saveFilter();
}

void InstancePage::filterByCurrentSource()
{
    m_actions->filterByCurrentSource();
}

void InstancePage::setLabelRules(const session::LabelRulesPointer &rules)
{
    m_choice->setLabelRules(rules);
}

void InstancePage::nameCurrentSource()
{
    m_actions->nameCurrentSource();
}

void InstancePage::copy()
{
    DetailsDock *details = m_ui->docks->details();
    if (details->isAncestorOf(QApplication::focusWidget()))
        details->copyCurrent();
    else
        copyRows();
}

void InstancePage::copyRows()
{
    m_actions->copyRows();
}

void InstancePage::copyCell()
{
    m_actions->copyCell();
}

void InstancePage::showCopyMenu()
{
    m_actions->showCopyMenu();
}

void InstancePage::selectAll()
{
    m_view->selectAll();
}

void InstancePage::showDetails()
{
    m_ui->docks->setDetailsShown(true);
    m_ui->docks->details()->focus();
}

void InstancePage::chooseColumns()
{
    m_actions->chooseColumns();
}

void InstancePage::addColumnSets(QMenu &menu)
{
    gui::addColumnSets(menu, *m_columns, m_views.columnSets, *this);
}

void InstancePage::editColorRules()
{
    query::CompletionSources completions{nullptr, m_settings.recentFilters()};
    if (hasData())
        completions.values = m_sessions->result()->valueHints;
    openDialog(new ColorRulesDialog(m_views.colorRules, *m_look, completions, this));
}

void InstancePage::showMessage(const QString &message)
{
    m_ui->statusLine->showMessage(message);
}

void InstancePage::setInfo(const InstancePageInfo &info)
{
    m_actions->setDisconnecting(allowsSingleSessions(info));
    if (info.interval != m_info.interval)
        m_live.setInterval(info.interval);
    m_info = info;
    m_choice->setConnectionLimit(m_info.connectionLimit);
    m_ui->productionLine->setProduction(m_info);
    emit stateChanged();
}

void InstancePage::showErrorDetails()
{
    if (const std::optional<Error> error = m_live.status().error)
        openErrorDetails(*error, m_info.title, this);
}

// -- what comes in --------------------------------------------------------------------------------

void InstancePage::handleResult(const live::RefreshResultPointer &result)
{
    m_view->apply(result);
    m_ui->docks->sources()->setResult(result);
    m_ui->filterBar->setValueHints(result->valueHints);
    m_ui->docks->findings()->setResult(*result);
    m_detailsFollower->follow(*result);
    m_ui->filterBar->setCounts(result->sessionsVisible(), result->answer->rowCount());
    m_ui->refreshBar->setDataEnabled(true);
    if (result->outOfPlace > 0)
        m_hand->awaitLeaving();
    if (result->snapshotChanged)
        m_notices->setData(*result);
    m_notices->setFilterGaveUp(result->filterGaveUp);
    m_notices->setRulesGaveUp(result->colors != nullptr && result->colors->gaveUp);
    updateNotices();
    updateStatus();
    updatePane();
    emit stateChanged();
}

void InstancePage::updateStatus()
{
    const live::LiveStatus status = m_ticker->status();
    m_ui->refreshBar->setStatus(status);
    m_ui->statusLine->setStatus(status, isLive());
    if (hasData())
        m_ui->statusLine->setResult(*m_sessions->result(), m_view->selectedCount(),
                                    m_live.markTime());
}

void InstancePage::updateNotices()
{
    m_notices->setStatus(m_live.status(), m_info.hasDirectModeNote);
}

void InstancePage::updatePane()
{
    m_pane->setState(m_ticker->status(), m_sessions->result().get());
}

void InstancePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_ticker->setVisible(true);
    updateStatus();
}

void InstancePage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_ticker->setVisible(false);
    m_look->flush();
}

// -- what others ask ------------------------------------------------------------------------------

PageDocks &InstancePage::docks() const
{
    return *m_ui->docks;
}

bool InstancePage::hasData() const
{
    return m_sessions->result() != nullptr;
}

bool InstancePage::isFilterFocused() const
{
    return m_ui->filterBar->isAncestorOf(QApplication::focusWidget());
}

bool InstancePage::hasCurrentSession() const
{
    return m_view->currentIndex().isValid();
}

bool InstancePage::hasSelectedSession() const
{
    return m_view->selectedCount() > 0;
}

QWidget *InstancePage::sessionsWidget() const
{
    return m_view;
}

session::SnapshotPointer InstancePage::snapshot() const
{
    return hasData() ? m_sessions->result()->answer : nullptr;
}

ExportInput InstancePage::exportInput() const
{
    const live::RefreshResult &result = *m_sessions->result();
    ExportInput input;
    input.snapshot = result.answer;
    input.visibleRows = result.visibleRows;
    input.selectedRows = m_view->selectedSnapshotRows();
    if (result.goneVisible > 0) {
        for (std::vector<quint32> *rows : {&input.visibleRows, &input.selectedRows})
            std::erase_if(*rows, [&result](quint32 row) { return result.isGone(row); });
    }
    input.visibleColumns = m_view->shownColumns();
    input.activeIdleLimit = m_live.view().activeIdleLimit;
    input.name = m_info.title;
    input.groupRequest = m_live.view().groups.value_or(session::GroupRequest());
    input.labels = result.labels;
    return input;
}

QString InstancePage::snapshotFileName() const
{
    return exportFileName(m_info.title, *snapshot(), u"sessions"_s, u"json"_s);
}

QString InstancePage::chartFileName() const
{
    return exportFileName(m_info.title, *snapshot(), u"chart"_s, u"png"_s);
}

Result<void> InstancePage::saveChart(const QString &path) const
{
    const SourcesDock *dock = m_ui->docks->sources();
    const QString time = QLocale().toString(m_live.status().dataTime, QLocale::ShortFormat);
    const QString title =
        tr("%1 · %2 · %3", "over a saved chart: what it shows, name of the connection, time")
            .arg(dock->chartTitle(), displayText(m_info.title, kMaxCellCharacters), time);
    return savePicture(*dock->chart(), title, path);
}

} // namespace sessionscope::gui
