// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/redisnodes.h"
#include "live/taskqueue.h"

#include <QThread>

#include <memory>

namespace sessionscope::live {

//! The thread of all connections to Redis servers. Not that of cloud::DasClient: decompressing one
//! of its large answers would let the deadlines here pass. Started with the first connection: who
//! uses DAS alone has no such thread. GUI thread, but for what lives in it.
class RedisNetwork final
{
public:
    RedisNetwork();
    //! Whoever has nodes here is gone by then.
    ~RedisNetwork();
    Q_DISABLE_COPY_MOVE(RedisNetwork)

    //! They are freed in their thread, whoever lets go of them last.
    std::shared_ptr<RedisNodes> openNodes();

private:
    QThread m_thread;
    TaskQueue m_tasks; // lives in m_thread, of all nodes
};

} // namespace sessionscope::live
