// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionsnapshot.h"

#include <QString>

#include <span>
#include <vector>

namespace sessionscope::session {

//! A value of a column and the rows that have it.
struct ValueCount
{
    QString value; //!< as SessionSnapshot::rawText() gives it
    quint32 sessions = 0;

    friend bool operator==(const ValueCount &, const ValueCount &) = default;
};

//! Which values a column has among some rows.
struct ValueCounts
{
    //! The commonest values, most rows first; of equally common ones that with the smaller
    //! code (texts) or value (numbers).
    std::vector<ValueCount> top;
    quint32 distinct = 0; //!< values that at least one row has
    quint32 unknown = 0; //!< rows whose value is unknown

    friend bool operator==(const ValueCounts &, const ValueCounts &) = default;
};

//! Counts the values of \a column, any one but Addr and Id, among the rows that \a passing has a 1
//! for; no \a passing means all rows. Lists \a atMost values. One pass over the column.
ValueCounts countValues(const SessionSnapshot &snapshot, Column column,
                        std::span<const quint8> passing, std::size_t atMost = 20);

} // namespace sessionscope::session
