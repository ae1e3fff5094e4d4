// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/handwatch.h"

#include "gui/sessionsheader.h"
#include "gui/sessionsview.h"

#include <QApplication>
#include <QEvent>
#include <QScrollBar>

namespace sessionscope::gui {

namespace {

// Nothing says when a menu has been closed or the mouse has been released elsewhere.
constexpr std::chrono::milliseconds kAskingInterval{250};

} // namespace

HandWatch::HandWatch(SessionsView &view)
    : m_view(view)
{
    m_asking.setInterval(kAskingInterval);
    connect(&m_asking, &QTimer::timeout, this, [this] {
        if (isOnRows())
            return;
        m_asking.stop();
        emit left();
    });
    for (QObject *part :
         {view.viewport(), view.header()->viewport(), view.verticalHeader()->viewport()})
        part->installEventFilter(this);
    for (const QScrollBar *bar : {view.verticalScrollBar(), view.horizontalScrollBar()})
        connect(bar, &QScrollBar::valueChanged, this, &HandWatch::noteScroll);
}

void HandWatch::noteScroll()
{
    if (!m_view.isApplying())
        m_scrolled.start();
}

bool HandWatch::isOnRows() const
{
    const bool scrolls =
        m_scrolled.isValid() && std::chrono::milliseconds(m_scrolled.elapsed()) < kScrollTime;
    return m_isPressed || scrolls || m_view.verticalScrollBar()->isSliderDown()
        || m_view.horizontalScrollBar()->isSliderDown() || m_view.selectedCount() > 0
        || QApplication::activePopupWidget() != nullptr;
}

void HandWatch::awaitLeaving()
{
    if (!m_asking.isActive())
        m_asking.start();
}

bool HandWatch::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        m_isPressed = true;
        break;
    case QEvent::MouseButtonRelease:
    case QEvent::Hide:
        m_isPressed = false;
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace sessionscope::gui
