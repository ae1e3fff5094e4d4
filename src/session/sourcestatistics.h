// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionsnapshot.h"

#include <QLocale>

#include <chrono>
#include <span>
#include <vector>

namespace sessionscope::session {

//! A session counts as active while it has been idle for at most this long, unless the user
//! chooses otherwise. The one definition of "active" in the program; an unknown Idle is not active.
inline constexpr std::chrono::seconds kDefaultActiveIdleLimit{10};

bool isActive(const SessionSnapshot &snapshot, quint32 row, std::chrono::seconds idleLimit);

//! One source: what the rows say and what the server says, side by side.
struct SourceCount
{
    std::optional<QString> source; //!< Client; nullopt collects the sessions of unknown source
    QString alias; //!< the first ClientDesc of its sessions that is not empty
    quint32 sessions = 0; //!< rows counted
    quint32 active = 0;
    std::optional<qint64> serverCount; //!< SourceStats[].Count, over all sessions of the answer
    //! Its entry in SnapshotInfo::sourceStats (for the Ids), or -1.
    qsizetype statIndex = -1;
};

struct SourceStatistics
{
    //! By sessions, most first, then by address.
    std::vector<SourceCount> sources;
    quint32 sessions = 0; //!< rows counted
    quint32 active = 0;
    //! Sources that have at least one row counted.
    quint32 sourcesWithRows = 0;
    //! Sources of the whole answer whose server count differs from their rows, where the answer
    //! has SourceStats at all.
    quint32 differing = 0;
};

//! Counts the sources of \a rows. Sources that only the server's SourceStats names are appended
//! with 0 sessions if \a withServerOnly. O(rows of the snapshot).
SourceStatistics countSources(const SessionSnapshot &snapshot, std::span<const quint32> rows,
                              std::chrono::seconds activeIdleLimit, bool withServerOnly,
                              const QLocale &locale = QLocale());

} // namespace sessionscope::session
