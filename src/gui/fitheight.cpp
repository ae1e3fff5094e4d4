// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fitheight.h"

#include <QLayout>
#include <QScreen>
#include <QWidget>

namespace sessionscope::gui {

void fitHeight(QWidget *dialog)
{
    QLayout *layout = dialog->layout();
    layout->activate();
    const int width = std::max(dialog->width(), layout->totalMinimumSize().width());
    const int wanted = layout->hasHeightForWidth() ? layout->totalHeightForWidth(width)
                                                   : layout->totalSizeHint().height();
    const int limit =
        static_cast<int>(dialog->screen()->availableGeometry().height() * kMaxDialogShare);
    dialog->resize(width, std::min(wanted, limit));
}

} // namespace sessionscope::gui
