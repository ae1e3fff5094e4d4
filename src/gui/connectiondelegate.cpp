// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connectiondelegate.h"

#include "gui/colors.h"
#include "models/connectionlistmodel.h"
#include "models/roles.h"

#include <QPainter>

namespace sessionscope::gui {

using models::ConnectionState;

namespace {

constexpr int kMargin = 8;
constexpr int kMark = 8;
constexpr int kMarkGap = 8;
constexpr int kPadding = 5; // above and below

//! Filled: open. Ring: closed. Half: loading. Cross: failed. Shape and colour say the same.
void drawMark(QPainter *painter, const QRectF &rect, ConnectionState state, const Colors &colors)
{
    painter->setRenderHint(QPainter::Antialiasing);
    const auto ring = [&](const QColor &color) {
        painter->setPen(QPen(color, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(rect.adjusted(0.75, 0.75, -0.75, -0.75));
    };
    switch (state) {
    case ConnectionState::Open:
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.fresh);
        painter->drawEllipse(rect);
        break;
    case ConnectionState::Closed:
        ring(colors.secondary);
        break;
    case ConnectionState::Loading:
        ring(colors.accent);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.accent);
        painter->drawPie(rect, 90 * 16, 180 * 16);
        break;
    case ConnectionState::Failed:
        painter->setPen(QPen(colors.danger, 2, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(rect.topLeft() + QPointF(1, 1), rect.bottomRight() - QPointF(1, 1));
        painter->drawLine(rect.topRight() + QPointF(-1, 1), rect.bottomLeft() + QPointF(1, -1));
        break;
    }
}

QFont smaller(QFont font)
{
    font.setPointSizeF(font.pointSizeF() - 1);
    return font;
}

} // namespace

void ConnectionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Colors colors = Colors::of(option.palette);
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colors.accentSoft);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, colors.hover);
    const bool isRightToLeft = option.direction == Qt::RightToLeft;
    const QFontMetrics metrics(option.font);
    const QRect area = option.rect.adjusted(kMargin, kPadding, -kMargin, -kPadding);
    const double markLeft = isRightToLeft ? area.right() - kMark + 1 : area.left();
    drawMark(painter, QRectF(markLeft, area.top() + (metrics.height() - kMark) / 2.0, kMark, kMark),
             index.data(models::StateRole).value<ConnectionState>(), colors);
    const QRect text = isRightToLeft ? area.adjusted(0, 0, -kMark - kMarkGap, 0)
                                     : area.adjusted(kMark + kMarkGap, 0, 0, 0);
    const int alignment = static_cast<int>((isRightToLeft ? Qt::AlignRight : Qt::AlignLeft)
                                           | Qt::AlignVCenter | Qt::AlignAbsolute)
        | Qt::TextSingleLine;
    painter->setFont(option.font);
    painter->setPen(option.palette.color(QPalette::Active, QPalette::Text));
    QRect line = text;
    line.setHeight(metrics.height());
    painter->drawText(line, alignment,
                      metrics.elidedText(index.data().toString(), Qt::ElideRight, line.width()));
    const QString word = index.data(models::ProductionWordRole).toString();
    if (!word.isEmpty()) {
        const QFont font = smaller(option.font);
        const QFontMetrics small(font);
        line.moveTop(line.bottom() + 1);
        line.setHeight(small.height());
        painter->setFont(font);
        painter->setPen(colors.danger);
        painter->drawText(line, alignment, small.elidedText(word, Qt::ElideRight, line.width()));
    }
    if ((option.state & QStyle::State_HasFocus)
        && (option.state & QStyle::State_KeyboardFocusChange)) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(colors.accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QSize ConnectionDelegate::sizeHint(const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const QFontMetrics metrics(option.font);
    int height = metrics.height() + 2 * kPadding;
    if (!index.data(models::ProductionWordRole).toString().isEmpty())
        height += QFontMetrics(smaller(option.font)).height();
    return {metrics.horizontalAdvance(index.data().toString()) + 2 * kMargin + kMark + kMarkGap,
            height};
}

} // namespace sessionscope::gui
