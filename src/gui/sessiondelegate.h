// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/colors.h"
#include "gui/textlayouts.h"
#include "session/rowchanges.h"

#include <QStyledItemDelegate>

#include <array>

namespace sessionscope::models {
class SessionTableModel;
struct CellText;
} // namespace sessionscope::models

namespace sessionscope::live {
struct RuleInForce;
}

namespace sessionscope::gui {

//! Paints the cells of the sessions: the whole of a repaint has a few milliseconds. Text is plain,
//! elided, the unit of a number stands in a column of its own in secondary text, dangerous flags
//! have a dot. For models::SessionTableModel only.
//!
//! A view that paints whole rows calls paintRow() once and paintCell() for each cell; paint() does
//! both for a single one.
class SessionDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit SessionDelegate(QObject *parent = nullptr);

    //! Fonts and colours of a view; to be called whenever they or the pixels of the screen change.
    void setLook(const QFont &font, const QPalette &palette);

    //! Whether sessions that are new, changed or gone are marked, and how strong the colour behind
    //! them is, from 0 to 1.
    void setMarks(bool areShown, double strength);

    //! Whether there is room for the signs of colour rules beside the marks.
    void setRuleSigns(bool areShown) { m_showsRuleSigns = areShown; }

    //! The row under the mouse, or -1.
    void setHoveredRow(int row) { m_hoveredRow = row; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    //! Fills what stands behind the cells of a row.
    void paintRow(QPainter *painter, const QRect &area, const models::SessionTableModel &model,
                  int row, bool isSelected) const;
    //! The signs of a row, in a place that is markWidth() wide: what has become of it, and of the
    //! rule that colours it.
    void paintMark(QPainter *painter, const QRect &area, const models::SessionTableModel &model,
                   int row) const;
    int markWidth() const;
    //! The text of a cell, with a frame if it \a hasFocus.
    void paintCell(QPainter *painter, const QRect &area, Qt::LayoutDirection direction,
                   bool hasFocus, const models::SessionTableModel &model, int row,
                   session::Column column) const;

    //! The width that shows the cell whole.
    int widthOf(const QModelIndex &index) const;

    //! Height of a line of text.
    int lineHeight() const
    {
        return qMax(m_texts.metrics().height(), m_fixedTexts.metrics().height());
    }

private:
    //! How a text is written.
    enum class Ink { Normal, Quiet, Doubtful, DoubtfulOnColor, Gone };

    //! \a quiet is the ink of what stands beside the value.
    void paintTextCell(QPainter *painter, QRect room, bool isRightToLeft, session::Column column,
                       const models::CellText &cell, Ink ink, Ink quiet) const;
    TextLayouts &textsOf(session::Column column, const models::CellText &cell) const;
    void draw(QPainter *painter, TextLayouts &texts, const QRect &area, bool isRight,
              const QString &text, Ink ink) const;
    QColor groundOf(const models::SessionTableModel &model, int row) const;
    int signWidth() const;
    void paintRuleSign(QPainter *painter, const QRect &area, const live::RuleInForce &rule) const;
    session::RowChanges marksOf(const models::SessionTableModel &model, int row) const;
    QColor colorOf(Ink ink) const;
    void paintOwn(QPainter *painter, const QRect &area) const;
    void paintChange(QPainter *painter, const QRect &area, bool isRightToLeft) const;
    QRect paintDot(QPainter *painter, const QRect &area, bool isRightToLeft) const;
    int unitWidth(session::Unit unit) const;

    Colors m_colors;
    QPalette m_palette;
    QColor m_textColor;
    // Painting fills them.
    mutable TextLayouts m_texts;
    mutable TextLayouts m_fixedTexts;
    std::array<int, 3> m_unitWidths{};
    int m_hoveredRow = -1;
    bool m_showsMarks = false;
    bool m_showsRuleSigns = false;
    double m_markStrength = 0;
};

} // namespace sessionscope::gui
