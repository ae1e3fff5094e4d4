// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sessionsview.h"

#include "gui/columnlayout.h"
#include "gui/markfade.h"
#include "gui/marksheader.h"
#include "gui/sessiondelegate.h"
#include "gui/sessionsheader.h"
#include "gui/sessionspainter.h"
#include "gui/viewanchor.h"
#include "models/columnlistmodel.h"
#include "models/look.h"
#include "models/rowsmodel.h"
#include "models/sessiontablemodel.h"

#include <QHoverEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSignalBlocker>

namespace sessionscope::gui {

using session::Column;

namespace {

constexpr int kMinColumnWidth = 36;
//! More selected rows than these are carried over a refresh by ourselves: Qt keeps an index for
//! each and looks all of them up several times (100,000 rows: 150-320 ms).
constexpr qsizetype kLargeSelection = 1000;

int rowPadding(Settings::RowDensity density)
{
    switch (density) {
    case Settings::RowDensity::Compact:
        return 2;
    case Settings::RowDensity::Comfortable:
        return 10;
    case Settings::RowDensity::Normal:
        break;
    }
    return 6;
}

} // namespace

SessionsView::SessionsView(QWidget *parent)
    : QTableView(parent)
    , m_delegate(new SessionDelegate(this))
    , m_header(new SessionsHeader(this))
    , m_marks(new MarksHeader(*this, *m_delegate))
    , m_fade(new MarkFade(this))
{
    setHorizontalHeader(m_header);
    setVerticalHeader(m_marks);
    setItemDelegate(m_delegate);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false); // Tab leaves the table
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    m_header->setMinimumSectionSize(kMinColumnWidth);
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_fade, &MarkFade::changed, this, &SessionsView::updateMarks);
    connect(m_header, &SessionsHeader::sortRequested, this, &SessionsView::sortRequested);
    connect(m_header, &QHeaderView::sectionHandleDoubleClicked, this, &SessionsView::fitColumn);
    connect(m_header, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        const int section = m_header->logicalIndexAt(position);
        if (section >= 0)
            emit headerMenuRequested(session::columnAt(section), m_header->mapToGlobal(position));
    });
    updateLook();
}

void SessionsView::setModels(models::SessionTableModel *sessions, models::ColumnListModel *columns)
{
    m_sessions = sessions;
    m_columns = columns;
    m_marks->setSessions(sessions);
    auto *rows = new models::RowsModel(sessions, this);
    setModel(sessions);
    // Neither header shows what is selected. With the selection of the table they would all the
    // same look at each selected row whenever it changes or they are painted.
    verticalHeader()->setModel(rows);
    m_header->setSelectionModel(new QItemSelectionModel(sessions, m_header));
    showAvailableColumns();
    connect(columns, &models::ColumnListModel::availableChanged, this,
            &SessionsView::showAvailableColumns);
    connect(columns, &models::ColumnListModel::visibilityChanged, this,
            [this](Column column, bool visible) {
                setColumnHidden(session::indexOf(column), !visible);
                if (!m_isFitting)
                    emit layoutEdited();
            });
    connect(m_header, &QHeaderView::sectionMoved, this, [this] {
        if (!m_isFitting)
            emit layoutEdited();
    });
    connect(m_header, &QHeaderView::sectionResized, this, [this](int, int before, int after) {
        // Hiding and showing is told by the columns.
        if (!m_isFitting && before > 0 && after > 0)
            emit layoutEdited();
    });
    fitColumns();
    m_isFitted = false;
}

// Those that come with an answer have never been as wide as their cells.
void SessionsView::showAvailableColumns()
{
    for (const session::ColumnInfo &info : session::columns()) {
        const int section = session::indexOf(info.column);
        const bool isHidden = !m_columns->isVisible(info.column);
        if (isColumnHidden(section) == isHidden)
            continue;
        setColumnHidden(section, isHidden);
        m_newColumns |= isHidden ? 0 : session::columnSet(info.column);
    }
}

void SessionsView::apply(const live::RefreshResultPointer &result)
{
    const QScopedValueRollback applying(m_isApplying, true);
    m_columns->setAvailable(result->snapshot->columnSet());
    const ViewAnchor anchor(*this);
    const bool isOtherOrder =
        m_sessions->result() && m_sessions->result()->request.sort != result->request.sort;
    const QPersistentModelIndex current = currentIndex();
    const int currentRow = current.row();
    const bool currentWasVisible =
        current.isValid() && viewport()->rect().intersects(visualRect(current));
    // The selection model moves a current index whose row goes away to wherever; scrolling there
    // is not wanted.
    setAutoScroll(false);
    if (selectedCount() > kLargeSelection)
        applyWithLargeSelection(result);
    else
        m_sessions->apply(result);
    m_delegate->setRuleSigns(result->colors != nullptr);
    m_marks->updateWidth();
    m_selectedRows.reset();
    if (currentRow >= 0 && !current.isValid())
        keepCurrentNear(currentRow);
    setAutoScroll(true);
    // Lays the rows out now, so that the scroll bar has its new range.
    executeDelayedItemsLayout();
    if (isOtherOrder) {
        if (currentWasVisible && currentIndex().isValid())
            scrollTo(currentIndex(), QAbstractItemView::PositionAtCenter);
        else
            scrollToTop();
    } else {
        anchor.restore();
    }
    fitToData();
    // What is written at the side of rows that change places is no news to the header.
    m_marks->viewport()->update();
    if (result->snapshotChanged)
        m_fade->start();
    setHoveredRow(viewport()->underMouse() ? rowAt(viewport()->mapFromGlobal(QCursor::pos()).y())
                                           : -1);
}

void SessionsView::applyWithLargeSelection(const live::RefreshResultPointer &result)
{
    const bool isNext = m_sessions->result() && result->base == m_sessions->result()->number;
    const SelectedRows after = isNext ? selectedRows().carriedOver(*result) : SelectedRows();
    // Nobody needs to hear that it goes away and comes back.
    const QSignalBlocker silent(selectionModel());
    selectionModel()->clearSelection();
    m_sessions->apply(result);
    selectionModel()->select(after.toSelection(*m_sessions), QItemSelectionModel::Select);
}

void SessionsView::keepCurrentNear(int row)
{
    row = qMin(row, m_sessions->rowCount() - 1);
    selectionModel()->setCurrentIndex(
        row >= 0 ? m_sessions->index(row, qMax(0, currentIndex().column())) : QModelIndex(),
        QItemSelectionModel::NoUpdate);
}

void SessionsView::setDensity(Settings::RowDensity density)
{
    m_density = density;
    updateLook();
}

void SessionsView::setMarkTime(std::chrono::milliseconds time)
{
    m_fade->setTime(time);
}

void SessionsView::updateMarks()
{
    m_delegate->setMarks(!m_fade->isOff(), m_fade->strength());
    viewport()->update();
    m_marks->viewport()->update();
}

void SessionsView::setSort(const session::SortSpec &sort)
{
    m_header->setSort(sort);
}

const session::SortSpec &SessionsView::sort() const
{
    return m_header->sort();
}

QList<Column> SessionsView::shownColumns() const
{
    QList<Column> columns;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int section = m_header->logicalIndex(visual);
        if (!m_header->isSectionHidden(section))
            columns.append(session::columnAt(section));
    }
    return columns;
}

const SelectedRows &SessionsView::selectedRows() const
{
    if (!m_selectedRows)
        m_selectedRows.emplace(selectionModel()->selection());
    return *m_selectedRows;
}

std::vector<quint32> SessionsView::selectedSnapshotRows() const
{
    std::vector<quint32> snapshotRows;
    snapshotRows.reserve(static_cast<std::size_t>(selectedCount()));
    for (const SelectedRows::Range &range : selectedRows().ranges()) {
        for (int row = range.first; row <= range.last; ++row)
            snapshotRows.push_back(m_sessions->snapshotRow(row));
    }
    return snapshotRows;
}

void SessionsView::selectionChanged(const QItemSelection &selected,
                                    const QItemSelection &deselected)
{
    m_selectedRows.reset();
    QTableView::selectionChanged(selected, deselected);
    m_marks->viewport()->update();
}

void SessionsView::reset()
{
    m_selectedRows.reset();
    QTableView::reset();
}

void SessionsView::saveLayout(models::Look &look) const
{
    saveColumnLayout(*m_header, *m_columns, look);
}

bool SessionsView::restoreLayout(const models::Look &look)
{
    if (!restoreColumnLayout(look, *m_header, *m_columns))
        return false;
    for (const models::ColumnLook &one : look.columns)
        m_sizedColumns |= one.width > 0 ? session::columnSet(one.column) : 0;
    m_isFitted = true;
    return true;
}

void SessionsView::fitColumns()
{
    // What fits the data is fitted again next time; what the user drags is kept.
    const QScopedValueRollback fitting(m_isFitting, true);
    gui::fitColumns(*m_header, *m_sessions, *m_delegate);
    m_isFitted = true;
}

void SessionsView::fitToData()
{
    if (m_sessions->rowCount() == 0)
        return;
    const QScopedValueRollback fitting(m_isFitting, true);
    if (!m_isFitted) {
        // Of several nodes the first question is which; nobody has chosen otherwise so far.
        if (m_sessions->result()->answer->info().server.nodes.size() > 1) {
            const int address = session::indexOf(session::Column::Addr);
            const int node = session::indexOf(session::Column::NodeId);
            m_columns->setVisible(session::Column::NodeId, true);
            m_header->moveSection(m_header->visualIndex(node), m_header->visualIndex(address) + 1);
        }
        fitColumns();
    }
    for (const session::ColumnInfo &info : session::columns()) {
        const int section = session::indexOf(info.column);
        if ((m_newColumns & ~m_sizedColumns & session::columnSet(info.column)) != 0)
            fitColumn(section);
    }
    m_newColumns = 0;
}

void SessionsView::fitColumn(int section)
{
    gui::fitColumn(*m_header, section, *m_sessions, *m_delegate);
}

void SessionsView::updateLook()
{
    m_delegate->setLook(font(), palette());
    verticalHeader()->setDefaultSectionSize(m_delegate->lineHeight() + rowPadding(m_density));
    verticalScrollBar()->setSingleStep(verticalHeader()->defaultSectionSize());
    m_fade->setAnimated(style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this)
                        > 0);
    viewport()->update();
}

void SessionsView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::StyleChange)
        updateLook();
}

void SessionsView::updateRow(int row)
{
    if (row >= 0)
        viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
    m_marks->updateRow(row);
}

void SessionsView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    // The bar stands at the edge of the table, wherever the current cell is.
    updateRow(previous.row());
    updateRow(current.row());
}

void SessionsView::setHoveredRow(int row)
{
    if (row == m_hoveredRow)
        return;
    updateRow(m_hoveredRow);
    updateRow(row);
    m_hoveredRow = row;
    m_delegate->setHoveredRow(row);
}

bool SessionsView::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::HoverMove:
    case QEvent::HoverEnter:
        setHoveredRow(rowAt(static_cast<QHoverEvent *>(event)->position().toPoint().y()));
        break;
    case QEvent::HoverLeave:
        setHoveredRow(-1);
        break;
    default:
        break;
    }
    return QTableView::viewportEvent(event);
}

void SessionsView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    if (m_sessions != nullptr)
        SessionsPainter(*this, *m_sessions, *m_delegate).paint(&painter, event->region());
}

void SessionsView::keyPressEvent(QKeyEvent *event)
{
    // The standard key would copy the current cell alone; the page copies rows.
    if (event->matches(QKeySequence::Copy)) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace sessionscope::gui
