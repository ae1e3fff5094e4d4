// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sessiondelegate.h"

#include "core/humanunits.h"
#include "models/celltext.h"
#include "models/sessiontablemodel.h"

#include <QFontDatabase>
#include <QPainter>

namespace sessionscope::gui {

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

} // namespace

SessionDelegate::SessionDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
    , m_metrics(QFont())
    , m_fixedMetrics(QFont())
{
}

void SessionDelegate::setLook(const QFont &font, const QPalette &palette)
{
    m_palette = palette;
    m_colors = Colors::of(palette);
    m_font = font;
    m_fixedFont = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    m_fixedFont.setPointSizeF(font.pointSizeF());
    m_metrics = QFontMetrics(m_font);
    m_fixedMetrics = QFontMetrics(m_fixedFont);

    m_unitWidths = {};
    const auto widen = [this](Unit unit, const QString &text) {
        int &width = m_unitWidths[static_cast<std::size_t>(unit)];
        width = qMax(width, m_metrics.horizontalAdvance(unitOf(text)));
    };
    for (const qint64 seconds : {1, 60, 3600, 86400})
        widen(Unit::Seconds, humanDuration(seconds));
    for (const qint64 bytes : {1LL, 1LL << 10, 1LL << 20, 1LL << 30, 1LL << 40})
        widen(Unit::Bytes, humanBytes(bytes));
}

bool SessionDelegate::isFixed(Column column) const
{
    return column == Column::Id || column == Column::Addr || column == Column::Client
        || column == Column::NodeId;
}

int SessionDelegate::unitWidth(Unit unit) const
{
    return m_unitWidths[static_cast<std::size_t>(unit)];
}

QBrush SessionDelegate::background(const QStyleOptionViewItem &option, int row) const
{
    if (option.state & QStyle::State_Selected)
        return m_colors.accentSoft;
    if (row == m_hoveredRow)
        return m_colors.hover;
    return m_palette.brush(row % 2 == 0 ? QPalette::Base : QPalette::AlternateBase);
}

void SessionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const SessionTableModel &model = modelOf(index);
    const Column column = session::columnAt(index.column());
    const session::ColumnInfo &info = session::columnInfo(column);
    const bool isRightToLeft = option.direction == Qt::RightToLeft;

    painter->fillRect(option.rect, background(option, index.row()));
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(m_colors.accent);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }

    models::CellText cell =
        models::cellText(*model.snapshot(), column, model.snapshotRow(index.row()), model.locale());
    if (cell.text.isEmpty())
        return;
    const QColor text = m_palette.color(QPalette::Active, QPalette::Text);
    const bool isText = info.type == session::ValueType::Text;
    const bool usesFixed = isFixed(column) && !cell.isPlaceholder;
    const QFontMetrics &metrics = usesFixed ? m_fixedMetrics : m_metrics;
    QRect area = option.rect.adjusted(kMargin, 0, -kMargin, 0);
    painter->setFont(usesFixed ? m_fixedFont : m_font);

    if (cell.isNoteworthy) {
        const int x = isRightToLeft ? area.right() - kDot + 1 : area.left();
        painter->setRenderHint(QPainter::Antialiasing, true);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_colors.danger);
        painter->drawEllipse(QRectF(x, area.center().y() - kDot / 2.0 + 0.5, kDot, kDot));
        painter->setRenderHint(QPainter::Antialiasing, false);
        if (isRightToLeft)
            area.setRight(x - kDotGap);
        else
            area.setLeft(x + kDot + kDotGap);
    }

    // Alignment is decided here for both directions, so it must be absolute: a painter that goes
    // from right to left would mirror it once more.
    const auto draw = [&](const QRect &rect, Qt::Alignment alignment, const QString &what,
                          const QColor &color) {
        painter->setPen(color);
        const QString shown = metrics.horizontalAdvance(what) <= rect.width()
            ? what
            : metrics.elidedText(what, Qt::ElideRight, rect.width());
        painter->drawText(rect,
                          static_cast<int>(alignment | Qt::AlignVCenter | Qt::AlignAbsolute)
                              | Qt::TextSingleLine,
                          shown);
    };
    const Qt::Alignment leading = isRightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    if (isText) {
        draw(area, leading, cell.text, cell.isPlaceholder ? m_colors.secondary : text);
        return;
    }
    const int units = unitWidth(info.unit);
    if (cell.unitStart >= 0) {
        QRect unit = area;
        unit.setLeft(area.right() - units + 1);
        draw(unit, Qt::AlignLeft, cell.text.mid(cell.unitStart), m_colors.secondary);
        cell.text.truncate(cell.unitStart);
        cell.text = cell.text.trimmed();
    }
    if (units > 0)
        area.setRight(area.right() - units - kUnitGap);
    draw(area, Qt::AlignRight, cell.text, cell.isPlaceholder ? m_colors.secondary : text);
}

int SessionDelegate::widthOf(const QModelIndex &index) const
{
    const SessionTableModel &model = modelOf(index);
    const Column column = session::columnAt(index.column());
    const models::CellText cell =
        models::cellText(*model.snapshot(), column, model.snapshotRow(index.row()), model.locale());
    const QFontMetrics &metrics =
        isFixed(column) && !cell.isPlaceholder ? m_fixedMetrics : m_metrics;
    int width = 2 * kMargin;
    if (cell.isNoteworthy)
        width += kDot + kDotGap;
    const Unit unit = session::columnInfo(column).unit;
    if (unit == Unit::None)
        return width + metrics.horizontalAdvance(cell.text);
    const QString number =
        cell.unitStart >= 0 ? cell.text.left(cell.unitStart).trimmed() : cell.text;
    return width + metrics.horizontalAdvance(number) + kUnitGap + unitWidth(unit);
}

QSize SessionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {widthOf(index), lineHeight()};
}

} // namespace sessionscope::gui
