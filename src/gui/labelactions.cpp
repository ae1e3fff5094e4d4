// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/labelactions.h"

#include "gui/instancepage.h"
#include "gui/labeldialog.h"
#include "gui/labelsdialog.h"
#include "gui/opendialog.h"
#include "gui/pagetabs.h"
#include "live/labelstore.h"

namespace sessionscope::gui {

LabelActions::LabelActions(const MainWindowServices &services, PageTabs &tabs, QWidget &window)
    : m_services(services)
    , m_tabs(tabs)
    , m_window(window)
{
    connect(&m_tabs, &PageTabs::pageOpened, this, &LabelActions::connectPage);
    connect(&m_services.labels, &live::LabelStore::changed, this, [this] {
        for (InstancePage *page : m_tabs.pages())
            page->setLabelRules(m_services.labels.rules());
    });
}

void LabelActions::manage()
{
    openDialog(new LabelsDialog(m_services.labels, m_services.connections.files,
                                m_services.settings, &m_window));
}

void LabelActions::name(const QStringList &proposals)
{
    if (!proposals.isEmpty())
        openDialog(new LabelDialog(m_services.labels, proposals, &m_window));
}

void LabelActions::connectPage(InstancePage *page) const
{
    page->setLabelRules(m_services.labels.rules());
    connect(page, &InstancePage::nameRequested, this, &LabelActions::name);
}

} // namespace sessionscope::gui
