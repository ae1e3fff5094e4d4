// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/bodypipe.h"

#include <utility>

namespace sessionscope::live {

BodyPipe::BodyPipe(std::stop_token stop)
    : m_stop(std::move(stop))
{
}

void BodyPipe::write(QByteArray bytes)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, m_stop, [this] { return m_bytes < kMaxBytesUnderWay || !m_hasReader; });
    if (!m_hasReader || bytes.isEmpty())
        return;
    m_bytes += bytes.size();
    m_chunks.push_back(std::move(bytes));
    m_changed.notify_all();
}

void BodyPipe::closeWriter()
{
    const std::lock_guard lock(m_mutex);
    m_hasWriter = false;
    m_changed.notify_all();
}

QByteArray BodyPipe::read()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, m_stop, [this] { return !m_chunks.empty() || !m_hasWriter; });
    if (m_chunks.empty() || m_stop.stop_requested())
        return {};
    QByteArray bytes = std::move(m_chunks.front());
    m_chunks.pop_front();
    m_bytes -= bytes.size();
    m_changed.notify_all();
    return bytes;
}

void BodyPipe::closeReader()
{
    const std::lock_guard lock(m_mutex);
    m_hasReader = false;
    m_chunks.clear();
    m_bytes = 0;
    m_changed.notify_all();
}

} // namespace sessionscope::live
