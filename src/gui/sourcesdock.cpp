// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sourcesdock.h"

#include "core/settings.h"
#include "gui/icons.h"
#include "gui/quietdelegate.h"
#include "gui/serveridsdialog.h"
#include "gui/sourceschart.h"
#include "models/sourcetablemodel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using models::SourceTableModel;

namespace {

constexpr int kHeaderVersion = 1;

} // namespace

SourcesDock::SourcesDock(Settings &settings, QWidget *parent)
    : QDockWidget(tr("Sources"), parent)
    , m_settings(settings)
    , m_model(new SourceTableModel(this))
    , m_caption(new QLabel(this))
    , m_ids(new QToolButton(this))
    , m_chart(new SourcesChart(this))
    , m_table(new QTableView(this))
{
    setObjectName(u"sourcesDock"_s);
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setObjectName(u"sourcesCaptionLabel"_s);
    m_caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_ids->setObjectName(u"serverIdsButton"_s);
    m_ids->setText(tr("&Ids…"));
    m_ids->setToolTip(tr("The client ids that the server lists for this source"));
    m_ids->setAutoRaise(true);
    m_ids->setFocusPolicy(Qt::TabFocus);
    m_ids->setEnabled(false);
    m_chart->setObjectName(u"sourcesChart"_s);
    m_chart->setTopN(settings.chartTopN());

    m_table->setObjectName(u"sourcesTable"_s);
    m_table->setAccessibleName(tr("Sources"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new QuietDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->setMouseTracking(true);
    m_table->setCornerButtonEnabled(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 6);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicator(SourceTableModel::Sessions, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
    m_table->installEventFilter(this);

    auto *content = new QWidget(this);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 2, 4, 2);
    top->addWidget(m_caption, 1);
    top->addWidget(m_ids);
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
    restoreHeader();

    connect(m_chart, &SourcesChart::sourceChosen, this, &SourcesDock::sourceChosen);
    connect(m_table, &QTableView::clicked, this,
            [this](const QModelIndex &index) { chooseRow(index.row()); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &SourcesDock::showMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &SourcesDock::updateButtons);
    connect(m_ids, &QToolButton::clicked, this, &SourcesDock::showServerIds);
    connect(&settings, &Settings::changed, this, [this](Settings::Key key) {
        if (key == Settings::Key::ChartTopN)
            m_chart->setTopN(m_settings.chartTopN());
    });
    const auto save = [this] {
        if (m_isFitted)
            m_settings.setState(Settings::Key::SourcesHeaderState, kHeaderVersion,
                                m_table->horizontalHeader()->saveState());
    };
    connect(header, &QHeaderView::sectionMoved, this, save);
    connect(header, &QHeaderView::sectionResized, this, save);
    connect(header, &QHeaderView::sortIndicatorChanged, this, save);
    updateCaption();
}

void SourcesDock::restoreHeader()
{
    QHeaderView *header = m_table->horizontalHeader();
    const QByteArray state = m_settings.state(Settings::Key::SourcesHeaderState, kHeaderVersion);
    if (!state.isEmpty() && header->restoreState(state)) {
        m_isFitted = true;
        return;
    }
    const int unit = m_table->fontMetrics().horizontalAdvance(u'0');
    header->resizeSection(SourceTableModel::Source, unit * 18);
    header->resizeSection(SourceTableModel::Alias, unit * 11);
    for (const int section : {SourceTableModel::Sessions, SourceTableModel::Active,
                              SourceTableModel::Share, SourceTableModel::ServerCount})
        header->resizeSection(section, qMax(unit * 7, header->sectionSizeHint(section)));
    m_isFitted = true;
}

void SourcesDock::setResult(const live::RefreshResultPointer &result)
{
    m_result = result;
    m_model->setResult(result);
    m_chart->setResult(result);
    // The selected row is the source that the view is narrowed to.
    const auto &chosen = result->request.source;
    const int row = chosen ? m_model->rowOf(*chosen) : -1;
    if (row < 0)
        m_table->clearSelection();
    else if (!m_table->selectionModel()->isRowSelected(row))
        m_table->selectionModel()->setCurrentIndex(m_model->index(row, 0),
                                                   QItemSelectionModel::ClearAndSelect
                                                       | QItemSelectionModel::Rows);
    updateCaption();
    updateButtons();
}

void SourcesDock::updateCaption()
{
    if (!m_result) {
        m_caption->setText(QString());
        return;
    }
    const session::SourceStatistics &statistics = m_result->statistics;
    m_caption->setText(tr("%Ln source(s)", nullptr, static_cast<int>(statistics.sourcesWithRows)));
}

void SourcesDock::updateButtons()
{
    const QModelIndex current = m_table->currentIndex();
    m_ids->setEnabled(current.isValid() && !m_model->serverIds(current.row()).empty());
}

void SourcesDock::chooseRow(int row)
{
    if (row >= 0)
        emit sourceChosen(m_model->selectionAt(row));
}

void SourcesDock::showServerIds()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    auto *dialog =
        new ServerIdsDialog(models::sourceTitle(m_model->selectionAt(current.row()).source),
                            m_model->serverIds(current.row()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SourcesDock::showMenu(const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(position);
    if (!index.isValid())
        return;
    const live::SourceSelection source = m_model->selectionAt(index.row());
    const bool isChosen = m_result->request.source == source;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(themedIcon(u"filter"_s),
                    isChosen ? tr("Show &All Sources Again") : tr("&Only This Source"), this,
                    [this, source] { emit sourceChosen(source); });
    QAction *name =
        menu->addAction(themedIcon(u"edit"_s), tr("&Name This Source…"), this,
                        [this, source] { emit nameRequested(source.source.value_or(QString())); });
    name->setEnabled(source.source.has_value() && !source.source->isEmpty());
    QAction *copy = menu->addAction(themedIcon(u"copy"_s), tr("&Copy Address"), this, [source] {
        QGuiApplication::clipboard()->setText(source.source.value_or(QString()));
    });
    copy->setEnabled(source.source.has_value());
    QAction *ids = menu->addAction(tr("&Ids from the Server…"), this, &SourcesDock::showServerIds);
    ids->setEnabled(m_ids->isEnabled());
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

bool SourcesDock::eventFilter(QObject *watched, QEvent *event)
{
    // activated() would also come with a double click, after two clicks.
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
            chooseRow(m_table->currentIndex().row());
            return true;
        }
    }
    return QDockWidget::eventFilter(watched, event);
}

} // namespace sessionscope::gui
