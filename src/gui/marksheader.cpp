// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/marksheader.h"

#include "gui/sessiondelegate.h"
#include "gui/sessionsview.h"
#include "models/sessiontablemodel.h"

#include <QPainter>

#include <utility>

namespace sessionscope::gui {

namespace {

constexpr int kCurrentBar = 3;

} // namespace

MarksHeader::MarksHeader(const SessionsView &view, const SessionDelegate &delegate)
    : QHeaderView(Qt::Vertical)
    , m_view(view)
    , m_delegate(delegate)
{
    setSectionResizeMode(QHeaderView::Fixed);
    setSectionsClickable(true);
    setHighlightSections(false);
    setMinimumSectionSize(1);
}

// The one of QHeaderView asks some of the rows how wide they want to be.
QSize MarksHeader::sizeHint() const
{
    return {m_delegate.markWidth(), 0};
}

void MarksHeader::updateRow(int row)
{
    if (row >= 0 && row < count()) {
        viewport()->update(0, sectionViewportPosition(row), viewport()->width(), sectionSize(row));
    }
}

void MarksHeader::updateWidth()
{
    if (std::exchange(m_width, sizeHint().width()) != m_width)
        emit geometriesChanged();
}

void MarksHeader::paintSection(QPainter *painter, const QRect &area, int row) const
{
    if (m_sessions == nullptr || row >= m_sessions->rowCount())
        return;
    m_delegate.paintRow(painter, area, *m_sessions, row, m_view.selectedRows().contains(row));
    m_delegate.paintMark(painter, area, *m_sessions, row);
    if (row == m_view.currentIndex().row()) {
        const int x = isRightToLeft() ? area.right() - kCurrentBar + 1 : area.left();
        painter->fillRect(x, area.top(), kCurrentBar, area.height(),
                          palette().color(QPalette::Active, QPalette::Highlight));
    }
}

} // namespace sessionscope::gui
