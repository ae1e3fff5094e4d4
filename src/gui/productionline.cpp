// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/productionline.h"

#include "gui/colors.h"
#include "gui/instancepageinfo.h"

#include <QEvent>

namespace sessionscope::gui {

namespace {

constexpr int kHeight = 2;

} // namespace

ProductionLine::ProductionLine(QWidget *parent)
    : QFrame(parent)
{
    setFixedHeight(kHeight);
    setAutoFillBackground(true);
    hide();
}

void ProductionLine::setProduction(const InstancePageInfo &info)
{
    m_color = info.productionColor;
    setVisible(!info.productionWord.isEmpty());
    updateColor();
}

void ProductionLine::updateColor()
{
    QColor color(m_color);
    if (!color.isValid())
        color = Colors::of(palette()).danger;
    QPalette line;
    line.setColor(QPalette::Window, color);
    setPalette(line);
}

void ProductionLine::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColor();
}

} // namespace sessionscope::gui
