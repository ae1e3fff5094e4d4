// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connectionactions.h"

#include "core/future.h"
#include "core/settings.h"
#include "gui/connectionsdock.h"
#include "gui/deleteconnectiondialog.h"
#include "gui/instancepage.h"
#include "gui/opendialog.h"
#include "gui/pagetabs.h"
#include "live/credentialresolver.h"
#include "live/labelstore.h"
#include "live/profilestore.h"
#include "models/connectionlistmodel.h"
#include "models/viewstores.h"

#include <QApplication>

namespace sessionscope::gui {

namespace {

//! True if a page for \a before does not serve \a after: it asks another instance or in another
//! way.
bool isAnotherTarget(live::ConnectionProfile before, const live::ConnectionProfile &after)
{
    before.name = after.name;
    before.refreshInterval = after.refreshInterval;
    before.connectionLimit = after.connectionLimit;
    before.allowsDisconnecting = after.allowsDisconnecting;
    before.production = after.production;
    before.productionWord = after.productionWord;
    before.productionColor = after.productionColor;
    before.unknownMembers = after.unknownMembers;
    return before != after;
}

} // namespace

ConnectionActions::ConnectionActions(const MainWindowServices &services, ConnectionsDock &dock,
                                     PageTabs &tabs, QWidget &window)
    : m_services(services)
    , m_dock(dock)
    , m_tabs(tabs)
    , m_window(window)
{
    connectAll();
    updateNotice();
}

void ConnectionActions::connectAll()
{
    connect(&m_dock, &ConnectionsDock::addRequested, this, &ConnectionActions::add);
    connect(&m_dock, &ConnectionsDock::openRequested, this, &ConnectionActions::open);
    connect(&m_dock, &ConnectionsDock::editRequested, this, &ConnectionActions::edit);
    connect(&m_dock, &ConnectionsDock::duplicateRequested, this, &ConnectionActions::duplicate);
    connect(&m_dock, &ConnectionsDock::deleteRequested, this, &ConnectionActions::remove);

    connect(&m_tabs, &PageTabs::editRequested, this, &ConnectionActions::edit);
    connect(&m_tabs, &PageTabs::serverRequested, this, &ConnectionActions::openServer);
    connect(&m_tabs, &PageTabs::pageChanged, this,
            [this](const InstancePage *page) { updateState(page->info().profileId); });
    connect(&m_tabs, &PageTabs::pageClosed, this, &ConnectionActions::updateState);

    const live::ProfileStore &profiles = m_services.connections.profiles;
    connect(&profiles, &live::ProfileStore::updated, this, &ConnectionActions::handleSaved);
    connect(&profiles, &live::ProfileStore::removed, this, [this](const QString &profileId) {
        for (InstancePage *page : m_tabs.pages()) {
            if (page->info().ownerId == profileId)
                m_tabs.close(page);
        }
        m_services.views.looks.remove(profileId);
    });
    connect(&profiles, &live::ProfileStore::noticeChanged, this, &ConnectionActions::updateNotice);
    connect(&m_services.labels, &live::LabelStore::noticeChanged, this,
            &ConnectionActions::updateNotice);
    m_services.views.forEach([this]<class Store>(const Store &store) {
        connect(&store, &Store::noticeChanged, this, &ConnectionActions::updateNotice);
    });
}

InstancePage *ConnectionActions::open(const QString &profileId)
{
    if (InstancePage *page = m_tabs.pageOf(profileId)) {
        m_tabs.setCurrentWidget(page);
        return page;
    }
    return openAt(profileId, -1);
}

InstancePage *ConnectionActions::openAt(const QString &profileId, int position)
{
    const auto profile = m_services.connections.profiles.profile(profileId);
    if (!profile)
        return nullptr;
    Result<MainWindowServices::SourcePointer> source = m_services.openProfile(*profile);
    if (!source) {
        openErrorDetails(source.error(), profile->name, &m_window);
        return nullptr;
    }
    m_services.settings.setLastConnection(profileId);
    InstancePage *page = m_tabs.open(infoOf({*profile, QString()}), std::move(*source), position);
    remember(page, {*profile, QString()});
    m_dock.setCurrentProfile(profileId);
    return page;
}

InstancePageInfo ConnectionActions::infoOf(const Opened &opened)
{
    const live::ConnectionProfile &profile = opened.profile;
    InstancePageInfo info;
    info.title = profile.name;
    info.profileId = profile.id;
    if (!opened.server.isEmpty()) {
        info.title = tr("%1 · %2", "name of a connection, another server behind it")
                         .arg(profile.name, opened.server);
        info.profileId.clear();
    }
    info.ownerId = profile.id;
    info.interval = profile.refreshInterval;
    if (profile.production) {
        info.productionWord = profile.productionWord;
        info.productionColor = profile.productionColor;
    }
    info.connectionLimit = profile.connectionLimit;
    info.kind = profile.kind;
    info.allowsDisconnecting = profile.allowsDisconnecting;
    info.hasDirectModeNote = profile.kind == live::ConnectionKind::Das;
    return info;
}

// Reached as the connection is, and not saved.
void ConnectionActions::openServer(const QString &profileId, const QString &address)
{
    const auto profile = m_services.connections.profiles.profile(profileId);
    const Result<redis::RedisAddress> parsed = redis::RedisAddress::parse(address);
    if (!profile || !parsed)
        return;
    live::ConnectionProfile server = *profile;
    server.redis.host = parsed->host;
    server.redis.port = parsed->port;
    server.redis.topology = live::RedisTopology::OneNode;
    const InstancePageInfo info = infoOf({*profile, address});
    Result<MainWindowServices::SourcePointer> source = m_services.openProfile(server);
    if (!source) {
        openErrorDetails(source.error(), info.title, &m_window);
        return;
    }
    remember(m_tabs.open(info, std::move(*source)), {*profile, address});
}

void ConnectionActions::remember(const InstancePage *page, const Opened &opened)
{
    m_opened.insert(page, opened);
    connect(page, &QObject::destroyed, this, [this, page] { m_opened.remove(page); });
}

void ConnectionActions::add()
{
    auto *dialog = new ConnectionDialog(m_services.connections, &m_window);
    connect(dialog, &ConnectionDialog::saved, this, &ConnectionActions::open, Qt::QueuedConnection);
    openDialog(dialog);
}

void ConnectionActions::edit(const QString &profileId)
{
    const auto profile = m_services.connections.profiles.profile(profileId);
    if (!profile)
        return;
    auto *dialog = new ConnectionDialog(m_services.connections, *profile, &m_window);
    // The secrets may be others now, even where the profile is the same.
    connect(
        dialog, &ConnectionDialog::saved, this,
        [this](const QString &id) {
            InstancePage *page = m_tabs.pageOf(id);
            if (page != nullptr && page->status().error)
                m_opened.remove(page);
            handleSaved(id);
        },
        Qt::QueuedConnection);
    openDialog(dialog);
}

// What has changed holds for the page and for those of other servers that were opened from it. They
// were reached as the connection was: where it leads elsewhere now, nobody knows whether it reaches
// them still.
void ConnectionActions::handleSaved(const QString &profileId)
{
    const auto profile = m_services.connections.profiles.profile(profileId);
    if (!profile)
        return;
    for (InstancePage *page : m_tabs.pages()) {
        if (page->info().ownerId != profileId)
            continue;
        const auto opened = m_opened.find(page);
        if (opened != m_opened.end() && !isAnotherTarget(opened->profile, *profile)) {
            opened->profile = *profile;
            page->setInfo(infoOf(*opened));
            m_tabs.updateTab(page);
        } else if (page->info().profileId == profileId) {
            openAgain(page);
        } else {
            m_tabs.close(page);
        }
    }
}

void ConnectionActions::openAgain(InstancePage *page)
{
    const QString profileId = page->info().profileId;
    const int position = m_tabs.indexOf(page);
    QWidget *current = page == m_tabs.currentPage() ? nullptr : m_tabs.currentPage();
    m_tabs.close(page);
    openAt(profileId, position);
    if (current != nullptr)
        m_tabs.setCurrentWidget(current);
}

void ConnectionActions::duplicate(const QString &profileId)
{
    const auto profile = m_services.connections.profiles.profile(profileId);
    if (!profile)
        return;
    whenFinished(
        m_services.connections.credentials.duplicateConnection(profileId), this,
        [this, profileId, name = profile->name](const Result<live::ConnectionProfile> &copy) {
            if (!copy) {
                openErrorDetails(copy.error(), name, &m_window);
                return;
            }
            m_services.views.looks.copy(profileId, copy->id);
            m_dock.setCurrentProfile(copy->id);
        });
}

void ConnectionActions::remove(const QString &profileId)
{
    const auto profile = m_services.connections.profiles.profile(profileId);
    if (profile)
        openDialog(new DeleteConnectionDialog(m_services.connections, *profile, &m_window));
}

QString ConnectionActions::chosen() const
{
    const QString inList = m_dock.currentProfile();
    if (m_dock.isAncestorOf(QApplication::focusWidget()) && !inList.isEmpty())
        return inList;
    const InstancePage *page = m_tabs.currentPage();
    return page != nullptr && !page->info().profileId.isEmpty() ? page->info().profileId : inList;
}

void ConnectionActions::updateState(const QString &profileId)
{
    if (profileId.isEmpty())
        return;
    using models::ConnectionState;
    const InstancePage *page = m_tabs.pageOf(profileId);
    ConnectionState state = ConnectionState::Closed;
    QString text;
    if (page != nullptr) {
        const live::LiveStatus status = page->status();
        state = status.error ? ConnectionState::Failed
            : status.hasData ? ConnectionState::Open
                             : ConnectionState::Loading;
        if (status.error)
            text = status.error->message;
    }
    m_dock.model()->setState(profileId, state, text);
}

void ConnectionActions::updateNotice()
{
    QStringList notices{m_services.settings.notice(), m_services.connections.profiles.notice(),
                        m_services.labels.notice()};
    notices += m_services.views.notices();
    notices.removeAll(QString());
    m_dock.setNotice(notices.join(u'\n'));
}

} // namespace sessionscope::gui
