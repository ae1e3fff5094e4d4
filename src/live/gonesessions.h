// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/refresh.h"
#include "session/diff.h"

#include <vector>

namespace sessionscope::live {

//! So many sessions that are gone are kept at most, the latest: more than anybody reads, and few
//! beside the rows that each of them is compared and sorted with.
inline constexpr quint32 kMaxGoneRows = 4000;

//! In a larger answer none is kept: to show them takes a copy of all columns, 60 ns a row, which
//! would then be a tenth and more of what a refresh may take.
inline constexpr quint32 kMaxRowsWithGone = 250'000;

//! The data that a result shows: an answer and the sessions that are no longer in it.
struct ShownData
{
    session::SnapshotPointer snapshot;
    std::vector<quint64> goneIn; //!< as RefreshResult::goneIn
    //! For each row of snapshot its row in the snapshot before, or session::kNoRow.
    std::vector<quint32> newToOld;
    bool goneNotKept = false;
};

//! \a answer with the sessions that the data of \a before still has and it has not. \a diff
//! compares the answers of both.
ShownData withGoneSessions(const RefreshResult &before, const session::SnapshotPointer &answer,
                           const ViewRequest &request, session::SnapshotDiff diff, quint64 number);

//! Whether a session that was missing from the result \a goneIn is shown. Others that the data
//! holds are there for filters that ask what is gone: since the data before, or since the mark.
bool isShown(const ViewRequest &request, quint64 goneIn);

} // namespace sessionscope::live
