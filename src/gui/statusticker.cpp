// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/statusticker.h"

namespace sessionscope::gui {

namespace {

constexpr std::chrono::milliseconds kProgressInterval{200};

} // namespace

StatusTicker::StatusTicker(const live::LiveInstance &live)
    : m_live(live)
{
    m_seconds.setInterval(std::chrono::seconds(1));
    m_progress.setInterval(kProgressInterval);
    connect(&m_seconds, &QTimer::timeout, this, &StatusTicker::secondPassed);
    connect(&m_progress, &QTimer::timeout, this, &StatusTicker::fetchGoesOn);
    connect(&m_live, &live::LiveInstance::statusChanged, this, &StatusTicker::handleStatus);
}

live::LiveStatus StatusTicker::status() const
{
    live::LiveStatus status = m_live.status();
    // The source reports what arrives; while nothing does, the time goes on all the same.
    if (status.fetching && m_fetchTime.isValid())
        status.progress.elapsed =
            std::max(status.progress.elapsed, std::chrono::milliseconds(m_fetchTime.elapsed()));
    return status;
}

void StatusTicker::setVisible(bool visible)
{
    if (visible)
        m_seconds.start();
    else
        m_seconds.stop();
}

void StatusTicker::handleStatus()
{
    const bool isFetching = m_live.status().fetching;
    if (isFetching && !m_progress.isActive()) {
        m_fetchTime.start();
        m_progress.start();
    } else if (!isFetching) {
        m_progress.stop();
    }
    emit changed();
}

} // namespace sessionscope::gui
