// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

namespace sessionscope::models {

//! As many rows as another model has, for the header at their side: rows that change places are no
//! news to it. QHeaderView walks through all rows at each rearrangement and each change of the
//! selection, 1.5 to 120 ns for each row (1 million rows: 3 to 120 ms); behind this model it does
//! so no more, and rows that come and go at the end are all that it hears of.
class RowsModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    //! \a source outlives the model. Made before a view of \a source, it has always the number of
    //! rows that the view expects.
    explicit RowsModel(QAbstractItemModel *source, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    //! Nothing.
    QVariant data(const QModelIndex &index, int role) const override;
    //! What the other model gives.
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QAbstractItemModel *m_source;
    int m_count = 0;
};

} // namespace sessionscope::models
