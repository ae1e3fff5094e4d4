// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sessioncopy.h"

#include "core/future.h"
#include "core/runonpool.h"
#include "export/tablewriter.h"
#include "gui/sessionsview.h"
#include "models/clipboardtext.h"
#include "models/roles.h"
#include "models/sessiontablemodel.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QPointer>

namespace sessionscope::gui {

using exporting::TableFormat;

namespace {

//! More rows than these are made into text on another thread.
constexpr std::size_t kCopyAtOnce = 5000;

//! What is to be copied, and how; read on any thread.
struct Job
{
    session::SnapshotPointer snapshot;
    std::vector<quint32> rows;
    std::vector<session::Column> columns;
    CopyFormat format;
};

struct Copied
{
    QString text;
    QString message;
};

QString written(const Job &job, TableFormat::Kind kind)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    exporting::writeTable(exporting::SessionsTable{job.snapshot, job.rows, job.columns},
                          {kind, TableFormat::Preset::Standard}, buffer);
    return session::exactText(buffer.data());
}

QString sessionsCopied(const Job &job, const QString &format)
{
    return SessionCopy::tr("%Ln session(s) copied as %1.", nullptr,
                           static_cast<int>(job.rows.size()))
        .arg(format);
}

Copied withLeftOut(const models::CopiedLines &lines, QString message)
{
    if (lines.leftOut > 0) {
        message += u' '
            + SessionCopy::tr("%Ln left out: unknown or no usable address.", nullptr,
                              static_cast<int>(lines.leftOut));
    }
    return {lines.text, message};
}

Copied copied(const Job &job)
{
    switch (job.format) {
    case CopyFormat::TabSeparated:
        return {
            models::toTabSeparated(*job.snapshot, job.rows, job.columns),
            SessionCopy::tr("%Ln session(s) copied.", nullptr, static_cast<int>(job.rows.size()))};
    case CopyFormat::Csv:
        return {written(job, TableFormat::Kind::Csv), sessionsCopied(job, QStringLiteral("CSV"))};
    case CopyFormat::Json:
        return {written(job, TableFormat::Kind::Json), sessionsCopied(job, QStringLiteral("JSON"))};
    case CopyFormat::Markdown:
        return {models::toMarkdown(*job.snapshot, job.rows, job.columns),
                sessionsCopied(job, QStringLiteral("Markdown"))};
    case CopyFormat::Addresses: {
        const models::CopiedLines lines = models::toAddressList(*job.snapshot, job.rows);
        return withLeftOut(lines,
                           SessionCopy::tr("%Ln source address(es) copied.", nullptr,
                                           static_cast<int>(lines.lines)));
    }
    case CopyFormat::Blocks: {
        const models::CopiedLines lines = models::toBlockList(*job.snapshot, job.rows);
        return withLeftOut(
            lines,
            SessionCopy::tr("%Ln CIDR block(s) copied.", nullptr, static_cast<int>(lines.lines)));
    }
    case CopyFormat::DisconnectCommands: {
        const models::CopiedLines lines = models::toDisconnectCommands(*job.snapshot, job.rows);
        return withLeftOut(
            lines,
            SessionCopy::tr("%Ln command(s) copied as text; nothing was disconnected.", nullptr,
                            static_cast<int>(lines.lines)));
    }
    }
    return {};
}

} // namespace

SessionCopy::SessionCopy(const SessionsView &view, const models::SessionTableModel &sessions)
    : m_view(view)
    , m_sessions(sessions)
{
}

void SessionCopy::copyRows(CopyFormat format)
{
    std::vector<quint32> rows = m_view.selectedSnapshotRows();
    if (rows.empty() && m_view.currentIndex().isValid())
        rows.push_back(m_sessions.snapshotRow(m_view.currentIndex().row()));
    if (rows.empty())
        return;
    if (rows.size() > kMaxRows) {
        emit done(tr("Nothing copied: %1 sessions are too many for the clipboard (at most %2); "
                     "export them to a file.")
                      .arg(m_sessions.locale().toString(static_cast<qulonglong>(rows.size())),
                           m_sessions.locale().toString(static_cast<qulonglong>(kMaxRows))));
        return;
    }
    const QList<session::Column> shown = m_view.shownColumns();
    const Job job{
        m_sessions.result()->snapshot, std::move(rows), {shown.begin(), shown.end()}, format};
    const auto put = [self = QPointer(this)](const Copied &result) {
        if (!result.text.isEmpty())
            QApplication::clipboard()->setText(result.text);
        if (self)
            emit self->done(result.message);
    };
    if (job.rows.size() <= kCopyAtOnce) {
        put(copied(job));
        return;
    }
    const auto work = [job] {
        return Result<Copied>(copied(job));
    };
    // Also if the page is closed meanwhile.
    whenFinished(runOnPool<Copied>(work), qApp, [put](const Result<Copied> &result) {
        if (result)
            put(*result);
    });
}

void SessionCopy::copyCell() const
{
    const QModelIndex current = m_view.currentIndex();
    if (current.isValid())
        QApplication::clipboard()->setText(current.data(models::RawRole).toString());
}

} // namespace sessionscope::gui
