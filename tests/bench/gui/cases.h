// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/harness.h"

#include <vector>

//! One function for each case that needs a window, in a file of its own.
namespace sessionscope::bench {

void benchView(Report &report, const std::vector<int> &sizes);

} // namespace sessionscope::bench
