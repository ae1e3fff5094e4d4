// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/refreshbuilder.h"

#include "session/diff.h"

#include <algorithm>
#include <numeric>

namespace sessionscope::live {

namespace {

using session::Column;
using session::kNoRow;
using session::SessionSnapshot;

bool isIdentity(const std::vector<quint32> &places)
{
    for (quint32 place = 0; place < places.size(); ++place) {
        if (places[place] != place)
            return false;
    }
    return true;
}

std::vector<quint32> placesOf(const std::vector<quint32> &visibleRows, quint32 rowCount)
{
    std::vector<quint32> places(rowCount, kNoRow);
    for (quint32 place = 0; place < visibleRows.size(); ++place)
        places[visibleRows[place]] = place;
    return places;
}

std::vector<quint32> filteredRows(const SessionSnapshot &snapshot, const ViewRequest &request)
{
    std::vector<quint32> rows = session::sortedRows(snapshot, request.sort);
    if (request.filter.isEmpty())
        return rows;
    const std::vector<quint8> passing = request.filter.evaluate(snapshot);
    std::erase_if(rows, [&passing](quint32 row) { return passing[row] == 0; });
    return rows;
}

std::vector<quint32> rowsOfSource(const SessionSnapshot &snapshot, std::vector<quint32> rows,
                                  const SourceSelection &selection)
{
    std::optional<quint32> wanted; // nullopt = sessions of unknown source
    if (selection.source) {
        wanted = snapshot.dictionary(Column::Client).find(selection.source->toUtf8());
        if (!wanted)
            return {};
    }
    std::erase_if(rows, [&](quint32 row) { return snapshot.code(Column::Client, row) != wanted; });
    return rows;
}

// Old place -> old row -> new row -> new place, both ways.
class PlaceMap
{
public:
    PlaceMap(const RefreshResult &previous, const session::SnapshotDiff *diff)
        : m_previous(previous)
        , m_diff(diff)
    {
    }

    //! The place that the session in this new row had, or kNoRow.
    quint32 oldPlace(quint32 newRow) const
    {
        const quint32 oldRow = m_diff != nullptr ? m_diff->newToOld[newRow] : newRow;
        return oldRow == kNoRow ? kNoRow : m_previous.placeOfRow[oldRow];
    }

private:
    const RefreshResult &m_previous;
    const session::SnapshotDiff *m_diff; // nullptr: the same snapshot
};

RowTransition buildTransition(const RefreshResult &previous, const RefreshResult &next,
                              const session::SnapshotDiff *diff)
{
    const PlaceMap places(previous, diff);
    const std::vector<quint32> &before = previous.visibleRows;
    RowTransition transition;
    transition.oldToArranged.assign(before.size(), kNoRow);
    transition.oldArranged.reserve(before.size());
    transition.newArranged.reserve(next.visibleRows.size());
    transition.arrangedToFinal.reserve(next.visibleRows.size());

    std::vector<quint32> addedPlaces;
    for (quint32 place = 0; place < next.visibleRows.size(); ++place) {
        const quint32 oldPlace = places.oldPlace(next.visibleRows[place]);
        if (oldPlace == kNoRow) {
            addedPlaces.push_back(place);
            continue;
        }
        transition.oldToArranged[oldPlace] = transition.survivors++;
        transition.oldArranged.push_back(before[oldPlace]);
        transition.newArranged.push_back(next.visibleRows[place]);
        transition.arrangedToFinal.push_back(place);
    }
    for (const quint32 place : addedPlaces) {
        transition.newArranged.push_back(next.visibleRows[place]);
        transition.arrangedToFinal.push_back(place);
    }
    transition.added = static_cast<quint32>(addedPlaces.size());
    for (quint32 oldPlace = 0; oldPlace < before.size(); ++oldPlace) {
        if (transition.oldToArranged[oldPlace] != kNoRow)
            continue;
        transition.oldToArranged[oldPlace] = transition.survivors + transition.gone++;
        transition.oldArranged.push_back(before[oldPlace]);
    }
    if (isIdentity(transition.oldToArranged))
        transition.oldToArranged = {};
    if (isIdentity(transition.arrangedToFinal))
        transition.arrangedToFinal = {};
    if (transition.gone == 0 && transition.added == 0 && transition.oldToArranged.empty()) {
        transition = {};
        transition.sameRows = true;
        transition.survivors = static_cast<quint32>(before.size());
    }
    return transition;
}

} // namespace

RefreshResultPointer buildRefresh(const RefreshResult *previous,
                                  const session::SnapshotPointer &snapshot,
                                  const ViewRequest &request, quint64 number)
{
    auto result = std::make_shared<RefreshResult>();
    result->number = number;
    result->snapshot = snapshot;
    result->request = request;

    std::vector<quint32> filtered = filteredRows(*snapshot, request);
    result->statistics = session::countSources(*snapshot, filtered, request.activeIdleLimit,
                                               request.filter.isEmpty());
    result->visibleRows = request.source
        ? rowsOfSource(*snapshot, std::move(filtered), *request.source)
        : std::move(filtered);
    result->placeOfRow = placesOf(result->visibleRows, snapshot->rowCount());
    if (request.source) {
        const auto visible =
            session::countSources(*snapshot, result->visibleRows, request.activeIdleLimit, false);
        result->activeVisible = visible.active;
        result->sourcesVisible = visible.sourcesWithRows;
    } else {
        result->activeVisible = result->statistics.active;
        result->sourcesVisible = result->statistics.sourcesWithRows;
    }

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

} // namespace sessionscope::live
