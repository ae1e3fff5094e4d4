// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/column.h"

#include <QAbstractListModel>
#include <QList>

#include <array>

namespace sessionscope::models {

//! The columns of the sessions view with a tick for each that is shown, for the column chooser. At
//! least one stays ticked.
class ColumnListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    //! Ticks what is shown until the user chooses otherwise.
    explicit ColumnListModel(QObject *parent = nullptr);

    bool isVisible(session::Column column) const;
    //! False if that would hide the last column.
    bool setVisible(session::Column column, bool visible);
    //! Those and no others; at least one.
    void setVisibleColumns(const QList<session::Column> &columns);
    QList<session::Column> visibleColumns() const;
    //! The columns that are shown until the user chooses otherwise.
    void setDefaults();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void visibilityChanged(sessionscope::session::Column column, bool visible);

private:
    std::array<bool, session::kColumnCount> m_visible{};
};

} // namespace sessionscope::models
