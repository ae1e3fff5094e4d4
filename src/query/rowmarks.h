// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/wordsearch.h"
#include "session/packedintegers.h"

#include <algorithm>
#include <span>

namespace sessionscope::query {

//! Marks of values of a column, brought to its rows. The column must outlive it.
class RowMarks final
{
public:
    //! \a marks: by value; values of the column are smaller than its size.
    RowMarks(const session::PackedIntegers &column, const Marks &marks)
        : m_column(&column)
    {
        if (column.isAllUnknown())
            return;
        column.visit([&]<class Entry>(const session::PackedView<Entry> &view) {
            const auto base = static_cast<std::size_t>(view.base());
            // No value of the column is stored as the marker.
            const std::size_t known = std::min<std::size_t>(marks.size() - base, view.kMarker);
            m_byEntry.assign(marks.data() + base, marks.data() + base + known);
        });
        m_byEntry.push_back(0); // for unknown
    }

    //! The marks of the rows from \a firstRow on.
    void read(std::size_t firstRow, std::span<quint8> out) const
    {
        if (m_byEntry.empty()) {
            std::fill(out.begin(), out.end(), quint8(0));
            return;
        }
        m_column->visit([&](const auto &view) {
            const std::size_t unknown = m_byEntry.size() - 1;
            for (std::size_t i = 0; i < out.size(); ++i) {
                // The marker is larger than any other entry, and only columns of much larger
                // values have none.
                const std::size_t entry = view.entry(firstRow + i);
                out[i] = m_byEntry[std::min(entry, unknown)];
            }
        });
    }

private:
    const session::PackedIntegers *m_column;
    Marks m_byEntry; // by distance from the base of the column
};

} // namespace sessionscope::query
