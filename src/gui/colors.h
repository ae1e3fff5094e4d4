// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace sessionscope::gui {

//! The colours that mean something, in the variant that fits the lightness of a palette, beside the
//! ones that follow from the palette itself. Contrasts are those of the project's table of colours;
//! a colour is never the only mark of a meaning.
struct Colors
{
    bool isDark = false;
    QColor secondary; //!< units, placeholders, captions
    QColor accent;
    QColor accentSoft; //!< selected rows, with normal text on it
    QColor hover; //!< the row under the mouse
    QColor hairline;
    QColor fresh; //!< new, good
    QColor freshSoft;
    QColor changed; //!< changed, warnings
    QColor changedSoft;
    QColor danger; //!< gone, errors, production
    QColor dangerSoft;
    QColor doubtful;
    std::array<QColor, 7> chart;
    QColor chartOthers;
    //! Behind rows coloured by a rule, in the order of chart; with all text but doubtful on it.
    std::array<QColor, 7> chartSoft;

    static Colors of(const QPalette &palette);
};

//! Our own palette, for desktops that have none.
QPalette lightPalette();
QPalette darkPalette();
bool isDark(const QPalette &palette);
//! \a shareOfOther from 0 to 1.
QColor mixed(const QColor &one, const QColor &other, double shareOfOther);

} // namespace sessionscope::gui
