// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/selectedrows.h"

#include <algorithm>

namespace sessionscope::gui {

SelectedRows::SelectedRows(const QItemSelection &selection)
{
    std::vector<Range> ranges;
    ranges.reserve(static_cast<std::size_t>(selection.size()));
    for (const QItemSelectionRange &range : selection) {
        if (range.isValid())
            ranges.push_back({range.top(), range.bottom()});
    }
    std::sort(ranges.begin(), ranges.end(),
              [](const Range &left, const Range &right) { return left.first < right.first; });
    for (const Range &range : ranges) {
        if (!m_ranges.empty() && range.first <= m_ranges.back().last + 1)
            m_ranges.back().last = std::max(m_ranges.back().last, range.last);
        else
            m_ranges.push_back(range);
    }
}

bool SelectedRows::contains(int row) const
{
    const auto after =
        std::upper_bound(m_ranges.begin(), m_ranges.end(), row,
                         [](int wanted, const Range &range) { return wanted < range.first; });
    return after != m_ranges.begin() && row <= std::prev(after)->last;
}

qsizetype SelectedRows::count() const
{
    qsizetype count = 0;
    for (const Range &range : m_ranges)
        count += range.last - range.first + 1;
    return count;
}

SelectedRows SelectedRows::carriedOver(const live::RefreshResult &result) const
{
    const live::RowTransition &step = result.transition;
    if (step.sameRows)
        return *this;
    std::vector<bool> isSelected(result.visibleRows.size());
    for (const Range &range : m_ranges) {
        for (int row = range.first; row <= range.last; ++row) {
            auto place = static_cast<std::size_t>(row);
            if (!step.oldToArranged.empty())
                place = step.oldToArranged[place];
            if (place >= step.survivors)
                continue;
            if (!step.arrangedToFinal.empty())
                place = step.arrangedToFinal[place];
            isSelected[place] = true;
        }
    }
    SelectedRows carried;
    auto first = std::find(isSelected.begin(), isSelected.end(), true);
    while (first != isSelected.end()) {
        const auto end = std::find(first, isSelected.end(), false);
        carried.m_ranges.push_back({static_cast<int>(first - isSelected.begin()),
                                    static_cast<int>(end - isSelected.begin()) - 1});
        first = std::find(end, isSelected.end(), true);
    }
    return carried;
}

QItemSelection SelectedRows::toSelection(const QAbstractItemModel &model) const
{
    QItemSelection selection;
    selection.reserve(static_cast<qsizetype>(m_ranges.size()));
    const int lastColumn = model.columnCount() - 1;
    for (const Range &range : m_ranges) {
        selection.append(
            QItemSelectionRange(model.index(range.first, 0), model.index(range.last, lastColumn)));
    }
    return selection;
}

} // namespace sessionscope::gui
