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

//! Counts the sources of one snapshot again and again: what the server says about them is looked up
//! once. For one thread.
class SourceCounter final
{
public:
    explicit SourceCounter(SnapshotPointer snapshot, const QLocale &locale = QLocale());

    //! As countSources(), over the rows that \a passing has a 1 for; no \a passing means all rows.
    //! The alias of a source is the first one in the order of the server. \a addressRanks: the
    //! place of each address of the dictionary among all of them.
    SourceStatistics count(std::span<const quint8> passing, std::chrono::seconds activeIdleLimit,
                           bool withServerOnly, std::span<const quint32> addressRanks) const;

private:
    friend SourceStatistics countSources(const SessionSnapshot &, std::span<const quint32>,
                                         std::chrono::seconds, bool, const QLocale &);

    struct Counter
    {
        quint32 sessions = 0;
        quint32 active = 0;
        quint32 alias = 0xffffffff; // code of ClientDesc, or none
    };

    // By code of Client; the last one is for rows whose Client is unknown.
    using Counters = std::vector<Counter>;

    Counters countPassing(std::span<const quint8> passing,
                          std::chrono::seconds activeIdleLimit) const;
    Counters countRows(std::span<const quint32> rows, std::chrono::seconds activeIdleLimit) const;
    void lookUpServerCounts();
    quint32 countDiffering() const;
    SourceStatistics statisticsOf(const Counters &counters, bool withServerOnly,
                                  std::span<const quint32> addressRanks) const;

    SnapshotPointer m_snapshot;
    QLocale m_locale;
    std::vector<quint8> m_isAlias; // by code of ClientDesc: not empty
    std::vector<qsizetype> m_statOfCode; // entry in SourceStats by code of Client, or -1
    std::vector<qsizetype> m_statsWithoutRows; // entries of sources that no row has
    quint32 m_differing = 0;
};

} // namespace sessionscope::session
