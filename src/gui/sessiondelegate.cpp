// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sessiondelegate.h"

#include "core/humanunits.h"
#include "gui/labelswatch.h"
#include "models/celltext.h"
#include "models/sessiontablemodel.h"

#include <QFontDatabase>
#include <QPainter>

namespace sessionscope::gui {

using models::CellText;
using models::SessionTableModel;
using session::Column;
using session::Unit;

namespace {

constexpr int kMargin = 6; // left and right of the text
constexpr int kDot = 6;
constexpr int kDotGap = 5;
constexpr int kUnitGap = 4; // between a number and its unit

const SessionTableModel &modelOf(const QModelIndex &index)
{
    return *static_cast<const SessionTableModel *>(index.model());
}

QString unitOf(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isLetter())
            return text.mid(i);
    }
    return {};
}

QString numberOf(const CellText &cell)
{
    return cell.unitStart < 0 ? cell.text : cell.text.left(cell.unitStart).trimmed();
}

//! What of \a area is left behind the first \a width pixels.
QRect besideOf(const QRect &area, int width, bool isRightToLeft)
{
    return isRightToLeft ? area.adjusted(0, 0, -width, 0) : area.adjusted(width, 0, 0, 0);
}

bool isFixed(Column column)
{
    return column == Column::Id || column == Column::Addr || column == Column::Client
        || column == Column::NodeId;
}

} // namespace

SessionDelegate::SessionDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void SessionDelegate::setLook(const QFont &font, const QPalette &palette)
{
    m_palette = palette;
    m_colors = Colors::of(palette);
    m_textColor = palette.color(QPalette::Active, QPalette::Text);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font.pointSizeF());
    m_texts.setFont(font);
    m_fixedTexts.setFont(fixed);

    m_unitWidths = {};
    const auto widen = [this](Unit unit, const QString &text) {
        int &width = m_unitWidths[static_cast<std::size_t>(unit)];
        width = qMax(width, m_texts.widthOf(unitOf(text)));
    };
    for (const qint64 seconds : {1, 60, 3600, 86400})
        widen(Unit::Seconds, humanDuration(seconds));
    for (const qint64 bytes : {1LL, 1LL << 10, 1LL << 20, 1LL << 30, 1LL << 40})
        widen(Unit::Bytes, humanBytes(bytes));
}

TextLayouts &SessionDelegate::textsOf(Column column, const CellText &cell) const
{
    return isFixed(column) && !cell.isPlaceholder ? m_fixedTexts : m_texts;
}

int SessionDelegate::unitWidth(Unit unit) const
{
    return m_unitWidths[static_cast<std::size_t>(unit)];
}

void SessionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    paintRow(painter, option.rect, index.row(), option.state.testFlag(QStyle::State_Selected));
    paintCell(painter, option.rect, option.direction, option.state.testFlag(QStyle::State_HasFocus),
              modelOf(index), index.row(), session::columnAt(index.column()));
}

void SessionDelegate::paintRow(QPainter *painter, const QRect &area, int row, bool isSelected) const
{
    if (isSelected)
        painter->fillRect(area, m_colors.accentSoft);
    else if (row == m_hoveredRow)
        painter->fillRect(area, m_colors.hover);
    else
        painter->fillRect(area,
                          m_palette.brush(row % 2 == 0 ? QPalette::Base : QPalette::AlternateBase));
}

QRect SessionDelegate::paintDot(QPainter *painter, const QRect &area, bool isRightToLeft) const
{
    const int x = isRightToLeft ? area.right() - kDot + 1 : area.left();
    painter->setRenderHint(QPainter::Antialiasing, true);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_colors.danger);
    painter->drawEllipse(QRectF(x, area.center().y() - kDot / 2.0 + 0.5, kDot, kDot));
    painter->setBrush(Qt::NoBrush);
    painter->setRenderHint(QPainter::Antialiasing, false);
    return isRightToLeft ? area.adjusted(0, 0, -kDot - kDotGap, 0)
                         : area.adjusted(kDot + kDotGap, 0, 0, 0);
}

void SessionDelegate::draw(QPainter *painter, TextLayouts &texts, const QRect &area, bool isRight,
                           const QString &text, bool isQuiet) const
{
    painter->setFont(texts.font());
    painter->setPen(isQuiet ? m_colors.secondary : m_textColor);
    texts.draw(painter, area, isRight, text);
}

void SessionDelegate::paintCell(QPainter *painter, const QRect &area, Qt::LayoutDirection direction,
                                bool hasFocus, const SessionTableModel &model, int row,
                                Column column) const
{
    if (hasFocus) {
        painter->setPen(m_colors.accent);
        painter->drawRect(area.adjusted(0, 0, -1, -1));
    }
    const CellText cell = model.cellAt(row, column);
    if (cell.text.isEmpty())
        return;
    const session::ColumnInfo &info = session::columnInfo(column);
    const bool isRightToLeft = direction == Qt::RightToLeft;
    TextLayouts &texts = textsOf(column, cell);
    QRect room = area.adjusted(kMargin, 0, -kMargin, 0);
    if (cell.isNoteworthy && room.width() >= kDot)
        room = paintDot(painter, room, isRightToLeft);
    if (info.type == session::ValueType::Text) {
        if (cell.labelColor > 0 && room.width() >= kLabelMark) {
            const int x = isRightToLeft ? room.right() - kLabelMark + 1 : room.left();
            paintLabelMark(*painter, {x, room.top(), kLabelMark, room.height()},
                           labelColor(cell.labelColor, m_colors));
            room = besideOf(room, kLabelMark + kDotGap, isRightToLeft);
        }
        const QString value = cell.besideStart < 0 ? cell.text : cell.text.left(cell.besideStart);
        draw(painter, texts, room, isRightToLeft, value, cell.isPlaceholder);
        if (cell.besideStart >= 0) {
            const QRect rest = besideOf(room, texts.widthOf(value), isRightToLeft);
            if (rest.width() > 0)
                draw(painter, m_texts, rest, isRightToLeft, cell.text.mid(cell.besideStart), true);
        }
        return;
    }
    // Numbers stand at the right in both directions, their units one below the other.
    if (const int units = unitWidth(info.unit); units > 0) {
        if (cell.unitStart >= 0) {
            const QRect unit = room.adjusted(qMax(0, room.width() - units), 0, 0, 0);
            draw(painter, texts, unit, false, cell.text.mid(cell.unitStart), true);
        }
        room.adjust(0, 0, -units - kUnitGap, 0);
    }
    draw(painter, texts, room, true, numberOf(cell), cell.isPlaceholder);
}

int SessionDelegate::widthOf(const QModelIndex &index) const
{
    const Column column = session::columnAt(index.column());
    const CellText cell = modelOf(index).cellAt(index.row(), column);
    TextLayouts &texts = textsOf(column, cell);
    int width = 2 * kMargin;
    if (cell.isNoteworthy)
        width += kDot + kDotGap;
    if (cell.labelColor > 0)
        width += kLabelMark + kDotGap;
    const Unit unit = session::columnInfo(column).unit;
    if (cell.besideStart >= 0) {
        return width + texts.widthOf(cell.text.left(cell.besideStart))
            + m_texts.widthOf(cell.text.mid(cell.besideStart));
    }
    if (unit == Unit::None)
        return width + texts.widthOf(cell.text);
    return width + texts.widthOf(numberOf(cell)) + kUnitGap + unitWidth(unit);
}

QSize SessionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {widthOf(index), lineHeight()};
}

} // namespace sessionscope::gui
