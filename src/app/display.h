// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QProcessEnvironment>

#include <optional>

namespace sessionscope::app {

//! Why no window can be opened, if so. Qt ends the program with abort() where it finds no display,
//! so this is asked before a QGuiApplication is made: whether one of the platforms that Qt would
//! try is there, for X11 by connecting to the server. Error::InvalidInput.
std::optional<Error> displayProblem(const QProcessEnvironment &environment);

} // namespace sessionscope::app
