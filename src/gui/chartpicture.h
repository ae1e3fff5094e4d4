// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

class QGraphicsView;

namespace sessionscope::gui {

//! Writes what \a view shows, with \a title over it, to \a path: as SVG if that is its suffix, else
//! as PNG, twice as fine as the screen. The title is plain text. Error: CannotWrite; a file that
//! was there then keeps its content.
Result<void> savePicture(QGraphicsView &view, const QString &title, const QString &path);

//! The bytes of such a picture.
QByteArray pngPicture(QGraphicsView &view, const QString &title);
QByteArray svgPicture(QGraphicsView &view, const QString &title);

} // namespace sessionscope::gui
