// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/diff.h"
#include "session/sessionsnapshot.h"

#include <QString>

#include <chrono>
#include <deque>
#include <vector>

namespace sessionscope::findings {

//! Sessions of one source that came and went.
struct SourceChurn
{
    QString source;
    quint32 came = 0;
    quint32 went = 0;

    friend bool operator==(const SourceChurn &, const SourceChurn &) = default;
};

//! What is known of the sessions that came and went.
struct Churn
{
    std::vector<SourceChurn> sources; //!< upper and lower case alike, most sessions first
    std::chrono::seconds window{0}; //!< since when
};

//! How many sessions of each source came and went within the last minutes, counted refresh by
//! refresh: a client that connects anew all the time replaces few sessions at once. Sessions need
//! not be kept to be counted. For one thread.
class ChurnHistory final
{
public:
    //! As long as it takes to see a habit in lists taken every half a minute; after a restart the
    //! application is quiet again by then.
    static constexpr std::chrono::seconds kWindow{300};
    //! Of one refresh: those with the most sessions. Far more sources than any finding names, and
    //! little memory where a million sources are replaced at once.
    static constexpr std::size_t kMostSources = 1000;
    //! Where the clock of the server stands still: those of kWindow at the shortest interval.
    static constexpr std::size_t kMostRefreshes = 150;

    //! \a diff compares the answer \a after with \a before, the one before it. O(rows of both).
    void add(const session::SessionSnapshot &before, const session::SessionSnapshot &after,
             const session::SnapshotDiff &diff);

    //! Of the refreshes that began within kWindow, and of the last one in any case.
    Churn churn() const;

private:
    struct Refresh
    {
        std::chrono::milliseconds from;
        std::chrono::milliseconds to;
        std::vector<SourceChurn> sources;
    };

    std::deque<Refresh> m_refreshes;
};

} // namespace sessionscope::findings
