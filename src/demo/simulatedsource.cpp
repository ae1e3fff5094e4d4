// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/simulatedsource.h"

#include <utility>

namespace sessionscope::demo {

SimulatedSource::SimulatedSource(Options options, const Clock &clock, QObject *parent)
    : AnswerSource(parent)
    , m_options(std::move(options))
    , m_clock(clock)
{
}

void SimulatedSource::fetch(const QString &requestId, Done done)
{
    done(current().take(m_clock.now(), requestId));
}

void SimulatedSource::disconnectAll(std::function<void(Result<void>)> done)
{
    current().disconnectAll();
    done({});
}

Workload &SimulatedSource::current()
{
    const std::chrono::milliseconds now = m_clock.elapsed();
    if (!m_workload)
        m_workload.emplace(m_options.instanceId, m_options.sessions, m_options.seed);
    else if (m_options.churn)
        m_workload->advance(now - m_advancedTo);
    m_advancedTo = now;
    return *m_workload;
}

} // namespace sessionscope::demo
