// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/column.h"

#include <QAbstractListModel>
#include <QList>

namespace sessionscope::models {

//! The columns of the sessions view with a tick for each that is shown, for the column chooser.
//! Those that the sessions do not have are not listed and not shown; their ticks stay for when they
//! have them. At least one is shown.
class ColumnListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    //! Ticks what is shown until the user chooses otherwise.
    explicit ColumnListModel(QObject *parent = nullptr);

    //! What the sessions have; at first the columns of DAS.
    void setAvailable(session::ColumnSet columns);
    bool isAvailable(session::Column column) const;

    //! Whether it is ticked, available or not.
    bool isTicked(session::Column column) const;
    //! Ticked and available.
    bool isVisible(session::Column column) const;
    //! False if that would hide the last column.
    bool setVisible(session::Column column, bool visible);
    //! Ticks those and no others; at least one that is available.
    void setVisibleColumns(const QList<session::Column> &columns);
    QList<session::Column> visibleColumns() const;
    //! Those of \a columns that the sessions have.
    QList<session::Column> availableOf(const QList<session::Column> &columns) const;
    //! The columns that are shown until the user chooses otherwise.
    void setDefaults();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    //! By the user's choice.
    void visibilityChanged(sessionscope::session::Column column, bool visible);
    //! Other columns are visible because the sessions have others.
    void availableChanged();

private:
    session::ColumnSet m_ticked = 0;
    session::ColumnSet m_available = session::kDasColumns;
    QList<session::Column> m_listed; // those available
};

} // namespace sessionscope::models
