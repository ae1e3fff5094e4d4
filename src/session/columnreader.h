// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/packedintegers.h"

#include <algorithm>
#include <span>

namespace sessionscope::session {

//! Reads the values of the rows from \a firstRow on into \a out; \a unknown stands for unknown
//! ones.
template <class Value>
void readColumn(const PackedIntegers &column, std::size_t firstRow, std::span<Value> out,
                Value unknown)
{
    if (column.isAllUnknown()) {
        std::fill(out.begin(), out.end(), unknown);
        return;
    }
    column.visit([&]<class Entry>(const PackedView<Entry> &view) {
        // Two loops: the usual one has no branch that keeps it from doing several rows at once.
        if (view.hasMarker()) {
            for (std::size_t i = 0; i < out.size(); ++i) {
                const Entry entry = view.entry(firstRow + i);
                out[i] = entry == view.kMarker ? unknown : static_cast<Value>(view.base() + entry);
            }
            return;
        }
        for (std::size_t i = 0; i < out.size(); ++i) {
            const std::size_t row = firstRow + i;
            out[i] = view.isUnknown(row) ? unknown : static_cast<Value>(view.value(row));
        }
    });
}

} // namespace sessionscope::session
