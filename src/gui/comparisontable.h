// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/comparisonview.h"

#include <QTableView>

namespace sessionscope::models {
class ComparisonModel;
}

namespace sessionscope::gui {

//! The table of two lists side by side. At a refresh the current session stays the current one.
class ComparisonTable final : public QTableView
{
    Q_OBJECT

public:
    explicit ComparisonTable(QWidget *parent = nullptr);

    //! \a model outlives the table.
    void setUp(models::ComparisonModel *model);
    //! \a place: where the current session stands in \a view, or -1. Gives back the view before.
    live::ComparisonViewPointer apply(const live::ComparisonViewPointer &view, int place);

    int currentRow() const;

    void keyboardSearch(const QString &) override { } // would walk through all rows

signals:
    void sortRequested(sessionscope::session::ComparedColumn column, Qt::SortOrder order);

private:
    models::ComparisonModel *m_model = nullptr;
};

} // namespace sessionscope::gui
