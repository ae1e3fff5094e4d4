// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace sessionscope::gui {

//! What the colour of an icon says; it is taken from the palette whenever the icon is drawn, so
//! that icons follow a change between light and dark by themselves.
enum class IconColor { Normal, Accent, Good, Warning, Danger };

//! The line icon resources/icons/<name>.svg in a colour of the application's palette, sharp at any
//! size and scale.
QIcon themedIcon(const QString &name, IconColor color = IconColor::Normal);

//! The icon of the program, in its own colours.
QIcon applicationIcon();

} // namespace sessionscope::gui
