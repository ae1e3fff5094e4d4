// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/instancelister.h"
#include "models/keyedtablemodel.h"

#include <QCollator>
#include <QSortFilterProxyModel>

namespace sessionscope::models {

//! The instances of a region, to choose one from. GUI thread. All texts are the service's own and
//! shown harmlessly; RawRole has them as they are.
class InstanceListModel final : public KeyedTableModel<cloud::Instance, QString>
{
    Q_OBJECT

public:
    enum Column { Name, Id, Kind, Version, Status, Connections, Zone, ColumnCount };

    explicit InstanceListModel(QObject *parent = nullptr);

    //! Ids are unique.
    void setInstances(const QList<cloud::Instance> &instances);

    const cloud::Instance &instanceAt(int row) const { return rowAt(row); }

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QString keyOf(const cloud::Instance &instance) const override;
};

//! Those of them that hold a text in any column, in any order. What is unknown stands last in both
//! directions, equal ones by their ids.
class InstanceFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit InstanceFilterModel(QObject *parent = nullptr);

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QCollator m_collator;
};

} // namespace sessionscope::models
