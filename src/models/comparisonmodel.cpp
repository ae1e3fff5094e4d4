// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/comparisonmodel.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "models/celltext.h"
#include "models/roles.h"

#include <utility>

namespace sessionscope::models {

using namespace Qt::Literals::StringLiterals;
using live::ComparisonView;
using live::ComparisonViewPointer;
using session::Column;
using session::ComparedCell;
using session::ComparedColumn;
using session::ComparedRow;
using session::Side;

namespace {

constexpr int kTitleCharacters = 24; // of a connection, within words
constexpr int kHeadingCharacters = 14; // likewise, over a narrow column

ComparedColumn columnAt(int section)
{
    return static_cast<ComparedColumn>(section);
}

bool isNumber(ComparedColumn column)
{
    return column == ComparedColumn::AgeLeft || column == ComparedColumn::AgeRight;
}

int rowsOf(const ComparisonViewPointer &view)
{
    return view ? static_cast<int>(view->rows.size()) : 0;
}

} // namespace

ComparisonModel::ComparisonModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ComparisonModel::setTitles(const QString &left, const QString &right)
{
    m_left = displayText(left, kTitleCharacters);
    m_right = displayText(right, kTitleCharacters);
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (m_count > 0)
        emit dataChanged(index(0, 0), index(m_count - 1, 0));
}

ComparisonViewPointer ComparisonModel::apply(ComparisonViewPointer view, int keptRow, int place)
{
    const int before = m_count;
    const int after = rowsOf(view);
    ComparisonViewPointer old = m_view;
    if (after > before) {
        m_other = view;
        beginInsertRows({}, before, after - 1);
        m_count = after;
        endInsertRows();
    }
    emit layoutAboutToBeChanged();
    m_other = old;
    m_view = std::move(view);
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex &index : from) {
        to.append(index.row() == keptRow && place >= 0 ? createIndex(place, index.column())
                                                       : QModelIndex());
    }
    changePersistentIndexList(from, to);
    emit layoutChanged();
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_count = after;
        endRemoveRows();
    }
    m_other.reset();
    return old;
}

const ComparisonView &ComparisonModel::viewOf(int row) const
{
    return row < rowsOf(m_view) ? *m_view : *m_other;
}

const ComparedRow &ComparisonModel::rowAt(int row) const
{
    return viewOf(row).rows[static_cast<std::size_t>(row)];
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : session::kComparedColumnCount;
}

QString ComparisonModel::sideText(Side side) const
{
    switch (side) {
    case Side::OnlyLeft:
        return tr("Only in %1", "name of a connection").arg(m_left);
    case Side::OnlyRight:
        return tr("Only in %1", "name of a connection").arg(m_right);
    case Side::Between:
        return tr("Too new to tell", "a session");
    case Side::Both:
        return tr("In both", "a session");
    }
    return {};
}

QString ComparisonModel::sideHelp(const ComparedRow &row) const
{
    switch (row.side) {
    case Side::OnlyLeft:
    case Side::OnlyRight:
        return tr("%1 does not list this session.", "name of a connection")
            .arg(row.side == Side::OnlyLeft ? m_right : m_left);
    case Side::Between:
        return tr("It is so young that it may have begun after the other list was taken: "
                  "no difference between the sources.");
    case Side::Both:
        return tr("Both list this session.");
    }
    return {};
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ComparedRow &row = rowAt(index.row());
    const ComparedColumn column = columnAt(index.column());
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeading));
    }
    if (column == ComparedColumn::Side)
        return sideData(row, role);
    const live::ComparisonRequest &request = viewOf(index.row()).request;
    return cellData(session::comparedCell(*request.left, *request.right, row, column), role);
}

QVariant ComparisonModel::sideData(const ComparedRow &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return sideText(row.side);
    case Qt::ToolTipRole:
        return toPlainToolTip(sideHelp(row));
    case RawRole:
        return static_cast<int>(row.side);
    case PlaceholderRole:
        return row.side == Side::Between || row.side == Side::Both;
    case NoteworthyRole:
        return row.side == Side::OnlyLeft || row.side == Side::OnlyRight;
    default:
        return {};
    }
}

QVariant ComparisonModel::cellData(const ComparedCell &cell, int role) const
{
    if (cell.snapshot == nullptr) {
        // Not unknown: the list does not have the session at all.
        if (role == Qt::ToolTipRole)
            return toPlainToolTip(tr("This list does not have the session."));
        return role == PlaceholderRole ? QVariant(true) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return cellText(*cell.snapshot, cell.column, cell.row, m_locale).text;
    case Qt::ToolTipRole:
        return toPlainToolTip(rawDisplayText(*cell.snapshot, cell.column, cell.row));
    case RawRole:
        return rawValue(*cell.snapshot, cell.column, cell.row);
    case PlaceholderRole:
        return cellText(*cell.snapshot, cell.column, cell.row, m_locale).isPlaceholder;
    default:
        return {};
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const ComparedColumn column = columnAt(section);
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeading));
    }
    const bool isShort = role == Qt::DisplayRole; // the tool tip has room
    const auto of = [isShort](const QString &what, const QString &list) {
        return tr("%1 in %2", "a column; name of a connection")
            .arg(what, displayText(list, isShort ? kHeadingCharacters : kTitleCharacters));
    };
    const QString age = session::columnTitle(Column::Age);
    const QString node = session::columnTitle(Column::NodeId);
    const auto titleOf = [&]() -> QString {
        switch (column) {
        case ComparedColumn::Side:
            return tr("Side", "which list has the session");
        case ComparedColumn::Addr:
            return session::columnTitle(Column::Addr);
        case ComparedColumn::Client:
            return session::columnTitle(Column::Client);
        case ComparedColumn::Name:
            return session::columnTitle(Column::Name);
        case ComparedColumn::Cmd:
            return session::columnTitle(Column::Cmd);
        case ComparedColumn::AgeLeft:
            return of(age, m_left);
        case ComparedColumn::AgeRight:
            return of(age, m_right);
        case ComparedColumn::NodeLeft:
            return of(node, m_left);
        case ComparedColumn::NodeRight:
            return of(node, m_right);
        }
        return {};
    };
    if (role == Qt::DisplayRole)
        return titleOf();
    return role == Qt::ToolTipRole ? QVariant(toPlainToolTip(titleOf())) : QVariant();
}

} // namespace sessionscope::models
