// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sourcebars.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "gui/sourceschart.h"
#include "models/sourcetablemodel.h"

#include <algorithm>

namespace sessionscope::gui {

std::vector<SourceBar> sourceBars(const session::SourceStatistics &statistics, int count)
{
    std::vector<SourceBar> bars;
    SourceBar others;
    int otherSources = 0;
    for (const session::SourceCount &source : statistics.sources) {
        if (source.sessions == 0)
            break; // known to the server alone; sorted to the end
        if (static_cast<int>(bars.size()) < count) {
            bars.push_back(
                {live::SourceSelection{source.source}, models::sourceTitle(source.source),
                 displayText(source.alias, kMaxCellCharacters), source.sessions, source.active});
        } else {
            ++otherSources;
            others.sessions += source.sessions;
            others.active += source.active;
        }
    }
    if (otherSources > 0) {
        others.title = SourcesChart::tr("%Ln other(s)", "sources", otherSources);
        bars.push_back(std::move(others));
    }
    return bars;
}

BarColors::BarColors(int count)
    : m_count(count)
{
}

int BarColors::find(const Assigned &assigned, const live::SourceSelection &source)
{
    const auto found = std::find_if(assigned.begin(), assigned.end(),
                                    [&](const auto &entry) { return entry.first == source; });
    return found == assigned.end() ? -1 : found->second;
}

std::vector<int> BarColors::assign(const std::vector<SourceBar> &bars)
{
    Assigned kept;
    std::vector<int> uses(static_cast<std::size_t>(m_count));
    const auto give = [&](const live::SourceSelection &source, int color) {
        kept.emplace_back(source, color);
        ++uses[static_cast<std::size_t>(color)];
    };
    for (const SourceBar &bar : bars) {
        if (const int color = bar.source ? find(m_assigned, *bar.source) : -1; color >= 0)
            give(*bar.source, color);
    }
    std::vector<int> colors;
    for (const SourceBar &bar : bars) {
        if (bar.source && find(kept, *bar.source) < 0)
            give(*bar.source,
                 static_cast<int>(
                     std::distance(uses.begin(), std::min_element(uses.begin(), uses.end()))));
        colors.push_back(bar.source ? find(kept, *bar.source) : -1);
    }
    m_assigned = std::move(kept);
    return colors;
}

} // namespace sessionscope::gui
