// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/calmrefill.h"

#include <QAbstractItemDelegate>
#include <QAbstractItemView>
#include <QLineEdit>

#include <utility>

namespace sessionscope::gui {

CalmRefill::CalmRefill(QAbstractItemView *view, std::function<void()> fill)
    : QObject(view)
    , m_view(view)
    , m_fill(std::move(fill))
{
    // Queued: what was typed is taken first.
    connect(view->itemDelegate(), &QAbstractItemDelegate::closeEditor, this, &CalmRefill::settle,
            Qt::QueuedConnection);
}

void CalmRefill::request()
{
    m_isWaiting = m_view->viewport()->findChild<QLineEdit *>() != nullptr;
    if (!m_isWaiting)
        m_fill();
}

void CalmRefill::settle()
{
    if (std::exchange(m_isWaiting, false))
        m_fill();
}

} // namespace sessionscope::gui
