// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fitheight.h"

#include <QLayout>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QWidget>

#include <algorithm>

namespace sessionscope::gui {

namespace {

//! Of the screen's height: title bar and panels want their part.
constexpr double kMaxScreenShare = 0.85;

void resizeWithinScreen(QWidget *dialog, int width, int height)
{
    const int limit =
        static_cast<int>(dialog->screen()->availableGeometry().height() * kMaxScreenShare);
    dialog->resize(width, std::min(height, limit));
}

} // namespace

void fitHeight(QWidget *dialog)
{
    QLayout *layout = dialog->layout();
    layout->activate();
    const int width = std::max(dialog->width(), layout->totalMinimumSize().width());
    resizeWithinScreen(dialog, width,
                       layout->hasHeightForWidth() ? layout->totalHeightForWidth(width)
                                                   : layout->totalSizeHint().height());
}

void boundHeight(QWidget *dialog)
{
    resizeWithinScreen(dialog, dialog->width(), dialog->height());
}

void fitHeight(QWidget *dialog, QScrollArea *fields)
{
    QLayout *layout = dialog->layout();
    fields->widget()->layout()->activate(); // what has been filled in may still be unknown to it
    fields->setMinimumWidth(fields->widget()->minimumSizeHint().width()
                            + fields->verticalScrollBar()->sizeHint().width());
    layout->activate();
    const int width = std::max(dialog->width(), layout->totalMinimumSize().width());
    const QMargins margins = layout->contentsMargins();
    const int inner = width - margins.left() - margins.right();
    // Added up here, since the size hint of a scroll area is not the one of what it holds.
    int height = margins.top() + margins.bottom() - layout->spacing();
    for (int i = 0; i < layout->count(); ++i) {
        QLayoutItem *item = layout->itemAt(i);
        if (item->isEmpty())
            continue;
        height += layout->spacing();
        if (item->widget() == fields)
            height += fields->widget()->heightForWidth(inner);
        else
            height +=
                item->hasHeightForWidth() ? item->heightForWidth(inner) : item->sizeHint().height();
    }
    resizeWithinScreen(dialog, width, height);
}

} // namespace sessionscope::gui
