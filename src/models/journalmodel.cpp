// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journalmodel.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "models/celltext.h"
#include "models/disconnectmodel.h"
#include "models/roles.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace sessionscope::models {

using namespace Qt::Literals::StringLiterals;
using live::DisconnectOutcome;
using live::JournalAction;
using live::JournalEntry;

namespace {

//! Lines of sessions in the details; the export has them all.
constexpr qsizetype kShownTargets = 1'000;

struct JournalText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::models::JournalModel)
};

QString shown(const QString &text)
{
    return displayText(text, kMaxCellCharacters);
}

QString timeText(const QDateTime &time, const QLocale &locale)
{
    return time.isValid() ? locale.toString(time.toLocalTime(), QLocale::ShortFormat)
                          : unknownText();
}

//! Exact, and the same for all readers.
QString exactTime(const QDateTime &time)
{
    return time.isValid() ? time.toString(Qt::ISODateWithMs) : unknownText();
}

QString damageText(const JournalEntry &entry, const QLocale &locale)
{
    switch (entry.kind) {
    case JournalEntry::Kind::Action:
        return {};
    case JournalEntry::Kind::Damaged:
        //: %1 is the number of a line
        return JournalText::tr("Line %1 is damaged or was cut off")
            .arg(locale.toString(entry.line));
    case JournalEntry::Kind::Newer:
        return JournalText::tr("Line %1 is of a newer version of Sessionscope")
            .arg(locale.toString(entry.line));
    case JournalEntry::Kind::Unreadable:
        return JournalText::tr("The file cannot be read");
    }
    return {};
}

QString targetLine(const JournalAction &action, qsizetype i)
{
    const live::JournalTarget &target = action.targets[i];
    QStringList parts;
    if (!target.nodeId.isEmpty())
        parts.append(shown(target.nodeId));
    parts.append(u"id %1"_s.arg(target.id));
    parts.append(shown(target.address));
    if (!target.name.isEmpty())
        parts.append(shown(target.name));
    QString outcome = JournalText::tr("unknown", "what became of a session");
    if (i < action.outcomes.size()) {
        outcome = live::outcomeText(action.outcomes[i].kind);
        if (!action.outcomes[i].reason.isEmpty())
            outcome += u" – "_s + displayText(action.outcomes[i].reason, kMaxDetailCharacters);
    }
    return parts.join(u" · "_s) + u": "_s + outcome;
}

//! Of the whole action, or of one of its sessions.
bool isUnknown(const JournalAction &action)
{
    return !action.ended.isValid()
        || std::any_of(action.outcomes.begin(), action.outcomes.end(),
                       [](const DisconnectOutcome &outcome) {
                           return outcome.kind == DisconnectOutcome::Kind::Unknown;
                       });
}

} // namespace

JournalModel::JournalModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void JournalModel::setEntries(std::vector<JournalEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

const JournalEntry &JournalModel::entryAt(int row) const
{
    return m_entries[m_entries.size() - 1 - static_cast<std::size_t>(row)];
}

int JournalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int JournalModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QString JournalModel::cellText(const JournalEntry &entry, int column) const
{
    const JournalAction &action = entry.action;
    if (entry.kind != JournalEntry::Kind::Action) {
        if (column == Outcome)
            return damageText(entry, m_locale);
        return unknownText();
    }
    switch (column) {
    case Time:
        return timeText(action.begun.isValid() ? action.begun : action.ended, m_locale);
    case User:
        return action.user.isEmpty() ? unknownText() : shown(action.user);
    case Connection:
        return action.connectionName.isEmpty() ? unknownText() : shown(action.connectionName);
    case Action:
        return action.begun.isValid() ? actionTitle(action.kind) : unknownText();
    case Sessions:
        if (action.kind == JournalAction::Kind::DisconnectAll)
            return tr("all", "all sessions of an instance");
        return m_locale.toString(std::max(action.targets.size(), action.outcomes.size()));
    case Outcome:
        return outcomeSummary(action);
    default:
        return {};
    }
}

QVariant JournalModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const JournalEntry &entry = entryAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cellText(entry, index.column());
    case Qt::ToolTipRole:
        return toPlainToolTip(cellText(entry, index.column()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(
            (index.column() == Sessions ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case PlaceholderRole:
        return cellText(entry, index.column()) == unknownText();
    case NoteworthyRole:
        return index.column() == Outcome
            && (entry.kind != JournalEntry::Kind::Action || isUnknown(entry.action));
    default:
        return {};
    }
}

QVariant JournalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(
            (section == Sessions ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case User:
        return tr("User", "of the operating system");
    case Connection:
        return tr("Connection");
    case Action:
        return tr("Action");
    case Sessions:
        return tr("Sessions");
    case Outcome:
        return tr("Outcome");
    default:
        return {};
    }
}

QString actionTitle(JournalAction::Kind kind)
{
    switch (kind) {
    case JournalAction::Kind::DisconnectSessions:
        return JournalText::tr("Disconnect sessions");
    case JournalAction::Kind::DisconnectAll:
        return JournalText::tr("Disconnect all sessions (DAS)");
    }
    return {};
}

QString outcomeSummary(const JournalAction &action)
{
    if (!action.ended.isValid())
        return JournalText::tr("Outcome unknown: its end was not written down");
    std::map<DisconnectOutcome::Kind, int> counts;
    for (const DisconnectOutcome &outcome : action.outcomes)
        ++counts[outcome.kind];
    if (action.kind == JournalAction::Kind::DisconnectAll && action.begun.isValid()
        && !action.outcomes.isEmpty())
        return live::outcomeText(action.outcomes.first().kind);
    return outcomeCountsText(counts);
}

QString journalDetails(const JournalEntry &entry, const QLocale &locale)
{
    if (entry.kind != JournalEntry::Kind::Action) {
        return JournalText::tr("File: %1").arg(shown(entry.file)) + u'\n'
            + damageText(entry, locale) + u'\n' + displayLines(entry.text, kMaxDetailCharacters);
    }
    const JournalAction &action = entry.action;
    QStringList lines;
    const auto add = [&lines](const QString &line, const QString &value) {
        if (!value.isEmpty())
            lines.append(line.arg(value));
    };
    add(JournalText::tr("Action: %1"),
        action.begun.isValid() ? actionTitle(action.kind) : QString());
    add(JournalText::tr("Begun: %1"), exactTime(action.begun));
    add(JournalText::tr("Ended: %1"), exactTime(action.ended));
    add(JournalText::tr("User: %1"), shown(action.user));
    add(JournalText::tr("Connection: %1"), shown(action.connectionName));
    add(JournalText::tr("Connection id: %1"), shown(action.connectionId));
    add(JournalText::tr("Instance: %1"), shown(action.instanceId));
    add(JournalText::tr("Command: %1"),
        displayText(action.commands.join(u", "_s), kMaxDetailCharacters));
    add(JournalText::tr("RequestId: %1"), shown(action.requestId));
    add(JournalText::tr("Outcome: %1"), outcomeSummary(action));
    if (action.targets.isEmpty() && !action.outcomes.isEmpty())
        add(JournalText::tr("Reason: %1"),
            displayText(action.outcomes.first().reason, kMaxDetailCharacters));
    if (!action.targets.isEmpty())
        lines.append(QString());
    for (qsizetype i = 0; i < std::min(action.targets.size(), kShownTargets); ++i)
        lines.append(targetLine(action, i));
    if (action.targets.size() > kShownTargets)
        lines.append(JournalText::tr("… and %Ln more; the export has them all.", nullptr,
                                     static_cast<int>(action.targets.size() - kShownTargets)));
    return lines.join(u'\n');
}

} // namespace sessionscope::models
