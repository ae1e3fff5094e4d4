// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/diff.h"
#include "session/sessionsnapshot.h"

#include <array>
#include <optional>
#include <vector>

namespace sessionscope::session {

//! Which of two lists of the same instance has a session.
enum class Side : quint8 {
    OnlyLeft,
    OnlyRight,
    Between, //!< only in the later list, and so young that it may have begun after the earlier one
    Both,
};

inline constexpr std::size_t kSideCount = 4;

struct ComparedRow
{
    quint32 left = kNoRow; //!< row of the left list, or kNoRow
    quint32 right = kNoRow; //!< likewise; one of them is a row
    Side side = Side::Both;

    friend bool operator==(const ComparedRow &, const ComparedRow &) = default;
};

//! Two lists of the sessions of one instance, from different sources or moments: which sessions
//! both have.
struct Comparison
{
    //! All rows of the left list in their order, then those of the right one without a partner.
    std::vector<ComparedRow> rows;
    std::array<quint32, kSideCount> counts{}; //!< of rows, by Side
    //! How much later the right list was taken; nothing if a time is not known.
    std::optional<qint64> distance_ms;
    //! Rows that were matched by their address alone, although another row of the same list has
    //! the same one, as behind NAT or a proxy: which of them belong together is a guess.
    quint32 ambiguous = 0;
    quint32 withoutAddress = 0; //!< rows of either list that could not be matched for want of one

    quint32 count(Side side) const { return counts[static_cast<std::size_t>(side)]; }
};

//! \brief Matches two lists by the address of the client. Where both lists name a node alike, the
//! Id has to be the same, too: an address that is used again is another session. Equal ones are
//! matched in pairs, in the order of the lists. Unknown nodes are one node.
//! O(rows of both), some 100 ns a row; any thread.
Comparison compareLists(const SessionSnapshot &left, const SessionSnapshot &right);

//! The columns of a table of such rows.
enum class ComparedColumn : quint8 {
    Side,
    Addr,
    Client,
    Name,
    Cmd,
    AgeLeft,
    AgeRight,
    NodeLeft,
    NodeRight,
};

inline constexpr int kComparedColumnCount = 9;

//! A member of a session in one of the lists.
struct ComparedCell
{
    const SessionSnapshot *snapshot = nullptr; //!< null: the list does not have the session
    Column column = Column::Id;
    quint32 row = kNoRow;
};

//! \brief Where the value of a cell stands. What is no matter of one side is the left list's,
//! unless that does not know it. \a column is not Side.
ComparedCell comparedCell(const SessionSnapshot &left, const SessionSnapshot &right,
                          const ComparedRow &row, ComparedColumn column);

} // namespace sessionscope::session
