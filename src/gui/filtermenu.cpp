// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/filtermenu.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "core/settings.h"
#include "gui/filechooser.h"
#include "gui/icons.h"
#include "gui/opendialog.h"
#include "gui/savedfiltersdialog.h"
#include "gui/savefilterdialog.h"
#include "models/savedfilters.h"

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMostCharacters = 60; // of a filter in the menu; its tool tip has more

} // namespace

FilterMenu::FilterMenu(Settings &settings, models::SavedFilterStore &filters, QAction *back,
                       QAction *forward, QWidget *parent)
    : QMenu(parent)
    , m_settings(settings)
    , m_filters(filters)
    , m_back(back)
    , m_forward(forward)
{
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &FilterMenu::fill);
}

void FilterMenu::fill()
{
    clear();
    for (QMenu *old : findChildren<QMenu *>(Qt::FindDirectChildrenOnly))
        old->deleteLater();
    QAction *save =
        addAction(themedIcon(u"star"_s), tr("&Save This Filter…"), this, &FilterMenu::askForName);
    save->setEnabled(hasFilter());
    addAction(tr("&Manage Saved Filters…"), this, &FilterMenu::manage);
    addSaved();
    addSeparator();
    addRecent();
    addAction(m_back);
    addAction(m_forward);
}

void FilterMenu::addSaved()
{
    const QList<models::SavedFilter> &saved = m_filters.list();
    if (saved.isEmpty())
        return;
    addSection(tr("Saved Filters"));
    for (const models::SavedFilter &one : saved)
        addFilter(this, one.name, one.filter);
}

void FilterMenu::addRecent()
{
    QMenu *recent = addMenu(tr("&Recent Filters"));
    recent->setToolTipsVisible(true);
    const QStringList filters = m_settings.recentFilters();
    recent->setEnabled(!filters.isEmpty());
    for (const QString &filter : filters)
        addFilter(recent, filter, filter);
    recent->addSeparator();
    recent->addAction(tr("&Forget Them"), this,
                      [this] { m_settings.reset(Settings::Key::RecentFilters); });
}

void FilterMenu::addFilter(QMenu *menu, const QString &label, const QString &filter)
{
    QAction *action = menu->addAction(displayText(label, kMostCharacters).replace(u'&', "&&"_L1),
                                      this, [this, filter] { emit filterChosen(filter); });
    action->setToolTip(toPlainToolTip(displayText(filter, kMaxDetailCharacters)));
}

void FilterMenu::askForName()
{
    openDialog(new SaveFilterDialog(m_filters, m_filter, parentWidget()));
}

void FilterMenu::manage()
{
    openDialog(
        new SavedFiltersDialog(m_filters, std::make_unique<SystemFileChooser>(), parentWidget()));
}

} // namespace sessionscope::gui
