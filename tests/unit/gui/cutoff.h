// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QLabel>
#include <QMainWindow>
#include <QStringList>
#include <QToolButton>

namespace sessionscope::test {

inline QString nameOf(const QWidget *widget)
{
    return QStringLiteral("%1 %2").arg(QLatin1StringView(widget->metaObject()->className()),
                                       widget->objectName());
}

//! Labels and buttons of \a window that are smaller than their texts, as sentences.
inline QStringList cutOff(const QWidget &window)
{
    QStringList found;
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        // A dock behind another one is kept outside of the window, without a layout.
        if (qobject_cast<const QMainWindow *>(&window) != nullptr
            && !window.rect().intersects({label->mapTo(&window, QPoint()), label->size()}))
            continue;
        // One that may be as narrow as it likes has its text in a tool tip, too.
        if (!label->isVisible() || label->text().isEmpty()
            || (label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored
                && label->toolTip() == label->text()))
            continue;
        const int needed =
            label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        if (label->height() < needed
            || (!label->wordWrap() && label->width() < label->sizeHint().width()))
            found.append(
                QStringLiteral("%1 is cut off: %2").arg(nameOf(label), label->text().left(60)));
    }
    for (const auto *button : window.findChildren<QAbstractButton *>()) {
        const auto *tool = qobject_cast<const QToolButton *>(button);
        if (tool != nullptr && tool->toolButtonStyle() == Qt::ToolButtonIconOnly
            && !tool->icon().isNull())
            continue; // its text is for screen readers
        if (button->isVisible() && !button->text().isEmpty()
            && button->width() < button->minimumSizeHint().width())
            found.append(QStringLiteral("%1 is cut off: %2").arg(nameOf(button), button->text()));
    }
    return found;
}

} // namespace sessionscope::test
