// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/columnlistmodel.h"

#include "core/displaytext.h"
#include "models/roles.h"

#include <algorithm>

namespace sessionscope::models {

ColumnListModel::ColumnListModel(QObject *parent)
    : QAbstractListModel(parent)
{
    for (const session::ColumnInfo &info : session::columns())
        m_visible[static_cast<std::size_t>(info.column)] = info.shownAtFirst;
}

bool ColumnListModel::isVisible(session::Column column) const
{
    return m_visible[static_cast<std::size_t>(column)];
}

bool ColumnListModel::setVisible(session::Column column, bool visible)
{
    if (isVisible(column) == visible)
        return true;
    if (!visible && std::count(m_visible.begin(), m_visible.end(), true) == 1)
        return false;
    m_visible[static_cast<std::size_t>(column)] = visible;
    const QModelIndex changed = index(session::indexOf(column));
    emit dataChanged(changed, changed, {Qt::CheckStateRole});
    emit visibilityChanged(column, visible);
    return true;
}

void ColumnListModel::setVisibleColumns(const QList<session::Column> &columns)
{
    // Shown ones first, so that no moment is without a column.
    for (const bool shown : {true, false}) {
        for (const session::ColumnInfo &info : session::columns()) {
            if (columns.contains(info.column) == shown)
                setVisible(info.column, shown);
        }
    }
}

QList<session::Column> ColumnListModel::visibleColumns() const
{
    QList<session::Column> columns;
    for (const session::ColumnInfo &info : session::columns()) {
        if (isVisible(info.column))
            columns.append(info.column);
    }
    return columns;
}

void ColumnListModel::setDefaults()
{
    QList<session::Column> columns;
    for (const session::ColumnInfo &info : session::columns()) {
        if (info.shownAtFirst)
            columns.append(info.column);
    }
    setVisibleColumns(columns);
}

int ColumnListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : session::kColumnCount;
}

QVariant ColumnListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const session::Column column = session::columnAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return session::columnTitle(column);
    case Qt::CheckStateRole:
        return isVisible(column) ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return toPlainToolTip(session::columnHelp(column));
    case Qt::AccessibleDescriptionRole:
    case DescriptionRole:
        return session::columnHelp(column);
    case KeyRole:
        return QString(session::columnInfo(column).apiName);
    default:
        return {};
    }
}

bool ColumnListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole
        || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return false;
    return setVisible(session::columnAt(index.row()), value.toInt() == Qt::Checked);
}

Qt::ItemFlags ColumnListModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren : flags;
}

} // namespace sessionscope::models
