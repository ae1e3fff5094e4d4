// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace sessionscope::gui {

//! Dialogs take no more of the screen's height at first: title bar and panels want their part.
inline constexpr double kMaxDialogShare = 0.85;

//! Gives a dialog the height that its texts need at its width, in this language and font, within
//! what the screen leaves. To be called when everything is filled in.
void fitHeight(QWidget *dialog);

} // namespace sessionscope::gui
