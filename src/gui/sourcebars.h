// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/groupview.h"

#include <QHash>
#include <QString>

#include <vector>

namespace sessionscope::gui {

//! One bar of the chart beside the table of groups.
struct ChartBar
{
    QString id; //!< empty: all the others, or what has no colour of its own
    QString title;
    QString term; //!< a filter that these sessions pass; empty: there is none
    quint64 sessions = 0;
    quint64 active = 0;
    bool isOthers = false;

    friend bool operator==(const ChartBar &, const ChartBar &) = default;
};

//! The first \a count groups, by sessions, and one bar for the rest of them, if any.
std::vector<ChartBar> groupBars(const live::GroupView &view, int count);
//! A bar for each bucket of Idle or Age, the one for unknown values only if there are any.
std::vector<ChartBar> durationBars(const session::DurationCounts &counts, session::Column column);

//! Gives each group a colour, and the same one again when it has been away for a while. Who is new
//! takes the one that is used least among those that are shown.
class BarColors final
{
public:
    //! \a count colours, numbered from 0.
    explicit BarColors(int count);

    //! For each bar the number of its colour, -1 for the others.
    std::vector<int> assign(const std::vector<ChartBar> &bars);

private:
    int m_count;
    QHash<QString, int> m_assigned; // by id
};

} // namespace sessionscope::gui
