// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/grouping.h"

#include "session/groupcodes.h"
#include "session/groupids.h"
#include "session/grouplisting.h"
#include "session/grouptotals.h"

#include <algorithm>

namespace sessionscope::session {

namespace {

Group groupOf(const GroupTotals &totals, const std::optional<qint64> &median,
              const GroupListing &listing, quint32 id)
{
    Group group;
    group.values = listing.valuesOf(id);
    group.sessions = totals.sessions;
    group.active = totals.active;
    group.maxIdle = totals.maxIdle();
    group.medianIdle = median;
    group.oldestAge = totals.oldestAge();
    group.qbuf = totals.sumOf(totals.qbuf);
    group.omem = totals.sumOf(totals.omem);
    return group;
}

// Gives the listed groups their rows, each in the order of the view.
void listRows(Grouping &grouping, const std::vector<quint32> &listed, const GroupIds &ids,
              std::span<const quint32> order)
{
    std::vector<quint32> ends(ids.firstRows.size(), GroupIds::kNone);
    quint32 count = 0;
    for (std::size_t place = 0; place < listed.size(); ++place) {
        Group &group = grouping.groups[place];
        group.firstRow = count;
        ends[listed[place]] = count; // moves to the end while the rows come
        count += group.sessions;
    }
    grouping.rows.resize(count);
    const auto take = [&](quint32 row) {
        const quint32 id = row < ids.ofRow.size() ? ids.ofRow[row] : GroupIds::kNone;
        if (id != GroupIds::kNone && ends[id] != GroupIds::kNone)
            grouping.rows[ends[id]++] = row;
    };
    if (order.empty()) {
        for (quint32 row = 0; row < ids.ofRow.size(); ++row)
            take(row);
    } else {
        std::for_each(order.begin(), order.end(), take);
    }
}

} // namespace

Grouping groupSessions(const SessionSnapshot &snapshot, const GroupRequest &request,
                       const GroupInput &input)
{
    Q_ASSERT(!request.keys.empty() && request.keys.size() <= kMaxGroupKeys);
    std::vector<GroupCodes> codes;
    codes.reserve(request.keys.size());
    for (const GroupKey &key : request.keys)
        codes.emplace_back(snapshot, key, input.labels);
    const GroupIds ids = groupIds(codes, snapshot.rowCount(), input.passing);
    const std::vector<GroupTotals> totals = groupTotals(snapshot, ids, input.activeIdleLimit);
    const std::vector<std::optional<qint64>> medians = idleMedians(snapshot, ids, totals);
    const GroupListing listing(codes, request, ids, totals, medians, input.locale);

    Grouping grouping;
    grouping.request = request;
    grouping.groupCount = static_cast<quint32>(totals.size());
    for (const GroupTotals &group : totals) {
        grouping.sessions += group.sessions;
        grouping.active += group.active;
    }
    const std::vector<quint32> listed =
        listing.first(input.atMost, request.sortColumn, request.sortOrder);
    grouping.groups.reserve(listed.size());
    for (const quint32 id : listed)
        grouping.groups.push_back(groupOf(totals[id], medians[id], listing, id));
    listRows(grouping, listed, ids, input.order);
    for (const quint32 id :
         listing.first(kMaxLargestGroups, GroupColumn::Sessions, Qt::DescendingOrder))
        grouping.largest.push_back(groupOf(totals[id], medians[id], listing, id));
    grouping.idle = countDurations(snapshot, Column::Idle, input.passing, input.activeIdleLimit);
    grouping.age = countDurations(snapshot, Column::Age, input.passing, input.activeIdleLimit);
    return grouping;
}

} // namespace sessionscope::session
