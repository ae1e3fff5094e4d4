// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/disconnectactions.h"

#include "core/future.h"
#include "gui/disconnectalldialog.h"
#include "gui/disconnectdialog.h"
#include "gui/icons.h"
#include "gui/instancepage.h"
#include "gui/journaldialog.h"
#include "gui/opendialog.h"
#include "gui/pagetabs.h"
#include "live/profilestore.h"

#include <QMenu>

#include <memory>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using live::ConnectionKind;

namespace {

DisconnectSubject subjectOf(const InstancePage &page, bool areOfFilter)
{
    ExportInput input = page.exportInput();
    DisconnectSubject subject;
    subject.connectionId = page.info().ownerId;
    subject.connectionName = page.info().title;
    subject.productionWord = page.info().productionWord;
    subject.snapshot = std::move(input.snapshot);
    subject.rows = std::move(areOfFilter ? input.visibleRows : input.selectedRows);
    subject.nodes = page.nodeAccess();
    subject.areOfFilter = areOfFilter;
    return subject;
}

} // namespace

DisconnectActions::DisconnectActions(const MainWindowServices &services, PageTabs &tabs,
                                     QMenu &sessionMenu, QWidget &window)
    : m_services(services)
    , m_tabs(tabs)
    , m_menu(sessionMenu)
    , m_window(window)
{
    m_separator.setSeparator(true);
    m_selected.setObjectName(u"disconnectSelectedAction"_s);
    m_selected.setText(tr("Dis&connect…"));
    m_selected.setIcon(themedIcon(u"delete"_s));
    m_selected.setShortcut(QKeySequence::Delete);
    // Where sessions have the focus: the key means other things in fields and lists.
    m_selected.setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_shown.setObjectName(u"disconnectShownAction"_s);
    m_shown.setText(tr("Disconnect All S&hown…"));
    m_all.setObjectName(u"disconnectAllAction"_s);
    m_all.setText(tr("Disconnect &All Sessions of This Instance…"));
    const auto does = [this](const QAction &action, auto function) {
        connect(&action, &QAction::triggered, this, [this, function] {
            if (InstancePage *page = m_tabs.currentPage())
                function(page);
        });
    };
    does(m_selected, [this](InstancePage *page) { disconnectSessions(page, false); });
    does(m_shown, [this](InstancePage *page) { disconnectSessions(page, true); });
    does(m_all, [this](InstancePage *page) { disconnectAll(page); });
    connect(&m_tabs, &PageTabs::pageOpened, this, &DisconnectActions::connectPage);
}

DisconnectActions::~DisconnectActions() = default;

void DisconnectActions::connectPage(InstancePage *page)
{
    connect(page, &InstancePage::disconnectRequested, this,
            [this, page] { disconnectSessions(page, false); });
}

void DisconnectActions::place(QAction &action, bool isThere)
{
    const bool wasThere = m_menu.actions().contains(&action);
    if (isThere && !wasThere)
        m_menu.addAction(&action);
    else if (!isThere && wasThere)
        m_menu.removeAction(&action);
}

void DisconnectActions::update()
{
    const InstancePage *page = m_tabs.currentPage();
    const bool isAllowed = page != nullptr && page->info().allowsDisconnecting;
    const bool isRedis = isAllowed && page->info().kind == ConnectionKind::Redis;
    const bool isDas = isAllowed && page->info().kind == ConnectionKind::Das;
    place(m_separator, isAllowed);
    place(m_selected, isRedis);
    place(m_shown, isRedis);
    place(m_all, isDas);
    const bool hasData = page != nullptr && page->hasData();
    m_selected.setEnabled(isRedis && page->hasSelectedSession());
    m_shown.setEnabled(isRedis && hasData);
    m_all.setEnabled(isDas);

    QWidget *sessions = isRedis ? page->sessionsWidget() : nullptr;
    if (sessions == m_sessions)
        return;
    if (m_sessions != nullptr)
        m_sessions->removeAction(&m_selected);
    if (sessions != nullptr)
        sessions->addAction(&m_selected);
    m_sessions = sessions;
}

void DisconnectActions::disconnectSessions(InstancePage *page, bool areOfFilter)
{
    const InstancePageInfo &info = page->info();
    if (!page->hasData() || !info.allowsDisconnecting || info.kind != ConnectionKind::Redis)
        return;
    auto *dialog = new DisconnectDialog(subjectOf(*page, areOfFilter), m_services.journal,
                                        m_services.clock, &m_window);
    connect(dialog, &DisconnectDialog::readAgainRequested, page,
            [this, page, dialog, areOfFilter] { readAgain(page, dialog, areOfFilter); });
    connect(dialog, &DisconnectDialog::ended, page, &InstancePage::refresh);
    // Another window may edit or delete the connection meanwhile.
    connect(page, &QObject::destroyed, dialog,
            [dialog] { dialog->revoke(tr("The tab of this connection was closed.")); });
    connect(page, &InstancePage::stateChanged, dialog, [page, dialog] {
        if (page->info().allowsDisconnecting)
            dialog->setProductionWord(page->info().productionWord);
        else
            dialog->revoke(notAllowed());
    });
    openDialog(dialog);
}

QString DisconnectActions::notAllowed()
{
    return tr("Disconnecting is no longer allowed for this connection.");
}

void DisconnectActions::readAgain(InstancePage *page, DisconnectDialog *dialog, bool areOfFilter)
{
    // Until the page has another list, or knows why it has none.
    auto *waiting = new QObject(dialog);
    const session::SnapshotPointer before = page->snapshot();
    connect(page, &InstancePage::stateChanged, waiting,
            [page, dialog, areOfFilter, before, waiting] {
                const live::LiveStatus status = page->status();
                if (page->snapshot() != before)
                    dialog->setSubject(subjectOf(*page, areOfFilter));
                else if (!status.fetching && status.error)
                    dialog->showReadProblem(status.error->message);
                else
                    return;
                waiting->deleteLater();
            });
    connect(dialog, &QDialog::finished, waiting, &QObject::deleteLater);
    page->refresh();
}

void DisconnectActions::disconnectAll(InstancePage *page)
{
    const auto profile = m_services.connections.profiles.profile(page->info().profileId);
    if (!profile || !profile->allowsDisconnecting || profile->kind != ConnectionKind::Das)
        return;
    const auto disconnect = [this, asked = *profile] {
        // Another window may have edited or deleted the connection meanwhile.
        const auto now = m_services.connections.profiles.profile(asked.id);
        if (!now || !now->allowsDisconnecting || now->kind != asked.kind
            || now->instanceId != asked.instanceId) {
            return readyFuture<live::DisconnectAllEnd>(
                failure(Error::Code::InvalidInput, notAllowed()));
        }
        return m_services.disconnectAll(*now);
    };
    auto *dialog = new DisconnectAllDialog(*profile, disconnect, &m_window);
    connect(dialog, &DisconnectAllDialog::ended, page, &InstancePage::refresh);
    openDialog(dialog);
}

void DisconnectActions::showJournal()
{
    openDialog(new JournalDialog(m_services.journal, m_services.connections.files,
                                 m_services.settings, &m_window));
}

} // namespace sessionscope::gui
