// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/filter.h"
#include "session/order.h"
#include "session/sessionsnapshot.h"
#include "session/sourcestatistics.h"

#include <QMetaType>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace sessionscope::live {

//! One source that the view is narrowed to; nullopt inside stands for sessions of unknown source.
struct SourceSelection
{
    std::optional<QString> source;

    friend bool operator==(const SourceSelection &, const SourceSelection &) = default;
};

//! What is to be seen of a snapshot, and how.
struct ViewRequest
{
    query::Filter filter;
    std::optional<SourceSelection> source;
    session::SortSpec sort;
    std::chrono::seconds activeIdleLimit = session::kDefaultActiveIdleLimit;

    friend bool operator==(const ViewRequest &, const ViewRequest &) = default;
};

//! How the list of visible rows turns into the next one, prepared so that the GUI thread swaps
//! vectors and nothing else. Places are positions in a list of visible rows.
//!
//!     old rows ─(arrange)─▶ survivors in their new order, then the gone ones
//!              ─(remove)──▶ survivors
//!              ─(append)──▶ survivors, then the new ones
//!              ─(arrange)─▶ new rows
struct RowTransition
{
    //! Same sessions at the same places: only values may have changed; the vectors are empty.
    bool sameRows = false;
    quint32 survivors = 0;
    quint32 gone = 0;
    quint32 added = 0;
    //! Old place -> place after the first step; empty if that step changes nothing.
    std::vector<quint32> oldToArranged;
    //! The old rows after the first step (rows of the old snapshot).
    std::vector<quint32> oldArranged;
    //! Survivors and then new ones, as rows of the new snapshot.
    std::vector<quint32> newArranged;
    //! Place after the third step -> final place; empty if the last step changes nothing.
    std::vector<quint32> arrangedToFinal;
};

//! Everything that the window shows after a refresh, a new filter or another order.
struct RefreshResult
{
    //! Number of this result and of the one that it starts from (0 = an empty list). A model that
    //! has applied another result must reset instead.
    quint64 number = 0;
    quint64 base = 0;

    session::SnapshotPointer snapshot;
    bool snapshotChanged = false; //!< false: only the view of the same data is another
    ViewRequest request;
    //! The filter's regular expression took too long; sessions it had not looked at are not shown.
    bool filterGaveUp = false;
    std::vector<quint32> visibleRows; //!< rows of the snapshot, in the order of the view
    //! For each row of the snapshot its place in visibleRows, or session::kNoRow.
    std::vector<quint32> placeOfRow;
    RowTransition transition;

    //! Over the filtered rows, whatever source is selected, so that another one can be chosen.
    session::SourceStatistics statistics;
    quint32 activeVisible = 0;
    quint32 sourcesVisible = 0;
    //! Sessions that came and went since the snapshot before; 0 if only the view changed.
    quint32 newSessions = 0;
    quint32 goneSessions = 0;
};

using RefreshResultPointer = std::shared_ptr<const RefreshResult>;

} // namespace sessionscope::live

Q_DECLARE_METATYPE(sessionscope::live::RefreshResultPointer)
