// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/columnlistmodel.h"

#include "core/displaytext.h"
#include "models/roles.h"

namespace sessionscope::models {

namespace {

QList<session::Column> listOf(session::ColumnSet set)
{
    const std::vector<session::Column> columns = session::columnsOf(set);
    return {columns.begin(), columns.end()};
}

session::ColumnSet setOf(const QList<session::Column> &columns)
{
    session::ColumnSet set = 0;
    for (const session::Column column : columns)
        set |= session::columnSet(column);
    return set;
}

session::ColumnSet shownAtFirst()
{
    session::ColumnSet set = 0;
    for (const session::ColumnInfo &info : session::columns())
        set |= info.shownAtFirst ? session::columnSet(info.column) : 0;
    return set;
}

} // namespace

ColumnListModel::ColumnListModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_ticked(shownAtFirst())
    , m_listed(listOf(m_available))
{
}

void ColumnListModel::setAvailable(session::ColumnSet columns)
{
    if (m_available == columns)
        return;
    beginResetModel();
    m_available = columns;
    m_listed = listOf(columns);
    if ((m_ticked & m_available) == 0)
        m_ticked |= shownAtFirst();
    endResetModel();
    emit availableChanged();
}

bool ColumnListModel::isAvailable(session::Column column) const
{
    return (m_available & session::columnSet(column)) != 0;
}

bool ColumnListModel::isTicked(session::Column column) const
{
    return (m_ticked & session::columnSet(column)) != 0;
}

bool ColumnListModel::isVisible(session::Column column) const
{
    return isTicked(column) && isAvailable(column);
}

bool ColumnListModel::setVisible(session::Column column, bool visible)
{
    if (isTicked(column) == visible)
        return true;
    const session::ColumnSet ticked = m_ticked ^ session::columnSet(column);
    if ((ticked & m_available) == 0)
        return false;
    m_ticked = ticked;
    if (!isAvailable(column))
        return true;
    const QModelIndex changed = index(static_cast<int>(m_listed.indexOf(column)));
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
    return listOf(m_ticked & m_available);
}

QList<session::Column> ColumnListModel::availableOf(const QList<session::Column> &columns) const
{
    return listOf(setOf(columns) & m_available);
}

void ColumnListModel::setDefaults()
{
    setVisibleColumns(listOf(shownAtFirst()));
}

int ColumnListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_listed.size());
}

QVariant ColumnListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const session::Column column = m_listed[index.row()];
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
    return setVisible(m_listed[index.row()], value.toInt() == Qt::Checked);
}

Qt::ItemFlags ColumnListModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren : flags;
}

} // namespace sessionscope::models
