// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessiontablemodel.h"

#include "core/displaytext.h"
#include "models/celltext.h"
#include "models/doubt.h"
#include "models/marktext.h"
#include "models/roles.h"
#include "session/column.h"

#include <algorithm>
#include <utility>

namespace sessionscope::models {

using session::Column;
using session::SessionSnapshot;

SessionTableModel::SessionTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void SessionTableModel::apply(const live::RefreshResultPointer &result)
{
    Q_ASSERT(result != nullptr && result->snapshot != nullptr);
    const quint64 shown = m_result ? m_result->number : 0;
    if (result->base != shown) {
        beginResetModel();
        showData(*result);
        m_labels = result->labels;
        m_colors = result->colors;
        show(result->visibleRows, static_cast<quint32>(result->visibleRows.size()));
        // Keeps the lists alive that m_rows points to.
        m_result = result;
        endResetModel();
        return;
    }
    // The old lists and the old snapshot live until the last signal has gone out.
    const live::RefreshResultPointer before = m_result;
    transform(*result);
    m_result = result;
}

void SessionTableModel::clear()
{
    beginResetModel();
    m_rows = nullptr;
    m_count = 0;
    m_snapshot.reset();
    m_changes.reset();
    m_labels.reset();
    m_colors.reset();
    m_result.reset();
    endResetModel();
}

void SessionTableModel::show(const std::vector<quint32> &rows, quint32 count)
{
    Q_ASSERT(count <= rows.size());
    m_rows = &rows;
    m_count = count;
}

void SessionTableModel::showData(const live::RefreshResult &result)
{
    m_snapshot = result.snapshot;
    m_changes = result.changes;
    m_answered = result.answer->rowCount();
    m_ownRows = result.ownRows;
}

bool SessionTableModel::isOwn(int row) const
{
    return std::binary_search(m_ownRows.begin(), m_ownRows.end(), snapshotRow(row));
}

void SessionTableModel::transform(const live::RefreshResult &result)
{
    const live::RowTransition &step = result.transition;
    const int columns = session::kColumnCount;
    if (!step.sameRows) {
        if (!step.oldToArranged.empty())
            arrange(step.oldToArranged, step.oldArranged);
        if (step.gone > 0) {
            const int first = static_cast<int>(step.survivors);
            beginRemoveRows({}, first, first + static_cast<int>(step.gone) - 1);
            m_count = step.survivors;
            endRemoveRows();
        }
        Q_ASSERT(m_count == step.survivors);
    }

    // The survivors get their new values...
    showData(result);
    const bool areLabelsChanged = std::exchange(m_labels, result.labels) != result.labels;
    const bool areColorsChanged = std::exchange(m_colors, result.colors) != result.colors;
    if (step.sameRows)
        show(result.visibleRows, static_cast<quint32>(result.visibleRows.size()));
    else
        show(step.newArranged, step.survivors);
    if (m_count > 0 && (result.snapshotChanged || areLabelsChanged || areColorsChanged))
        emit dataChanged(index(0, 0), index(static_cast<int>(m_count) - 1, columns - 1));
    if (step.sameRows)
        return;

    // ... and then company.
    if (step.added > 0) {
        const int first = static_cast<int>(step.survivors);
        beginInsertRows({}, first, first + static_cast<int>(step.added) - 1);
        m_count += step.added;
        endInsertRows();
    }
    if (!step.arrangedToFinal.empty())
        arrange(step.arrangedToFinal, result.visibleRows);
    else
        show(result.visibleRows, static_cast<quint32>(result.visibleRows.size()));
}

void SessionTableModel::arrange(const std::vector<quint32> &oldToNew,
                                const std::vector<quint32> &rows)
{
    Q_ASSERT(oldToNew.size() == m_count);
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex &old : from)
        to.append(
            index(static_cast<int>(oldToNew[static_cast<std::size_t>(old.row())]), old.column()));
    show(rows, m_count);
    changePersistentIndexList(from, to);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

int SessionTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_count);
}

int SessionTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : session::kColumnCount;
}

quint32 SessionTableModel::snapshotRow(int row) const
{
    Q_ASSERT(row >= 0 && static_cast<quint32>(row) < m_count);
    return (*m_rows)[static_cast<std::size_t>(row)];
}

session::RowChanges SessionTableModel::changesOf(int row) const
{
    const quint32 shown = snapshotRow(row);
    if (shown >= m_answered)
        return session::kRowIsGone;
    return m_changes == nullptr || m_changes->rows.empty() ? 0 : m_changes->rows[shown];
}

int SessionTableModel::rowOf(quint32 snapshotRow) const
{
    if (!m_result || snapshotRow >= m_result->placeOfRow.size())
        return -1;
    const quint32 place = m_result->placeOfRow[snapshotRow];
    return place < m_count ? static_cast<int>(place) : -1;
}

CellText SessionTableModel::cellAt(int row, Column column) const
{
    return cellText(*m_snapshot, column, snapshotRow(row), m_locale, labelAt(row));
}

const session::SourceLabel *SessionTableModel::labelAt(int row) const
{
    return session::labelOf(m_labels.get(), *m_snapshot, snapshotRow(row));
}

QVariant SessionTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Column column = session::columnAt(index.column());
    const quint32 row = snapshotRow(index.row());
    const SessionSnapshot &snapshot = *m_snapshot;
    switch (role) {
    case Qt::DisplayRole:
        return cellAt(index.row(), column).text;
    case Qt::ToolTipRole:
        return toolTip(column, index.row());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (session::columnInfo(column).type == session::ValueType::Text
                                          ? Qt::AlignLeading
                                          : Qt::AlignTrailing));
    case Qt::AccessibleTextRole:
        return QString(
            tr("%1 %2", "title of a column, value")
                .arg(session::columnTitle(column),
                     snapshot.isUnknown(column, row) ? tr("unknown")
                                                     : cellAt(index.row(), column).text)
            + (isDoubtful(snapshot, column, row) ? tr(", doubtful", "behind a value") : QString()));
    case RawRole:
        return rawValue(snapshot, column, row);
    case KeyRole:
        return row;
    case PlaceholderRole:
        return cellAt(index.row(), column).isPlaceholder;
    case NoteworthyRole:
        return cellAt(index.row(), column).isNoteworthy;
    case LabelColorRole:
        return cellAt(index.row(), column).labelColor;
    default:
        return {};
    }
}

QString SessionTableModel::toolTip(Column column, int row) const
{
    const SessionSnapshot &snapshot = *m_snapshot;
    const quint32 member = snapshotRow(row);
    QString tip = tr("%1\n%2 (%3): %4", "raw value; title, API name, meaning of a column")
                      .arg(rawDisplayText(snapshot, column, member), session::columnTitle(column),
                           session::columnInfo(column).apiName, meaning(snapshot, column, member));
    const bool isOfSource =
        column == Column::Addr || column == Column::Client || column == Column::ClientDesc;
    if (const session::SourceLabel *label = labelAt(row); label != nullptr && isOfSource)
        tip += QLatin1Char('\n') + labelSentence(*label);
    if (const live::RuleInForce *rule = colorRuleAt(row))
        tip += QLatin1Char('\n') + colorRuleText(rule->rule.word);
    if (isOwn(row))
        tip += QLatin1Char('\n') + ownText();
    return toPlainToolTip(tip);
}

QString SessionTableModel::ownText()
{
    return tr("connection of this program");
}

// What the signs beside a row stand for.
QString SessionTableModel::rowMarkText(int row) const
{
    QStringList words{markText(changesOf(row))};
    if (const live::RuleInForce *rule = colorRuleAt(row))
        words.append(colorRuleText(rule->rule.word));
    if (isOwn(row))
        words.append(ownText());
    words.removeAll(QString());
    return words.join(tr(", ", "between what the signs beside a session stand for"));
}

// What a row is read out as: what has become of it first.
QString SessionTableModel::rowText(int row) const
{
    const QString summary = rowSummary(*m_snapshot, snapshotRow(row), m_locale);
    const QString mark = rowMarkText(row);
    return mark.isEmpty()
        ? summary
        : tr("%1: %2", "what has become of a session; the session").arg(mark, summary);
}

// What a column means, and whether what it shows can be trusted.
QString SessionTableModel::columnText(Column column) const
{
    const QString help = session::columnHelp(column);
    return m_snapshot != nullptr && isColumnDoubtful(*m_snapshot, column)
        ? help + QLatin1Char('\n') + doubtText(column)
        : help;
}

QVariant SessionTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        if (section < 0 || section >= rowCount())
            return {};
        if (role == Qt::DisplayRole)
            return section + 1;
        if (role == Qt::AccessibleTextRole)
            return rowText(section);
        if (role == Qt::ToolTipRole)
            return toPlainToolTip(rowMarkText(section));
        return {};
    }
    if (section < 0 || section >= session::kColumnCount)
        return {};
    const Column column = session::columnAt(section);
    switch (role) {
    case Qt::DisplayRole:
        return session::columnTitle(column);
    case Qt::ToolTipRole:
        return toPlainToolTip(tr("%1 (%2)\n%3", "title, API name, meaning of a column")
                                  .arg(session::columnTitle(column),
                                       session::columnInfo(column).apiName, columnText(column)));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (session::columnInfo(column).type == session::ValueType::Text
                                          ? Qt::AlignLeading
                                          : Qt::AlignTrailing));
    case DescriptionRole:
        return columnText(column);
    default:
        return {};
    }
}

} // namespace sessionscope::models
