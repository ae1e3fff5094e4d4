// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pagetabs.h"

#include "core/settings.h"
#include "gui/icons.h"
#include "gui/instancepage.h"
#include "gui/plainlabel.h"
#include "models/viewstores.h"

#include <QTabBar>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

PageTabs::PageTabs(const MainWindowServices &services, QWidget *parent)
    : QTabWidget(parent)
    , m_services(services)
{
    setAccessibleName(tr("Open instances"));
    setDocumentMode(true);
    setTabsClosable(true);
    setMovable(true);
    setElideMode(Qt::ElideRight);
    tabBar()->setDrawBase(true);
    connect(&m_services.settings, &Settings::changed, this, [this](Settings::Key key) {
        if (key == Settings::Key::RowDensity)
            m_services.views.looks.forgetGeneralDensity();
    });
    connect(this, &QTabWidget::tabCloseRequested, this, &PageTabs::closeTab);
}

PageTabs::~PageTabs()
{
    // Pages die before what hears of them.
    for (InstancePage *page : pages()) {
        page->disconnect(this);
        delete page;
    }
}

InstancePage *PageTabs::open(const InstancePageInfo &info, MainWindowServices::SourcePointer source,
                             int position)
{
    auto *page = new InstancePage(info, std::move(source), m_services.worker, m_services.clock,
                                  m_services.settings, m_services.views);
    setCurrentIndex(insertTab(position < 0 ? count() : position, page, QString()));
    connect(page, &InstancePage::stateChanged, this, [this, page] {
        updateTab(page);
        emit pageChanged(page);
    });
    connect(page, &InstancePage::exportRequested, this,
            [this, page] { emit exportRequested(page); });
    connect(page, &InstancePage::groupExportRequested, this,
            [this, page] { emit groupExportRequested(page); });
    connect(page, &InstancePage::chartSaveRequested, this,
            [this, page] { emit chartSaveRequested(page); });
    connect(page, &InstancePage::editRequested, this,
            [this, page] { emit editRequested(page->info().profileId); });
    connect(page, &InstancePage::serverRequested, this, [this, page](const QString &address) {
        emit serverRequested(page->info().profileId, address);
    });
    updateTab(page);
    emit pageOpened(page);
    emit pageChanged(page);
    page->focusSessions();
    return page;
}

void PageTabs::close(InstancePage *page)
{
    const QString profileId = page->info().profileId;
    page->disconnect(this);
    removeTab(indexOf(page));
    page->deleteLater();
    emit pageClosed(profileId);
}

void PageTabs::closeTab(int index)
{
    if (auto *page = qobject_cast<InstancePage *>(widget(index)))
        close(page);
}

void PageTabs::closeCurrent()
{
    closeTab(currentIndex());
}

void PageTabs::switchBy(int step)
{
    if (count() > 0)
        setCurrentIndex((currentIndex() + step + count()) % count());
}

void PageTabs::updateTab(InstancePage *page)
{
    const int index = indexOf(page);
    const InstancePageInfo &info = page->info();
    QString text = plainLabel(info.title);
    if (!info.productionWord.isEmpty())
        text = tr("%1 · %2", "name of a connection, its production word")
                   .arg(text, plainLabel(info.productionWord));
    if (tabText(index) != text)
        setTabText(index, text);
    setTabToolTip(index,
                  toPlainToolTip(displayText(info.filePath.isEmpty() ? info.title : info.filePath,
                                             kMaxDetailCharacters)));
    const bool hasFailed = page->status().error.has_value();
    const bool showsFailure = !tabIcon(index).isNull();
    if (hasFailed != showsFailure)
        setTabIcon(index, hasFailed ? themedIcon(u"warning"_s, IconColor::Warning) : QIcon());
}

InstancePage *PageTabs::currentPage() const
{
    return qobject_cast<InstancePage *>(currentWidget());
}

QList<InstancePage *> PageTabs::pages() const
{
    QList<InstancePage *> pages;
    for (int i = 0; i < count(); ++i) {
        // While a tab is moved or removed its widget is nobody's.
        if (auto *page = qobject_cast<InstancePage *>(widget(i)))
            pages.append(page);
    }
    return pages;
}

InstancePage *PageTabs::pageOf(const QString &profileId) const
{
    if (profileId.isEmpty())
        return nullptr;
    for (InstancePage *page : pages()) {
        if (page->info().profileId == profileId)
            return page;
    }
    return nullptr;
}

} // namespace sessionscope::gui
