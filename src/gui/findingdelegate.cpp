// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/findingdelegate.h"

#include "gui/colors.h"
#include "gui/icons.h"
#include "models/findinglistmodel.h"
#include "models/roles.h"

#include <QPainter>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using findings::Severity;

namespace {

constexpr int kMargin = 8;
constexpr int kPadding = 4; // above and below
constexpr int kIcon = 16;
constexpr int kGap = 6;

QIcon iconOf(Severity severity)
{
    switch (severity) {
    case Severity::Serious:
        return themedIcon(u"error"_s, IconColor::Danger);
    case Severity::Warning:
        return themedIcon(u"warning"_s, IconColor::Warning);
    case Severity::Note:
        break;
    }
    return themedIcon(u"info"_s);
}

void drawLine(QPainter &painter, const QRect &area, const QStyleOptionViewItem &option,
              const QString &text)
{
    painter.drawText(area,
                     static_cast<int>(Qt::AlignVCenter | Qt::AlignLeading) | Qt::TextSingleLine,
                     option.fontMetrics.elidedText(text, Qt::ElideRight, area.width()));
}

} // namespace

void FindingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Colors colors = Colors::of(option.palette);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colors.accentSoft);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, colors.hover);
    const auto severity = static_cast<Severity>(index.data(models::StateRole).toInt());
    const bool isRightToLeft = option.direction == Qt::RightToLeft;
    const QRect area = option.rect.adjusted(kMargin, kPadding, -kMargin, -kPadding);
    const int line = option.fontMetrics.height();
    const QRect icon(isRightToLeft ? area.right() - kIcon + 1 : area.left(),
                     area.top() + (line - kIcon) / 2, kIcon, kIcon);
    iconOf(severity).paint(painter, icon);
    QRect text = isRightToLeft ? area.adjusted(0, 0, -kIcon - kGap, 0)
                               : area.adjusted(kIcon + kGap, 0, 0, 0);
    text.setHeight(line);
    painter->setFont(option.font);
    painter->setPen(option.palette.color(QPalette::Active, QPalette::Text));
    drawLine(*painter, text, option,
             tr("%1: %2", "severity of a finding, what")
                 .arg(models::severityWord(severity), index.data().toString()));
    text.translate(0, line);
    painter->setPen(colors.secondary);
    drawLine(*painter, text, option, index.data(models::DescriptionRole).toString());
}

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {kIcon, 2 * option.fontMetrics.height() + 2 * kPadding};
}

} // namespace sessionscope::gui
