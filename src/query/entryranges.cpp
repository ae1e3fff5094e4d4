// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/entryranges.h"

#include <algorithm>
#include <limits>

namespace sessionscope::query {

using session::PackedIntegers;
using session::PackedView;
using Range = EntryRanges::Range;

namespace {

// Sorted, and without any that touch each other.
std::vector<Range> merged(std::vector<Range> ranges)
{
    std::sort(ranges.begin(), ranges.end(),
              [](const Range &left, const Range &right) { return left.first < right.first; });
    std::vector<Range> merged;
    for (const Range &range : ranges) {
        const bool touches =
            !merged.empty() && (range.first == 0 || range.first - 1 <= merged.back().last);
        if (touches)
            merged.back().last = std::max(merged.back().last, range.last);
        else
            merged.push_back(range);
    }
    return merged;
}

// What of 0 .. \a largest is in none of \a ranges.
std::vector<Range> complement(const std::vector<Range> &ranges, quint64 largest)
{
    std::vector<Range> others;
    quint64 next = 0;
    for (const Range &range : ranges) {
        if (range.first > next)
            others.push_back({next, range.first - 1});
        if (range.last == largest)
            return others;
        next = range.last + 1;
    }
    others.push_back({next, largest});
    return others;
}

// A range as a column of that width stores it.
template <class Entry>
class Within
{
public:
    explicit Within(const Range &range)
        : m_first(static_cast<Entry>(range.first))
        , m_width(static_cast<Entry>(range.last - range.first))
    {
    }

    bool operator()(Entry entry) const { return static_cast<Entry>(entry - m_first) <= m_width; }

private:
    Entry m_first;
    Entry m_width;
};

template <class Entry>
void markRanges(const PackedView<Entry> &view, std::span<const Range> ranges, std::size_t firstRow,
                std::span<quint8> marks, Join join)
{
    if (ranges.size() == 1) {
        const Within<Entry> only(ranges[0]);
        joinMarks(marks, join, [=](std::size_t i) { return only(view.entry(firstRow + i)); });
    } else if (ranges.size() == 2) {
        const Within<Entry> low(ranges[0]);
        const Within<Entry> high(ranges[1]);
        joinMarks(marks, join, [=](std::size_t i) {
            const Entry entry = view.entry(firstRow + i);
            return (quint8(low(entry)) | quint8(high(entry))) != 0; // without a branch
        });
    } else {
        PartMarks own;
        const std::span found(own.data(), marks.size());
        markRanges(view, ranges.first(2), firstRow, found, Join::Set);
        for (std::size_t next = 2; next < ranges.size(); next += 2)
            markRanges(view, ranges.subspan(next, std::min<std::size_t>(2, ranges.size() - next)),
                       firstRow, found, Join::Or);
        joinMarks(marks, join, [found](std::size_t i) { return found[i] != 0; });
    }
}

// The largest entry that is a value.
template <class Entry>
quint64 largestEntry(const PackedView<Entry> &view)
{
    return view.hasMarker() ? quint64(view.kMarker) - 1 : quint64(view.kMarker);
}

} // namespace

EntryRanges::EntryRanges(const PackedIntegers &column, quint64 signBit,
                         std::span<const NumberRange> ranges, bool isNegated)
    : m_column(&column)
{
    if (column.isAllUnknown())
        return;
    column.visit([&](const auto &view) {
        const quint64 largest = largestEntry(view);
        // The base is the smallest value, and distances from it are in the order of the values.
        const quint64 base = view.base() ^ signBit;
        std::vector<Range> entries;
        for (const NumberRange &range : ranges) {
            const quint64 first = range.lowest > base ? range.lowest - base : 0;
            if (range.lowest <= range.highest && range.highest >= base && first <= largest)
                entries.push_back({first, std::min(range.highest - base, largest)});
        }
        m_ranges = merged(std::move(entries));
        if (isNegated)
            m_ranges = complement(m_ranges, largest);
    });
}

std::optional<EntryRanges> EntryRanges::ofMarks(const PackedIntegers &column, const Marks &marks,
                                                quint8 wanted)
{
    EntryRanges entries(column);
    if (column.isAllUnknown())
        return entries;
    const bool areFew = column.visit([&](const auto &view) {
        const quint64 base = view.base();
        const quint64 end = base + std::min<quint64>(marks.size() - base, view.kMarker);
        for (quint64 value = base; value < end; ++value) {
            if (marks[value] != wanted)
                continue;
            const quint64 first = value;
            while (value + 1 < end && marks[value + 1] == wanted)
                ++value;
            if (entries.m_ranges.size() == kFew)
                return false;
            entries.m_ranges.push_back({first - base, value - base});
        }
        return true;
    });
    return areFew ? std::optional(std::move(entries)) : std::nullopt;
}

void EntryRanges::mark(std::size_t firstRow, std::span<quint8> marks, Join join) const
{
    if (m_ranges.empty()) {
        if (join != Join::Or)
            std::fill(marks.begin(), marks.end(), quint8(0));
        return;
    }
    m_column->visit([&](const auto &view) {
        if (view.hasMarker()) {
            markRanges(view, m_ranges, firstRow, marks, join);
            return;
        }
        PartMarks own;
        const std::span found(own.data(), marks.size());
        markRanges(view, m_ranges, firstRow, found, Join::Set);
        joinMarks(marks, join,
                  [&](std::size_t i) { return found[i] != 0 && !view.isUnknown(firstRow + i); });
    });
}

} // namespace sessionscope::query
