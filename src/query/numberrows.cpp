// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/rowtest.h"

#include <algorithm>

namespace sessionscope::query {

namespace {

class NumberRows final : public RowTest
{
public:
    NumberRows(const session::PackedIntegers &column, quint64 signBit,
               std::vector<NumberRange> ranges, bool isNegated)
        : m_column(column)
        , m_signBit(signBit)
        , m_ranges(std::move(ranges))
        , m_isNegated(isNegated ? 1 : 0)
    {
    }

    void mark(std::size_t first, std::span<quint8> out) const override
    {
        std::fill(out.begin(), out.end(), m_isNegated);
        if (m_column.isAllUnknown()) {
            std::fill(out.begin(), out.end(), quint8(0));
            return;
        }
        m_column.visit([&](const auto &view) {
            for (const NumberRange &range : m_ranges)
                markRange(view, range, first, out);
            for (std::size_t i = 0; i < out.size(); ++i)
                out[i] = static_cast<quint8>(out[i] & (view.isUnknown(first + i) ? 0 : 1));
        });
    }

private:
    // Marks the rows in \a range as found.
    template <class Entry>
    void markRange(const session::PackedView<Entry> &view, const NumberRange &range,
                   std::size_t first, std::span<quint8> out) const
    {
        const quint8 found = m_isNegated ^ 1;
        if constexpr (sizeof(Entry) == 8) {
            for (std::size_t i = 0; i < out.size(); ++i) {
                const quint64 value = view.value(first + i) ^ m_signBit;
                const bool isIn = value - range.lowest <= range.highest - range.lowest;
                out[i] = isIn && range.lowest <= range.highest ? found : out[i];
            }
        } else {
            // The same in distances from the base, which is the smallest value.
            const quint64 base = view.base() ^ m_signBit;
            const quint64 lowest = range.lowest > base ? range.lowest - base : 0;
            if (range.highest < base || lowest >= view.kMarker || range.lowest > range.highest)
                return;
            const quint64 highest = std::min<quint64>(range.highest - base, view.kMarker - 1);
            const auto low = static_cast<Entry>(lowest);
            const auto width = static_cast<Entry>(highest - lowest);
            for (std::size_t i = 0; i < out.size(); ++i) {
                const auto distance = static_cast<Entry>(view.entry(first + i) - low);
                out[i] = distance <= width ? found : out[i];
            }
        }
    }

    const session::PackedIntegers &m_column;
    quint64 m_signBit;
    std::vector<NumberRange> m_ranges;
    quint8 m_isNegated;
};

} // namespace

RowTestPointer makeNumberRows(const session::PackedIntegers &column, quint64 signBit,
                              std::vector<NumberRange> ranges, bool isNegated)
{
    return std::make_unique<NumberRows>(column, signBit, std::move(ranges), isNegated);
}

} // namespace sessionscope::query
