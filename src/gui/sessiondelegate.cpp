// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sessiondelegate.h"

#include "core/humanunits.h"
#include "gui/labelswatch.h"
#include "models/celltext.h"
#include "models/doubt.h"
#include "models/marktext.h"
#include "models/sessiontablemodel.h"

#include <QFontDatabase>
#include <QPainter>

namespace sessionscope::gui {

using models::CellText;
using models::Mark;
using models::SessionTableModel;
using session::Column;
using session::Unit;

namespace {

constexpr int kMargin = 6; // left and right of the text
constexpr int kDot = 6;
constexpr int kDotGap = 5;
constexpr int kUnitGap = 4; // between a number and its unit
constexpr int kMarkMargin = 6; // left and right of the sign of a row
constexpr int kRuleBar = 3; // at the left of the sign of a rule
constexpr int kCorner = 5; // of a cell that has changed
constexpr double kChangedRow = 0.4; // colour of a changed row beside that of its changed cells

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
    paintRow(painter, option.rect, modelOf(index), index.row(),
             option.state.testFlag(QStyle::State_Selected));
    paintCell(painter, option.rect, option.direction, option.state.testFlag(QStyle::State_HasFocus),
              modelOf(index), index.row(), session::columnAt(index.column()));
}

void SessionDelegate::setMarks(bool areShown, double strength)
{
    m_showsMarks = areShown;
    m_markStrength = strength;
}

// Sessions that are gone look so even where nothing else is marked.
session::RowChanges SessionDelegate::marksOf(const SessionTableModel &model, int row) const
{
    const session::RowChanges changes = model.changesOf(row);
    return m_showsMarks ? changes : changes & session::kRowIsGone;
}

QColor SessionDelegate::groundOf(const SessionTableModel &model, int row) const
{
    if (const live::RuleInForce *rule = model.colorRuleAt(row))
        return m_colors.chartSoft[static_cast<std::size_t>(rule->rule.color - 1)];
    return m_palette.color(QPalette::Active,
                           row % 2 == 0 ? QPalette::Base : QPalette::AlternateBase);
}

void SessionDelegate::paintRow(QPainter *painter, const QRect &area, const SessionTableModel &model,
                               int row, bool isSelected) const
{
    if (isSelected) {
        painter->fillRect(area, m_colors.accentSoft);
        if (m_showsRuleSigns) { // some of their colours are much like it
            painter->fillRect(area.left(), area.top(), area.width(), 1, m_colors.accent);
            painter->fillRect(area.left(), area.bottom(), area.width(), 1, m_colors.accent);
        }
        return;
    }
    if (row == m_hoveredRow) {
        painter->fillRect(area, m_colors.hover);
        return;
    }
    const QColor ground = groundOf(model, row);
    double strength = m_markStrength;
    QColor soft;
    switch (strength > 0 ? models::markOf(marksOf(model, row)) : Mark::None) {
    case Mark::New:
        soft = m_colors.freshSoft;
        break;
    case Mark::Gone:
        soft = m_colors.dangerSoft;
        break;
    case Mark::Changed:
        // The cells that have changed have all of it.
        soft = m_colors.changedSoft;
        strength *= kChangedRow;
        break;
    case Mark::None:
        painter->fillRect(area, ground);
        return;
    }
    painter->fillRect(area, mixed(ground, soft, strength));
}

int SessionDelegate::signWidth() const
{
    return m_texts.metrics().horizontalAdvance(QLatin1Char('W'));
}

int SessionDelegate::markWidth() const
{
    const int marks = m_texts.metrics().horizontalAdvance(QLatin1Char('+')) + 2 * kMarkMargin;
    return m_showsRuleSigns ? marks + signWidth() + kRuleBar + kMarkMargin : marks;
}

// A bar in the full colour and the sign in the colour of text, also where the row is selected.
void SessionDelegate::paintRuleSign(QPainter *painter, const QRect &area,
                                    const live::RuleInForce &rule) const
{
    painter->fillRect(area.left(), area.top(), kRuleBar, area.height(),
                      m_colors.chart[static_cast<std::size_t>(rule.rule.color - 1)]);
    painter->setFont(m_texts.font());
    painter->setPen(m_textColor);
    painter->drawText(area.adjusted(kRuleBar, 0, 0, 0), Qt::AlignCenter, rule.sign);
}

void SessionDelegate::paintMark(QPainter *painter, const QRect &area,
                                const SessionTableModel &model, int row) const
{
    QRect place = area;
    if (m_showsRuleSigns) {
        const int width = signWidth() + kRuleBar + kMarkMargin;
        const QRect sign(area.right() - width + 1, area.top(), width, area.height());
        if (const live::RuleInForce *rule = model.colorRuleAt(row))
            paintRuleSign(painter, sign, *rule);
        place.setRight(sign.left() - 1);
    }
    const Mark mark = models::markOf(marksOf(model, row));
    if (mark == Mark::None) {
        if (model.isOwn(row))
            paintOwn(painter, place);
        return;
    }
    painter->setFont(m_texts.font());
    painter->setPen(mark == Mark::New           ? m_colors.fresh
                        : mark == Mark::Changed ? m_colors.changed
                                                : m_colors.danger);
    painter->drawText(place, Qt::AlignCenter, models::markSign(mark));
}

// A ring: this program, which is there because it looks.
void SessionDelegate::paintOwn(QPainter *painter, const QRect &area) const
{
    painter->setRenderHint(QPainter::Antialiasing, true);
    painter->setPen(QPen(m_colors.secondary, 1.5));
    painter->setBrush(Qt::NoBrush);
    painter->drawEllipse(QRectF(area).center(), kDot / 2.0 + 0.5, kDot / 2.0 + 0.5);
    painter->setRenderHint(QPainter::Antialiasing, false);
}

// A corner, so that it is seen without its colour and after it has faded.
void SessionDelegate::paintChange(QPainter *painter, const QRect &area, bool isRightToLeft) const
{
    if (m_markStrength > 0) {
        painter->fillRect(area,
                          mixed(m_palette.color(QPalette::Active, QPalette::Base),
                                m_colors.changedSoft, m_markStrength));
    }
    const int x = isRightToLeft ? area.right() + 1 : area.left();
    const int side = isRightToLeft ? -kCorner : kCorner;
    const QPoint corner[] = {{x, area.top()}, {x + side, area.top()}, {x, area.top() + kCorner}};
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_colors.changed);
    painter->drawPolygon(corner, 3);
    painter->setBrush(Qt::NoBrush);
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

QColor SessionDelegate::colorOf(Ink ink) const
{
    switch (ink) {
    case Ink::Normal:
        return m_textColor;
    case Ink::Doubtful:
        return m_colors.doubtful;
    case Ink::DoubtfulOnColor: // the other one would be too faint
    case Ink::Quiet:
    case Ink::Gone:
        break;
    }
    return m_colors.secondary;
}

void SessionDelegate::draw(QPainter *painter, TextLayouts &texts, const QRect &area, bool isRight,
                           const QString &text, Ink ink) const
{
    painter->setFont(texts.font());
    painter->setPen(colorOf(ink));
    texts.draw(painter, area, isRight, text);
    if (ink == Ink::Normal || ink == Ink::Quiet)
        return;
    const int width = qMin(texts.widthOf(text), area.width());
    const int left = isRight ? area.right() - width + 1 : area.left();
    if (ink == Ink::Gone) {
        painter->fillRect(left, area.center().y(), width, 1, m_colors.danger);
        return;
    }
    // Every other pixel; a dotted pen takes as long as the text.
    const int below = area.center().y() + texts.metrics().ascent() / 2 + 2;
    painter->fillRect(left, below, width, 1, QBrush(m_colors.doubtful, Qt::Dense4Pattern));
}

void SessionDelegate::paintCell(QPainter *painter, const QRect &area, Qt::LayoutDirection direction,
                                bool hasFocus, const SessionTableModel &model, int row,
                                Column column) const
{
    const session::RowChanges changes = marksOf(model, row);
    const Mark mark = models::markOf(changes);
    if (mark == Mark::Changed
        && (changes & session::kTellingColumns & session::columnSet(column)) != 0)
        paintChange(painter, area, direction == Qt::RightToLeft);
    if (hasFocus) {
        painter->setPen(m_colors.accent);
        painter->drawRect(area.adjusted(0, 0, -1, -1));
    }
    const CellText cell = model.cellAt(row, column);
    if (cell.text.isEmpty())
        return;
    const session::ColumnInfo &info = session::columnInfo(column);
    const bool isRightToLeft = direction == Qt::RightToLeft;
    const Ink quiet = mark == Mark::Gone ? Ink::Gone : Ink::Quiet;
    Ink ink = Ink::Normal;
    if (cell.isPlaceholder || mark == Mark::Gone)
        ink = quiet;
    else if (models::isDoubtful(*model.snapshot(), column, model.snapshotRow(row)))
        ink = model.colorRuleAt(row) != nullptr ? Ink::DoubtfulOnColor : Ink::Doubtful;
    QRect room = area.adjusted(kMargin, 0, -kMargin, 0);
    if (cell.isNoteworthy && room.width() >= kDot)
        room = paintDot(painter, room, isRightToLeft);
    if (info.type == session::ValueType::Text) {
        paintTextCell(painter, room, isRightToLeft, column, cell, ink, quiet);
        return;
    }
    TextLayouts &texts = textsOf(column, cell);
    // Numbers stand at the right in both directions, their units one below the other.
    if (const int units = unitWidth(info.unit); units > 0) {
        if (cell.unitStart >= 0) {
            const QRect unit = room.adjusted(qMax(0, room.width() - units), 0, 0, 0);
            draw(painter, texts, unit, false, cell.text.mid(cell.unitStart), quiet);
        }
        room.adjust(0, 0, -units - kUnitGap, 0);
    }
    draw(painter, texts, room, true, numberOf(cell), ink);
}

void SessionDelegate::paintTextCell(QPainter *painter, QRect room, bool isRightToLeft,
                                    Column column, const CellText &cell, Ink ink, Ink quiet) const
{
    TextLayouts &texts = textsOf(column, cell);
    if (cell.labelColor > 0 && room.width() >= kLabelMark) {
        const int x = isRightToLeft ? room.right() - kLabelMark + 1 : room.left();
        paintLabelMark(*painter, {x, room.top(), kLabelMark, room.height()},
                       labelColor(cell.labelColor, m_colors));
        room = besideOf(room, kLabelMark + kDotGap, isRightToLeft);
    }
    const QString value = cell.besideStart < 0 ? cell.text : cell.text.left(cell.besideStart);
    draw(painter, texts, room, isRightToLeft, value, ink);
    if (cell.besideStart < 0)
        return;
    const QRect rest = besideOf(room, texts.widthOf(value), isRightToLeft);
    if (rest.width() > 0)
        draw(painter, m_texts, rest, isRightToLeft, cell.text.mid(cell.besideStart), quiet);
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
