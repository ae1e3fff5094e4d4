// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/colors.h"
#include "session/column.h"

#include <QFontMetrics>
#include <QStyledItemDelegate>

#include <array>

namespace sessionscope::gui {

//! Paints the cells of the sessions: the whole of a repaint has a few milliseconds. Text is plain,
//! elided, the unit of a number stands in a column of its own in secondary text, dangerous flags
//! have a dot. For models::SessionTableModel only.
class SessionDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit SessionDelegate(QObject *parent = nullptr);

    //! Fonts and colours of \a view; to be called whenever they change.
    void setLook(const QFont &font, const QPalette &palette);

    //! The row under the mouse, or -1.
    void setHoveredRow(int row) { m_hoveredRow = row; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    //! The width that shows the cell whole.
    int widthOf(const QModelIndex &index) const;

    //! Height of a line of text.
    int lineHeight() const { return qMax(m_metrics.height(), m_fixedMetrics.height()); }

private:
    bool isFixed(session::Column column) const;
    int unitWidth(session::Unit unit) const;
    QBrush background(const QStyleOptionViewItem &option, int row) const;

    Colors m_colors;
    QPalette m_palette;
    QFont m_font;
    QFont m_fixedFont;
    QFontMetrics m_metrics;
    QFontMetrics m_fixedMetrics;
    std::array<int, 3> m_unitWidths{};
    int m_hoveredRow = -1;
};

} // namespace sessionscope::gui
