// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/refreshbuilder.h"

#include "live/changes.h"
#include "live/gonesessions.h"
#include "live/groupview.h"
#include "live/roworder.h"
#include "live/transition.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace sessionscope::live {

namespace {

using session::Column;
using session::kNoRow;

std::vector<quint32> placesOf(const std::vector<quint32> &visibleRows, quint32 rowCount)
{
    std::vector<quint32> places(rowCount, kNoRow);
    for (quint32 place = 0; place < visibleRows.size(); ++place)
        places[visibleRows[place]] = place;
    return places;
}

query::Context contextOf(const RefreshResult &result)
{
    query::Context context;
    context.activeIdleLimit = result.request.activeIdleLimit;
    context.labels = result.labels.get();
    if (result.changes)
        context.changes = result.changes->rows;
    if (result.changesSinceMark)
        context.changesSinceMark = result.changesSinceMark->rows;
    return context;
}

bool isSameView(const ViewRequest &before, const ViewRequest &after)
{
    return before.sort == after.sort && before.filter == after.filter;
}

} // namespace

// The rows to show and what has become of those before.
void RefreshBuilder::takeAnswer(const RefreshResult &base, RefreshResult &result,
                                std::vector<quint32> &newToOld)
{
    result.snapshot = result.answer;
    if (!base.answer) {
        newToOld.assign(result.answer->rowCount(), kNoRow);
        return;
    }
    const session::SnapshotDiff diff = session::compareSnapshots(*base.answer, *result.answer);
    m_churn.add(*base.answer, *result.answer, diff);
    result.newSessions = result.answer->rowCount() - diff.survivors;
    result.goneSessions = base.answer->rowCount() - diff.survivors;
    ShownData shown = withGoneSessions(base, result.answer, result.request, diff, result.number);
    result.snapshot = std::move(shown.snapshot);
    result.goneIn = std::move(shown.goneIn);
    result.goneNotKept = shown.goneNotKept;
    result.changes = changesSinceLast(*base.answer, diff, result);
    newToOld = std::move(shown.newToOld);
}

void RefreshBuilder::takeShown(const RefreshResult &base, const RefreshResult &result,
                               std::span<const quint32> newToOld)
{
    if (m_snapshot == result.snapshot)
        return;
    if (m_orders)
        m_orders = session::OrderIndex(result.snapshot, *m_orders, result.request.sort);
    else
        m_orders.emplace(result.snapshot);
    m_sources.emplace(result.answer);
    m_snapshot = result.snapshot;
    m_sinceMark.reset();
    m_labels.reset();
    takeServerOrder(base, result, newToOld);
}

// Sessions that are gone stay where they were.
void RefreshBuilder::takeServerOrder(const RefreshResult &base, const RefreshResult &result,
                                     std::span<const quint32> newToOld)
{
    std::vector<quint32> before = std::exchange(m_serverOrder, {});
    if (result.goneIn.empty() || newToOld.empty())
        return;
    if (before.size() != base.snapshot->rowCount()) {
        before.resize(base.snapshot->rowCount());
        std::iota(before.begin(), before.end(), 0U);
    }
    m_serverOrder = serverOrder(before, newToOld, result.answer->rowCount());
}

void RefreshBuilder::compareWithMark(RefreshResult &result)
{
    const MarkedMoment &mark = result.request.mark;
    if (mark.answer == nullptr) {
        m_sinceMark.reset();
    } else if (m_sinceMark == nullptr || m_mark != mark) {
        m_sinceMark = changesSinceMark(mark.answer, result);
    }
    m_mark = mark;
    result.changesSinceMark = m_sinceMark;
}

void RefreshBuilder::label(RefreshResult &result)
{
    const session::LabelRulesPointer &rules = result.request.labelRules;
    if (rules == nullptr || rules->isEmpty())
        m_labels.reset();
    else if (m_labels == nullptr || m_labelRules != rules)
        m_labels = std::make_shared<const session::SourceLabels>(rules->labelsOf(*m_snapshot));
    m_labelRules = rules;
    m_orders->setLabels(m_labels);
    result.labels = m_labels;
}

// One byte a row; nothing at all without rules.
void RefreshBuilder::color(const RefreshResult &base, RefreshResult &result) const
{
    const ViewRequest &request = result.request;
    if (request.colorRules == nullptr || request.colorRules->isEmpty())
        return;
    const bool isSame = base.colors != nullptr && base.request.colorRules == request.colorRules
        && base.snapshot == result.snapshot && base.changes == result.changes
        && base.changesSinceMark == result.changesSinceMark && base.labels == result.labels
        && base.request.activeIdleLimit == request.activeIdleLimit;
    result.colors = isSame ? base.colors
                           : std::make_shared<const RowColors>(
                               rowColors(request.colorRules, *m_snapshot, contextOf(result)));
}

// Goes by all sessions, so that looking at those behind a finding does not change it.
void RefreshBuilder::observe(const RefreshResult &base, RefreshResult &result) const
{
    const findings::Thresholds &thresholds = result.request.thresholds;
    if (!result.snapshotChanged && base.findings && base.request.thresholds == thresholds) {
        result.findings = base.findings;
        return;
    }
    const findings::Input input{result.snapshot.get(), result.answer->rowCount(), m_churn.churn(),
                                thresholds};
    result.findings =
        std::make_shared<const std::vector<findings::Finding>>(findings::findingsOf(input));
}

// Which rows are to be shown; empty: all.
std::vector<quint8> RefreshBuilder::filteredRows(RefreshResult &result) const
{
    const ViewRequest &request = result.request;
    std::vector<quint8> passing;
    if (!request.filter.isEmpty()) {
        query::Evaluation filtered = request.filter.evaluate(*m_snapshot, contextOf(result));
        passing = std::move(filtered.passing);
        result.filterGaveUp = filtered.gaveUp;
    }
    const quint32 answered = result.answer->rowCount();
    for (quint32 i = 0; i < result.goneIn.size(); ++i) {
        if (isShown(request, result.goneIn[i]) || request.filter.asksForGone())
            continue;
        passing.resize(m_snapshot->rowCount(), 1);
        passing[answered + i] = 0;
    }
    if (request.hidesOwn && !result.ownRows.empty()) {
        passing.resize(m_snapshot->rowCount(), 1);
        for (const quint32 row : result.ownRows)
            passing[row] = 0;
    }
    return passing;
}

// The visible rows in their order.
void RefreshBuilder::arrange(const RefreshResult &base, std::span<const quint32> newToOld,
                             std::span<const quint8> passing, RefreshResult &result)
{
    const ViewRequest &request = result.request;
    const bool isAsServed = request.sort.empty() && !m_serverOrder.empty();
    const std::vector<quint32> &sorted =
        isAsServed ? m_serverOrder : m_orders->sorted(request.sort);
    result.visibleRows = passing.empty() ? sorted : query::passingRows(sorted, passing);
    if (request.holdsOrder && isSameView(base.request, request)) {
        HeldOrder held = heldOrder(base.visibleRows, newToOld, result.visibleRows);
        result.visibleRows = std::move(held.rows);
        result.outOfPlace = held.outOfPlace;
    }
    result.placeOfRow = placesOf(result.visibleRows, m_snapshot->rowCount());
    const auto gone = std::span(result.placeOfRow).subspan(result.answer->rowCount());
    result.goneVisible = static_cast<quint32>(
        std::count_if(gone.begin(), gone.end(), [](quint32 place) { return place != kNoRow; }));
}

// The visible rows, their places and what is counted. Sessions that are gone do not count.
void RefreshBuilder::fillRows(const RefreshResult &base, std::span<const quint32> newToOld,
                              RefreshResult &result)
{
    const ViewRequest &request = result.request;
    const quint32 answered = result.answer->rowCount();
    const auto ofAnswer = [answered](const std::vector<quint8> &rows) {
        return rows.empty() ? std::span(rows) : std::span(rows).first(answered);
    };
    std::vector<quint8> passing = filteredRows(result);
    result.statistics = m_sources->count(ofAnswer(passing), request.activeIdleLimit,
                                         request.filter.isEmpty(), m_orders->ranks(Column::Client));
    if (request.groups) {
        result.groups = std::make_shared<const GroupView>(
            makeGroupView(result, ofAnswer(passing), m_orders->sorted(request.sort)));
    }
    arrange(base, newToOld, passing, result);
    result.activeVisible = result.statistics.active;
    result.sourcesVisible = result.statistics.sourcesWithRows;
}

RefreshResultPointer RefreshBuilder::build(const RefreshResult *previous,
                                           const session::SnapshotPointer &answer,
                                           const ViewRequest &request, quint64 number)
{
    const RefreshResult empty;
    const RefreshResult &base = previous != nullptr ? *previous : empty;
    auto result = std::make_shared<RefreshResult>();
    result->number = number;
    result->base = base.number;
    result->answer = answer;
    result->request = request;
    result->snapshotChanged = base.answer != answer;
    result->valueHints = result->snapshotChanged ? query::valueHints(*answer) : base.valueHints;
    std::vector<quint32> newToOld;
    if (result->snapshotChanged) {
        takeAnswer(base, *result, newToOld);
        result->ownRows = m_own.next(*answer, *result->snapshot);
    } else {
        result->ownRows = base.ownRows;
        result->snapshot = base.snapshot;
        result->goneIn = base.goneIn;
        result->goneNotKept = base.goneNotKept;
        result->changes = base.changes;
        if (request.holdsOrder) {
            newToOld.resize(base.snapshot->rowCount());
            std::iota(newToOld.begin(), newToOld.end(), 0U);
        }
    }
    takeShown(base, *result, newToOld);
    compareWithMark(*result);
    label(*result);
    color(base, *result);
    observe(base, *result);
    fillRows(base, newToOld, *result);
    result->transition =
        buildTransition(base, *result, result->snapshotChanged ? &newToOld : nullptr);
    return result;
}

RefreshResultPointer buildRefresh(const RefreshResult *previous,
                                  const session::SnapshotPointer &answer,
                                  const ViewRequest &request, quint64 number)
{
    return RefreshBuilder().build(previous, answer, request, number);
}

} // namespace sessionscope::live
