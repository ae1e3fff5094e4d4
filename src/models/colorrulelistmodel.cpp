// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/colorrulelistmodel.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "models/labellistmodel.h"
#include "models/roles.h"

namespace sessionscope::models {

ColorRuleListModel::ColorRuleListModel(QObject *parent)
    : KeyedTableModel(parent)
{
}

QString ColorRuleListModel::keyOf(const live::ColorRule &rule) const
{
    return rule.id;
}

void ColorRuleListModel::setRules(const QList<live::ColorRule> &rules)
{
    replaceRows({rules.begin(), rules.end()});
}

void ColorRuleListModel::setTicked(const QStringList &ids)
{
    if (ids == m_ticked)
        return;
    m_ticked = ids;
    if (rowCount() > 0)
        emit dataChanged(index(0, Word), index(rowCount() - 1, Word), {Qt::CheckStateRole});
}

int ColorRuleListModel::rowOf(const QString &id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (rowAt(row).id == id)
            return row;
    }
    return -1;
}

int ColorRuleListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ColorRuleListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const live::ColorRule &rule = rowAt(index.row());
    const QString text = index.column() == Word ? rule.word
        : index.column() == Filter              ? rule.filter
                                                : labelColorTitle(rule.color);
    switch (role) {
    case Qt::DisplayRole:
        return displayText(text, kMaxCellCharacters);
    case Qt::ToolTipRole:
        return toPlainToolTip(displayText(text, kMaxDetailCharacters));
    case Qt::CheckStateRole:
        if (index.column() != Word)
            return {};
        return m_ticked.contains(rule.id) ? Qt::Checked : Qt::Unchecked;
    case RawRole:
        return text;
    case KeyRole:
        return rule.id;
    case LabelColorRole:
        return index.column() == Color ? rule.color : 0;
    default:
        return {};
    }
}

bool ColorRuleListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Word
        || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return false;
    const QString id = rowAt(index.row()).id;
    const bool isTicked = value.toInt() == Qt::Checked;
    if (isTicked == m_ticked.contains(id))
        return true;
    if (isTicked)
        m_ticked.append(id);
    else
        m_ticked.removeAll(id);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit tickedChanged();
    return true;
}

Qt::ItemFlags ColorRuleListModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    return index.column() == Word ? flags | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren
                                  : flags | Qt::ItemNeverHasChildren;
}

QVariant ColorRuleListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignLeading);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Word:
        return tr("Name", "of a colour rule");
    case Filter:
        return tr("Sessions that pass");
    case Color:
        return tr("Colour");
    default:
        return {};
    }
}

} // namespace sessionscope::models
