// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detailsmodel.h"

#include "core/displaytext.h"
#include "models/celltext.h"
#include "models/doubt.h"
#include "models/roles.h"
#include "session/column.h"

namespace sessionscope::models {

DetailsModel::DetailsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void DetailsModel::setSession(const session::SnapshotPointer &snapshot, quint32 row)
{
    Q_ASSERT(snapshot != nullptr && row < snapshot->rowCount());
    if (m_snapshot == snapshot && m_row == row)
        return;
    if (m_snapshot == nullptr || m_snapshot->columnSet() != snapshot->columnSet()) {
        clear();
        std::vector<session::Column> members = session::columnsOf(snapshot->columnSet());
        beginInsertRows({}, 0, static_cast<int>(members.size()) - 1);
        m_members = std::move(members);
        m_snapshot = snapshot;
        m_row = row;
        endInsertRows();
        return;
    }
    m_snapshot = snapshot;
    m_row = row;
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void DetailsModel::clear()
{
    if (m_snapshot == nullptr)
        return;
    beginRemoveRows({}, 0, rowCount() - 1);
    m_snapshot.reset();
    m_members.clear();
    endRemoveRows();
}

int DetailsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_members.size());
}

int DetailsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString DetailsModel::text(session::Column member, int column) const
{
    switch (column) {
    case Title:
        return session::columnTitle(member);
    case Value:
        return detailText(*m_snapshot, member, m_row, m_locale);
    case Raw:
        return rawDisplayText(*m_snapshot, member, m_row);
    case ApiName:
        return session::columnInfo(member).apiName;
    case Meaning:
        return meaning(*m_snapshot, member, m_row).replace(QLatin1Char('\n'), QLatin1String("; "));
    default:
        return {};
    }
}

QVariant DetailsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const session::Column member = memberAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(member, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == Value ? tr("%1: %2", "title of a member, its value")
                                             .arg(session::columnTitle(member), text(member, Value))
                                       : text(member, index.column());
    case Qt::ToolTipRole:
        return toPlainToolTip(
            tr("%1\n%2 (%3): %4", "raw value; title, API name, meaning of a member")
                .arg(rawDisplayText(*m_snapshot, member, m_row), session::columnTitle(member),
                     session::columnInfo(member).apiName, meaning(*m_snapshot, member, m_row)));
    case RawRole:
        return rawValue(*m_snapshot, member, m_row);
    case PlaceholderRole:
        return index.column() != Title && index.column() != Meaning
            && (index.column() == ApiName || isDoubtful(*m_snapshot, member, m_row)
                || m_snapshot->isUnknown(member, m_row)
                || m_snapshot->rawText(member, m_row)->isEmpty());
    case NoteworthyRole:
        return index.column() == Value
            && cellText(*m_snapshot, member, m_row, m_locale).isNoteworthy;
    default:
        return {};
    }
}

QVariant DetailsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title:
        return tr("Member");
    case Value:
        return tr("Value");
    case Raw:
        return tr("Raw value");
    case ApiName:
        return tr("API name");
    case Meaning:
        return tr("Meaning");
    default:
        return {};
    }
}

} // namespace sessionscope::models
