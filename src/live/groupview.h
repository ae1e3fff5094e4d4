// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/refresh.h"
#include "session/grouping.h"

#include <optional>
#include <span>
#include <vector>

namespace sessionscope::live {

//! What is known of a source beside its sessions.
struct SourceFacts
{
    QString alias; //!< in the console (ClientDesc)
    std::optional<session::SourceLabel> label; //!< what the user calls it
    std::optional<qint64> serverCount;
    qsizetype statIndex = -1; //!< in SnapshotInfo::sourceStats, or -1

    friend bool operator==(const SourceFacts &, const SourceFacts &) = default;
};

//! The groups as a table shows them.
struct GroupView
{
    session::Grouping grouping;
    //! For each listed group a text that no other one has, the same in every result.
    std::vector<QString> ids;
    std::vector<QString> largestIds; //!< the same for Grouping::largest
    //! For each listed group, where sources alone are grouped; else empty. Sources that only the
    //! server knows then stand at the end of the groups, if no filter is set.
    std::vector<SourceFacts> sources;
};

//! The source is the only key.
bool areSources(const session::GroupRequest &request);

//! The groups that the request of \a result asks for, over the rows of its answer that \a passing
//! has a 1 for (empty: all), each with its rows in \a order. The statistics, and the labels, of
//! \a result must be there. O(rows).
GroupView makeGroupView(const RefreshResult &result, std::span<const quint8> passing,
                        std::span<const quint32> order);

} // namespace sessionscope::live
