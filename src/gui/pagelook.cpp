// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pagelook.h"

#include "core/logging.h"
#include "gui/pagedocks.h"
#include "gui/sessionsview.h"
#include "gui/sourcesdock.h"
#include "models/lookstore.h"

#include <QApplication>
#include <QDockWidget>

#include <algorithm>

namespace sessionscope::gui {

namespace {

constexpr int kDocksVersion = 1;
constexpr int kUsualZoom = 100; // percent
constexpr std::chrono::milliseconds kSaveDelay{500}; // dragging an edge is one change

} // namespace

PageLook::PageLook(SessionsView &view, PageDocks &docks, const Settings &settings,
                   models::LookStore &store, const QString &profileId)
    : m_view(view)
    , m_docks(docks)
    , m_settings(settings)
    , m_store(store)
    , m_profileId(profileId)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kSaveDelay);
    connectAll();
}

PageLook::~PageLook()
{
    flush();
}

void PageLook::connectAll()
{
    connect(&m_delay, &QTimer::timeout, this, &PageLook::save);
    connect(&m_view, &SessionsView::layoutEdited, this, &PageLook::noteColumnsEdited);
    connect(&m_view, &SessionsView::sortRequested, this, &PageLook::noteColumnsEdited);
    for (const QDockWidget *dock : m_docks.findChildren<QDockWidget *>()) {
        connect(dock, &QDockWidget::visibilityChanged, this, &PageLook::noteDocksChanged);
        connect(dock, &QDockWidget::dockLocationChanged, this, &PageLook::noteDocksChanged);
        connect(dock, &QDockWidget::topLevelChanged, this, &PageLook::noteDocksChanged);
    }
    connect(m_docks.sources(), &SourcesDock::stateChanged, this, &PageLook::noteDocksChanged);
    // Who changes the preference means the pages that are open, too.
    connect(&m_settings, &Settings::changed, this, [this](Settings::Key key) {
        if (key == Settings::Key::RowDensity)
            setDensity(m_settings.rowDensity());
    });
}

void PageLook::restore()
{
    m_saved = m_store.look(m_profileId);
    m_chosen = m_saved;
    m_areColumnsEdited = m_view.restoreLayout(m_saved);
    if (!m_saved.docks.isEmpty() && !m_docks.restoreState(m_saved.docks, kDocksVersion))
        qCWarning(lcGui) << "saved docks cannot be used";
    if (!m_saved.sources.isEmpty())
        m_docks.sources()->restoreState(m_saved.sources);
    m_view.setDensity(density());
    applyText();
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

Settings::RowDensity PageLook::density() const
{
    return m_chosen.density.value_or(m_settings.rowDensity());
}

void PageLook::setDensity(Settings::RowDensity density)
{
    m_chosen.density = density;
    m_view.setDensity(density);
    m_delay.start();
    emit changed();
}

int PageLook::zoom() const
{
    return m_chosen.zoom.value_or(kUsualZoom);
}

void PageLook::setZoom(int percent)
{
    percent = std::clamp(percent, models::kMinZoom, models::kMaxZoom);
    if (percent == zoom())
        return;
    m_chosen.zoom = percent;
    applyText();
    m_delay.start();
    emit changed();
}

void PageLook::applyText()
{
    QFont zoomed = QApplication::font();
    zoomed.setPointSizeF(zoomed.pointSizeF() * zoom() / kUsualZoom);
    m_view.setFont(zoomed);
}

QStringList PageLook::rules() const
{
    return m_chosen.rules.value_or(QStringList());
}

void PageLook::setRules(const QStringList &ids)
{
    if (ids == rules())
        return;
    m_chosen.rules = ids;
    m_delay.start();
    emit changed();
}

models::Look PageLook::current() const
{
    models::Look look = m_chosen;
    if (m_areColumnsEdited)
        m_view.saveLayout(look);
    look.docks = m_docks.saveState(kDocksVersion);
    look.sources = m_docks.sources()->saveState();
    return look;
}

void PageLook::save()
{
    m_delay.stop();
    if (m_isRestoring)
        return;
    const models::Look look = current();
    if (look == m_saved)
        return;
    m_saved = look;
    m_store.setLook(m_profileId, look);
}

} // namespace sessionscope::gui
