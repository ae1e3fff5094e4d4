// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/benchdata.h"

#include <QAbstractTableModel>

namespace sessionscope::bench {

//! What a typical Qt program puts under a QSortFilterProxyModel: a list of structs, one QVariant a
//! cell.
class StockModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    //! \a sessions must outlive the model. No \a columns are all, in the order of session::Column.
    explicit StockModel(const std::vector<BenchSession> &sessions,
                        std::vector<session::Column> columns = {}, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    const std::vector<BenchSession> &m_sessions;
    std::vector<session::Column> m_columns;
};

} // namespace sessionscope::bench
