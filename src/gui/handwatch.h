// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace sessionscope::gui {

class SessionsView;

//! Whether the user is at work on the rows, so that they must not change places: scrolls, drags,
//! presses a button of the mouse, has a menu open or has selected rows.
class HandWatch final : public QObject
{
    Q_OBJECT

public:
    //! \a view outlives the watch.
    explicit HandWatch(SessionsView &view);

    bool isOnRows() const;
    //! Says left() once, as soon as it is so.
    void awaitLeaving();

    //! Who has scrolled is still looking for so long.
    static constexpr std::chrono::milliseconds kScrollTime{1500};

signals:
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void noteScroll();

    SessionsView &m_view;
    bool m_isPressed = false;
    QElapsedTimer m_scrolled; // invalid: not at all
    QTimer m_asking; // while somebody waits
};

} // namespace sessionscope::gui
