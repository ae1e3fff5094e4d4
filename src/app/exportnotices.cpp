// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportnotices.h"

#include "export/table.h"
#include "session/sourcestatistics.h"

#include <QCoreApplication>

namespace sessionscope::app {

using namespace Qt::Literals::StringLiterals;

namespace {

struct NoticeText
{
    // As before: their translations stay.
    Q_DECLARE_TR_FUNCTIONS(sessionscope::app::ExportCommand)
};

} // namespace

QStringList noticesAbout(const session::SessionSnapshot &snapshot)
{
    QStringList notices;
    const session::SnapshotInfo &info = snapshot.info();
    if (info.total && *info.total != snapshot.rowCount())
        notices.append(NoticeText::tr("The server says Total %1, and its list has %2 sessions.")
                           .arg(*info.total)
                           .arg(snapshot.rowCount()));
    if (info.unreadableCount() > 0) {
        QStringList columns;
        for (const session::ColumnInfo &column : session::columns()) {
            const quint32 count = info.unreadable[static_cast<std::size_t>(column.column)];
            if (count > 0)
                columns.append(column.apiName + ' '_L1 + QString::number(count));
        }
        notices.append(
            NoticeText::tr("%n value(s) could not be understood and count as unknown: %1.", nullptr,
                           static_cast<int>(info.unreadableCount()))
                .arg(columns.join(", "_L1)));
    }
    const std::vector<quint32> rows = exporting::allRows(snapshot);
    const quint32 differing =
        session::countSources(snapshot, rows, session::kDefaultActiveIdleLimit, false).differing;
    if (differing > 0)
        notices.append(NoticeText::tr("The server's own count (SourceStats) differs from the "
                                      "rows for %n source(s).",
                                      nullptr, static_cast<int>(differing)));
    const std::vector<session::ServerNode> failed = info.server.failedNodes();
    if (!failed.empty()) {
        QStringList nodes;
        for (const session::ServerNode &node : failed)
            nodes.append(QString::fromUtf8(node.id) + " ("_L1 + node.error->message + ')'_L1);
        notices.append(NoticeText::tr("%n node(s) failed, and the sessions there are missing: %1.",
                                      nullptr, static_cast<int>(failed.size()))
                           .arg(nodes.join(", "_L1)));
    }
    if (info.server.isProxy())
        notices.append(NoticeText::tr("This is the CLIENT LIST of one proxy; there may be more."));
    return notices;
}

} // namespace sessionscope::app
