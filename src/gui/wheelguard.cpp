// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wheelguard.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>

namespace sessionscope::gui {

WheelGuard::WheelGuard(QWidget *form)
    : QObject(form)
{
    for (QWidget *field : form->findChildren<QWidget *>()) {
        if (qobject_cast<QComboBox *>(field) == nullptr
            && qobject_cast<QAbstractSpinBox *>(field) == nullptr)
            continue;
        field->setFocusPolicy(Qt::StrongFocus); // not by the wheel
        field->installEventFilter(this);
    }
}

bool WheelGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel && !static_cast<QWidget *>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace sessionscope::gui
