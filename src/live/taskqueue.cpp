// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/taskqueue.h"

#include <QCoreApplication>
#include <QEvent>
#include <QMutexLocker>

namespace sessionscope::live {

TaskQueue::~TaskQueue()
{
    // Under the lock, so that it is seen to come after what the thread did last.
    const QMutexLocker lock(&m_mutex);
    m_tasks.clear();
}

void TaskQueue::post(Task task)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_tasks.push_back(std::move(task));
    }
    QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

bool TaskQueue::event(QEvent *event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    Task task;
    {
        const QMutexLocker lock(&m_mutex);
        if (m_tasks.empty())
            return true;
        task = std::move(m_tasks.front());
        m_tasks.pop_front();
    }
    task();
    return true;
}

} // namespace sessionscope::live
