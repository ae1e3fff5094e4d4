// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/changes.h"

#include "session/sessionkeys.h"

#include <algorithm>
#include <span>
#include <type_traits>

namespace sessionscope::session {

namespace {

constexpr std::size_t kPart = 4096; // rows whose marks stay in the first-level cache

// The columns that are no part of what makes a session the same one.
bool mayChange(Column column)
{
    return column != Column::NodeId && column != Column::Id && column != Column::Addr;
}

// Rows that follow each other in both snapshots.
struct Run
{
    std::size_t row; // in the newer one
    std::size_t oldRow;
    std::size_t count;
};

void findRuns(std::span<const quint32> newToOld, std::size_t first, std::size_t end,
              std::vector<Run> &runs)
{
    runs.clear();
    for (std::size_t row = first; row < end; ++row) {
        const quint32 oldRow = newToOld[row];
        if (oldRow == kNoRow)
            continue;
        if (!runs.empty() && runs.back().row + runs.back().count == row
            && runs.back().oldRow + runs.back().count == oldRow)
            ++runs.back().count;
        else
            runs.push_back({row, oldRow, 1});
    }
}

// A column of both snapshots in common terms.
class ComparedColumn
{
public:
    ComparedColumn(const SessionSnapshot &before, const SessionSnapshot &after, Column column)
        : m_before(before.packed(column))
        , m_after(after.packed(column))
        , m_bit(columnSet(column))
    {
        if (columnInfo(column).type == ValueType::Text)
            m_codes = translatedCodes(before.dictionary(column), after.dictionary(column));
    }

    void compare(std::span<const Run> runs, std::span<ColumnSet> changed) const
    {
        if (m_before.isAllUnknown() || m_after.isAllUnknown()) {
            markKnown(runs, changed);
            return;
        }
        m_before.visit([&]<class OldEntry>(const PackedView<OldEntry> &before) {
            m_after.visit([&]<class Entry>(const PackedView<Entry> &after) {
                if constexpr (std::is_same_v<OldEntry, Entry>) {
                    if (m_codes.empty() && before.base() == after.base() && before.hasMarker()
                        && after.hasMarker()) {
                        markEntries(before, after, runs, changed);
                        return;
                    }
                }
                markValues(before, after, runs, changed);
            });
        });
    }

private:
    // One of the two knows no value at all.
    void markKnown(std::span<const Run> runs, std::span<ColumnSet> changed) const
    {
        for (const Run &run : runs) {
            for (std::size_t i = 0; i < run.count; ++i) {
                mark(changed[run.row + i],
                     m_before.isUnknown(run.oldRow + i) != m_after.isUnknown(run.row + i));
            }
        }
    }

    // Equal entries are equal values, unknown ones included: no branch, several at once.
    template <class View>
    void markEntries(const View &before, const View &after, std::span<const Run> runs,
                     std::span<ColumnSet> changed) const
    {
        for (const Run &run : runs) {
            ColumnSet *const sets = changed.data() + run.row;
            for (std::size_t i = 0; i < run.count; ++i)
                mark(sets[i], before.entry(run.oldRow + i) != after.entry(run.row + i));
        }
    }

    template <class Before, class After>
    void markValues(const Before &before, const After &after, std::span<const Run> runs,
                    std::span<ColumnSet> changed) const
    {
        for (const Run &run : runs) {
            for (std::size_t i = 0; i < run.count; ++i) {
                const bool wasUnknown = before.isUnknown(run.oldRow + i);
                const bool isUnknown = after.isUnknown(run.row + i);
                mark(changed[run.row + i],
                     wasUnknown != isUnknown
                         || (!isUnknown
                             && translated(before.value(run.oldRow + i))
                                 != after.value(run.row + i)));
            }
        }
    }

    quint64 translated(quint64 value) const { return m_codes.empty() ? value : m_codes[value]; }

    void mark(ColumnSet &set, bool isChanged) const { set |= isChanged ? m_bit : 0; }

    const PackedIntegers &m_before;
    const PackedIntegers &m_after;
    ColumnSet m_bit;
    std::vector<quint32> m_codes; // of a text in the newer snapshot, by its code in the older one
};

} // namespace

std::vector<ColumnSet> changedColumns(const SessionSnapshot &before, const SessionSnapshot &after,
                                      const SnapshotDiff &diff)
{
    std::vector<ComparedColumn> columnsToCompare;
    for (const ColumnInfo &info : columns()) {
        if (mayChange(info.column))
            columnsToCompare.emplace_back(before, after, info.column);
    }
    std::vector<ColumnSet> changed(after.rowCount());
    std::vector<Run> runs;
    for (std::size_t first = 0; first < changed.size(); first += kPart) {
        findRuns(diff.newToOld, first, std::min(first + kPart, changed.size()), runs);
        for (const ComparedColumn &column : columnsToCompare)
            column.compare(runs, changed);
    }
    return changed;
}

} // namespace sessionscope::session
