// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/liveinstance.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace sessionscope::gui {

//! The status of an instance as time goes on: says when ages, countdowns and the time of a fetch
//! are to be shown anew.
class StatusTicker final : public QObject
{
    Q_OBJECT

public:
    //! \a live outlives the ticker.
    explicit StatusTicker(const live::LiveInstance &live);

    //! With the time that the fetch under way has taken until now.
    live::LiveStatus status() const;
    //! Seconds pass only while somebody sees them.
    void setVisible(bool visible);

signals:
    void changed();
    void secondPassed();
    //! Several times a second while a fetch is under way.
    void fetchGoesOn();

private:
    void handleStatus();

    const live::LiveInstance &m_live;
    QTimer m_seconds;
    QTimer m_progress;
    QElapsedTimer m_fetchTime;
};

} // namespace sessionscope::gui
