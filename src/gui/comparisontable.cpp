// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/comparisontable.h"

#include "gui/quietdelegate.h"
#include "models/comparisonmodel.h"
#include "models/rowsmodel.h"

#include <QHeaderView>

namespace sessionscope::gui {

using session::ComparedColumn;

ComparisonTable::ComparisonTable(QWidget *parent)
    : QTableView(parent)
{
    setItemDelegate(new QuietDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false); // Tab leaves the table
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setSortIndicator(static_cast<int>(ComparedColumn::Side),
                                         Qt::AscendingOrder);
    horizontalHeader()->setSortIndicatorShown(true);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            [this](int section, Qt::SortOrder order) {
                emit sortRequested(static_cast<ComparedColumn>(section), order);
            });
}

void ComparisonTable::setUp(models::ComparisonModel *model)
{
    m_model = model;
    auto *rows = new models::RowsModel(model, this);
    setModel(model);
    verticalHeader()->setModel(rows);
    // With the selection of the table the header would look at each row, too.
    horizontalHeader()->setSelectionModel(new QItemSelectionModel(model, horizontalHeader()));
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    const int unit = fontMetrics().horizontalAdvance(u'0');
    const auto setWidth = [&](ComparedColumn column, int characters) {
        horizontalHeader()->resizeSection(static_cast<int>(column), unit * characters);
    };
    setWidth(ComparedColumn::Side, 24);
    setWidth(ComparedColumn::Addr, 20);
    setWidth(ComparedColumn::Client, 14);
    setWidth(ComparedColumn::Name, 16);
    setWidth(ComparedColumn::Cmd, 10);
    setWidth(ComparedColumn::AgeLeft, 20);
    setWidth(ComparedColumn::AgeRight, 20);
    setWidth(ComparedColumn::NodeLeft, 20);
}

live::ComparisonViewPointer ComparisonTable::apply(const live::ComparisonViewPointer &view,
                                                   int place)
{
    live::ComparisonViewPointer before = m_model->apply(view, currentRow(), place);
    if (place >= 0)
        scrollTo(currentIndex());
    return before;
}

int ComparisonTable::currentRow() const
{
    return currentIndex().row();
}

} // namespace sessionscope::gui
