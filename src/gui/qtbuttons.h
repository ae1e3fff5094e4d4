// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDockWidget;
class QLineEdit;

//! Names for buttons that Qt makes itself and leaves nameless, or calls alike wherever they are.
namespace sessionscope::gui {

//! "Close Sources" and "Float Sources", where several docks have such buttons. By the title of the
//! dock as it is now.
void nameButtons(QDockWidget &dock);

//! The buttons in a line edit are called what their actions are; the one that clears it "Clear".
void nameButtons(QLineEdit &edit);

} // namespace sessionscope::gui
