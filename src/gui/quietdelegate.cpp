// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/quietdelegate.h"

#include "gui/colors.h"
#include "gui/labelswatch.h"
#include "models/roles.h"

#include <QPainter>
#include <QStyle>

namespace sessionscope::gui {

namespace {

constexpr int kMargin = 6;
constexpr int kPadding = 6; // above and below the text together
constexpr int kDot = 6;

// Where a click on it is looked for; returns its right edge.
int paintCheck(QPainter *painter, const QStyleOptionViewItem &cell)
{
    const QStyle *style = cell.widget->style();
    QStyleOptionViewItem check = cell;
    check.rect = style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &cell, cell.widget);
    check.state.setFlag(QStyle::State_HasFocus, false);
    check.state.setFlag(QStyle::State_On, cell.checkState == Qt::Checked);
    check.state.setFlag(QStyle::State_Off, cell.checkState == Qt::Unchecked);
    style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &check, painter, cell.widget);
    return check.rect.right();
}

} // namespace

void QuietDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Colors colors = Colors::of(option.palette);
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colors.accentSoft);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, colors.hover);
    if ((option.state & QStyle::State_HasFocus)
        && (option.state & QStyle::State_KeyboardFocusChange)) {
        painter->setPen(colors.accent);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    QRect area = option.rect.adjusted(kMargin, 0, -kMargin, 0);
    if (cell.features.testFlag(QStyleOptionViewItem::HasCheckIndicator))
        area.setLeft(paintCheck(painter, cell) + kMargin);
    QColor color = option.palette.color(QPalette::Active, QPalette::Text);
    if (index.data(models::PlaceholderRole).toBool())
        color = colors.secondary;
    if (index.data(models::NoteworthyRole).toBool()) {
        color = colors.changed;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawEllipse(QRectF(area.left(), area.center().y() - kDot / 2.0 + 0.5, kDot, kDot));
        painter->restore();
        area.setLeft(area.left() + kDot + 4);
    }
    if (const int label = index.data(models::LabelColorRole).toInt(); label > 0) {
        paintLabelMark(*painter, area, labelColor(label, colors));
        area.setLeft(area.left() + kLabelMark + 4);
    }
    painter->setFont(cell.font);
    painter->setPen(color);
    const Qt::Alignment alignment =
        QStyle::visualAlignment(option.direction, cell.displayAlignment);
    painter->drawText(area,
                      static_cast<int>(alignment | Qt::AlignVCenter | Qt::AlignAbsolute)
                          | Qt::TextSingleLine,
                      cell.fontMetrics.elidedText(cell.text, Qt::ElideRight, area.width()));
}

QSize QuietDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    return {cell.fontMetrics.horizontalAdvance(cell.text) + 2 * kMargin + kLabelMark + 4,
            cell.fontMetrics.height() + kPadding};
}

} // namespace sessionscope::gui
