// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/grouping.h"

#include "session/groupcodes.h"
#include "session/groupids.h"
#include "session/grouplisting.h"
#include "session/grouptotals.h"

#include <algorithm>
#include <numeric>

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
    const CountedRows counted = countRows(snapshot, ids, input.activeIdleLimit);
    const std::vector<GroupTotals> &totals = counted.groups;
    // They take long, and most groups are not listed.
    std::vector<std::optional<qint64>> medians;
    if (request.sortColumn == GroupColumn::MedianIdle) {
        std::vector<quint32> all(totals.size());
        std::iota(all.begin(), all.end(), 0U);
        medians = idleMedians(snapshot, ids, totals, all);
    }
    const GroupListing listing(codes, request, ids, totals, medians, input.locale);
    const std::vector<quint32> listed =
        listing.first(input.atMost, request.sortColumn, request.sortOrder);
    const std::vector<quint32> largest =
        listing.first(kMaxLargestGroups, GroupColumn::Sessions, Qt::DescendingOrder);
    if (medians.empty()) {
        std::vector<quint32> wanted = listed;
        wanted.insert(wanted.end(), largest.begin(), largest.end());
        medians = idleMedians(snapshot, ids, totals, wanted);
    }

    Grouping grouping;
    grouping.request = request;
    grouping.groupCount = static_cast<quint32>(totals.size());
    for (const GroupTotals &group : totals) {
        grouping.sessions += group.sessions;
        grouping.active += group.active;
    }
    grouping.groups.reserve(listed.size());
    for (const quint32 id : listed)
        grouping.groups.push_back(groupOf(totals[id], medians[id], listing, id));
    listRows(grouping, listed, ids, input.order);
    for (const quint32 id : largest)
        grouping.largest.push_back(groupOf(totals[id], medians[id], listing, id));
    grouping.idle = counted.idle;
    grouping.age = counted.age;
    return grouping;
}

} // namespace sessionscope::session
