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

// Where a click on it is looked for.
QRect paintCheck(QPainter *painter, const QStyleOptionViewItem &cell)
{
    const QStyle *style = cell.widget->style();
    QStyleOptionViewItem check = cell;
    check.rect = style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &cell, cell.widget);
    check.state.setFlag(QStyle::State_HasFocus, false);
    check.state.setFlag(QStyle::State_On, cell.checkState == Qt::Checked);
    check.state.setFlag(QStyle::State_Off, cell.checkState == Qt::Unchecked);
    style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &check, painter, cell.widget);
    return check.rect;
}

// What is left of \a area behind something of \a width at its beginning.
QRect behind(const QRect &area, int width, Qt::LayoutDirection direction)
{
    return direction == Qt::RightToLeft ? area.adjusted(0, 0, -width, 0)
                                        : area.adjusted(width, 0, 0, 0);
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
    if (cell.features.testFlag(QStyleOptionViewItem::HasCheckIndicator)) {
        const QRect check = paintCheck(painter, cell);
        if (option.direction == Qt::RightToLeft)
            area.setRight(check.left() - kMargin);
        else
            area.setLeft(check.right() + kMargin);
    }
    QColor color = option.palette.color(QPalette::Active, QPalette::Text);
    if (index.data(models::PlaceholderRole).toBool())
        color = colors.secondary;
    if (index.data(models::NoteworthyRole).toBool()) {
        color = colors.changed;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        const QRect dot = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter,
                                              {kDot, kDot}, area);
        painter->drawEllipse(dot);
        painter->restore();
        area = behind(area, kDot + 4, option.direction);
    }
    if (const int label = index.data(models::LabelColorRole).toInt(); label > 0) {
        const QRect mark =
            QStyle::alignedRect(option.direction, Qt::AlignLeft, {kLabelMark, area.height()}, area);
        paintLabelMark(*painter, mark, labelColor(label, colors));
        area = behind(area, kLabelMark + 4, option.direction);
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
