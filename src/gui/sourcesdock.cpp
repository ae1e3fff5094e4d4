// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sourcesdock.h"

#include "core/settings.h"
#include "gui/groupbybar.h"
#include "gui/icons.h"
#include "gui/serveridsdialog.h"
#include "gui/sourceschart.h"
#include "gui/sourcesstate.h"
#include "gui/sourcestable.h"
#include "models/grouptablemodel.h"
#include "models/groupterm.h"
#include "models/grouptext.h"
#include "query/composing.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStringList>
#include <QToolButton>
#include <QVBoxLayout>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using models::GroupTableModel;
using session::GroupColumn;

SourcesDock::SourcesDock(Settings &settings, QWidget *parent)
    : QDockWidget(tr("Sources"), parent)
    , m_settings(settings)
    , m_groupBy(new GroupByBar(this))
    , m_caption(new QLabel(this))
    , m_chartMode(new QComboBox(this))
    , m_ids(new QToolButton(this))
    , m_more(new QToolButton(this))
    , m_chart(new SourcesChart(this))
    , m_table(new SourcesTable(this))
{
    setObjectName(u"sourcesDock"_s);
    setUpWidgets();
    restoreState({});
    connectAll();
    updateCaption();
}

void SourcesDock::setUpWidgets()
{
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setObjectName(u"sourcesCaptionLabel"_s);
    m_caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_chartMode->setObjectName(u"chartModeComboBox"_s);
    m_chartMode->setAccessibleName(tr("Chart"));
    m_chartMode->setToolTip(tr("What the chart shows"));
    m_chartMode->addItem(tr("Largest groups", "a chart"),
                         static_cast<int>(SourcesChart::Mode::Groups));
    m_chartMode->addItem(tr("Idle times", "a chart"), static_cast<int>(SourcesChart::Mode::Idle));
    m_chartMode->addItem(tr("Ages", "a chart"), static_cast<int>(SourcesChart::Mode::Age));
    m_ids->setObjectName(u"serverIdsButton"_s);
    m_ids->setText(tr("&Ids…"));
    m_ids->setToolTip(tr("The client ids that the server lists for this source"));
    m_ids->setAutoRaise(true);
    m_ids->setFocusPolicy(Qt::TabFocus);
    m_ids->setEnabled(false);
    m_more->setObjectName(u"groupsMenuButton"_s);
    m_more->setIcon(themedIcon(u"export"_s));
    m_more->setToolTip(tr("Export the groups or save the chart"));
    m_more->setAccessibleName(tr("Export the groups or save the chart"));
    m_more->setAutoRaise(true);
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_more);
    addFileActions(menu);
    m_more->setMenu(menu);
    m_chart->setObjectName(u"sourcesChart"_s);
    m_chart->setTopN(m_settings.chartTopN());
    m_chart->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setObjectName(u"sourcesTable"_s);
    m_table->setAccessibleName(tr("Sources"));

    auto *content = new QWidget(this);
    auto *caption = new QHBoxLayout;
    caption->setSpacing(4);
    caption->addWidget(m_caption, 1);
    caption->addWidget(m_chartMode);
    caption->addWidget(m_ids);
    caption->addWidget(m_more);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(8, 4, 4, 4);
    top->setSpacing(4);
    top->addWidget(m_groupBy);
    top->addLayout(caption);
    auto *splitter = new QSplitter(Qt::Vertical, content);
    splitter->setObjectName(u"sourcesSplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_chart);
    splitter->addWidget(m_table);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(splitter, 1);
    setWidget(content);
}

void SourcesDock::connectAll()
{
    connect(m_groupBy, &GroupByBar::keysChanged, this, [this] {
        m_request = session::GroupRequest{m_groupBy->keys()};
        tellRequest();
    });
    connect(m_table->groups(), &GroupTableModel::sortRequested, this,
            [this](GroupColumn column, Qt::SortOrder order) {
                m_request.sortColumn = column;
                m_request.sortOrder = order;
                tellRequest();
            });
    connect(m_chartMode, &QComboBox::currentIndexChanged, this, [this] {
        m_chart->setMode(static_cast<SourcesChart::Mode>(m_chartMode->currentData().toInt()));
        emit stateChanged();
    });
    connect(this, &QDockWidget::visibilityChanged, this, [this] {
        // Behind a tab it is as good as shown.
        if (std::exchange(m_wasHidden, isHidden()) != isHidden())
            emit requestChanged();
    });
    connect(m_chart, &SourcesChart::barClicked, this, &SourcesDock::chooseBar);
    connect(m_chart, &SourcesChart::barEntered, this,
            [this](const ChartBar &bar) { emit filterTermChosen(bar.term); });
    connect(m_chart, &QWidget::customContextMenuRequested, this, &SourcesDock::showChartMenu);
    connect(m_table, &SourcesTable::chosen, this, &SourcesDock::filterBy);
    connect(m_table, &SourcesTable::nameAsked, this, &SourcesDock::askForName);
    connect(m_table, &QAbstractItemView::doubleClicked, this, &SourcesDock::filterBy);
    connect(m_table, &QWidget::customContextMenuRequested, this, &SourcesDock::showTableMenu);
    connect(m_table, &SourcesTable::looksChanged, this, &SourcesDock::stateChanged);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &SourcesDock::updateButtons);
    connect(m_ids, &QToolButton::clicked, this, &SourcesDock::showServerIds);
    connect(&m_settings, &Settings::changed, this, [this](Settings::Key key) {
        if (key == Settings::Key::ChartTopN)
            m_chart->setTopN(m_settings.chartTopN());
    });
}

// -- what is shown --------------------------------------------------------------------------------

std::optional<session::GroupRequest> SourcesDock::request() const
{
    return isHidden() ? std::nullopt : std::optional(m_request);
}

void SourcesDock::tellRequest()
{
    emit stateChanged();
    emit requestChanged();
}

QByteArray SourcesDock::saveState() const
{
    SourcesState state;
    state.request = m_request;
    state.chartMode = m_chartMode->currentData().toInt();
    state.looks = m_table->looks();
    return state.toBytes();
}

void SourcesDock::restoreState(const QByteArray &bytes)
{
    const SourcesState state = SourcesState::fromBytes(bytes);
    m_groupBy->setKeys(state.request.keys);
    m_request = state.request;
    m_request.keys = m_groupBy->keys();
    m_chartMode->setCurrentIndex(qMax(0, m_chartMode->findData(state.chartMode)));
    m_chart->setMode(static_cast<SourcesChart::Mode>(m_chartMode->currentData().toInt()));
    m_table->setLooks(state.looks);
    emit requestChanged();
}

bool SourcesDock::areSources() const
{
    return m_result && m_result->groups && live::areSources(m_result->groups->grouping.request);
}

void SourcesDock::focus()
{
    show();
    raise();
    m_table->setFocus(Qt::ShortcutFocusReason);
    if (!m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_table->groups()->index(0, 0));
}

void SourcesDock::setResult(const live::RefreshResultPointer &result)
{
    m_result = result;
    if (result)
        m_groupBy->setAvailable(result->snapshot->columnSet());
    m_table->setResult(result);
    m_chart->setResult(result);
    updateCaption();
    updateButtons();
}

void SourcesDock::updateCaption()
{
    if (!m_result || !m_result->groups) {
        m_caption->setText(QString());
        return;
    }
    const session::Grouping &grouping = m_result->groups->grouping;
    QString text = areSources()
        ? tr("%Ln source(s)", nullptr, static_cast<int>(grouping.groupCount))
        : tr("%Ln group(s)", nullptr, static_cast<int>(grouping.groupCount));
    if (grouping.groupCount > session::kMaxListedGroups) {
        text =
            tr("%1, the first %Ln are listed", nullptr, static_cast<int>(session::kMaxListedGroups))
                .arg(text);
    }
    m_caption->setText(text);
    m_caption->setToolTip(text);
}

void SourcesDock::updateButtons()
{
    m_ids->setVisible(areSources());
    m_ids->setEnabled(!m_table->groups()->serverIds(m_table->currentIndex()).empty());
    m_more->setEnabled(m_result && m_result->groups);
}

QString SourcesDock::chartTitle() const
{
    QStringList keys;
    for (const session::GroupKey &key : m_request.keys)
        keys.append(models::groupKeyTitle(key));
    switch (m_chart->mode()) {
    case SourcesChart::Mode::Groups:
        return tr("Sessions by %1", "names of what they are grouped by")
            .arg(keys.join(tr(", ", "between the keys of groups")));
    case SourcesChart::Mode::Idle:
        return tr("Sessions by idle time");
    case SourcesChart::Mode::Age:
        return tr("Sessions by age");
    }
    return {};
}

// -- what the user does ---------------------------------------------------------------------------

void SourcesDock::filterBy(const QModelIndex &index)
{
    const session::Group *group = m_table->groups()->groupAt(index);
    if (group == nullptr || !m_result || !m_result->groups)
        return;
    if (const auto row = m_table->groups()->sessionAt(index))
        emit filterTermChosen(query::termForCell(*m_result->answer, session::Column::Addr, *row));
    else
        emit filterTermChosen(models::groupTerm(m_result->groups->grouping.request, *group));
}

// Its group in the table; a bar of durations is none.
void SourcesDock::chooseBar(const ChartBar &bar)
{
    const int row = bar.id.isEmpty() ? -1 : m_table->groups()->rowOfId(bar.id);
    if (row >= 0)
        m_table->setCurrentIndex(m_table->groups()->index(row, 0));
}

std::optional<QString> SourcesDock::sourceAt(const QModelIndex &index) const
{
    const session::Group *group = m_table->groups()->groupAt(index);
    if (group == nullptr || !areSources())
        return std::nullopt;
    const std::optional<QString> &source = group->values.front();
    return source && !source->isEmpty() ? source : std::nullopt;
}

void SourcesDock::askForName(const QModelIndex &index)
{
    if (const std::optional<QString> source = sourceAt(index))
        emit nameRequested(*source);
}

void SourcesDock::showServerIds()
{
    const QModelIndex current = m_table->currentIndex();
    const session::Group *group = m_table->groups()->groupAt(current);
    if (group == nullptr)
        return;
    auto *dialog =
        new ServerIdsDialog(models::groupTitle(m_result->groups->grouping.request, *group),
                            m_table->groups()->serverIds(current), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

QMenu *SourcesDock::newMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}

void SourcesDock::addFileActions(QMenu *menu)
{
    menu->addAction(themedIcon(u"export"_s), tr("&Export Groups…"), this,
                    &SourcesDock::exportRequested);
    menu->addAction(themedIcon(u"save"_s), tr("&Save Chart…"), this,
                    &SourcesDock::pictureRequested);
}

void SourcesDock::showChartMenu(const QPoint &position)
{
    if (!m_result || !m_result->groups)
        return;
    QMenu *menu = newMenu();
    addFileActions(menu);
    menu->popup(m_chart->mapToGlobal(position));
}

void SourcesDock::showTableMenu(const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(position);
    const session::Group *group = m_table->groups()->groupAt(index);
    if (group == nullptr)
        return;
    QMenu *menu = newMenu();
    const QPersistentModelIndex entered = index;
    const bool isGroup = !index.parent().isValid();
    QString onlyThis = isGroup ? tr("&Only This Group") : tr("&Only This Session");
    if (areSources() && isGroup)
        onlyThis = tr("&Only This Source");
    menu->addAction(themedIcon(u"filter"_s), onlyThis, this,
                    [this, entered] { filterBy(entered); });
    if (areSources() && isGroup) {
        QAction *name = menu->addAction(themedIcon(u"edit"_s), tr("&Name This Source…"), this,
                                        [this, entered] { askForName(entered); });
        name->setShortcut(Qt::Key_F2);
        name->setEnabled(sourceAt(index).has_value());
    }
    const QString text = isGroup ? models::groupTitle(m_result->groups->grouping.request, *group)
                                 : index.siblingAtColumn(0).data().toString();
    menu->addAction(themedIcon(u"copy"_s), tr("&Copy Text"), this,
                    [text] { QGuiApplication::clipboard()->setText(text); });
    if (areSources()) {
        QAction *ids =
            menu->addAction(tr("&Ids from the Server…"), this, &SourcesDock::showServerIds);
        ids->setEnabled(m_ids->isEnabled());
    }
    menu->addSeparator();
    menu->addAction(tr("Co&llapse All"), m_table, &QTreeView::collapseAll);
    menu->addSeparator();
    addFileActions(menu);
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

} // namespace sessionscope::gui
