// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>

namespace sessionscope {

//! Where the program asks for the time; tests drive their own. Thread-safe.
class Clock
{
public:
    Clock() = default;
    virtual ~Clock() = default;
    Q_DISABLE_COPY_MOVE(Clock)

    //! Wall-clock time, UTC. May jump.
    virtual QDateTime now() const = 0;
    //! Time since an arbitrary start, never going back. Stands still while the machine sleeps.
    virtual std::chrono::milliseconds elapsed() const = 0;
};

class SystemClock final : public Clock
{
public:
    QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }

    std::chrono::milliseconds elapsed() const override;
};

} // namespace sessionscope
