// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/packedintegers.h"

#include <algorithm>
#include <array>
#include <span>

namespace sessionscope::session {

//! Some values of a column after each other, with room for as many as stay in the first-level
//! cache. Every value of 64 bits is possible, hence the marks.
struct KnownValues
{
    static constexpr std::size_t kRows = 2048;

    std::array<qint64, kRows> values; //!< 0 where unknown
    std::array<quint8, kRows> isKnown;

    //! The values of the \a size rows from \a firstRow on, at most kRows.
    void read(const PackedIntegers &column, std::size_t firstRow, std::size_t size)
    {
        if (column.isAllUnknown()) {
            std::fill_n(values.begin(), size, 0);
            std::fill_n(isKnown.begin(), size, quint8(0));
            return;
        }
        column.visit([&](const auto &view) {
            for (std::size_t i = 0; i < size; ++i) {
                const bool isUnknown = view.isUnknown(firstRow + i);
                isKnown[i] = isUnknown ? 0 : 1;
                values[i] = isUnknown ? 0 : static_cast<qint64>(view.value(firstRow + i));
            }
        });
    }
};

} // namespace sessionscope::session
