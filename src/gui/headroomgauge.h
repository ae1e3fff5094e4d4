// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/serverstate.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace sessionscope::gui {

class GaugeBar;

//! How many of the connections that a server allows are in use: in words, and as a bar.
class HeadRoomGauge final : public QWidget
{
    Q_OBJECT

public:
    explicit HeadRoomGauge(QWidget *parent = nullptr);

    //! std::nullopt: not known, nothing is shown. From \a warnPercent on it is said that there is
    //! little room left.
    void setHeadRoom(const std::optional<session::HeadRoom> &room, int warnPercent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateLook();

    GaugeBar *m_bar;
    QLabel *m_label;
    std::optional<session::HeadRoom> m_room;
    int m_warnPercent = 100;
};

} // namespace sessionscope::gui
