// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/qtbuttons.h"

#include <QAction>
#include <QCoreApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QToolButton>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

void nameButtons(QDockWidget &dock)
{
    const auto name = [&dock](const QString &button, const QString &text) {
        if (auto *found = dock.findChild<QAbstractButton *>(button, Qt::FindDirectChildrenOnly))
            found->setAccessibleName(text);
    };
    const QString title = dock.windowTitle();
    name(u"qt_dockwidget_closebutton"_s,
         QCoreApplication::translate("sessionscope::ButtonName", "Close %1", "a dock").arg(title));
    name(u"qt_dockwidget_floatbutton"_s,
         QCoreApplication::translate("sessionscope::ButtonName", "Float %1", "a dock").arg(title));
}

void nameButtons(QLineEdit &edit)
{
    for (QToolButton *button : edit.findChildren<QToolButton *>()) {
        const QAction *action = button->defaultAction();
        if (action == nullptr)
            continue;
        const bool clears = action->objectName() == "_q_qlineeditclearaction"_L1;
        button->setAccessibleName(
            clears ? QCoreApplication::translate("sessionscope::ButtonName", "Clear")
                   : action->text());
    }
}

} // namespace sessionscope::gui
