// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stallmeter.h"

#include <algorithm>

namespace sessionscope::app {

namespace {
// Well below a frame (16.7 ms), and rare enough to cost nothing.
constexpr std::chrono::milliseconds kBeat{4};
} // namespace

StallMeter::StallMeter(QObject *parent)
    : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.callOnTimeout(this, &StallMeter::beat);
    m_timer.start(kBeat);
    m_sinceBeat.start();
}

void StallMeter::beat()
{
    using namespace std::chrono;
    const microseconds late = duration_cast<microseconds>(nanoseconds(m_sinceBeat.nsecsElapsed()))
        - duration_cast<microseconds>(kBeat);
    m_longest = std::max(m_longest, late);
    m_sinceBeat.start();
}

} // namespace sessionscope::app
