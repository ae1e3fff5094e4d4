// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pagelook.h"

#include "core/settings.h"
#include "gui/sessionsview.h"

#include <QDockWidget>
#include <QMainWindow>

namespace sessionscope::gui {

namespace {

constexpr int kDocksVersion = 1;
constexpr std::chrono::milliseconds kSaveDelay{500}; // dragging an edge is one change

} // namespace

PageLook::PageLook(SessionsView &view, QMainWindow &dockArea, Settings &settings)
    : m_view(view)
    , m_dockArea(dockArea)
    , m_settings(settings)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kSaveDelay);
    connect(&m_delay, &QTimer::timeout, this, &PageLook::save);
    connect(&m_view, &SessionsView::layoutEdited, this, &PageLook::noteColumnsEdited);
    connect(&m_view, &SessionsView::sortRequested, this, &PageLook::noteColumnsEdited);
    for (const QDockWidget *dock : m_dockArea.findChildren<QDockWidget *>()) {
        connect(dock, &QDockWidget::visibilityChanged, this, &PageLook::noteDocksChanged);
        connect(dock, &QDockWidget::dockLocationChanged, this, &PageLook::noteDocksChanged);
        connect(dock, &QDockWidget::topLevelChanged, this, &PageLook::noteDocksChanged);
    }
}

PageLook::~PageLook()
{
    flush();
}

void PageLook::restore()
{
    m_view.restoreLayout(
        m_settings.state(Settings::Key::SessionsHeaderState, SessionsView::kLayoutVersion));
    const QByteArray docks = m_settings.state(Settings::Key::PageState, kDocksVersion);
    if (!docks.isEmpty())
        m_dockArea.restoreState(docks, kDocksVersion);
    m_delay.stop(); // nothing of this was the user's doing
    m_isRestoring = false;
}

void PageLook::noteColumnsEdited()
{
    m_areColumnsEdited = m_areColumnsEdited || !m_isRestoring;
    m_delay.start();
}

void PageLook::noteDocksChanged()
{
    m_delay.start();
}

void PageLook::flush()
{
    if (m_delay.isActive())
        save();
}

void PageLook::save()
{
    m_delay.stop();
    if (m_isRestoring)
        return;
    if (m_areColumnsEdited) {
        m_settings.setState(Settings::Key::SessionsHeaderState, SessionsView::kLayoutVersion,
                            m_view.saveLayout());
    }
    m_settings.setState(Settings::Key::PageState, kDocksVersion,
                        m_dockArea.saveState(kDocksVersion));
}

} // namespace sessionscope::gui
