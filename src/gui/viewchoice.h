// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/refresh.h"
#include "query/composing.h"

#include <QObject>

#include <functional>

namespace sessionscope {
class Settings;
}

namespace sessionscope::live {
class LiveInstance;
}

namespace sessionscope::gui {

class FilterBar;

//! What is to be seen of an instance's sessions, and in which order: the filter and the sort order.
//! Whoever narrows the view does it here; the filter bar shows it, the instance
//! carries it out.
class ViewChoice final : public QObject
{
    Q_OBJECT

public:
    //! All of them outlive this object.
    ViewChoice(live::LiveInstance &live, FilterBar &bar, const Settings &settings);

    void setSort(const session::SortSpec &sort);
    //! Writes \a term into the filter line in place of what is there.
    void setFilterTerm(const QString &term);
    //! The same beside the filter that is in force.
    void addFilterTerm(const QString &term, query::Link link = query::Link::And);
    //! What tables and charts of groups show; nullopt: none are.
    void setGroups(const std::optional<session::GroupRequest> &groups);
    //! What the user calls the sources, for filters and for what is shown.
    void setLabelRules(const session::LabelRulesPointer &rules);
    //! Connections that the instance allows; 0: what the preferences say.
    void setConnectionLimit(int limit);
    //! By which rows are coloured; null: none are.
    void setColorRules(const live::ColorRulesPointer &rules);
    //! Every session is shown again.
    void clear();

private:
    void takeThresholds();
    void change(const std::function<void(live::ViewRequest &)> &edit);

    live::LiveInstance &m_live;
    FilterBar &m_bar;
    const Settings &m_settings;
    int m_connectionLimit = 0;
};

} // namespace sessionscope::gui
