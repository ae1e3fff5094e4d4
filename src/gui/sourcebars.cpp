// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sourcebars.h"

#include "gui/sourceschart.h"
#include "models/groupterm.h"
#include "models/grouptext.h"

#include <algorithm>

namespace sessionscope::gui {

namespace {

constexpr qsizetype kMaxRemembered = 1000; // colours of groups, most of them long gone

ChartBar barOf(const live::GroupView &view, std::size_t place)
{
    const session::GroupRequest &request = view.grouping.request;
    const session::Group &group = view.grouping.largest[place];
    ChartBar bar;
    bar.id = view.largestIds[place];
    bar.title = models::groupTitle(request, group);
    bar.term = models::groupTerm(request, group);
    bar.sessions = group.sessions;
    bar.active = group.active;
    return bar;
}

} // namespace

std::vector<ChartBar> groupBars(const live::GroupView &view, int count)
{
    const session::Grouping &grouping = view.grouping;
    const auto shown = std::min(grouping.largest.size(), static_cast<std::size_t>(count));
    std::vector<ChartBar> bars;
    ChartBar others;
    others.isOthers = true;
    others.sessions = grouping.sessions;
    others.active = grouping.active;
    for (std::size_t place = 0; place < shown; ++place) {
        bars.push_back(barOf(view, place));
        others.sessions -= bars.back().sessions;
        others.active -= bars.back().active;
    }
    if (others.sessions > 0) {
        others.title = SourcesChart::tr("%Ln other(s)", "groups",
                                        static_cast<int>(grouping.groupCount - shown));
        bars.push_back(std::move(others));
    }
    return bars;
}

std::vector<ChartBar> durationBars(const session::DurationCounts &counts, session::Column column)
{
    std::vector<ChartBar> bars;
    const auto add = [&](std::size_t bucket, const session::DurationCounts::Bucket &count) {
        ChartBar bar;
        bar.title = models::durationTitle(bucket);
        bar.term = models::durationTerm(column, bucket);
        bar.sessions = count.sessions;
        bar.active = count.active;
        bars.push_back(std::move(bar));
    };
    for (std::size_t bucket = 0; bucket < counts.buckets.size(); ++bucket)
        add(bucket, counts.buckets[bucket]);
    if (counts.unknown.sessions > 0)
        add(counts.buckets.size(), counts.unknown);
    return bars;
}

BarColors::BarColors(int count)
    : m_count(count)
{
}

std::vector<int> BarColors::assign(const std::vector<ChartBar> &bars)
{
    std::vector<int> uses(static_cast<std::size_t>(m_count));
    QHash<QString, int> shown;
    for (const ChartBar &bar : bars) {
        if (const int color = bar.id.isEmpty() ? -1 : m_assigned.value(bar.id, -1); color >= 0) {
            shown.insert(bar.id, color);
            ++uses[static_cast<std::size_t>(color)];
        }
    }
    if (m_assigned.size() > kMaxRemembered)
        m_assigned = shown;
    std::vector<int> colors;
    for (const ChartBar &bar : bars) {
        if (bar.id.isEmpty()) {
            colors.push_back(-1);
            continue;
        }
        if (!m_assigned.contains(bar.id)) {
            const auto least = std::min_element(uses.begin(), uses.end());
            m_assigned.insert(bar.id, static_cast<int>(least - uses.begin()));
            ++*least;
        }
        colors.push_back(m_assigned.value(bar.id));
    }
    return colors;
}

} // namespace sessionscope::gui
