// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/valuecounts.h"

#include <algorithm>
#include <map>

namespace sessionscope::session {

namespace {

struct Counter
{
    quint64 value;
    quint32 sessions;
};

struct Counted
{
    std::vector<Counter> counters; // of values that occur, smallest first
    quint32 unknown = 0;
};

// Values within a range that is small enough for a counter each.
template <class View>
Counted countNear(const View &view, std::size_t rows, std::span<const quint8> passing,
                  std::size_t range)
{
    // Two sets of counters where values are few: then neighbours often have equal ones, and
    // counting one up twice in a row waits for the first store. Many counters fill the cache.
    constexpr std::size_t kFewValues = 4096;
    const std::size_t sets = range <= kFewValues ? 2 : 1;
    std::vector<quint32> sessions(sets * (range + 1)); // each with one for unknown
    const auto count = [&](auto passes) {
        for (std::size_t row = 0; row < rows; ++row) {
            const std::size_t place =
                view.isUnknown(row) ? range : static_cast<std::size_t>(view.entry(row));
            sessions[place * sets + (row & (sets - 1))] += passes(row);
        }
    };
    if (passing.empty())
        count([](std::size_t) { return 1U; });
    else
        count([passing](std::size_t row) { return passing[row]; });
    const auto sum = [&sessions, sets](std::size_t place) {
        return sessions[place * sets] + (sets == 2 ? sessions[place * sets + 1] : 0);
    };
    Counted counted;
    for (std::size_t place = 0; place < range; ++place) {
        if (const quint32 both = sum(place); both > 0)
            counted.counters.push_back({view.base() + place, both});
    }
    counted.unknown = sum(range);
    return counted;
}

template <class View>
Counted countFar(const View &view, std::size_t rows, std::span<const quint8> passing)
{
    std::map<quint64, quint32> sessions; // by distance from the base, which sorts as values do
    Counted counted;
    for (std::size_t row = 0; row < rows; ++row) {
        if (!passing.empty() && passing[row] == 0)
            continue;
        if (view.isUnknown(row))
            ++counted.unknown;
        else
            ++sessions[view.entry(row)];
    }
    for (const auto &[entry, count] : sessions)
        counted.counters.push_back({view.base() + entry, count});
    return counted;
}

Counted count(const PackedIntegers &column, std::span<const quint8> passing)
{
    if (column.isAllUnknown()) {
        Counted counted;
        counted.unknown = passing.empty()
            ? static_cast<quint32>(column.size())
            : static_cast<quint32>(std::count(passing.begin(), passing.end(), quint8(1)));
        return counted;
    }
    return column.visit([&](const auto &view) {
        quint64 largest = 0;
        for (std::size_t row = 0; row < column.size(); ++row)
            largest = std::max<quint64>(largest, view.isUnknown(row) ? 0 : view.entry(row));
        const quint64 worthACounter = std::max<quint64>(column.size(), 65'536);
        return largest < worthACounter
            ? countNear(view, column.size(), passing, static_cast<std::size_t>(largest) + 1)
            : countFar(view, column.size(), passing);
    });
}

} // namespace

ValueCounts countValues(const SessionSnapshot &snapshot, Column column,
                        std::span<const quint8> passing, std::size_t atMost)
{
    Q_ASSERT(column != Column::Addr && column != Column::Id);
    Counted counted = count(snapshot.packed(column), passing);
    ValueCounts counts;
    counts.unknown = counted.unknown;
    counts.distinct = static_cast<quint32>(counted.counters.size());
    std::vector<Counter> top(std::min(atMost, counted.counters.size()));
    // Smaller values, and codes of texts that came first, win among equals.
    const auto isSigned = columnInfo(column).type == ValueType::Integer;
    std::partial_sort_copy(counted.counters.begin(), counted.counters.end(), top.begin(), top.end(),
                           [isSigned](const Counter &left, const Counter &right) {
                               if (left.sessions != right.sessions)
                                   return left.sessions > right.sessions;
                               return isSigned ? static_cast<qint64>(left.value)
                                       < static_cast<qint64>(right.value)
                                               : left.value < right.value;
                           });
    for (const Counter &counter : top)
        counts.top.push_back(
            {isSigned ? QString::number(static_cast<qint64>(counter.value))
                      : snapshot.dictionary(column).text(static_cast<quint32>(counter.value)),
             counter.sessions});
    return counts;
}

} // namespace sessionscope::session
