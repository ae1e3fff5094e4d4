// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>
#include <QObject>

#include <deque>
#include <functional>

namespace sessionscope::live {

//! Tasks for the thread that this object lives in, run there one by one in the order of the calls.
//! A task is destroyed where it ran. (With a queued QMetaObject::invokeMethod() of a functor the
//! caller may be the last to let go of it, and a snapshot would be freed in the GUI thread.)
class TaskQueue final : public QObject
{
    Q_OBJECT

public:
    using Task = std::function<void()>;

    using QObject::QObject;
    //! When the thread that it lives in has ended.
    ~TaskQueue() override;

    //! For any thread; returns at once.
    void post(Task task);

protected:
    bool event(QEvent *event) override;

private:
    QMutex m_mutex;
    std::deque<Task> m_tasks;
};

} // namespace sessionscope::live
