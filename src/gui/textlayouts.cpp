// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/textlayouts.h"

#include <QPainter>

#include <cmath>

namespace sessionscope::gui {

namespace {

//! A screen of 40 rows has some 300 different texts; half a kilobyte each.
constexpr qsizetype kMaxRecent = 2048;

} // namespace

void TextLayouts::setFont(const QFont &font)
{
    m_font = font;
    m_metrics = QFontMetrics(font);
    m_recent.clear();
    m_older.clear();
}

QStaticText TextLayouts::laidOut(const QString &text) const
{
    QStaticText layout(text);
    layout.setTextFormat(Qt::PlainText);
    layout.setPerformanceHint(QStaticText::AggressiveCaching);
    layout.prepare({}, m_font);
    return layout;
}

TextLayouts::Layout &TextLayouts::layoutOf(const QString &text)
{
    const auto recent = m_recent.find(text);
    if (recent != m_recent.end())
        return *recent;
    if (m_recent.size() >= kMaxRecent) {
        m_older = std::move(m_recent);
        m_recent = {};
    }
    const auto older = m_older.find(text);
    if (older != m_older.end())
        return *m_recent.insert(text, *older);
    Layout layout;
    layout.text = laidOut(text);
    layout.width = static_cast<int>(std::ceil(layout.text.size().width()));
    return *m_recent.insert(text, layout);
}

void TextLayouts::draw(QPainter *painter, const QRect &area, bool isRight, const QString &text)
{
    if (area.width() <= 0)
        return;
    Layout &layout = layoutOf(text);
    const bool isWhole = layout.width <= area.width();
    if (!isWhole && layout.elidedTo != area.width()) {
        const QString elided = m_metrics.elidedText(text, Qt::ElideRight, area.width());
        layout.elided = laidOut(elided);
        layout.elidedWidth = static_cast<int>(std::ceil(layout.elided.size().width()));
        layout.elidedTo = area.width();
    }
    const int width = isWhole ? layout.width : layout.elidedWidth;
    painter->drawStaticText(isRight ? area.right() + 1 - width : area.left(),
                            area.top() + (area.height() - m_metrics.height()) / 2,
                            isWhole ? layout.text : layout.elided);
}

} // namespace sessionscope::gui
