// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <span>
#include <vector>

namespace sessionscope::session {

//! Sorts \a rows, a permutation of 0 .. keys.size()-1, by keys[row], smallest first. Rows with
//! equal keys keep their order. A radix sort from the lowest digit up that leaves out what all keys
//! have in common: O(rows), some nanoseconds a row and digit of 11 bits.
void sortRowsByKeys(std::vector<quint32> &rows, std::span<const quint32> keys);

} // namespace sessionscope::session
