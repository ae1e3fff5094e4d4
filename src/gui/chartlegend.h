// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QGraphicsItem>

namespace sessionscope::gui {

//! The colour of sessions that are not active, beside that of active ones.
QColor paleColor(QColor color);

//! "■ active  □ idle": what the two parts of a bar are.
class ChartLegend final : public QGraphicsItem
{
public:
    void setLook(const QFont &font, const QColor &color);

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    QFont m_font;
    QColor m_color;
};

} // namespace sessionscope::gui
