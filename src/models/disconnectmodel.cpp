// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/disconnectmodel.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "models/celltext.h"
#include "models/roles.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace sessionscope::models {

using namespace Qt::Literals::StringLiterals;
using live::DisconnectEntry;
using live::DisconnectOutcome;

namespace {

//! What a column shows of a session; Remark shows none.
constexpr session::Column kShown[] = {
    session::Column::Addr, session::Column::NodeId, session::Column::Id, session::Column::Name,
    session::Column::Cmd,  session::Column::Idle,   session::Column::Age};

struct CountText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::models::DisconnectModel)
};

QString outcomeCountText(DisconnectOutcome::Kind kind, int count)
{
    using Kind = DisconnectOutcome::Kind;
    switch (kind) {
    case Kind::NotTried:
        return CountText::tr("%Ln not tried", "sessions", count);
    case Kind::Closed:
        return CountText::tr("%Ln disconnected", "sessions", count);
    case Kind::AlreadyGone:
        return CountText::tr("%Ln already gone", "sessions", count);
    case Kind::ChangedIdentity:
        return CountText::tr("%Ln another session now", "sessions", count);
    case Kind::Refused:
        return CountText::tr("%Ln refused", "sessions", count);
    case Kind::Failed:
        return CountText::tr("%Ln failed", "sessions", count);
    case Kind::Unknown:
        break;
    }
    return CountText::tr("%Ln unknown", "sessions", count);
}

bool isNumber(int column)
{
    return column == DisconnectModel::Id || column == DisconnectModel::Idle
        || column == DisconnectModel::Age;
}

} // namespace

DisconnectModel::DisconnectModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void DisconnectModel::setPlan(live::DisconnectPlan plan)
{
    beginResetModel();
    m_plan = std::move(plan);
    m_hasBegun = false;
    m_entries.resize(m_plan.entries().size());
    std::iota(m_entries.begin(), m_entries.end(), std::size_t(0));
    std::stable_partition(m_entries.begin(), m_entries.end(), [this](std::size_t entry) {
        return m_plan.entries()[entry].obstacle != live::DisconnectObstacle::None;
    });
    m_outcomes.clear();
    m_counts.clear();
    endResetModel();
    emit choiceChanged();
}

void DisconnectModel::begin()
{
    beginResetModel();
    m_hasBegun = true;
    m_entries.clear();
    for (std::size_t i = 0; i < m_plan.entries().size(); ++i) {
        if (m_plan.entries()[i].isChosen)
            m_entries.push_back(i);
    }
    m_outcomes.resize(m_entries.size());
    endResetModel();
}

void DisconnectModel::setOutcomes(
    const std::vector<std::pair<quint32, DisconnectOutcome>> &outcomes)
{
    if (outcomes.empty())
        return;
    quint32 first = outcomes.front().first;
    quint32 last = first;
    for (const auto &[target, outcome] : outcomes) {
        m_outcomes[target] = outcome;
        ++m_counts[outcome.kind];
        first = std::min(first, target);
        last = std::max(last, target);
    }
    emit dataChanged(index(static_cast<int>(first), Remark), index(static_cast<int>(last), Remark));
}

int DisconnectModel::settledCount() const
{
    return std::accumulate(
        m_counts.begin(), m_counts.end(), 0,
        [](int sum, const auto &kindAndCount) { return sum + kindAndCount.second; });
}

int DisconnectModel::outcomeCount(DisconnectOutcome::Kind kind) const
{
    const auto found = m_counts.find(kind);
    return found == m_counts.end() ? 0 : found->second;
}

QString DisconnectModel::outcomeSummary() const
{
    return outcomeCountsText(m_counts);
}

QString DisconnectModel::toText() const
{
    QString text;
    const auto addLine = [&text](const auto &cellOf) {
        for (int column = 0; column < ColumnCount; ++column)
            text += cellOf(column) + (column + 1 < ColumnCount ? u'\t' : u'\n');
    };
    addLine([this](int column) { return headerData(column, Qt::Horizontal).toString(); });
    for (int row = 0; row < rowCount(); ++row)
        addLine([this, row](int column) { return cellText(row, column); });
    return text;
}

int DisconnectModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int DisconnectModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

const DisconnectEntry &DisconnectModel::entryAt(int row) const
{
    return m_plan.entries()[m_entries[static_cast<std::size_t>(row)]];
}

QString DisconnectModel::cellText(int row, int column) const
{
    if (column == Remark)
        return remark(row);
    return models::cellText(*m_plan.snapshot(), kShown[column], entryAt(row).row, m_locale).text;
}

QString DisconnectModel::remark(int row) const
{
    if (!m_hasBegun)
        return live::obstacleText(entryAt(row).obstacle);
    const auto &outcome = m_outcomes[static_cast<std::size_t>(row)];
    if (!outcome)
        return tr("Waiting", "what has become of a session");
    const QString text = live::outcomeText(outcome->kind);
    if (outcome->reason.isEmpty())
        return text;
    return tr("%1: %2", "what has become of a session, why")
        .arg(text, displayText(outcome->reason, kMaxDetailCharacters));
}

bool DisconnectModel::isNoteworthy(int row) const
{
    if (!m_hasBegun)
        return entryAt(row).obstacle != live::DisconnectObstacle::None && entryAt(row).isChosen;
    const auto &outcome = m_outcomes[static_cast<std::size_t>(row)];
    using Kind = DisconnectOutcome::Kind;
    return outcome && outcome->kind != Kind::Closed && outcome->kind != Kind::AlreadyGone
        && outcome->kind != Kind::NotTried;
}

QVariant DisconnectModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return cellText(row, column);
    case Qt::ToolTipRole:
        return toPlainToolTip(cellText(row, column));
    case Qt::CheckStateRole:
        if (column == Address && !m_hasBegun && entryAt(row).mayBeChosen())
            return entryAt(row).isChosen ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::AccessibleTextRole:
        if (column == Address)
            return tr("%1, %2", "summary of a session, remark")
                .arg(rowSummary(*m_plan.snapshot(), entryAt(row).row, m_locale), remark(row));
        return cellText(row, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(isNumber(column)
                                                     ? Qt::AlignRight | Qt::AlignVCenter
                                                     : Qt::AlignLeft | Qt::AlignVCenter));
    case PlaceholderRole:
        return !m_hasBegun && !entryAt(row).isChosen;
    case NoteworthyRole:
        return column == Remark && isNoteworthy(row);
    default:
        return {};
    }
}

bool DisconnectModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Address || m_hasBegun
        || !checkIndex(index, CheckIndexOption::IndexIsValid)
        || !entryAt(index.row()).mayBeChosen())
        return false;
    m_plan.setChosen(m_entries[static_cast<std::size_t>(index.row())],
                     value.value<Qt::CheckState>() == Qt::Checked);
    emit dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(ColumnCount - 1));
    emit choiceChanged();
    return true;
}

Qt::ItemFlags DisconnectModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return QAbstractTableModel::flags(index);
    Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    if (index.column() == Address && !m_hasBegun && entryAt(index.row()).mayBeChosen())
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant DisconnectModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(isNumber(section)
                                                     ? Qt::AlignRight | Qt::AlignVCenter
                                                     : Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    if (section == Remark)
        return m_hasBegun ? tr("Outcome") : tr("Why not", "reason not to disconnect a session");
    return session::columnTitle(kShown[section]);
}

QString outcomeCountsText(const std::map<DisconnectOutcome::Kind, int> &counts)
{
    QStringList parts;
    for (const auto &[kind, count] : counts)
        parts.append(outcomeCountText(kind, count));
    return parts.join(CountText::tr(", ", "between outcomes"));
}

} // namespace sessionscope::models
