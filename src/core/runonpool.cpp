// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runonpool.h"

#include <QRunnable>

#include <utility>

#if defined(__SANITIZE_THREAD__)
// Of the runtime of ThreadSanitizer: what happened before a release is known behind an acquire.
extern "C" void __tsan_acquire(void *address);
extern "C" void __tsan_release(void *address);
#endif

namespace sessionscope {

namespace {

class Task final : public QRunnable
{
public:
    explicit Task(std::function<void()> task)
        : m_task(std::move(task))
    {
#if defined(__SANITIZE_THREAD__)
        __tsan_release(this);
#endif
    }

    void run() override
    {
#if defined(__SANITIZE_THREAD__)
        __tsan_acquire(this);
#endif
        m_task();
    }

private:
    std::function<void()> m_task;
};

} // namespace

void startOn(QThreadPool &pool, std::function<void()> task)
{
    pool.start(new Task(std::move(task))); // the pool deletes it
}

} // namespace sessionscope
