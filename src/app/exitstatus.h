// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace sessionscope::app {

//! What the program ends with; product documentation and the man page have the same table.
enum ExitStatus : int {
    Written = 0,
    Failed = 1, //!< a defect of the program
    DecidedBeforeSending = 2,
    NoCompleteAnswer = 3,
    Refused = 4,
    NotUnderstood = 5,
    TargetNotWritten = 6,
    InterruptedBy = 128, //!< plus the number of the signal
};

ExitStatus exitStatus(Error::Code code);

} // namespace sessionscope::app
