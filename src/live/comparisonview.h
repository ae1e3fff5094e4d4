// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/filter.h"
#include "session/comparison.h"

#include <QLocale>

#include <chrono>
#include <memory>
#include <vector>

namespace sessionscope::live {

//! What is to be seen of two lists, and how.
struct ComparisonRequest
{
    session::SnapshotPointer left;
    session::SnapshotPointer right;
    //! The sides that are shown, a bit for each session::Side; 0: all.
    quint8 sides = 0;
    //! A session passes if either list's row of it does.
    query::Filter filter;
    session::ComparedColumn sort = session::ComparedColumn::Side;
    Qt::SortOrder order = Qt::AscendingOrder;
    std::chrono::seconds activeIdleLimit = session::kDefaultActiveIdleLimit; //!< of the filter
    QLocale locale;
};

constexpr quint8 bitOf(session::Side side)
{
    return static_cast<quint8>(1U << static_cast<unsigned>(side));
}

//! Two lists compared, filtered and sorted; immutable, to be shared between threads.
struct ComparisonView
{
    ComparisonRequest request;
    std::shared_ptr<const session::Comparison> comparison;
    std::vector<session::ComparedRow> rows; //!< what is shown, in order
    bool filterGaveUp = false; //!< see query::Evaluation
};

using ComparisonViewPointer = std::shared_ptr<const ComparisonView>;

//! \brief Compares, filters, sorts. O(rows of both lists) besides sorting. Any thread.
//! \a before, which may be null, spares the comparison where the lists are the same.
ComparisonViewPointer compareForView(ComparisonRequest request, const ComparisonView *before);

//! Where the session of \a before at \a row stands in \a after: the same row of the same list, or
//! the same identity (NodeId, Id, Addr) in the next list of that side. -1: it is not shown.
//! O(rows).
int placeAfter(const ComparisonView &before, int row, const ComparisonView &after);

} // namespace sessionscope::live
