// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/groupcells.h"

#include "core/displaytext.h"
#include "core/humanunits.h"
#include "core/limits.h"
#include "models/celltext.h"
#include "models/grouptext.h"

#include <QCoreApplication>
#include <QStringList>

namespace sessionscope::models {

using session::Group;
using session::GroupColumn;

namespace {

struct GroupCells
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::GroupCells)
};

std::size_t keyOf(GroupColumn column)
{
    return static_cast<std::size_t>(column);
}

bool isKey(GroupColumn column)
{
    return keyOf(column) < session::kMaxGroupKeys;
}

double shareOf(const live::GroupView &view, const Group &group)
{
    return view.grouping.sessions == 0
        ? 0
        : static_cast<double>(group.sessions) / static_cast<double>(view.grouping.sessions);
}

QString durationText(const std::optional<qint64> &seconds, const QLocale &locale)
{
    return seconds ? humanDuration(*seconds, locale) : unknownText();
}

QString sumText(const session::GroupSum &sum, const QLocale &locale)
{
    if (!sum.sum)
        return unknownText();
    const QString bytes = humanBytes(*sum.sum, locale);
    return sum.unknown > 0 ? GroupCells::tr("≥ %1", "at least so many bytes").arg(bytes) : bytes;
}

QString sumLine(const QString &title, const session::GroupSum &sum, const QLocale &locale)
{
    QString line = GroupCells::tr("%1: %2", "column, value").arg(title, sumText(sum, locale));
    if (sum.sum && sum.unknown > 0)
        line += QLatin1Char(' ')
            + GroupCells::tr("(unknown for %Ln session(s))", nullptr,
                             static_cast<int>(sum.unknown));
    return line;
}

QString aliasOf(const live::SourceFacts &facts)
{
    qsizetype besideStart = -1;
    return aliasText(facts.label ? &*facts.label : nullptr, facts.alias, besideStart);
}

QVariant number(const std::optional<qint64> &value)
{
    return value ? QVariant::fromValue<qlonglong>(*value) : QVariant();
}

} // namespace

bool isTextColumn(GroupColumn column)
{
    return isKey(column) || column == GroupColumn::Alias;
}

QString groupCellText(const live::GroupView &view, std::size_t place, GroupColumn column,
                      const QLocale &locale)
{
    const Group &group = view.grouping.groups[place];
    switch (column) {
    case GroupColumn::Sessions:
        return locale.toString(group.sessions);
    case GroupColumn::Active:
        return locale.toString(group.active);
    case GroupColumn::Share:
        return GroupCells::tr("%1 %", "a share")
            .arg(locale.toString(shareOf(view, group) * 100, 'f', 1));
    case GroupColumn::MaxIdle:
        return durationText(group.maxIdle, locale);
    case GroupColumn::MedianIdle:
        return durationText(group.medianIdle, locale);
    case GroupColumn::OldestAge:
        return durationText(group.oldestAge, locale);
    case GroupColumn::Qbuf:
        return sumText(group.qbuf, locale);
    case GroupColumn::Omem:
        return sumText(group.omem, locale);
    case GroupColumn::Alias:
        return aliasOf(view.sources[place]);
    case GroupColumn::ServerCount: {
        const auto &count = view.sources[place].serverCount;
        return count ? locale.toString(*count) : unknownText();
    }
    default:
        return groupValueTitle(view.grouping.request.keys[keyOf(column)],
                               group.values[keyOf(column)]);
    }
}

QVariant groupCellValue(const live::GroupView &view, std::size_t place, GroupColumn column)
{
    const Group &group = view.grouping.groups[place];
    switch (column) {
    case GroupColumn::Sessions:
        return QVariant::fromValue<qlonglong>(group.sessions);
    case GroupColumn::Active:
        return QVariant::fromValue<qlonglong>(group.active);
    case GroupColumn::Share:
        return shareOf(view, group);
    case GroupColumn::MaxIdle:
        return number(group.maxIdle);
    case GroupColumn::MedianIdle:
        return number(group.medianIdle);
    case GroupColumn::OldestAge:
        return number(group.oldestAge);
    case GroupColumn::Qbuf:
        return number(group.qbuf.sum);
    case GroupColumn::Omem:
        return number(group.omem.sum);
    case GroupColumn::Alias:
        return aliasOf(view.sources[place]);
    case GroupColumn::ServerCount:
        return number(view.sources[place].serverCount);
    default: {
        const std::optional<QString> &value = group.values[keyOf(column)];
        return value ? QVariant(*value) : QVariant();
    }
    }
}

bool isGroupCellPlaceholder(const live::GroupView &view, std::size_t place, GroupColumn column)
{
    if (isKey(column))
        return isGroupValuePlaceholder(view.grouping.groups[place].values[keyOf(column)]);
    return !groupCellValue(view, place, column).isValid();
}

int groupLabelColor(const live::GroupView &view, std::size_t place, GroupColumn column)
{
    const bool isLabelled = column == GroupColumn::Alias && view.sources[place].label;
    return isLabelled ? view.sources[place].label->color : 0;
}

QString groupSummary(const live::GroupView &view, std::size_t place, const QLocale &locale)
{
    const Group &group = view.grouping.groups[place];
    const auto cell = [&](GroupColumn column) {
        return groupCellText(view, place, column, locale);
    };
    QStringList lines;
    const live::SourceFacts *facts = view.sources.empty() ? nullptr : &view.sources[place];
    if (facts != nullptr && !facts->alias.isEmpty())
        lines += displayText(facts->alias, kMaxCellCharacters);
    lines += groupTitle(view.grouping.request, group);
    if (facts != nullptr && facts->label)
        lines += labelSentence(*facts->label);
    lines += GroupCells::tr("%Ln session(s)", nullptr, static_cast<int>(group.sessions))
        + QLatin1Char(' ')
        + GroupCells::tr("(%1), %2 active", "share; number")
              .arg(cell(GroupColumn::Share), cell(GroupColumn::Active));
    lines += GroupCells::tr("Idle: at most %1, half of them up to %2", "two durations")
                 .arg(cell(GroupColumn::MaxIdle), cell(GroupColumn::MedianIdle));
    lines += GroupCells::tr("Oldest: %1", "a duration").arg(cell(GroupColumn::OldestAge));
    lines += sumLine(GroupCells::tr("Query buffers"), group.qbuf, locale);
    lines += sumLine(GroupCells::tr("Output memory"), group.omem, locale);
    if (facts != nullptr && facts->serverCount) {
        lines += GroupCells::tr("The server counts %1 for this source in SourceStats.")
                     .arg(cell(GroupColumn::ServerCount));
    }
    return lines.join(QLatin1Char('\n'));
}

QString groupedSessionText(const session::SessionSnapshot &snapshot, quint32 row,
                           GroupColumn column, bool isActive, const QLocale &locale)
{
    const auto cell = [&](session::Column of) {
        return cellText(snapshot, of, row, locale);
    };
    switch (column) {
    case GroupColumn::Key1: {
        QStringList parts;
        for (const session::Column part :
             {session::Column::Addr, session::Column::Name, session::Column::Cmd}) {
            const CellText text = cell(part);
            if (!text.isPlaceholder && !text.text.isEmpty())
                parts += text.text;
        }
        return parts.isEmpty()
            ? unknownText()
            : parts.join(GroupCells::tr(" · ", "between the parts of a session"));
    }
    case GroupColumn::Active:
        return isActive ? GroupCells::tr("active") : QString();
    case GroupColumn::MaxIdle:
        return cell(session::Column::Idle).text;
    case GroupColumn::OldestAge:
        return cell(session::Column::Age).text;
    case GroupColumn::Qbuf:
        return cell(session::Column::Qbuf).text;
    case GroupColumn::Omem:
        return cell(session::Column::Omem).text;
    default:
        return {};
    }
}

QString groupColumnTitle(const session::GroupRequest &request, GroupColumn column)
{
    switch (column) {
    case GroupColumn::Sessions:
        return GroupCells::tr("Sessions");
    case GroupColumn::Active:
        return GroupCells::tr("Active");
    case GroupColumn::Share:
        return GroupCells::tr("Share");
    case GroupColumn::MaxIdle:
        return GroupCells::tr("Max idle");
    case GroupColumn::MedianIdle:
        return GroupCells::tr("Median idle");
    case GroupColumn::OldestAge:
        return GroupCells::tr("Oldest");
    case GroupColumn::Qbuf:
        return GroupCells::tr("Query buffers");
    case GroupColumn::Omem:
        return GroupCells::tr("Output memory");
    case GroupColumn::Alias:
        return GroupCells::tr("Alias");
    case GroupColumn::ServerCount:
        return GroupCells::tr("Server");
    default:
        return groupKeyTitle(request.keys[keyOf(column)]);
    }
}

QString groupColumnHelp(const session::GroupRequest &request, GroupColumn column)
{
    switch (column) {
    case GroupColumn::Sessions:
        return GroupCells::tr("Sessions of the group among those that pass the filter.");
    case GroupColumn::Active:
        return GroupCells::tr("Sessions of the group that are active.");
    case GroupColumn::Share:
        return GroupCells::tr("Share of the group in the sessions that pass the filter.");
    case GroupColumn::MaxIdle:
        return GroupCells::tr("How long the session of the group that is idle for longest has "
                              "been so.");
    case GroupColumn::MedianIdle:
        return GroupCells::tr("Half of the sessions are idle for this long or less.");
    case GroupColumn::OldestAge:
        return GroupCells::tr("Age of the oldest session of the group.");
    case GroupColumn::Qbuf:
        return GroupCells::tr("Query buffers (qbuf) of all sessions of the group together. "
                              "“≥”: some are unknown.");
    case GroupColumn::Omem:
        return GroupCells::tr("Output buffers (omem) of all sessions of the group together. "
                              "“≥”: some are unknown.");
    case GroupColumn::Alias:
        return GroupCells::tr("What you call the source, and its alias in the DAS console.");
    case GroupColumn::ServerCount:
        return GroupCells::tr("What the server itself counts for the source (SourceStats), over "
                              "all sessions.");
    default:
        return groupKeyHelp(request.keys[keyOf(column)]);
    }
}

} // namespace sessionscope::models
