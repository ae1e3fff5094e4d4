// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainactions.h"

#include "gui/icons.h"
#include "gui/instancepage.h"
#include "gui/pagedocks.h"
#include "gui/pagelook.h"
#include "gui/pagetabs.h"

#include "ui_mainwindow.h"

#include <QActionGroup>
#include <QMenu>

#include <array>
#include <utility>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kUsualZoom = 100; // percent
constexpr int kZoomStep = 10;

using Density = Settings::RowDensity;

std::array<std::pair<QAction *, Density>, 3> densityActions(const Ui::MainWindow &ui)
{
    return {{{ui.compactRowsAction, Density::Compact},
             {ui.normalRowsAction, Density::Normal},
             {ui.comfortableRowsAction, Density::Comfortable}}};
}

} // namespace

MainActions::MainActions(const Ui::MainWindow &ui, const PageTabs &tabs)
    : m_ui(ui)
    , m_tabs(tabs)
{
    setUp();
    connectToPage();
    connectLook();
}

void MainActions::setUp()
{
    const auto set = [](QAction *action, const QString &icon,
                        const QList<QKeySequence> &shortcuts) {
        if (!icon.isEmpty())
            action->setIcon(themedIcon(icon));
        action->setShortcuts(shortcuts);
    };
    using Key = QKeySequence;
    set(m_ui.newConnectionAction, u"add"_s, Key::keyBindings(Key::New));
    set(m_ui.openFileAction, u"open"_s, Key::keyBindings(Key::Open));
    set(m_ui.saveSnapshotAction, u"save"_s, Key::keyBindings(Key::Save));
    set(m_ui.exportAction, u"export"_s, {Key(u"Ctrl+Shift+E"_s)});
    // F4 and the like are left out: Ctrl+W alone, as said in the help.
    set(m_ui.closeTabAction, {}, {Key(u"Ctrl+W"_s)});
    set(m_ui.quitAction, {}, {Key(u"Ctrl+Q"_s)});
    set(m_ui.copyAction, u"copy"_s, Key::keyBindings(Key::Copy));
    set(m_ui.copyAsAction, {}, {Key(u"Ctrl+Shift+C"_s)});
    set(m_ui.selectAllAction, {}, Key::keyBindings(Key::SelectAll));
    set(m_ui.filterAction, u"filter"_s, Key::keyBindings(Key::Find) << Key(u"/"_s));
    set(m_ui.saveFilterAction, {}, {Key(u"Ctrl+D"_s)});
    // No standard key on plain X11.
    QList<Key> preferencesKeys = Key::keyBindings(Key::Preferences);
    if (preferencesKeys.isEmpty())
        preferencesKeys.append(Key(u"Ctrl+,"_s));
    set(m_ui.preferencesAction, u"settings"_s, preferencesKeys);
    set(m_ui.refreshAction, u"refresh"_s, {Key(u"F5"_s), Key(u"Ctrl+R"_s)});
    set(m_ui.pauseAction, u"pause"_s, {Key(u"F6"_s), Key(u"Pause"_s)});
    set(m_ui.markAction, u"flag"_s, {Key(u"Ctrl+M"_s)});
    set(m_ui.clearMarkAction, {}, {Key(u"Ctrl+Shift+M"_s)});
    set(m_ui.columnsAction, u"columns"_s, {});
    // Where plus is a key of its own, and where it shares one with the equals sign.
    set(m_ui.zoomInAction, {}, Key::keyBindings(Key::ZoomIn) << Key(u"Ctrl+="_s));
    set(m_ui.zoomOutAction, {}, Key::keyBindings(Key::ZoomOut));
    set(m_ui.zoomResetAction, {}, {Key(u"Ctrl+0"_s)});
    set(m_ui.goToConnectionsAction, {}, {Key(u"Ctrl+1"_s)});
    set(m_ui.goToSourcesAction, {}, {Key(u"Ctrl+2"_s)});
    set(m_ui.goToDetailsAction, {}, {Key(u"Ctrl+3"_s)});
    set(m_ui.goToFindingsAction, {}, {Key(u"Ctrl+4"_s)});
    set(m_ui.nextTabAction, {}, {Key(u"Ctrl+Tab"_s), Key(u"Ctrl+PgDown"_s)});
    set(m_ui.previousTabAction, {}, {Key(u"Ctrl+Shift+Tab"_s), Key(u"Ctrl+PgUp"_s)});
    set(m_ui.sessionDetailsAction, u"details"_s, {Key(u"Alt+Return"_s), Key(u"Alt+Enter"_s)});
    set(m_ui.nameSourceAction, u"edit"_s, {Key(u"F2"_s)});
    set(m_ui.openDemoAction, u"play"_s, {});
    set(m_ui.editConnectionAction, u"edit"_s, {});
    set(m_ui.duplicateConnectionAction, u"duplicate"_s, {});
    set(m_ui.deleteConnectionAction, u"delete"_s, {});
    set(m_ui.helpAction, u"help"_s, Key::keyBindings(Key::HelpContents));
    set(m_ui.aboutAction, u"info"_s, {});
}

void MainActions::connectToPage()
{
    passOn(m_ui.copyAction, &InstancePage::copy);
    passOn(m_ui.copyCellAction, &InstancePage::copyCell);
    passOn(m_ui.copyAsAction, &InstancePage::showCopyMenu);
    passOn(m_ui.selectAllAction, &InstancePage::selectAll);
    passOn(m_ui.filterAction, &InstancePage::focusFilter);
    passOn(m_ui.clearFilterAction, &InstancePage::clearFilter);
    passOn(m_ui.saveFilterAction, &InstancePage::saveFilter);
    passOn(m_ui.refreshAction, &InstancePage::refresh);
    passOn(m_ui.markAction, &InstancePage::mark);
    passOn(m_ui.clearMarkAction, &InstancePage::clearMark);
    passOn(m_ui.columnsAction, &InstancePage::chooseColumns);
    passOn(m_ui.colorRulesAction, &InstancePage::editColorRules);
    passOn(m_ui.sessionDetailsAction, &InstancePage::showDetails);
    passOn(m_ui.goToSourcesAction, &PageDocks::goToSources);
    passOn(m_ui.goToDetailsAction, &PageDocks::goToDetails);
    passOn(m_ui.goToFindingsAction, &PageDocks::goToFindings);
    passOn(m_ui.onlySourceAction, &InstancePage::filterByCurrentSource);
    passOn(m_ui.nameSourceAction, &InstancePage::nameCurrentSource);
    passOnState(m_ui.pauseAction, &InstancePage::setPaused);
    passOnState(m_ui.showSourcesAction, &PageDocks::setSourcesShown);
    passOnState(m_ui.showDetailsAction, &PageDocks::setDetailsShown);
    passOnState(m_ui.showFindingsAction, &PageDocks::setFindingsShown);
}

void MainActions::connectLook()
{
    const auto does = [this](QAction *action, auto change) {
        connect(action, &QAction::triggered, this, [this, change] {
            if (const InstancePage *page = m_tabs.currentPage())
                change(page->look());
        });
    };
    does(m_ui.zoomInAction, [](PageLook &look) { look.setZoom(look.zoom() + kZoomStep); });
    does(m_ui.zoomOutAction, [](PageLook &look) { look.setZoom(look.zoom() - kZoomStep); });
    does(m_ui.zoomResetAction, [](PageLook &look) { look.setZoom(kUsualZoom); });
    connect(m_ui.columnsMenu, &QMenu::aboutToShow, this, [this] {
        m_ui.columnsMenu->clear(); // what it does not own stays
        if (InstancePage *page = m_tabs.currentPage())
            page->addColumnSets(*m_ui.columnsMenu);
        m_ui.columnsMenu->addAction(m_ui.columnsAction);
    });
    auto *densities = new QActionGroup(this);
    for (const auto &[action, density] : densityActions(m_ui)) {
        densities->addAction(action);
        does(action, [density = density](PageLook &look) { look.setDensity(density); });
    }
}

// Without a page the action is disabled.
void MainActions::passOn(QAction *action, void (InstancePage::*function)())
{
    connect(action, &QAction::triggered, this, [this, function] {
        if (InstancePage *page = m_tabs.currentPage())
            (page->*function)();
    });
}

void MainActions::passOn(QAction *action, void (PageDocks::*function)())
{
    connect(action, &QAction::triggered, this, [this, function] {
        if (const InstancePage *page = m_tabs.currentPage())
            (page->docks().*function)();
    });
}

void MainActions::passOnState(QAction *action, void (PageDocks::*function)(bool))
{
    connect(action, &QAction::triggered, this, [this, function](bool isOn) {
        if (const InstancePage *page = m_tabs.currentPage())
            (page->docks().*function)(isOn);
    });
}

void MainActions::passOnState(QAction *action, void (InstancePage::*function)(bool))
{
    connect(action, &QAction::triggered, this, [this, function](bool isOn) {
        if (InstancePage *page = m_tabs.currentPage())
            (page->*function)(isOn);
    });
}

void MainActions::update(bool hasConnection, bool areConnectionsShown)
{
    const InstancePage *page = m_tabs.currentPage();
    const bool hasPage = page != nullptr;
    const bool hasData = hasPage && page->hasData();
    for (QAction *action :
         {m_ui.closeTabAction, m_ui.filterAction, m_ui.clearFilterAction, m_ui.saveFilterAction,
          m_ui.columnsAction, m_ui.showSourcesAction, m_ui.showDetailsAction,
          m_ui.showFindingsAction, m_ui.refreshAction, m_ui.goToSourcesAction,
          m_ui.goToDetailsAction, m_ui.goToFindingsAction})
        action->setEnabled(hasPage);
    for (QAction *action :
         {m_ui.saveSnapshotAction, m_ui.exportAction, m_ui.copyAction, m_ui.copyAsAction,
          m_ui.selectAllAction, m_ui.markAction, m_ui.compareAction})
        action->setEnabled(hasData);
    m_ui.rowHeightMenu->setEnabled(hasPage);
    m_ui.columnsMenu->setEnabled(hasPage);
    m_ui.colorRulesAction->setEnabled(hasPage);
    m_ui.zoomInAction->setEnabled(hasPage && page->look().zoom() < models::kMaxZoom);
    m_ui.zoomOutAction->setEnabled(hasPage && page->look().zoom() > models::kMinZoom);
    m_ui.zoomResetAction->setEnabled(hasPage);
    for (const auto &[action, density] : densityActions(m_ui))
        action->setChecked(hasPage && page->look().density() == density);
    const bool hasSession = hasPage && page->hasCurrentSession();
    for (QAction *action : {m_ui.copyCellAction, m_ui.sessionDetailsAction, m_ui.onlySourceAction,
                            m_ui.nameSourceAction})
        action->setEnabled(hasSession);
    m_ui.clearMarkAction->setEnabled(hasPage && page->hasMark());
    m_ui.pauseAction->setEnabled(hasPage && page->isLive());
    m_ui.pauseAction->setChecked(hasPage && page->status().paused);
    m_ui.showConnectionsAction->setChecked(areConnectionsShown);
    m_ui.showSourcesAction->setChecked(hasPage && page->docks().isSourcesShown());
    m_ui.showDetailsAction->setChecked(hasPage && page->docks().isDetailsShown());
    m_ui.showFindingsAction->setChecked(hasPage && page->docks().areFindingsShown());
    const bool severalTabs = m_tabs.count() > 1;
    m_ui.nextTabAction->setEnabled(severalTabs);
    m_ui.previousTabAction->setEnabled(severalTabs);
    for (QAction *action :
         {m_ui.editConnectionAction, m_ui.duplicateConnectionAction, m_ui.deleteConnectionAction})
        action->setEnabled(hasConnection);
}

} // namespace sessionscope::gui
