// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <thread>

namespace sessionscope::app {

//! Reads which fonts there are, in a thread of its own that is returned. The first text waits for
//! that, a tenth of the start; so begin before the QApplication is made, which waits for the
//! display meanwhile, and join before the first widget. Not joinable where fontconfig is not used.
std::jthread readFontsAhead();

} // namespace sessionscope::app
