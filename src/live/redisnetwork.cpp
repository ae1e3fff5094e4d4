// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/redisnetwork.h"

namespace sessionscope::live {

RedisNetwork::RedisNetwork()
{
    m_tasks.moveToThread(&m_thread);
}

RedisNetwork::~RedisNetwork()
{
    // What is to be deleted later is deleted before the thread ends.
    m_thread.quit();
    m_thread.wait();
}

std::shared_ptr<RedisNodes> RedisNetwork::openNodes()
{
    if (!m_thread.isRunning()) {
        m_thread.setObjectName(QStringLiteral("redis"));
        m_thread.start();
    }
    const std::shared_ptr<RedisNodes> nodes(new RedisNodes(m_tasks),
                                            [](RedisNodes *last) { last->deleteLater(); });
    nodes->moveToThread(&m_thread);
    return nodes;
}

} // namespace sessionscope::live
