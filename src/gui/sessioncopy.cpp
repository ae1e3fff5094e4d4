// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sessioncopy.h"

#include "gui/sessionsview.h"
#include "models/clipboardtext.h"
#include "models/roles.h"
#include "models/sessiontablemodel.h"

#include <QApplication>
#include <QClipboard>
#include <QThreadPool>

namespace sessionscope::gui {

namespace {

//! More rows than these are made into text on another thread.
constexpr std::size_t kCopyAtOnce = 5000;

} // namespace

SessionCopy::SessionCopy(const SessionsView &view, const models::SessionTableModel &sessions)
    : m_view(view)
    , m_sessions(sessions)
{
}

void SessionCopy::copyRows() const
{
    std::vector<quint32> rows = m_view.selectedSnapshotRows();
    if (rows.empty() && m_view.currentIndex().isValid())
        rows.push_back(m_sessions.snapshotRow(m_view.currentIndex().row()));
    if (rows.empty())
        return;
    const bool isSmall = rows.size() <= kCopyAtOnce;
    const auto textOf = [snapshot = m_sessions.result()->snapshot, rows = std::move(rows),
                         columns = m_view.shownColumns()] {
        return models::toTabSeparated(*snapshot, rows, columns);
    };
    if (isSmall) {
        QApplication::clipboard()->setText(textOf());
        return;
    }
    QThreadPool::globalInstance()->start([textOf] {
        QMetaObject::invokeMethod(
            qApp, [text = textOf()] { QApplication::clipboard()->setText(text); },
            Qt::QueuedConnection);
    });
}

void SessionCopy::copyCell() const
{
    const QModelIndex current = m_view.currentIndex();
    if (current.isValid())
        QApplication::clipboard()->setText(current.data(models::RawRole).toString());
}

} // namespace sessionscope::gui
