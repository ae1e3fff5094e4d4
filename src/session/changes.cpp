// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/changes.h"

#include "session/columnreader.h"
#include "session/sessionkeys.h"

#include <array>

namespace sessionscope::session {

namespace {

constexpr std::size_t kPart = 4096; // rows whose marks stay in the first-level cache

// The columns that are no part of what makes a session the same one.
bool mayChange(Column column)
{
    return column != Column::NodeId && column != Column::Id && column != Column::Addr;
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

    void compare(std::span<const quint32> newToOld, std::size_t first,
                 std::span<ColumnSet> changed) const
    {
        if (m_before.isAllUnknown() && m_after.isAllUnknown())
            return;
        std::array<quint64, kPart> values;
        std::array<quint8, kPart> unknown;
        readAfter(first, std::span(values).first(changed.size()), unknown);
        if (m_before.isAllUnknown()) {
            for (std::size_t i = 0; i < changed.size(); ++i)
                mark(changed[i], newToOld[first + i] != kNoRow && unknown[i] == 0);
            return;
        }
        m_before.visit([&](const auto &view) {
            for (std::size_t i = 0; i < changed.size(); ++i) {
                const quint32 oldRow = newToOld[first + i];
                if (oldRow == kNoRow)
                    continue;
                const bool wasUnknown = view.isUnknown(oldRow);
                const bool isUnknown = unknown[i] != 0;
                mark(changed[i],
                     wasUnknown != isUnknown
                         || (!isUnknown && translated(view.value(oldRow)) != values[i]));
            }
        });
    }

private:
    void readAfter(std::size_t first, std::span<quint64> values,
                   std::array<quint8, kPart> &unknown) const
    {
        if (m_after.isAllUnknown()) {
            unknown.fill(1);
            return;
        }
        m_after.visit([&](const auto &view) {
            for (std::size_t i = 0; i < values.size(); ++i) {
                values[i] = view.value(first + i);
                unknown[i] = view.isUnknown(first + i) ? 1 : 0;
            }
        });
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
    for (std::size_t first = 0; first < changed.size(); first += kPart) {
        const auto part =
            std::span(changed).subspan(first, std::min(kPart, changed.size() - first));
        for (const ComparedColumn &column : columnsToCompare)
            column.compare(diff.newToOld, first, part);
    }
    return changed;
}

} // namespace sessionscope::session
