// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sessionsview.h"

#include "gui/sessiondelegate.h"
#include "gui/sessionsheader.h"
#include "models/columnlistmodel.h"
#include "models/sessiontablemodel.h"

#include <QHoverEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSignalBlocker>

#include <algorithm>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using session::Column;

namespace {

constexpr int kCurrentBar = 3;
constexpr int kMinColumnWidth = 36;
constexpr int kMaxFittedWidth = 320; // longer texts are elided; the details have them whole
constexpr int kFittedPercent = 95; // of the cells are whole after a fit
constexpr int kAlwaysWhole = 20; // characters: texts of usual length are whole anyhow
//! More selected rows than these are carried over a refresh by ourselves: Qt keeps an index for
//! each and looks all of them up several times (100,000 rows: 150-320 ms).
constexpr qsizetype kLargeSelection = 1000;
constexpr int kSampleRows = 200; // enough to see the usual widths, a millisecond or two

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
    setModel(sessions);
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
    const QPersistentModelIndex kept = current;
    if (selectedCount() > kLargeSelection)
        applyWithLargeSelection(result);
    else
        m_sessions->apply(result);
    if (currentRow >= 0 && !kept.isValid()) {
        const int row = qMin(currentRow, m_sessions->rowCount() - 1);
        selectionModel()->setCurrentIndex(
            row >= 0 ? m_sessions->index(row, qMax(0, currentIndex().column())) : QModelIndex(),
            QItemSelectionModel::NoUpdate);
    }
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
    std::vector<int> before;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            before.push_back(row);
    }
    const bool isNext = m_sessions->result() && result->base == m_sessions->result()->number;
    // Nobody needs to hear that it goes away and comes back.
    const QSignalBlocker silent(selectionModel());
    selectionModel()->clearSelection();
    m_sessions->apply(result);
    if (!isNext)
        return;

    const live::RowTransition &step = result->transition;
    std::vector<bool> isSelected(result->visibleRows.size());
    for (const int row : before) {
        auto place = static_cast<std::size_t>(row);
        if (!step.oldToArranged.empty())
            place = step.oldToArranged[place];
        if (place >= step.survivors)
            continue;
        if (!step.arrangedToFinal.empty())
            place = step.arrangedToFinal[place];
        isSelected[place] = true;
    }
    QItemSelection selection;
    const int rows = m_sessions->rowCount();
    const int lastColumn = m_sessions->columnCount() - 1;
    for (int first = 0; first < rows; ++first) {
        if (!isSelected[static_cast<std::size_t>(first)])
            continue;
        int last = first;
        while (last + 1 < rows && isSelected[static_cast<std::size_t>(last) + 1])
            ++last;
        selection.append(
            QItemSelectionRange(m_sessions->index(first, 0), m_sessions->index(last, lastColumn)));
        first = last;
    }
    selectionModel()->select(selection, QItemSelectionModel::Select);
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

std::vector<quint32> SessionsView::selectedSnapshotRows() const
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<quint32> snapshotRows;
    snapshotRows.reserve(rows.size());
    for (const int row : rows)
        snapshotRows.push_back(m_sessions->snapshotRow(row));
    return snapshotRows;
}

qsizetype SessionsView::selectedCount() const
{
    // Ranges of full rows do not overlap.
    qsizetype count = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        count += range.height();
    return count;
}

QByteArray SessionsView::saveLayout() const
{
    QJsonArray columns;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int section = m_header->logicalIndex(visual);
        const Column column = session::columnAt(section);
        const bool isHidden = m_header->isSectionHidden(section);
        columns.append(QJsonObject{
            {u"column"_s, QString(session::columnInfo(column).apiName)},
            {u"width"_s, isHidden ? 0 : m_header->sectionSize(section)},
            {u"shown"_s, !isHidden},
        });
    }
    QJsonArray order;
    for (const session::SortKey &key : sort()) {
        order.append(QJsonObject{
            {u"column"_s, QString(session::columnInfo(key.column).apiName)},
            {u"descending"_s, key.order == Qt::DescendingOrder},
        });
    }
    return QJsonDocument(QJsonObject{{u"columns"_s, columns}, {u"sort"_s, order}})
        .toJson(QJsonDocument::Compact);
}

bool SessionsView::restoreLayout(const QByteArray &layout)
{
    const QJsonObject saved = QJsonDocument::fromJson(layout).object();
    const QJsonArray columns = saved[u"columns"_s].toArray();
    bool isAnyShown = false;
    for (const QJsonValue &entry : columns) {
        isAnyShown = isAnyShown
            || (entry[u"shown"_s].toBool()
                && session::columnFromApiName(entry[u"column"_s].toString()).has_value());
    }
    if (!isAnyShown)
        return false;
    int visual = 0;
    // Shown ones first, so that no moment is without a column.
    for (const bool shown : {true, false}) {
        for (const QJsonValue &entry : columns) {
            const auto column = session::columnFromApiName(entry[u"column"_s].toString());
            if (column && entry[u"shown"_s].toBool() == shown)
                m_columns->setVisible(*column, shown);
        }
    }
    for (const QJsonValue &entry : columns) {
        const auto column = session::columnFromApiName(entry[u"column"_s].toString());
        if (!column)
            continue;
        const int section = session::indexOf(*column);
        m_header->moveSection(m_header->visualIndex(section), visual++);
        const int width = entry[u"width"_s].toInt();
        if (width > 0)
            m_header->resizeSection(section, qBound(kMinColumnWidth, width, 4000));
    }
    session::SortSpec order;
    for (const QJsonValue &entry : saved[u"sort"_s].toArray()) {
        if (const auto column = session::columnFromApiName(entry[u"column"_s].toString()))
            order.push_back(
                {*column,
                 entry[u"descending"_s].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder});
    }
    m_header->setSort(order);
    m_isFitted = true;
    return true;
}

void SessionsView::fitColumns()
{
    // What fits the data is fitted again next time; what the user drags is kept.
    const QScopedValueRollback fitting(m_isFitting, true);
    for (int section = 0; section < m_header->count(); ++section) {
        const QList<int> widths = sampleWidths(section);
        int width = 0;
        if (!widths.isEmpty()) {
            // A few long names must not push the other columns out of sight.
            width = qMin(widths.last(), fontMetrics().horizontalAdvance(u'0') * kAlwaysWhole);
            width = qMax(width, widths[(widths.size() - 1) * kFittedPercent / 100]);
        }
        setFittedWidth(section, width);
    }
    m_isFitted = true;
}

void SessionsView::fitColumn(int section)
{
    const QList<int> widths = sampleWidths(section);
    setFittedWidth(section, widths.isEmpty() ? 0 : widths.last());
}

QList<int> SessionsView::sampleWidths(int section) const
{
    const int rows = qMin(m_sessions->rowCount(), kSampleRows);
    QList<int> widths;
    for (int row = 0; row < rows; ++row)
        widths.append(m_delegate->widthOf(m_sessions->index(row, section)));
    std::sort(widths.begin(), widths.end());
    return widths;
}

void SessionsView::setFittedWidth(int section, int contentWidth)
{
    // A column of unknown content gets some room to grow into.
    const int width = qMax(m_header->sectionSizeHint(section), contentWidth) + 8;
    m_header->resizeSection(section, qBound(kMinColumnWidth, width, kMaxFittedWidth));
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

void SessionsView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return;
    const int top = rowViewportPosition(current.row());
    QPainter painter(viewport());
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
