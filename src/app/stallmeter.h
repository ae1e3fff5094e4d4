// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace sessionscope::app {

//! Measures how long the thread that it lives in does not serve its event loop: a heartbeat that
//! should come every few milliseconds, and the longest time that it was late.
class StallMeter final : public QObject
{
    Q_OBJECT

public:
    explicit StallMeter(QObject *parent = nullptr);

    std::chrono::microseconds longestStall() const { return m_longest; }

private:
    void beat();

    QTimer m_timer;
    QElapsedTimer m_sinceBeat;
    std::chrono::microseconds m_longest{0};
};

} // namespace sessionscope::app
