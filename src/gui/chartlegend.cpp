// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chartlegend.h"

#include "gui/sourceschart.h"

#include <QFontMetricsF>
#include <QPainter>

#include <array>

namespace sessionscope::gui {

namespace {

constexpr double kGap = 6;

std::array<QString, 2> partNames()
{
    return {SourcesChart::tr("active", "part of a bar"), SourcesChart::tr("idle", "part of a bar")};
}

double markSize(const QFontMetricsF &metrics)
{
    return metrics.ascent() * 0.8;
}

} // namespace

QColor paleColor(QColor color)
{
    color.setAlphaF(color.alphaF() * 0.35F);
    return color;
}

void ChartLegend::setLook(const QFont &font, const QColor &color)
{
    if (font == m_font && color == m_color)
        return;
    prepareGeometryChange();
    m_font = font;
    m_color = color;
    update();
}

QRectF ChartLegend::boundingRect() const
{
    const QFontMetricsF metrics(m_font);
    double width = 1;
    for (const QString &name : partNames())
        width += markSize(metrics) + 3 * kGap + metrics.horizontalAdvance(name);
    return {-1, 0, width + 1, metrics.height()};
}

void ChartLegend::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const QFontMetricsF metrics(m_font);
    const double size = markSize(metrics);
    painter->setFont(m_font);
    painter->setPen(m_color);
    double x = 0;
    bool isActive = true;
    for (const QString &name : partNames()) {
        painter->setBrush(isActive ? m_color : paleColor(m_color));
        painter->drawRect(QRectF(x, (metrics.height() - size) / 2, size, size));
        x += size + kGap;
        painter->drawText(QPointF(x, metrics.ascent()), name);
        x += metrics.horizontalAdvance(name) + 2 * kGap;
        isActive = false;
    }
}

} // namespace sessionscope::gui
