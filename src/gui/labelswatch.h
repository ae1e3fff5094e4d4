// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/colors.h"

#include <QIcon>

class QPainter;

namespace sessionscope::gui {

//! Width and height of the mark that shows the colour of a label, in device-independent pixels.
inline constexpr int kLabelMark = 8;

//! The colour of a label in the variant that fits; \a color is 1 .. session::kLabelColorCount.
QColor labelColor(int color, const Colors &colors);
//! A square at the left of \a area, in its middle: round marks stand for danger.
void paintLabelMark(QPainter &painter, const QRect &area, const QColor &color);
//! For lists of colours; empty for 0.
QIcon labelSwatch(int color, const QPalette &palette);

} // namespace sessionscope::gui
