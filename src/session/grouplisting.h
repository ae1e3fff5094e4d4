// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/groupcodes.h"
#include "session/groupids.h"
#include "session/grouptotals.h"

#include <span>
#include <vector>

namespace sessionscope::session {

//! The order of groups: which of them are listed.
class GroupListing final
{
public:
    //! Refers to all of its arguments. \a medians: of each group's Idle, to order by it; else
    //! empty.
    GroupListing(std::span<const GroupCodes> codes, const GroupRequest &request,
                 const GroupIds &ids, std::span<const GroupTotals> totals,
                 std::span<const std::optional<qint64>> medians, const QLocale &locale);

    //! The first \a atMost groups by \a column. If there are more, which of several equal ones are
    //! among them is decided by their first rows. O(groups) besides ordering \a atMost of them, or
    //! all values of a key if it is one.
    std::vector<quint32> first(std::size_t atMost, GroupColumn column, Qt::SortOrder order) const;

    //! The values of the keys of a group.
    std::array<std::optional<QString>, kMaxGroupKeys> valuesOf(quint32 group) const;

private:
    std::optional<qint64> metric(quint32 group, GroupColumn column) const;
    std::vector<quint32> codesOf(std::span<const quint32> groups, std::size_t key) const;
    std::vector<quint32> ranksOf(std::span<const quint32> codes, std::size_t key) const;
    quint32 codeOf(quint32 group, std::size_t key) const;

    std::span<const GroupCodes> m_codes;
    const GroupRequest &m_request;
    const GroupIds &m_ids;
    std::span<const GroupTotals> m_totals;
    std::span<const std::optional<qint64>> m_medians;
    const QLocale &m_locale;
};

} // namespace sessionscope::session
