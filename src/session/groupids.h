// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/groupcodes.h"

#include <limits>
#include <span>
#include <vector>

namespace sessionscope::session {

//! Which group each row belongs to.
struct GroupIds
{
    static constexpr quint32 kNone = std::numeric_limits<quint32>::max();

    std::vector<quint32>
        ofRow; //!< less than firstRows.size(), or kNone where the row does not pass
    std::vector<quint32> firstRows; //!< of each group, ascending
};

//! Rows with the same codes of all keys make a group; groups are numbered as they first occur. No
//! \a passing means all rows. O(rows).
GroupIds groupIds(std::span<const GroupCodes> keys, std::size_t rowCount,
                  std::span<const quint8> passing);

} // namespace sessionscope::session
