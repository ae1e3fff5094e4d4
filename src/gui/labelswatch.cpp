// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/labelswatch.h"

#include "session/sourcelabels.h"

#include <QPainter>
#include <QPixmap>

#include <tuple>

namespace sessionscope::gui {

static_assert(std::tuple_size_v<decltype(Colors::chart)> == session::kLabelColorCount);

namespace {

constexpr int kSwatch = 16;
constexpr qreal kRounding = 2;

} // namespace

QColor labelColor(int color, const Colors &colors)
{
    Q_ASSERT(color >= 1 && color <= session::kLabelColorCount);
    return colors.chart[static_cast<std::size_t>(color - 1)];
}

void paintLabelMark(QPainter &painter, const QRect &area, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(
        QRectF(area.left(), area.center().y() - kLabelMark / 2.0 + 0.5, kLabelMark, kLabelMark),
        kRounding, kRounding);
    painter.restore();
}

QIcon labelSwatch(int color, const QPalette &palette)
{
    if (color == 0)
        return {};
    constexpr int kScale = 2; // sharp up to 200 %
    QPixmap swatch(kSwatch * kScale, kSwatch * kScale);
    swatch.setDevicePixelRatio(kScale);
    swatch.fill(Qt::transparent);
    QPainter painter(&swatch);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(labelColor(color, Colors::of(palette)));
    painter.drawRoundedRect(QRectF(2, 2, kSwatch - 4, kSwatch - 4), kRounding, kRounding);
    return swatch;
}

} // namespace sessionscope::gui
