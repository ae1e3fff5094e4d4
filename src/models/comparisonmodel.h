// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/comparisonview.h"

#include <QAbstractTableModel>
#include <QLocale>

namespace sessionscope::models {

//! Two lists side by side: which of them has a session. The view comes prepared; applying it takes
//! no time for each row. GUI thread.
class ComparisonModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit ComparisonModel(QObject *parent = nullptr);

    //! What the lists are called, in the words of the user.
    void setTitles(const QString &left, const QString &right);
    //! \a keptRow, which had a place in the view before, stands at \a place now; -1: nowhere. Other
    //! rows are new ones to whoever holds an index. Gives back the view before, to be freed
    //! elsewhere.
    live::ComparisonViewPointer apply(live::ComparisonViewPointer view, int keptRow = -1,
                                      int place = -1);

    const live::ComparisonViewPointer &view() const { return m_view; }

    //! "Only in orders", "In both": what a side means.
    QString sideText(session::Side side) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    const session::ComparedRow &rowAt(int row) const;
    //! The view that the row at this place is of, while rows come or go.
    const live::ComparisonView &viewOf(int row) const;
    QString sideHelp(const session::ComparedRow &row) const;
    QVariant sideData(const session::ComparedRow &row, int role) const;
    QVariant cellData(const session::ComparedCell &cell, int role) const;

    live::ComparisonViewPointer m_view; // null: nothing yet
    live::ComparisonViewPointer m_other; // rows behind those of m_view
    int m_count = 0;
    QString m_left;
    QString m_right;
    QLocale m_locale;
};

} // namespace sessionscope::models
