// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/durationcounts.h"
#include "session/sessionsnapshot.h"
#include "session/sourcelabels.h"
#include "session/sourcestatistics.h"

#include <QLocale>

#include <array>
#include <chrono>
#include <span>
#include <vector>

namespace sessionscope::session {

//! What sessions are put together by.
enum class GroupBy : quint8 {
    Source, //!< Client
    //! The block of addresses that Client lies in; a Client that is no address is a block of its
    //! own.
    Network,
    Alias, //!< what the user calls the source or the name, else ClientDesc; empty is unknown
    Name,
    NamePrefix, //!< namePrefix() of Name
    Command,
    Db,
    Node,
    Flags, //!< all letters together
    Role, //!< roleOfFlags() of Flags
    User, // from here on of CLIENT LIST alone
    Library, //!< LibName
};

inline constexpr GroupBy kLastGroupBy = GroupBy::Library;

struct GroupKey
{
    GroupBy by = GroupBy::Source;
    //! Network alone: bits that addresses have in common, 0 .. addressBits().
    quint8 ipv4Bits = 24;
    quint8 ipv6Bits = 64;

    friend bool operator==(const GroupKey &, const GroupKey &) = default;
};

inline constexpr std::size_t kMaxGroupKeys = 3;

//! What groups can be ordered by; of a group's keys by their values.
enum class GroupColumn : quint8 {
    Key1,
    Key2,
    Key3,
    Sessions,
    Active,
    Share, //!< of all sessions that pass; the order is that of Sessions
    MaxIdle,
    MedianIdle,
    OldestAge,
    Qbuf,
    Omem,
    Alias, //!< of a source; here as Sessions, ordered by live/groupview.h
    ServerCount, //!< likewise
};

//! Which groups are asked for.
struct GroupRequest
{
    // One key. No list of it: g++ 12 then takes it for uninitialised where it is copied.
    std::vector<GroupKey> keys = std::vector<GroupKey>(1); //!< 1 .. kMaxGroupKeys
    GroupColumn sortColumn = GroupColumn::Sessions;
    Qt::SortOrder sortOrder = Qt::DescendingOrder;

    friend bool operator==(const GroupRequest &, const GroupRequest &) = default;
};

//! Groups that are listed at most; nobody reads more, and tables stay quick.
inline constexpr std::size_t kMaxListedGroups = 10'000;
//! Groups with the most sessions, kept beside the listed ones: what a chart can show.
inline constexpr std::size_t kMaxLargestGroups = 50;

//! The sum of the values that are known.
struct GroupSum
{
    std::optional<qint64> sum; //!< nullopt: no value is known. Saturates.
    quint32 unknown = 0; //!< sessions whose value is unknown

    friend bool operator==(const GroupSum &, const GroupSum &) = default;
};

struct Group
{
    //! One for each key of the request; nullopt is unknown. Of Network "10.1.4.0/24".
    std::array<std::optional<QString>, kMaxGroupKeys> values;
    quint32 sessions = 0;
    quint32 active = 0;
    //! Over the sessions whose value is known; nullopt if there is none. Seconds.
    std::optional<qint64> maxIdle;
    std::optional<qint64> medianIdle; //!< of an even number the lower one of the middle
    std::optional<qint64> oldestAge;
    GroupSum qbuf; //!< bytes
    GroupSum omem;
    quint32 firstRow = 0; //!< where its sessions begin in Grouping::rows; of listed groups

    friend bool operator==(const Group &, const Group &) = default;
};

//! The groups of the sessions that pass.
struct Grouping
{
    GroupRequest request;
    //! In the order asked for, at most as many as asked for. Equal ones stand by the values of
    //! their keys, unknown ones last in both directions.
    std::vector<Group> groups;
    //! By sessions, most first, at most kMaxLargestGroups. Without rows.
    std::vector<Group> largest;
    //! Rows of the snapshot, the listed groups one after the other, each in the order of the view.
    std::vector<quint32> rows;
    quint32 groupCount = 0; //!< listed or not
    quint32 sessions = 0;
    quint32 active = 0;
    DurationCounts idle;
    DurationCounts age;

    std::span<const quint32> rowsOf(const Group &group) const
    {
        return std::span(rows).subspan(group.firstRow, group.sessions);
    }
};

//! What groups are made of beside the snapshot and the request.
struct GroupInput
{
    std::span<const quint8> passing; //!< by row, 1 or 0; empty: all rows
    //! All rows in the order of the view, others are skipped; empty: the server's order.
    std::span<const quint32> order;
    std::chrono::seconds activeIdleLimit = kDefaultActiveIdleLimit;
    const SourceLabels *labels = nullptr; //!< of the same snapshot
    std::size_t atMost = kMaxListedGroups;
    QLocale locale;
};

//! O(rows) besides the order of the groups that are listed.
Grouping groupSessions(const SessionSnapshot &snapshot, const GroupRequest &request,
                       const GroupInput &input);

//! The part of a client name that tells what it belongs to: what stands before the first of
//! - _ : . / # or digit. A name that begins with one of these is its own prefix.
QByteArrayView namePrefix(QByteArrayView name);

//! "10.1.4.0/24"; empty if \a source is no address. Bits beyond those of its version count as all.
QByteArray networkOf(QByteArrayView source, const GroupKey &key);

} // namespace sessionscope::session
