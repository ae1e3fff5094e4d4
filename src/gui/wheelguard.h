// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace sessionscope::gui {

//! Scrolling over a form must not change what stands in it: combo boxes and spin boxes take the
//! wheel only while they have the focus; otherwise it scrolls the form.
class WheelGuard final : public QObject
{
    Q_OBJECT

public:
    //! Guards the fields that \a form has by now.
    explicit WheelGuard(QWidget *form);

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace sessionscope::gui
