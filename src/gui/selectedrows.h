// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/refresh.h"

#include <QItemSelection>

#include <vector>

namespace sessionscope::gui {

//! Selected rows as ascending ranges that neither overlap nor touch: a million selected rows are
//! one range, and looking a row up is cheap, whatever is selected.
class SelectedRows final
{
public:
    struct Range
    {
        int first = 0;
        int last = 0;
    };

    SelectedRows() = default;
    explicit SelectedRows(const QItemSelection &selection);

    bool contains(int row) const;
    //! Rows, not ranges.
    qsizetype count() const;

    const std::vector<Range> &ranges() const { return m_ranges; }

    //! Where the rows stand after \a result, which starts from the list that they are rows of; the
    //! gone ones left out.
    SelectedRows carriedOver(const live::RefreshResult &result) const;
    //! Whole rows of \a model.
    QItemSelection toSelection(const QAbstractItemModel &model) const;

private:
    std::vector<Range> m_ranges;
};

} // namespace sessionscope::gui
