// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/refresh.h"

#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace sessionscope::gui {

//! One bar of the chart of sources.
struct SourceBar
{
    std::optional<live::SourceSelection> source; //!< nullopt: all the others
    QString title;
    QString alias;
    quint64 sessions = 0;
    quint64 active = 0;

    friend bool operator==(const SourceBar &, const SourceBar &) = default;
};

//! The first \a count sources that have sessions, and one bar for the rest of them, if any.
std::vector<SourceBar> sourceBars(const session::SourceStatistics &statistics, int count);

//! Gives each source a colour: who is still there keeps his, who is new takes the one that is used
//! least.
class BarColors final
{
public:
    //! \a count colours, numbered from 0.
    explicit BarColors(int count);

    //! For each bar the number of its colour, -1 for the others.
    std::vector<int> assign(const std::vector<SourceBar> &bars);

private:
    using Assigned = std::vector<std::pair<live::SourceSelection, int>>;
    static int find(const Assigned &assigned, const live::SourceSelection &source);

    int m_count;
    Assigned m_assigned;
};

} // namespace sessionscope::gui
