// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/firstpaint.h"

#include <QCoreApplication>
#include <QEvent>
#include <QWidget>

#include <utility>

namespace sessionscope::app {

FirstPaint::FirstPaint(std::function<void()> painted, QObject *parent)
    : QObject(parent)
    , m_painted(std::move(painted))
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool FirstPaint::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && watched->isWidgetType()
        && static_cast<QWidget *>(watched)->isWindow()) {
        QCoreApplication::instance()->removeEventFilter(this);
        // All of the window is painted and flushed before the next event, and this is the next one.
        QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::HighEventPriority);
    }
    return false;
}

void FirstPaint::customEvent(QEvent *)
{
    m_painted();
}

} // namespace sessionscope::app
