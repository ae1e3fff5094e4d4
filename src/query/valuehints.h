// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionsnapshot.h"
#include "session/valuecounts.h"

#include <memory>
#include <vector>

namespace sessionscope::query {

//! The commonest values of the columns that people filter by, for who types a filter.
struct ValueHints
{
    struct OfColumn
    {
        session::Column column;
        std::vector<session::ValueCount> values; //!< most sessions first
    };

    std::vector<OfColumn> columns;
    session::ColumnSet available = session::kDasColumns; //!< that the sessions have

    //! Empty if \a column is not among them.
    const std::vector<session::ValueCount> &of(session::Column column) const;
};

using ValueHintsPointer = std::shared_ptr<const ValueHints>;

//! One pass over each of the columns. Any thread.
ValueHintsPointer valueHints(const session::SessionSnapshot &snapshot);

} // namespace sessionscope::query
