// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/grouptablemodel.h"

#include "core/displaytext.h"
#include "models/celltext.h"
#include "models/groupcells.h"
#include "models/roles.h"

#include <QHash>

#include <algorithm>

namespace sessionscope::models {

using session::Column;
using session::Group;
using session::GroupColumn;
using session::SessionSnapshot;

namespace {

// Whether two rows are the same session. Of several with the same key the first one will do.
bool isSameSession(const SessionSnapshot &left, quint32 leftRow, const SessionSnapshot &right,
                   quint32 rightRow)
{
    return left.id(leftRow) == right.id(rightRow)
        && left.utf8(Column::Addr, leftRow) == right.utf8(Column::Addr, rightRow)
        && left.utf8(Column::NodeId, leftRow) == right.utf8(Column::NodeId, rightRow);
}

QHash<QString, int> placesOf(const live::GroupView &view)
{
    QHash<QString, int> places;
    places.reserve(static_cast<qsizetype>(view.ids.size()));
    for (std::size_t place = 0; place < view.ids.size(); ++place)
        places.insert(view.ids[place], static_cast<int>(place));
    return places;
}

} // namespace

GroupTableModel::GroupTableModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

// -- structure ------------------------------------------------------------------------------------

const Group *GroupTableModel::groupOfRow(int row) const
{
    const live::GroupView *shown = view();
    const auto place = static_cast<std::size_t>(row);
    return shown != nullptr && place < shown->grouping.groups.size()
        ? &shown->grouping.groups[place]
        : nullptr;
}

// One more where not all sessions are listed.
quint32 GroupTableModel::linesBelow(const Group &group) const
{
    return std::min(group.sessions, kListedSessions + 1);
}

QModelIndex GroupTableModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr(0));
}

QModelIndex GroupTableModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || !isSession(child))
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr(0));
}

int GroupTableModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_lines.size());
    if (isSession(parent) || parent.column() != 0)
        return 0;
    return static_cast<int>(m_lines[static_cast<std::size_t>(parent.row())]);
}

int GroupTableModel::columnCount(const QModelIndex &) const
{
    return static_cast<int>(m_columns.size());
}

bool GroupTableModel::hasChildren(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return !m_lines.empty();
    const Group *group = isSession(parent) ? nullptr : groupOfRow(parent.row());
    return parent.column() == 0 && group != nullptr && group->sessions > 0;
}

bool GroupTableModel::canFetchMore(const QModelIndex &parent) const
{
    return parent.isValid() && hasChildren(parent) && rowCount(parent) == 0;
}

void GroupTableModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        setLinesBelow(parent.row(), linesBelow(*groupOfRow(parent.row())));
}

void GroupTableModel::setLinesBelow(int row, quint32 lines)
{
    quint32 &present = m_lines[static_cast<std::size_t>(row)];
    const QModelIndex group = createIndex(row, 0, quintptr(0));
    if (lines > present) {
        beginInsertRows(group, static_cast<int>(present), static_cast<int>(lines) - 1);
        present = lines;
        endInsertRows();
    } else if (lines < present) {
        beginRemoveRows(group, static_cast<int>(lines), static_cast<int>(present) - 1);
        present = lines;
        endRemoveRows();
    }
}

// -- another result -------------------------------------------------------------------------------

void GroupTableModel::setResult(const live::RefreshResultPointer &result)
{
    const live::GroupView *next = result ? result->groups.get() : nullptr;
    const bool isSameTable = view() != nullptr && next != nullptr
        && view()->grouping.request.keys == next->grouping.request.keys;
    if (isSameTable) {
        goOver(result);
        return;
    }
    beginResetModel();
    m_result = result;
    takeColumns();
    m_lines.assign(next != nullptr ? next->grouping.groups.size() : 0, 0);
    endResetModel();
}

void GroupTableModel::takeColumns()
{
    m_columns.clear();
    if (view() == nullptr)
        return;
    const session::GroupRequest &request = view()->grouping.request;
    for (std::size_t key = 0; key < request.keys.size(); ++key)
        m_columns.push_back(static_cast<GroupColumn>(key));
    if (live::areSources(request))
        m_columns.push_back(GroupColumn::Alias);
    for (const GroupColumn column :
         {GroupColumn::Sessions, GroupColumn::Active, GroupColumn::Share, GroupColumn::MaxIdle,
          GroupColumn::MedianIdle, GroupColumn::OldestAge, GroupColumn::Qbuf, GroupColumn::Omem})
        m_columns.push_back(column);
    if (live::areSources(request))
        m_columns.push_back(GroupColumn::ServerCount);
}

void GroupTableModel::goOver(const live::RefreshResultPointer &next)
{
    const live::GroupView &before = *view();
    const live::GroupView &after = *next->groups;
    const bool isOpen =
        std::any_of(m_lines.begin(), m_lines.end(), [](quint32 lines) { return lines > 0; });
    if (!isOpen && before.ids == after.ids) {
        m_result = next;
        if (!m_lines.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    const QHash<QString, int> places = placesOf(after);
    // Lists only grow before the rearrangement and only shrink behind it, at their ends: any rows
    // will do there, since what stands where is told in between.
    const auto linesAfter = [&](int place) {
        return linesBelow(after.grouping.groups[static_cast<std::size_t>(place)]);
    };
    for (std::size_t row = 0; row < m_lines.size() && isOpen; ++row) {
        if (m_lines[row] == 0)
            continue;
        const int place = places.value(before.ids[row], -1);
        setLinesBelow(static_cast<int>(row),
                      place < 0 ? 0 : std::max(m_lines[row], linesAfter(place)));
    }
    const auto count = static_cast<int>(after.ids.size());
    if (const int present = rowCount(); count > present) {
        beginInsertRows({}, present, count - 1);
        m_lines.resize(static_cast<std::size_t>(count), 0);
        endInsertRows();
    }
    rearrange(next, places);
    if (const int present = rowCount(); count < present) {
        beginRemoveRows({}, count, present - 1);
        m_lines.resize(static_cast<std::size_t>(count));
        endRemoveRows();
    }
    for (int row = 0; row < count && isOpen; ++row) {
        if (m_lines[static_cast<std::size_t>(row)] > 0)
            setLinesBelow(row, linesAfter(row));
    }
}

void GroupTableModel::rearrange(const live::RefreshResultPointer &next,
                                const QHash<QString, int> &places)
{
    emit layoutAboutToBeChanged();
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex &old : from)
        to.append(sameIndex(old, *next, places));
    std::vector<quint32> lines(m_lines.size(), 0);
    for (std::size_t row = 0; row < view()->ids.size(); ++row) {
        if (m_lines[row] > 0)
            lines[static_cast<std::size_t>(places.value(view()->ids[row]))] = m_lines[row];
    }
    m_lines = std::move(lines);
    m_result = next;
    changePersistentIndexList(from, to);
    emit layoutChanged();
}

QModelIndex GroupTableModel::sameIndex(const QModelIndex &old, const live::RefreshResult &next,
                                       const QHash<QString, int> &places) const
{
    const auto oldRow =
        static_cast<std::size_t>(isSession(old) ? old.internalId() - 1 : quintptr(old.row()));
    const int place = oldRow < view()->ids.size() ? places.value(view()->ids[oldRow], -1) : -1;
    if (place < 0)
        return {};
    if (!isSession(old))
        return createIndex(place, old.column(), quintptr(0));
    const std::optional<quint32> oldSession = sessionAt(old);
    if (!oldSession)
        return {};
    const live::GroupView &after = *next.groups;
    const auto rows = after.grouping.rowsOf(after.grouping.groups[static_cast<std::size_t>(place)]);
    const auto listed = rows.first(std::min<std::size_t>(rows.size(), kListedSessions));
    const auto found = std::find_if(listed.begin(), listed.end(), [&](quint32 row) {
        return isSameSession(*m_result->answer, *oldSession, *next.answer, row);
    });
    if (found == listed.end())
        return {};
    return createIndex(static_cast<int>(found - listed.begin()), old.column(),
                       static_cast<quintptr>(place) + 1);
}

// -- what stands where ----------------------------------------------------------------------------

int GroupTableModel::sectionOf(GroupColumn column) const
{
    const auto found = std::find(m_columns.begin(), m_columns.end(), column);
    return found == m_columns.end() ? -1 : static_cast<int>(found - m_columns.begin());
}

const Group *GroupTableModel::groupAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    return groupOfRow(isSession(index) ? static_cast<int>(index.internalId()) - 1 : index.row());
}

std::optional<quint32> GroupTableModel::sessionAt(const QModelIndex &index) const
{
    const Group *group = index.isValid() && isSession(index) ? groupAt(index) : nullptr;
    const auto place = static_cast<quint32>(index.row());
    if (group == nullptr || place >= std::min(group->sessions, kListedSessions))
        return std::nullopt;
    return view()->grouping.rowsOf(*group)[place];
}

const live::SourceFacts *GroupTableModel::factsAt(const QModelIndex &index) const
{
    if (!index.isValid() || isSession(index) || groupOfRow(index.row()) == nullptr
        || view()->sources.empty())
        return nullptr;
    return &view()->sources[static_cast<std::size_t>(index.row())];
}

int GroupTableModel::rowOfId(const QString &id) const
{
    if (view() == nullptr)
        return -1;
    const std::vector<QString> &ids = view()->ids;
    const auto found = std::find(ids.begin(), ids.end(), id);
    return found == ids.end() ? -1 : static_cast<int>(found - ids.begin());
}

std::vector<quint64> GroupTableModel::serverIds(const QModelIndex &index) const
{
    const live::SourceFacts *facts = factsAt(index);
    if (facts == nullptr || facts->statIndex < 0)
        return {};
    return m_result->answer->info().sourceStats[static_cast<std::size_t>(facts->statIndex)].ids;
}

bool GroupTableModel::isDiffering(const QModelIndex &index) const
{
    const live::SourceFacts *facts = factsAt(index);
    if (facts == nullptr || !m_result->answer->info().hasSourceStats
        || view()->grouping.sessions != m_result->answer->rowCount())
        return false;
    return facts->serverCount.value_or(0) != static_cast<qint64>(groupAt(index)->sessions);
}

// -- cells ----------------------------------------------------------------------------------------

QVariant GroupTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::AlignVCenter
            | (isTextColumn(columnAt(index.column())) ? Qt::AlignLeading : Qt::AlignTrailing));
    if (isSession(index))
        return sessionData(index, role);
    return groupOfRow(index.row()) != nullptr ? groupData(index, role) : QVariant();
}

QVariant GroupTableModel::groupData(const QModelIndex &index, int role) const
{
    const auto place = static_cast<std::size_t>(index.row());
    const GroupColumn column = columnAt(index.column());
    const bool isDifferent = column == GroupColumn::ServerCount && isDiffering(index);
    switch (role) {
    case Qt::DisplayRole:
        return groupCellText(*view(), place, column, m_locale);
    case Qt::AccessibleTextRole: {
        const QString text = groupCellText(*view(), place, column, m_locale);
        return isDifferent ? tr("%1, differs from the rows", "the server's count").arg(text) : text;
    }
    case Qt::ToolTipRole:
        return toPlainToolTip(groupSummary(*view(), place, m_locale));
    case RawRole:
        return groupCellValue(*view(), place, column);
    case KeyRole:
        return view()->ids[place];
    case PlaceholderRole:
        return isGroupCellPlaceholder(*view(), place, column);
    case NoteworthyRole:
        return isDifferent;
    case LabelColorRole:
        return groupLabelColor(*view(), place, column);
    default:
        return {};
    }
}

QVariant GroupTableModel::sessionData(const QModelIndex &index, int role) const
{
    const Group *group = groupAt(index);
    if (group == nullptr || static_cast<quint32>(index.row()) >= linesBelow(*group))
        return {};
    const GroupColumn column = columnAt(index.column());
    const std::optional<quint32> row = sessionAt(index);
    if (!row) {
        if (role == PlaceholderRole)
            return true;
        const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
        return isText && column == GroupColumn::Key1
            ? tr("and %Ln more: press Enter to see all", "sessions",
                 static_cast<int>(group->sessions - kListedSessions))
            : QVariant();
    }
    const SessionSnapshot &snapshot = *m_result->answer;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return groupedSessionText(
            snapshot, *row, column,
            session::isActive(snapshot, *row, m_result->request.activeIdleLimit), m_locale);
    case Qt::ToolTipRole:
        return toPlainToolTip(rowSummary(snapshot, *row, m_locale));
    case KeyRole:
        return *row;
    default:
        return {};
    }
}

QVariant GroupTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const GroupColumn column = columnAt(section);
    switch (role) {
    case Qt::DisplayRole:
        return groupColumnTitle(view()->grouping.request, column);
    case Qt::ToolTipRole:
        return groupColumnHelp(view()->grouping.request, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (isTextColumn(column) ? Qt::AlignLeading : Qt::AlignTrailing));
    default:
        return {};
    }
}

void GroupTableModel::sort(int column, Qt::SortOrder order)
{
    if (column >= 0 && column < columnCount())
        emit sortRequested(columnAt(column), order);
}

} // namespace sessionscope::models
