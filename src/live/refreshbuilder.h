// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/refresh.h"
#include "session/orderindex.h"

#include <optional>

namespace sessionscope::live {

//! Builds the results of one stream, one after the other. Keeps what the next one needs again: the
//! order of the rows and what it is made of. For the worker thread; holds the last snapshot.
class RefreshBuilder final
{
public:
    //! Everything the window needs to go from \a previous (nullptr: an empty list) to \a snapshot
    //! seen as \a request. O(rows of both) besides ranking texts that the last snapshot did not
    //! have.
    RefreshResultPointer build(const RefreshResult *previous,
                               const session::SnapshotPointer &snapshot, const ViewRequest &request,
                               quint64 number);

private:
    void take(const session::SnapshotPointer &snapshot, const session::SortSpec &sort);
    void fillRows(RefreshResult &result);

    session::SnapshotPointer m_snapshot;
    // Of m_snapshot, as soon as there is one.
    std::optional<session::OrderIndex> m_orders;
    std::optional<session::SourceCounter> m_sources;
};

//! One result alone.
RefreshResultPointer buildRefresh(const RefreshResult *previous,
                                  const session::SnapshotPointer &snapshot,
                                  const ViewRequest &request, quint64 number);

} // namespace sessionscope::live
