// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QScrollArea;
class QWidget;

namespace sessionscope::gui {

//! Gives a dialog the height that its texts need at its width, in this language and font, within
//! what the screen leaves. To be called when everything is filled in.
void fitHeight(QWidget *dialog);

//! The same for a dialog whose fields stand in \a fields: as high as all of them, and no narrower
//! than they are.
void fitHeight(QWidget *dialog, QScrollArea *fields);

//! No higher than the screen leaves, for a dialog that fills whatever height it gets.
void boundHeight(QWidget *dialog);

} // namespace sessionscope::gui
