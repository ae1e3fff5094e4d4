// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pagedocks.h"

#include "gui/detailsdock.h"
#include "gui/findingsdock.h"
#include "gui/qtbuttons.h"
#include "gui/sourcesdock.h"

#include <QApplication>

namespace sessionscope::gui {

PageDocks::PageDocks(QWidget *parent)
    : QMainWindow(parent)
{
    // A main window inside of another one is a window of its own unless told otherwise.
    setWindowFlags(Qt::Widget);
    setDockNestingEnabled(true);
}

void PageDocks::setUp(QWidget *centre, Settings &settings)
{
    setCentralWidget(centre);
    m_sources = new SourcesDock(settings, this);
    m_details = new DetailsDock(this);
    m_findings = new FindingsDock(this);
    for (QDockWidget *dock : QList<QDockWidget *>{m_sources, m_details, m_findings}) {
        addDockWidget(Qt::RightDockWidgetArea, dock);
        nameButtons(*dock);
        connect(dock, &QDockWidget::visibilityChanged, this, &PageDocks::shownChanged);
    }
    tabifyDockWidget(m_details, m_findings);
    m_details->raise();
    resizeDocks({m_sources, m_details}, {360, 360}, Qt::Horizontal);
    resizeDocks({m_sources, m_details}, {400, 280}, Qt::Vertical);
}

bool PageDocks::isSourcesShown() const
{
    return !m_sources->isHidden();
}

bool PageDocks::isDetailsShown() const
{
    return !m_details->isHidden();
}

void PageDocks::setSourcesShown(bool shown)
{
    m_sources->setVisible(shown);
}

void PageDocks::setDetailsShown(bool shown)
{
    m_details->setVisible(shown);
}

template <class Dock>
void PageDocks::goTo(Dock *dock)
{
    if (dock->isAncestorOf(QApplication::focusWidget()))
        emit left();
    else
        dock->focus();
}

void PageDocks::goToSources()
{
    goTo(m_sources);
}

void PageDocks::goToDetails()
{
    goTo(m_details);
}

void PageDocks::goToFindings()
{
    goTo(m_findings);
}

bool PageDocks::areFindingsShown() const
{
    return !m_findings->isHidden();
}

void PageDocks::setFindingsShown(bool shown)
{
    m_findings->setVisible(shown);
    if (shown)
        m_findings->raise();
}

} // namespace sessionscope::gui
