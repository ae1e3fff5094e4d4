// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMainWindow;

namespace sessionscope {
class Settings;
}

namespace sessionscope::gui {

//! Size, place and docks as they were saved; without them a size that fits the screen.
void restoreWindowLook(QMainWindow &window, const Settings &settings);
void saveWindowLook(const QMainWindow &window, Settings &settings);

} // namespace sessionscope::gui
