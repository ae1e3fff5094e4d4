// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sessionsview.h"

#include "gui/columnlayout.h"
#include "gui/sessiondelegate.h"
#include "gui/sessionsheader.h"
#include "models/columnlistmodel.h"
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

constexpr int kCurrentBar = 3;
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
{
    setHorizontalHeader(m_header);
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
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
    m_header->setMinimumSectionSize(kMinColumnWidth);
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
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
    auto *rows = new models::RowsModel(sessions, this);
    setModel(sessions);
    // Neither header shows what is selected. With the selection of the table they would all the
    // same look at each selected row whenever it changes or they are painted.
    verticalHeader()->setModel(rows);
    m_header->setSelectionModel(new QItemSelectionModel(sessions, m_header));
    for (const session::ColumnInfo &info : session::columns())
        setColumnHidden(session::indexOf(info.column), !columns->isVisible(info.column));
    connect(columns, &models::ColumnListModel::visibilityChanged, this,
            [this](Column column, bool visible) {
                setColumnHidden(session::indexOf(column), !visible);
                emit layoutEdited();
            });
    connect(m_header, &QHeaderView::sectionMoved, this, &SessionsView::layoutEdited);
    connect(m_header, &QHeaderView::sectionResized, this, [this](int, int before, int after) {
        // Hiding and showing is told by the columns.
        if (!m_isFitting && before > 0 && after > 0)
            emit layoutEdited();
    });
    fitColumns();
    m_isFitted = false;
}

void SessionsView::apply(const live::RefreshResultPointer &result)
{
    const QScopedValueRollback applying(m_isApplying, true);
    const QList<Place> places = visiblePlaces();
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
        restorePlace(places);
    }
    if (!m_isFitted && m_sessions->rowCount() > 0)
        fitColumns();
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

QList<SessionsView::Place> SessionsView::visiblePlaces() const
{
    QList<Place> places;
    if (m_sessions == nullptr || verticalScrollBar()->value() == 0)
        return places; // at the top the view stays at the top
    const int first = rowAt(0);
    if (first < 0)
        return places;
    const int last = rowAt(viewport()->height() - 1);
    const int end = last < 0 ? m_sessions->rowCount() - 1 : last;
    for (int row = first; row <= end; ++row)
        places.append({m_sessions->index(row, 0), rowViewportPosition(row)});
    return places;
}

void SessionsView::restorePlace(const QList<Place> &places)
{
    for (const Place &place : places) {
        if (!place.index.isValid())
            continue;
        const int position = verticalHeader()->sectionPosition(place.index.row());
        verticalScrollBar()->setValue(position - place.offset);
        return;
    }
}

void SessionsView::setDensity(Settings::RowDensity density)
{
    m_density = density;
    updateLook();
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
}

void SessionsView::reset()
{
    m_selectedRows.reset();
    QTableView::reset();
}

QByteArray SessionsView::saveLayout() const
{
    return saveColumnLayout(*m_header);
}

bool SessionsView::restoreLayout(const QByteArray &layout)
{
    if (!restoreColumnLayout(layout, *m_header, *m_columns))
        return false;
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

void SessionsView::fitColumn(int section)
{
    gui::fitColumn(*m_header, section, *m_sessions, *m_delegate);
}

void SessionsView::updateLook()
{
    m_delegate->setLook(font(), palette());
    verticalHeader()->setDefaultSectionSize(m_delegate->lineHeight() + rowPadding(m_density));
    verticalScrollBar()->setSingleStep(verticalHeader()->defaultSectionSize());
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
}

void SessionsView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    // The bar stands at the edge of the window, wherever the current cell is.
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

QList<SessionsView::ShownColumn> SessionsView::columnsIn(const QRect &area) const
{
    QList<ShownColumn> columns;
    for (int section = 0; section < m_header->count(); ++section) {
        if (m_header->isSectionHidden(section))
            continue;
        const int left = columnViewportPosition(section);
        const int width = columnWidth(section);
        if (left <= area.right() && left + width > area.left())
            columns.append({session::columnAt(section), left, width});
    }
    return columns;
}

void SessionsView::paintArea(QPainter *painter, const QRect &area) const
{
    const QList<ShownColumn> columns = columnsIn(area);
    const int first = rowAt(area.top());
    if (columns.isEmpty() || first < 0)
        return;
    int left = columns.first().left;
    int right = left;
    for (const ShownColumn &column : columns) {
        left = qMin(left, column.left);
        right = qMax(right, column.left + column.width);
    }
    const int below = rowAt(area.bottom());
    const int last = below < 0 ? m_sessions->rowCount() - 1 : below;
    const SelectedRows &selected = selectedRows();
    const QModelIndex current = hasFocus() ? currentIndex() : QModelIndex();
    for (int row = first; row <= last; ++row) {
        const int top = rowViewportPosition(row);
        const int height = rowHeight(row);
        m_delegate->paintRow(painter, QRect(left, top, right - left, height), row,
                             selected.contains(row));
        for (const ShownColumn &column : columns) {
            const bool isCurrent =
                row == current.row() && session::indexOf(column.column) == current.column();
            m_delegate->paintCell(painter, QRect(column.left, top, column.width, height),
                                  layoutDirection(), isCurrent, *m_sessions, row, column.column);
        }
    }
}

// QTableView would look for each cell whether it is selected, by walking through all selected
// ranges, and fill an option of its style for it; both cost more than painting the cell.
void SessionsView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    for (const QRect &area : event->region())
        paintArea(&painter, area);
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return;
    const int top = rowViewportPosition(current.row());
    const int x = isRightToLeft() ? viewport()->width() - kCurrentBar : 0;
    painter.fillRect(x, top, kCurrentBar, rowHeight(current.row()),
                     palette().color(QPalette::Active, QPalette::Highlight));
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
