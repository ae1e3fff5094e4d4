// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "findings/findings.h"
#include "live/colorrules.h"
#include "query/filter.h"
#include "query/valuehints.h"
#include "session/grouping.h"
#include "session/labelrules.h"
#include "session/order.h"
#include "session/rowchanges.h"
#include "session/sessionsnapshot.h"
#include "session/sourcestatistics.h"

#include <QMetaType>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace sessionscope::live {

//! The data that the user has marked, to see later what has changed since.
struct MarkedMoment
{
    session::SnapshotPointer answer; //!< null: nothing is marked
    quint64 number = 0; //!< of the result that showed it

    friend bool operator==(const MarkedMoment &, const MarkedMoment &) = default;
};

//! What is to be seen of a snapshot, and how.
struct ViewRequest
{
    query::Filter filter;
    session::SortSpec sort;
    //! The groups that a table and a chart show; nullopt: none do.
    std::optional<session::GroupRequest> groups;
    std::chrono::seconds activeIdleLimit = session::kDefaultActiveIdleLimit;
    findings::Thresholds thresholds; //!< from when on something is worth a word
    session::LabelRulesPointer labelRules; //!< what the user calls the sources; null: nothing
    ColorRulesPointer colorRules; //!< null: nothing is coloured
    MarkedMoment mark;
    //! Sessions that are gone are shown until leftUpTo says that they have left.
    bool keepsGone = false;
    //! Connections of this program are not shown.
    bool hidesOwn = false;
    //! Those that went with the result of this number or an earlier one are shown no longer.
    quint64 leftUpTo = 0;
    //! Nothing moves: sessions that stay keep their order, others come behind them. Only while
    //! filter and sort are those of the result before.
    bool holdsOrder = false;

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

//! What has become of the sessions between two moments.
struct Changes
{
    //! By row of the snapshot of the result; empty: nothing at all.
    std::vector<session::RowChanges> rows;
    quint32 added = 0;
    quint32 changed = 0; //!< in a column that tells something, see session::kTellingColumns
    quint32 gone = 0;
};

using ChangesPointer = std::shared_ptr<const Changes>;

struct GroupView; // live/groupview.h

//! Everything that the window shows after a refresh, a new filter or another order.
struct RefreshResult
{
    //! Number of this result and of the one that it starts from (0 = an empty list). A model that
    //! has applied another result must reset instead.
    quint64 number = 0;
    quint64 base = 0;

    //! The rows of the answer and, behind them, those of sessions that are gone but still shown.
    session::SnapshotPointer snapshot;
    //! What the server gave: what is counted, exported, saved and compared.
    session::SnapshotPointer answer;
    bool snapshotChanged = false; //!< false: only the view of the same data is another
    ViewRequest request;
    //! The filter's regular expression took too long; sessions it had not looked at are not shown.
    bool filterGaveUp = false;
    std::vector<quint32> visibleRows; //!< rows of the snapshot, in the order of the view
    //! For each row of the snapshot its place in visibleRows, or session::kNoRow.
    std::vector<quint32> placeOfRow;
    RowTransition transition;
    //! How many of visibleRows are gone.
    quint32 goneVisible = 0;
    //! Connections of this program, those that are gone included: rows of the snapshot, ascending.
    std::vector<quint32> ownRows;
    //! For each row behind those of the answer the number of the result that it was missing from.
    std::vector<quint64> goneIn;
    //! Sessions went that would have been shown, had there not been too many of all.
    bool goneNotKept = false;
    //! How many changes it takes to sort what request.holdsOrder has left as it was.
    quint32 outOfPlace = 0;
    //! Since the data before, and since request.mark; null where there is nothing to compare with.
    ChangesPointer changes;
    ChangesPointer changesSinceMark;

    //! What request.labelRules call the sources and names of the snapshot; null without rules.
    session::SourceLabelsPointer labels;
    //! What request.colorRules say of all rows of the snapshot; null without rules.
    RowColorsPointer colors;
    //! About all sessions of the answer, whatever is shown of them.
    findings::FindingsPointer findings;

    //! What the answer holds, for who types a filter. Never null.
    query::ValueHintsPointer valueHints;

    //! Over the filtered rows.
    session::SourceStatistics statistics;
    //! The same by what was asked for; null if nothing was.
    std::shared_ptr<const GroupView> groups;
    quint32 activeVisible = 0;
    quint32 sourcesVisible = 0;
    //! Sessions that came and went since the snapshot before; 0 if only the view changed.
    quint32 newSessions = 0;
    quint32 goneSessions = 0;

    bool isGone(quint32 row) const { return row >= answer->rowCount(); }

    bool isOwn(quint32 row) const
    {
        return std::binary_search(ownRows.begin(), ownRows.end(), row);
    }

    //! Sessions of the answer that the view shows.
    quint32 sessionsVisible() const
    {
        return static_cast<quint32>(visibleRows.size()) - goneVisible;
    }

    //! What the marks of a row say: session::RowChanges since the data before.
    session::RowChanges changesOf(quint32 row) const
    {
        return changes == nullptr || changes->rows.empty() ? 0 : changes->rows[row];
    }
};

using RefreshResultPointer = std::shared_ptr<const RefreshResult>;

} // namespace sessionscope::live

Q_DECLARE_METATYPE(sessionscope::live::RefreshResultPointer)
