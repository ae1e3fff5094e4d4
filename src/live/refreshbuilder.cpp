// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/refreshbuilder.h"

#include "live/transition.h"

#include <algorithm>

namespace sessionscope::live {

namespace {

using session::Column;
using session::kNoRow;
using session::SessionSnapshot;

std::vector<quint32> placesOf(const std::vector<quint32> &visibleRows, quint32 rowCount)
{
    std::vector<quint32> places(rowCount, kNoRow);
    for (quint32 place = 0; place < visibleRows.size(); ++place)
        places[visibleRows[place]] = place;
    return places;
}

// Takes the rows of other sources out of \a passing.
void restrictToSource(std::vector<quint8> &passing, const SessionSnapshot &snapshot,
                      const SourceSelection &selection)
{
    const session::PackedIntegers &clients = snapshot.packed(Column::Client);
    const auto wanted = selection.source
        ? snapshot.dictionary(Column::Client).find(selection.source->toUtf8())
        : std::nullopt;
    const bool wantsUnknown = !selection.source;
    if (clients.isAllUnknown() || (!wantsUnknown && !wanted)) {
        if (!wantsUnknown)
            std::fill(passing.begin(), passing.end(), quint8(0));
        return;
    }
    const quint32 code = wanted.value_or(0);
    clients.visit([&](const auto &view) {
        for (std::size_t row = 0; row < passing.size(); ++row) {
            const bool isUnknown = view.isUnknown(row);
            const bool isWanted = wantsUnknown ? isUnknown : !isUnknown && view.value(row) == code;
            passing[row] = isWanted ? passing[row] : 0;
        }
    });
}

} // namespace

void RefreshBuilder::take(const session::SnapshotPointer &snapshot, const session::SortSpec &sort)
{
    if (m_snapshot == snapshot)
        return;
    if (m_orders)
        m_orders = session::OrderIndex(snapshot, *m_orders, sort);
    else
        m_orders.emplace(snapshot);
    m_sources.emplace(snapshot);
    m_snapshot = snapshot;
}

// The visible rows, their places and what is counted.
void RefreshBuilder::fillRows(RefreshResult &result)
{
    const SessionSnapshot &snapshot = *m_snapshot;
    const ViewRequest &request = result.request;
    const bool isFiltered = !request.filter.isEmpty();
    // Empty: all rows.
    std::vector<quint8> passing;
    if (isFiltered) {
        query::Context context;
        context.activeIdleLimit = request.activeIdleLimit;
        query::Evaluation filtered = request.filter.evaluate(snapshot, context);
        passing = std::move(filtered.passing);
        result.filterGaveUp = filtered.gaveUp;
    }
    result.statistics = m_sources->count(passing, request.activeIdleLimit, !isFiltered,
                                         m_orders->ranks(Column::Client));
    const std::vector<quint32> &sorted = m_orders->sorted(request.sort);
    if (request.source) {
        passing.resize(snapshot.rowCount(), 1);
        restrictToSource(passing, snapshot, *request.source);
    }
    result.visibleRows = passing.empty() ? sorted : query::passingRows(sorted, passing);
    result.placeOfRow = placesOf(result.visibleRows, snapshot.rowCount());
    if (request.source) {
        result.activeVisible = session::countActive(snapshot, passing, request.activeIdleLimit);
        result.sourcesVisible = result.visibleRows.empty() ? 0 : 1;
    } else {
        result.activeVisible = result.statistics.active;
        result.sourcesVisible = result.statistics.sourcesWithRows;
    }
}

RefreshResultPointer RefreshBuilder::build(const RefreshResult *previous,
                                           const session::SnapshotPointer &snapshot,
                                           const ViewRequest &request, quint64 number)
{
    take(snapshot, request.sort);
    auto result = std::make_shared<RefreshResult>();
    result->number = number;
    result->snapshot = snapshot;
    result->request = request;
    fillRows(*result);

    const RefreshResult empty;
    const RefreshResult &base = previous != nullptr ? *previous : empty;
    result->base = base.number;
    result->snapshotChanged = base.snapshot != snapshot;
    if (!result->snapshotChanged) {
        result->transition = buildTransition(base, *result, nullptr);
        return result;
    }
    session::SnapshotDiff diff;
    if (base.snapshot)
        diff = session::compareSnapshots(*base.snapshot, *snapshot);
    else
        diff.newToOld.assign(snapshot->rowCount(), kNoRow);
    result->newSessions = base.snapshot ? snapshot->rowCount() - diff.survivors : 0;
    result->goneSessions = base.snapshot ? base.snapshot->rowCount() - diff.survivors : 0;
    result->transition = buildTransition(base, *result, &diff);
    return result;
}

RefreshResultPointer buildRefresh(const RefreshResult *previous,
                                  const session::SnapshotPointer &snapshot,
                                  const ViewRequest &request, quint64 number)
{
    return RefreshBuilder().build(previous, snapshot, request, number);
}

} // namespace sessionscope::live
