// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewchoice.h"

#include "core/settings.h"
#include "gui/filterbar.h"
#include "gui/findingsform.h"
#include "live/liveinstance.h"
#include "query/composing.h"

namespace sessionscope::gui {

using live::ViewRequest;

ViewChoice::ViewChoice(live::LiveInstance &live, FilterBar &bar, const Settings &settings)
    : m_live(live)
    , m_bar(bar)
    , m_settings(settings)
{
    const auto takeIdleLimit = [this] {
        change([this](ViewRequest &request) {
            request.activeIdleLimit = m_settings.activeIdleLimit();
        });
    };
    const auto takeOwn = [this] {
        change(
            [this](ViewRequest &request) { request.hidesOwn = m_settings.hidesOwnConnections(); });
    };
    takeIdleLimit();
    takeOwn();
    takeThresholds();
    connect(&m_settings, &Settings::changed, this,
            [this, takeIdleLimit, takeOwn](Settings::Key key) {
                if (key == Settings::Key::ActiveIdleLimit)
                    takeIdleLimit();
                else if (key == Settings::Key::HidesOwnConnections)
                    takeOwn();
                else if (isThreshold(key))
                    takeThresholds();
            });
    connect(&m_bar, &FilterBar::filterChanged, this, [this](const query::Filter &filter) {
        change([&filter](ViewRequest &request) { request.filter = filter; });
    });
}

void ViewChoice::setSort(const session::SortSpec &sort)
{
    change([&sort](ViewRequest &request) { request.sort = sort; });
}

void ViewChoice::setFilterTerm(const QString &term)
{
    m_bar.setFilterText(term);
}

void ViewChoice::addFilterTerm(const QString &term, query::Link link)
{
    m_bar.setFilterText(query::combined(m_bar.filterText(), link, term));
}

void ViewChoice::setGroups(const std::optional<session::GroupRequest> &groups)
{
    change([&groups](ViewRequest &request) { request.groups = groups; });
}

void ViewChoice::setLabelRules(const session::LabelRulesPointer &rules)
{
    change([&rules](ViewRequest &request) { request.labelRules = rules; });
}

void ViewChoice::setConnectionLimit(int limit)
{
    m_connectionLimit = limit;
    takeThresholds();
}

void ViewChoice::takeThresholds()
{
    change([this](ViewRequest &request) {
        request.thresholds = thresholdsOf(m_settings);
        if (m_connectionLimit > 0)
            request.thresholds.connectionLimit = m_connectionLimit;
    });
}

void ViewChoice::setColorRules(const live::ColorRulesPointer &rules)
{
    change([&rules](ViewRequest &request) { request.colorRules = rules; });
}

void ViewChoice::clear()
{
    m_bar.setFilterText({});
    change([](ViewRequest &request) { request.filter = {}; });
}

void ViewChoice::change(const std::function<void(ViewRequest &)> &edit)
{
    ViewRequest request = m_live.view();
    edit(request);
    m_live.setView(request);
}

} // namespace sessionscope::gui
