// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/harness.h"

#include <span>
#include <vector>

namespace sessionscope::bench {

//! What is measured together.
struct Case
{
    const char *name;
    const char *criteria; //!< names of the criteria that it reports, without sizes
    void (*run)(Report &report, const std::vector<int> &sizes);
};

//! Runs the cases that the command line asks for; needs an application object. The exit status: 0
//! if everything could be measured, whether goals hold or not.
//!
//!     --sizes 10000,100000     numbers of sessions (default 10000,100000,1000000)
//!     --only TEXT              only cases with TEXT in their name or that of a criterion
//!     --json FILE              the criteria as JSON
int runCases(std::span<const Case> cases);

} // namespace sessionscope::bench
