// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/instancelistmodel.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "models/celltext.h"
#include "models/roles.h"

#include <QLocale>

namespace sessionscope::models {

using namespace Qt::Literals::StringLiterals;
using cloud::Instance;

namespace {

//! "Tair Enterprise, cluster": what the service says of it, and nothing of what it does not.
QString kindOf(const Instance &instance)
{
    QStringList words{instance.type, instance.edition};
    words.removeAll(QString());
    QStringList parts{words.join(u' '), instance.architecture};
    parts.removeAll(QString());
    return parts.join(", "_L1);
}

QString textOf(const Instance &instance, int column)
{
    switch (column) {
    case InstanceListModel::Name:
        return instance.name;
    case InstanceListModel::Id:
        return instance.id;
    case InstanceListModel::Kind:
        return kindOf(instance);
    case InstanceListModel::Version:
        return instance.engineVersion;
    case InstanceListModel::Status:
        return instance.status;
    case InstanceListModel::Connections:
        return instance.connections ? QLocale().toString(*instance.connections) : QString();
    case InstanceListModel::Zone:
        return instance.zoneId.isEmpty() ? instance.regionId : instance.zoneId;
    default:
        return {};
    }
}

QVariant rawOf(const Instance &instance, int column)
{
    if (column == InstanceListModel::Connections)
        return instance.connections ? QVariant(qlonglong(*instance.connections)) : QVariant();
    const QString text = textOf(instance, column);
    return text.isEmpty() ? QVariant() : QVariant(text);
}

//! What the window shows in the place of nothing.
QString placeholderOf(int column)
{
    return column == InstanceListModel::Name ? InstanceListModel::tr("(no name)") : unknownText();
}

QString toolTipOf(const Instance &instance, int column)
{
    if (column == InstanceListModel::Status && !instance.status.isEmpty()
        && instance.status != "Normal"_L1) {
        return InstanceListModel::tr("The service says: %1. Its sessions may not be listed now.",
                                     "status of an instance")
            .arg(displayText(instance.status, kMaxCellCharacters));
    }
    QStringList lines{displayText(textOf(instance, column), kMaxDetailCharacters)};
    if (column == InstanceListModel::Kind && !instance.instanceClass.isEmpty())
        lines.append(displayText(instance.instanceClass, kMaxCellCharacters));
    if (column == InstanceListModel::Name) {
        for (const auto &[key, value] : instance.tags) {
            lines.append(displayText(key, kMaxCellCharacters) + " = "_L1
                         + displayText(value, kMaxCellCharacters));
        }
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace

InstanceListModel::InstanceListModel(QObject *parent)
    : KeyedTableModel(parent)
{
}

void InstanceListModel::setInstances(const QList<Instance> &instances)
{
    replaceRows(std::vector<Instance>(instances.begin(), instances.end()));
}

QString InstanceListModel::keyOf(const Instance &instance) const
{
    return instance.id;
}

int InstanceListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant InstanceListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Instance &instance = rowAt(index.row());
    const QString text = textOf(instance, index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text.isEmpty() ? placeholderOf(index.column())
                              : displayText(text, kMaxCellCharacters);
    case Qt::ToolTipRole:
        return toPlainToolTip(toolTipOf(instance, index.column()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::AlignVCenter | (index.column() == Connections ? Qt::AlignRight : Qt::AlignLeading));
    case RawRole:
        return rawOf(instance, index.column());
    case KeyRole:
        return instance.id;
    case PlaceholderRole:
        return text.isEmpty();
    case NoteworthyRole:
        return index.column() == Status && !text.isEmpty() && text != "Normal"_L1;
    default:
        return {};
    }
}

QVariant InstanceListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (section == Connections ? Qt::AlignRight : Qt::AlignLeading));
    }
    if (role == Qt::ToolTipRole && section == Connections)
        return toPlainToolTip(tr("How many connections the instance allows."));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name", "of an instance");
    case Id:
        return tr("Instance ID");
    case Kind:
        return tr("Kind", "edition and architecture of an instance");
    case Version:
        return tr("Version", "of Redis");
    case Status:
        return tr("Status", "of an instance");
    case Connections:
        return tr("Connections", "how many are allowed");
    case Zone:
        return tr("Zone", "where an instance is");
    default:
        return {};
    }
}

InstanceFilterModel::InstanceFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setFilterRole(RawRole);
    setFilterKeyColumn(-1);
    setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_collator.setNumericMode(true);
}

bool InstanceFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant leftValue = left.data(RawRole);
    const QVariant rightValue = right.data(RawRole);
    if (leftValue.isValid() != rightValue.isValid())
        return leftValue.isValid() == (sortOrder() == Qt::AscendingOrder);
    int order = 0;
    if (leftValue.typeId() == QMetaType::LongLong) {
        const qlonglong leftNumber = leftValue.toLongLong();
        const qlonglong rightNumber = rightValue.toLongLong();
        order =
            static_cast<int>(leftNumber > rightNumber) - static_cast<int>(leftNumber < rightNumber);
    } else {
        order = m_collator.compare(leftValue.toString(), rightValue.toString());
    }
    if (order == 0)
        return left.data(KeyRole).toString() < right.data(KeyRole).toString();
    return order < 0;
}

} // namespace sessionscope::models
