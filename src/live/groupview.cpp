// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/groupview.h"

#include <QHash>

#include <algorithm>
#include <numeric>

namespace sessionscope::live {

namespace {

using session::Group;
using session::GroupColumn;

// Values with their lengths, so that no two lists give the same text.
QString idOf(const std::optional<QString> &value)
{
    return value ? QString::number(value->size()) + QLatin1Char(':') + *value
                 : QString(QLatin1Char('-'));
}

QString idOf(const Group &group, std::size_t keys)
{
    QString id;
    for (std::size_t key = 0; key < keys; ++key)
        id += idOf(group.values[key]);
    return id;
}

SourceFacts factsOf(const session::SourceCount &source, const RefreshResult &result)
{
    const session::SourceLabel *label = source.source
        ? session::labelOf(result.labels.get(), *result.answer, *source.source)
        : nullptr;
    return {source.alias, label != nullptr ? std::optional(*label) : std::nullopt,
            source.serverCount, source.statIndex};
}

void addFacts(GroupView &view, const RefreshResult &result)
{
    const session::SourceStatistics &statistics = result.statistics;
    QHash<QString, const session::SourceCount *> known;
    const session::SourceCount *unknown = nullptr;
    known.reserve(static_cast<qsizetype>(statistics.sources.size()));
    for (const session::SourceCount &source : statistics.sources) {
        if (source.sessions == 0)
            break; // known to the server alone; sorted to the end
        if (source.source)
            known.insert(*source.source, &source);
        else
            unknown = &source;
    }
    for (const Group &group : view.grouping.groups) {
        const std::optional<QString> &source = group.values.front();
        const session::SourceCount *found = source ? known.value(*source) : unknown;
        view.sources.push_back(found != nullptr ? factsOf(*found, result) : SourceFacts());
    }
}

// Sources without sessions stand at the end of the statistics.
void addServerOnly(GroupView &view, const RefreshResult &result)
{
    const session::SourceStatistics &statistics = result.statistics;
    const std::size_t room = session::kMaxListedGroups - view.grouping.groups.size();
    const auto first =
        std::find_if(statistics.sources.begin(), statistics.sources.end(),
                     [](const session::SourceCount &source) { return source.sessions == 0; });
    const auto count =
        std::min(room, static_cast<std::size_t>(std::distance(first, statistics.sources.end())));
    std::for_each_n(first, count, [&](const session::SourceCount &source) {
        Group group;
        group.values.front() = source.source;
        view.grouping.groups.push_back(std::move(group));
        view.sources.push_back(factsOf(source, result));
    });
}

QString shownAlias(const SourceFacts &facts)
{
    return facts.label && !facts.label->alias.isEmpty() ? facts.label->alias : facts.alias;
}

// What the groups themselves do not know.
void sortByFacts(GroupView &view)
{
    const session::GroupRequest &request = view.grouping.request;
    std::vector<std::size_t> places(view.grouping.groups.size());
    std::iota(places.begin(), places.end(), std::size_t(0));
    const bool isAscending = request.sortOrder == Qt::AscendingOrder;
    std::stable_sort(places.begin(), places.end(), [&](std::size_t left, std::size_t right) {
        const SourceFacts &a = view.sources[left];
        const SourceFacts &b = view.sources[right];
        if (request.sortColumn == GroupColumn::ServerCount) {
            if (!a.serverCount || !b.serverCount)
                return a.serverCount.has_value() && !b.serverCount;
            return isAscending ? *a.serverCount < *b.serverCount : *a.serverCount > *b.serverCount;
        }
        const QString leftAlias = shownAlias(a);
        const QString rightAlias = shownAlias(b);
        if (leftAlias.isEmpty() || rightAlias.isEmpty())
            return !leftAlias.isEmpty() && rightAlias.isEmpty();
        const int order = leftAlias.compare(rightAlias, Qt::CaseInsensitive);
        return isAscending ? order < 0 : order > 0;
    });
    std::vector<Group> groups;
    std::vector<SourceFacts> sources;
    for (const std::size_t place : places) {
        groups.push_back(std::move(view.grouping.groups[place]));
        sources.push_back(std::move(view.sources[place]));
    }
    view.grouping.groups = std::move(groups);
    view.sources = std::move(sources);
}

} // namespace

bool areSources(const session::GroupRequest &request)
{
    return request.keys.size() == 1 && request.keys.front().by == session::GroupBy::Source;
}

GroupView makeGroupView(const RefreshResult &result, std::span<const quint8> passing,
                        std::span<const quint32> order)
{
    const session::GroupRequest &request = *result.request.groups;
    session::GroupInput input;
    input.passing = passing;
    input.order = order;
    input.activeIdleLimit = result.request.activeIdleLimit;
    input.labels = result.labels.get();
    GroupView view;
    view.grouping = session::groupSessions(*result.answer, request, input);
    if (areSources(request)) {
        addFacts(view, result);
        if (result.request.filter.isEmpty())
            addServerOnly(view, result);
        if (request.sortColumn == GroupColumn::Alias
            || request.sortColumn == GroupColumn::ServerCount)
            sortByFacts(view);
    }
    for (std::size_t i = 0; i < view.grouping.groups.size(); ++i) {
        const Group &group = view.grouping.groups[i];
        QString id = idOf(group, request.keys.size());
        if (group.sessions == 0) // the server may name a source twice
            id += QLatin1Char('#') + QString::number(view.sources[i].statIndex);
        view.ids.push_back(std::move(id));
    }
    for (const Group &group : view.grouping.largest)
        view.largestIds.push_back(idOf(group, request.keys.size()));
    return view;
}

} // namespace sessionscope::live
