// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace sessionscope::gui {

//! How strong the colour of marks still is: full at first, then fading in a few steps until the
//! highlight time is over. One timer for all rows, which runs only while something fades.
class MarkFade final : public QObject
{
    Q_OBJECT

public:
    explicit MarkFade(QObject *parent = nullptr);

    //! 0: no marks at all.
    void setTime(std::chrono::milliseconds time);

    //! A step less: the colour stays until the time is over and goes at once.
    void setAnimated(bool isAnimated) { m_isAnimated = isAnimated; }

    //! There are new marks.
    void start();

    bool isOff() const { return m_time.count() == 0; }

    //! From 1 to 0.
    double strength() const;

    static constexpr int kSteps = 6;

signals:
    //! strength() is another one.
    void changed();

private:
    void step();

    std::chrono::milliseconds m_time{0};
    bool m_isAnimated = true;
    int m_stepsLeft = 0; // while the colour is full all of them
    QTimer m_timer;
};

} // namespace sessionscope::gui
