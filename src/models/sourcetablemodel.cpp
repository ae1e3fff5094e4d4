// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sourcetablemodel.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "models/celltext.h"
#include "models/roles.h"
#include "session/address.h"

#include <QCollator>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sessionscope::models {

using session::SourceCount;

namespace {

bool isLess(const std::optional<session::HostAddress> &left,
            const std::optional<session::HostAddress> &right, const QString &leftText,
            const QString &rightText, const QCollator &collator)
{
    if (left && right)
        return *left < *right;
    if (left.has_value() != right.has_value())
        return left.has_value();
    return collator.compare(leftText, rightText) < 0;
}

QString aliasTextOf(const SourceRow &row)
{
    qsizetype besideStart = -1;
    const bool isLabelled = row.label != session::SourceLabel();
    return aliasText(isLabelled ? &row.label : nullptr, row.count.alias, besideStart);
}

//! The numbers of the rows in the order asked for; unknown values last both ways.
template <class Less, class IsUnknown>
void sortPlaces(std::vector<std::size_t> &places, Qt::SortOrder order, Less less,
                IsUnknown isUnknown)
{
    std::stable_sort(places.begin(), places.end(), [&](std::size_t left, std::size_t right) {
        if (isUnknown(left) != isUnknown(right))
            return isUnknown(right);
        return order == Qt::AscendingOrder ? less(left, right) : less(right, left);
    });
}

} // namespace

QString sourceTitle(const std::optional<QString> &source)
{
    return source ? (source->isEmpty() ? SourceTableModel::tr("(empty)")
                                       : displayText(*source, kMaxCellCharacters))
                  : SourceTableModel::tr("(unknown)");
}

bool operator==(const SourceRow &left, const SourceRow &right)
{
    return left.count.source == right.count.source && left.count.alias == right.count.alias
        && left.count.sessions == right.count.sessions && left.count.active == right.count.active
        && left.count.serverCount == right.count.serverCount
        && left.count.statIndex == right.count.statIndex && left.share == right.share
        && left.label == right.label;
}

SourceTableModel::SourceTableModel(QObject *parent)
    : KeyedTableModel(parent)
{
}

void SourceTableModel::setResult(const live::RefreshResultPointer &result)
{
    m_result = result;
    rebuild();
}

void SourceTableModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    rebuild();
}

const session::SourceLabel *SourceTableModel::labelOf(const SourceCount &count) const
{
    return count.source
        ? session::labelOf(m_result->labels.get(), *m_result->snapshot, *count.source)
        : nullptr;
}

void SourceTableModel::rebuild()
{
    if (!m_result) {
        replaceRows({});
        return;
    }
    const session::SourceStatistics &statistics = m_result->statistics;
    const std::vector<SourceCount> &sources = statistics.sources;
    std::vector<std::size_t> places(sources.size());
    std::iota(places.begin(), places.end(), std::size_t(0));
    const auto never = [](std::size_t) {
        return false;
    };
    QCollator collator(m_locale);
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    switch (m_sortColumn) {
    case Source: {
        std::vector<std::optional<session::HostAddress>> addresses(sources.size());
        std::transform(
            sources.begin(), sources.end(), addresses.begin(), [](const SourceCount &count) {
                return session::parseHostAddress(count.source.value_or(QString()).toUtf8());
            });
        sortPlaces(
            places, m_sortOrder,
            [&](std::size_t left, std::size_t right) {
                return isLess(addresses[left], addresses[right],
                              sources[left].source.value_or(QString()),
                              sources[right].source.value_or(QString()), collator);
            },
            [&](std::size_t place) { return !sources[place].source.has_value(); });
        break;
    }
    case Alias: {
        std::vector<QString> aliases(sources.size());
        std::transform(sources.begin(), sources.end(), aliases.begin(),
                       [this](const SourceCount &count) {
                           qsizetype besideStart = -1;
                           return aliasText(labelOf(count), count.alias, besideStart);
                       });
        sortPlaces(
            places, m_sortOrder,
            [&](std::size_t left, std::size_t right) {
                return collator.compare(aliases[left], aliases[right]) < 0;
            },
            [&](std::size_t place) { return aliases[place].isEmpty(); });
        break;
    }
    case Active:
        sortPlaces(
            places, m_sortOrder,
            [&](std::size_t left, std::size_t right) {
                return sources[left].active < sources[right].active;
            },
            never);
        break;
    case Sessions:
    case Share:
        sortPlaces(
            places, m_sortOrder,
            [&](std::size_t left, std::size_t right) {
                return sources[left].sessions < sources[right].sessions;
            },
            never);
        break;
    case ServerCount:
        sortPlaces(
            places, m_sortOrder,
            [&](std::size_t left, std::size_t right) {
                return sources[left].serverCount < sources[right].serverCount;
            },
            [&](std::size_t place) { return !sources[place].serverCount.has_value(); });
        break;
    default:
        break;
    }

    std::vector<SourceRow> rows;
    rows.reserve(places.size());
    for (const std::size_t place : places) {
        const SourceCount &count = sources[place];
        const double share = statistics.sessions > 0
            ? static_cast<double>(count.sessions) / static_cast<double>(statistics.sessions)
            : 0.0;
        const session::SourceLabel *label = labelOf(count);
        rows.push_back({count, share, label != nullptr ? *label : session::SourceLabel()});
    }
    replaceRows(std::move(rows));
}

QString SourceTableModel::keyOf(const SourceRow &row) const
{
    // One letter in front keeps the unknown source apart from any text.
    return row.count.source ? QLatin1Char('s') + *row.count.source : QString();
}

int SourceTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

live::SourceSelection SourceTableModel::selectionAt(int row) const
{
    return {rowAt(row).count.source};
}

int SourceTableModel::rowOf(const live::SourceSelection &selection) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (rowAt(row).count.source == selection.source)
            return row;
    }
    return -1;
}

std::vector<quint64> SourceTableModel::serverIds(int row) const
{
    const qsizetype stat = rowAt(row).count.statIndex;
    if (!m_result || stat < 0)
        return {};
    return m_result->snapshot->info().sourceStats[static_cast<std::size_t>(stat)].ids;
}

bool SourceTableModel::isDiffering(int row) const
{
    if (!m_result || !m_result->snapshot->info().hasSourceStats
        || m_result->statistics.sessions != m_result->answer->rowCount())
        return false;
    const SourceCount &count = rowAt(row).count;
    return count.serverCount.value_or(0) != static_cast<qint64>(count.sessions);
}

QString SourceTableModel::displayText(const SourceRow &row, int column) const
{
    switch (column) {
    case Source:
        return sourceTitle(row.count.source);
    case Alias:
        return aliasTextOf(row);
    case Sessions:
        return m_locale.toString(row.count.sessions);
    case Active:
        return m_locale.toString(row.count.active);
    case Share:
        return tr("%1 %", "a share").arg(m_locale.toString(row.share * 100, 'f', 1));
    case ServerCount:
        return row.count.serverCount ? m_locale.toString(*row.count.serverCount)
                                     : QString(QChar(0x2013));
    default:
        return {};
    }
}

QVariant SourceTableModel::rawValue(const SourceRow &row, int column) const
{
    switch (column) {
    case Source:
        return row.count.source ? QVariant(*row.count.source) : QVariant();
    case Alias:
        return row.count.alias;
    case Sessions:
        return QVariant::fromValue<qlonglong>(row.count.sessions);
    case Active:
        return QVariant::fromValue<qlonglong>(row.count.active);
    case Share:
        return row.share;
    case ServerCount:
        return row.count.serverCount ? QVariant::fromValue<qlonglong>(*row.count.serverCount)
                                     : QVariant();
    default:
        return {};
    }
}

QString SourceTableModel::toolTip(const SourceRow &row, int column) const
{
    QString tip = tr("%1: %n session(s)", nullptr, static_cast<int>(row.count.sessions))
                      .arg(sourceTitle(row.count.source));
    if (!row.count.alias.isEmpty())
        tip = sessionscope::displayText(row.count.alias, kMaxCellCharacters) + QLatin1Char('\n')
            + tip;
    if (row.label != session::SourceLabel())
        tip += QLatin1Char('\n') + labelSentence(row.label);
    if (column == ServerCount && row.count.serverCount) {
        tip += QLatin1Char('\n')
            + tr("The server counts %1 for this source in SourceStats.")
                  .arg(m_locale.toString(*row.count.serverCount));
    }
    return toPlainToolTip(tip);
}

QVariant SourceTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SourceRow &row = rowAt(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return displayText(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::AlignVCenter
            | (column == Source || column == Alias ? Qt::AlignLeading : Qt::AlignTrailing));
    case Qt::AccessibleTextRole:
        if (column == ServerCount && isDiffering(index.row()))
            return tr("%1, differs from the rows", "the server's count")
                .arg(displayText(row, column));
        return displayText(row, column);
    case RawRole:
        return rawValue(row, column);
    case KeyRole:
        return keyOf(row);
    case PlaceholderRole:
        return (column == ServerCount && !row.count.serverCount)
            || (column == Source && (!row.count.source || row.count.source->isEmpty()));
    case NoteworthyRole:
        return column == ServerCount && isDiffering(index.row());
    case LabelColorRole:
        return column == Alias ? row.label.color : 0;
    default:
        return {};
    }
}

QVariant SourceTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::AlignVCenter
            | (section == Source || section == Alias ? Qt::AlignLeading : Qt::AlignTrailing));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const bool isTip = role == Qt::ToolTipRole;
    switch (section) {
    case Source:
        return isTip ? tr("Address of the clients, without the port.") : tr("Source");
    case Alias:
        return isTip ? tr("What you call the source, and its alias in the DAS console.")
                     : tr("Alias");
    case Sessions:
        return isTip ? tr("Sessions of the source among those that pass the filter.")
                     : tr("Sessions");
    case Active:
        return isTip ? tr("Sessions of the source that are active.") : tr("Active");
    case Share:
        return isTip ? tr("Share of the source in the sessions that pass the filter.")
                     : tr("Share");
    case ServerCount:
        return isTip ? tr("What the server itself counts for the source (SourceStats), over all "
                          "sessions.")
                     : tr("Server");
    default:
        return {};
    }
}

} // namespace sessionscope::models
