// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/harness.h"

#include <vector>

//! One function for each case, in a file of its own. Each reports its criteria for each size.
namespace sessionscope::bench {

void benchCsv(Report &report, const std::vector<int> &sizes);
void benchDecode(Report &report, const std::vector<int> &sizes);
void benchDiff(Report &report, const std::vector<int> &sizes);
void benchFilter(Report &report, const std::vector<int> &sizes);
void benchFindings(Report &report, const std::vector<int> &sizes);
void benchGroups(Report &report, const std::vector<int> &sizes);
void benchOrder(Report &report, const std::vector<int> &sizes);
void benchStatistics(Report &report, const std::vector<int> &sizes);
void benchWorker(Report &report, const std::vector<int> &sizes);

} // namespace sessionscope::bench
