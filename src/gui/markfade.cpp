// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/markfade.h"

namespace sessionscope::gui {

namespace {

// The last part of the time, in which the colour fades.
constexpr int kFadingParts = 3;

} // namespace

MarkFade::MarkFade(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &MarkFade::step);
}

void MarkFade::setTime(std::chrono::milliseconds time)
{
    if (m_time == time)
        return;
    m_time = time;
    m_timer.stop();
    m_stepsLeft = 0;
    emit changed();
}

void MarkFade::start()
{
    if (isOff())
        return;
    m_stepsLeft = kSteps;
    m_timer.start(m_isAnimated ? m_time - m_time / kFadingParts : m_time);
    emit changed();
}

double MarkFade::strength() const
{
    return static_cast<double>(m_stepsLeft) / kSteps;
}

void MarkFade::step()
{
    m_stepsLeft = m_isAnimated ? m_stepsLeft - 1 : 0;
    if (m_stepsLeft > 0)
        m_timer.start(m_time / kFadingParts / kSteps);
    emit changed();
}

} // namespace sessionscope::gui
