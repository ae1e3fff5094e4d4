// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/journaltable.h"

#include <limits>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using Cell = exporting::PlainTable::Cell;
using live::JournalAction;
using live::JournalEntry;

namespace {

Cell textCell(const QString &text)
{
    return text.isEmpty() ? Cell() : Cell(text);
}

Cell timeCell(const QDateTime &time)
{
    return time.isValid() ? Cell(time.toString(Qt::ISODateWithMs)) : Cell();
}

//! A number of 64 bits that a signed one does not hold is text.
Cell idCell(quint64 id)
{
    constexpr auto kMost = static_cast<quint64>(std::numeric_limits<qint64>::max());
    return id <= kMost ? Cell(static_cast<qint64>(id)) : Cell(QString::number(id));
}

std::vector<Cell> actionCells(const JournalAction &action)
{
    const QString name = action.begun.isValid() ? live::journalName(action.kind) : QString();
    return {timeCell(action.begun),
            timeCell(action.ended),
            textCell(action.user),
            textCell(action.connectionName),
            textCell(action.connectionId),
            textCell(action.instanceId),
            textCell(name),
            textCell(action.commands.join(u", "_s)),
            textCell(action.requestId),
            textCell(action.id)};
}

void addOutcome(std::vector<Cell> &cells, const JournalAction &action, qsizetype i)
{
    if (i < action.outcomes.size()) {
        cells.emplace_back(live::journalName(action.outcomes[i].kind));
        cells.push_back(textCell(action.outcomes[i].reason));
    } else {
        cells.emplace_back(live::journalName(live::DisconnectOutcome::Kind::Unknown));
        cells.emplace_back();
    }
}

} // namespace

exporting::PlainTable journalTable(const std::vector<JournalEntry> &entries)
{
    exporting::PlainTable table;
    table.columns = {"Begun",  "Ended",   "User",      "Connection", "ConnectionId", "InstanceId",
                     "Action", "Command", "RequestId", "ActionId",   "NodeId",       "Id",
                     "Addr",   "Name",    "Outcome",   "Reason"};
    for (const JournalEntry &entry : entries) {
        if (entry.kind != JournalEntry::Kind::Action) {
            std::vector<Cell> cells(table.columns.size() - 2);
            cells.emplace_back(u"unreadable"_s);
            cells.emplace_back(u"%1:%2: %3"_s.arg(entry.file).arg(entry.line).arg(entry.text));
            table.rows.push_back(std::move(cells));
            continue;
        }
        const JournalAction &action = entry.action;
        const auto count = std::max<qsizetype>({action.targets.size(), action.outcomes.size(), 1});
        for (qsizetype i = 0; i < count; ++i) {
            std::vector<Cell> cells = actionCells(action);
            if (i < action.targets.size()) {
                const live::JournalTarget &target = action.targets[i];
                cells.insert(cells.end(),
                             {textCell(target.nodeId), idCell(target.id), textCell(target.address),
                              textCell(target.name)});
            } else {
                cells.resize(cells.size() + 4);
            }
            addOutcome(cells, action, i);
            table.rows.push_back(std::move(cells));
        }
    }
    return table;
}

} // namespace sessionscope::gui
