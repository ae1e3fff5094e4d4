// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/ownrows.h"
#include "live/refresh.h"
#include "session/orderindex.h"

#include <optional>
#include <span>
#include <vector>

namespace sessionscope::live {

//! Builds the results of one stream, one after the other. Keeps what the next one needs again: the
//! order of the rows and what it is made of. For the worker thread; holds the last snapshot.
//!
//! What is shown of an answer are its rows and those of sessions that it has no longer
//! (live/gonesessions.h). Both are sorted and filtered alike, but only the answer is counted and
//! compared with the next one.
class RefreshBuilder final
{
public:
    //! Everything the window needs to go from \a previous (nullptr: an empty list) to \a answer
    //! seen as \a request. O(rows of both) besides ranking texts that the last answer did not have.
    RefreshResultPointer build(const RefreshResult *previous,
                               const session::SnapshotPointer &answer, const ViewRequest &request,
                               quint64 number);

private:
    void takeAnswer(const RefreshResult &base, RefreshResult &result,
                    std::vector<quint32> &newToOld);
    void takeShown(const RefreshResult &base, const RefreshResult &result,
                   std::span<const quint32> newToOld);
    void takeServerOrder(const RefreshResult &base, const RefreshResult &result,
                         std::span<const quint32> newToOld);
    void compareWithMark(RefreshResult &result);
    void label(RefreshResult &result);
    void color(const RefreshResult &base, RefreshResult &result) const;
    void observe(const RefreshResult &base, RefreshResult &result) const;
    std::vector<quint8> filteredRows(RefreshResult &result) const;
    void arrange(const RefreshResult &base, std::span<const quint32> newToOld,
                 std::span<const quint8> passing, RefreshResult &result);
    void fillRows(const RefreshResult &base, std::span<const quint32> newToOld,
                  RefreshResult &result);

    session::SnapshotPointer m_snapshot; // as shown
    // All of its rows in the order of the server; empty: as they are.
    std::vector<quint32> m_serverOrder;
    MarkedMoment m_mark; // that m_sinceMark is about
    ChangesPointer m_sinceMark;
    findings::ChurnHistory m_churn;
    OwnRows m_own;
    session::LabelRulesPointer m_labelRules; // that m_labels are made by
    session::SourceLabelsPointer m_labels; // of m_snapshot; null: not made yet
    // Of m_snapshot, as soon as there is one.
    std::optional<session::OrderIndex> m_orders;
    std::optional<session::SourceCounter> m_sources;
};

//! One result alone.
RefreshResultPointer buildRefresh(const RefreshResult *previous,
                                  const session::SnapshotPointer &answer,
                                  const ViewRequest &request, quint64 number);

} // namespace sessionscope::live
