// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace sessionscope::app {

//! Tells when the first window of the program has been painted and handed to the screen. Made after
//! the QApplication and before the window; lives in the GUI thread.
class FirstPaint final : public QObject
{
    Q_OBJECT

public:
    //! \a painted is called once.
    explicit FirstPaint(std::function<void()> painted, QObject *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void customEvent(QEvent *event) override;

private:
    std::function<void()> m_painted;
};

} // namespace sessionscope::app
