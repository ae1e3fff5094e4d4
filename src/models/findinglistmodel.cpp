// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findinglistmodel.h"

#include "core/displaytext.h"
#include "core/humanunits.h"
#include "core/limits.h"
#include "models/grouptext.h"
#include "models/roles.h"

namespace sessionscope::models {

using findings::Finding;
using findings::Kind;
using findings::Severity;

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Serious:
        return FindingListModel::tr("Serious", "severity of a finding");
    case Severity::Warning:
        return FindingListModel::tr("Warning", "severity of a finding");
    case Severity::Note:
        break;
    }
    return FindingListModel::tr("Note", "severity of a finding");
}

QString findingTitle(const Finding &finding, const QLocale &locale)
{
    const int count = static_cast<int>(finding.sessions);
    switch (finding.kind) {
    case Kind::NearLimit:
        return finding.source.isEmpty()
            ? FindingListModel::tr("%Ln session(s), near the limit of the instance", nullptr, count)
            : FindingListModel::tr("%Ln session(s), near the limit of %1", nullptr, count)
                  .arg(displayText(finding.source, kMaxCellCharacters));
    case Kind::Monitor:
        return FindingListModel::tr("%Ln client(s) running MONITOR", nullptr, count);
    case Kind::DominantSource: {
        const double share =
            finding.of == 0 ? 0 : 100.0 * double(finding.sessions) / double(finding.of);
        return FindingListModel::tr("%1 has %2 % of all sessions", "source, share")
            .arg(groupValueTitle({session::GroupBy::Source}, finding.source),
                 locale.toString(share, 'f', 0));
    }
    case Kind::Churn:
        return FindingListModel::tr("%1 opens and closes connections all the time")
            .arg(groupValueTitle({session::GroupBy::Source}, finding.source));
    case Kind::OpenMulti:
        return FindingListModel::tr("%Ln session(s) idle inside MULTI", nullptr, count);
    case Kind::LargeOutput:
        return FindingListModel::tr("%Ln session(s) with a large output buffer", nullptr, count);
    case Kind::LargeInput:
        return FindingListModel::tr("%Ln session(s) with a large input buffer", nullptr, count);
    case Kind::LongIdle:
        return FindingListModel::tr("%Ln session(s) idle for long", nullptr, count);
    case Kind::Unnamed:
        return FindingListModel::tr("%Ln session(s) without a name", nullptr, count);
    case Kind::LongBlocked:
        return FindingListModel::tr("%Ln session(s) blocked for long", nullptr, count);
    }
    return {};
}

QString findingReason(const Finding &finding, const QLocale &locale)
{
    const QString sessions = locale.toString(finding.sessions);
    const QString all = locale.toString(finding.of);
    const QString number = locale.toString(finding.threshold);
    const QString time = humanDuration(finding.threshold, locale);
    const QString longest = humanDuration(finding.most, locale);
    switch (finding.kind) {
    case Kind::NearLimit:
        return finding.rejected == 0
            ? FindingListModel::tr("%1 connections are allowed; from %2 % on it is noted.")
                  .arg(locale.toString(finding.most), number)
            : FindingListModel::tr("%1 connections are allowed; from %2 % on it is noted. %3 were "
                                   "turned away since the server was started.")
                  .arg(locale.toString(finding.most), number, locale.toString(finding.rejected));
    case Kind::Monitor:
        return FindingListModel::tr(
            "MONITOR is sent every command and slows the instance down; each one is "
            "noted.");
    case Kind::DominantSource:
        return FindingListModel::tr("%1 of %2 sessions; more than %3 % is noted.")
            .arg(sessions, all, number);
    case Kind::Churn:
        return FindingListModel::tr("%1 sessions came and %2 went within %3; from %4 each on it is "
                                    "noted. The young ones that are still there: %5.")
            .arg(locale.toString(finding.came), locale.toString(finding.went),
                 humanDuration(finding.window.count(), locale), number, sessions);
    case Kind::OpenMulti:
        return FindingListModel::tr("Idle for up to %1; more than %2 in a transaction is noted.")
            .arg(longest, time);
    case Kind::LargeOutput:
        return FindingListModel::tr("Up to %1 of Omem; from %2 on it is noted.")
            .arg(humanBytes(finding.most, locale), humanBytes(finding.threshold, locale));
    case Kind::LargeInput:
        return FindingListModel::tr("Up to %1 of Qbuf; from %2 on it is noted.")
            .arg(humanBytes(finding.most, locale), humanBytes(finding.threshold, locale));
    case Kind::LongIdle:
        return FindingListModel::tr("%1 of %2 sessions have been idle for more than %3, up to %4.")
            .arg(sessions, all, time, longest);
    case Kind::Unnamed:
        return FindingListModel::tr("%1 of %2 sessions; more than %3 % is noted.")
            .arg(sessions, all, number);
    case Kind::LongBlocked:
        return FindingListModel::tr("Waiting for up to %1; more than %2 is noted.")
            .arg(longest, time);
    }
    return {};
}

QString findingsLookedAt()
{
    return FindingListModel::tr(
        "Looked at: sources with a large part of all sessions, sources whose connections come and "
        "go, MONITOR, idle, unnamed and blocked sessions, open transactions, large buffers.");
}

FindingListModel::FindingListModel(QObject *parent)
    : KeyedTableModel(parent)
{
}

void FindingListModel::setFindings(const findings::FindingsPointer &findings)
{
    replaceRows(findings ? *findings : std::vector<Finding>());
}

QString FindingListModel::keyOf(const Finding &finding) const
{
    return QString::number(static_cast<int>(finding.kind)) + QLatin1Char(' ') + finding.source;
}

int FindingListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant FindingListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Finding &finding = rowAt(index.row());
    const Severity severity = findings::severityOf(finding.kind);
    switch (role) {
    case Qt::DisplayRole:
        return findingTitle(finding, m_locale);
    case Qt::AccessibleTextRole:
        return tr("%1: %2. %3", "severity of a finding, what, why")
            .arg(severityWord(severity), findingTitle(finding, m_locale),
                 findingReason(finding, m_locale));
    case Qt::ToolTipRole:
        return toPlainToolTip(finding.filter.isEmpty()
                                  ? findingReason(finding, m_locale)
                                  : tr("%1\nFilter: %2", "why, the filter behind a finding")
                                        .arg(findingReason(finding, m_locale),
                                             displayText(finding.filter, kMaxDetailCharacters)));
    case DescriptionRole:
        return findingReason(finding, m_locale);
    case StateRole:
        return static_cast<int>(severity);
    case KeyRole:
        return finding.filter;
    default:
        return {};
    }
}

} // namespace sessionscope::models
