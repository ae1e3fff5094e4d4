// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QFontMetrics>
#include <QHash>
#include <QStaticText>

class QPainter;

namespace sessionscope::gui {

//! Short texts of one font, laid out once and painted many times: the shapes of letters and their
//! places are most of the cost of a cell. Texts are plain and have one line.
class TextLayouts final
{
public:
    //! Forgets everything.
    void setFont(const QFont &font);

    const QFont &font() const { return m_font; }

    const QFontMetrics &metrics() const { return m_metrics; }

    //! Paints \a text with the pen and the font of \a painter, which must be font(), in the middle
    //! of the height of \a area, at its left edge or, \a isRight, at its right one; elided at its
    //! end where there is no room for all of it.
    void draw(QPainter *painter, const QRect &area, bool isRight, const QString &text);

    //! In pixels, rounded up.
    int widthOf(const QString &text) { return layoutOf(text).width; }

private:
    struct Layout
    {
        QStaticText text;
        int width = 0;
        QStaticText elided;
        int elidedWidth = 0;
        int elidedTo = -1; // the room that elided was made for
    };

    Layout &layoutOf(const QString &text);
    QStaticText laidOut(const QString &text) const;

    QFont m_font;
    QFontMetrics m_metrics{QFont()};
    // Once there are many recent ones they become the older ones, whatever is used again comes
    // back: what is on the screen is never forgotten.
    QHash<QString, Layout> m_recent;
    QHash<QString, Layout> m_older;
};

} // namespace sessionscope::gui
