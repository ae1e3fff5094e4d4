// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow.h"

#include "core/displaytext.h"
#include "core/future.h"
#include "core/limits.h"
#include "core/settings.h"
#include "gui/aboutdialog.h"
#include "gui/connectionsdock.h"
#include "gui/deleteconnectiondialog.h"
#include "gui/errordetailsdialog.h"
#include "gui/filechooser.h"
#include "gui/helpdialog.h"
#include "gui/icons.h"
#include "gui/preferencesdialog.h"
#include "live/credentialresolver.h"
#include "live/profilestore.h"
#include "models/connectionlistmodel.h"

#include "ui_mainwindow.h"

#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QScreen>
#include <QStandardPaths>
#include <QTabBar>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLookVersion = 1;

QString plainLabel(const QString &text)
{
    return displayText(text, kMaxCellCharacters).replace(u'&', "&&"_L1);
}

InstancePageInfo infoOf(const live::ConnectionProfile &profile)
{
    InstancePageInfo info;
    info.title = profile.name;
    info.profileId = profile.id;
    info.interval = profile.refreshInterval;
    if (profile.production) {
        info.productionWord = profile.productionWord;
        info.productionColor = profile.productionColor;
    }
    info.hasDirectModeNote = true;
    return info;
}

//! True if a page for \a before does not serve \a after: it asks another instance or in another
//! way.
bool isAnotherTarget(live::ConnectionProfile before, const live::ConnectionProfile &after)
{
    before.name = after.name;
    before.refreshInterval = after.refreshInterval;
    before.production = after.production;
    before.productionWord = after.productionWord;
    before.productionColor = after.productionColor;
    before.unknownMembers = after.unknownMembers;
    return before != after;
}

QString fileFilter()
{
    return MainWindow::tr("Snapshots (*.json);;All files (*)");
}

} // namespace

MainWindow::MainWindow(MainWindowServices services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(std::move(services))
    , m_ui(std::make_unique<Ui::MainWindow>())
    , m_connections(new ConnectionsDock(m_services.connections.profiles, this))
{
    m_ui->setupUi(this);
    setCorner(Qt::TopLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    addDockWidget(Qt::LeftDockWidgetArea, m_connections);
    resizeDocks({m_connections}, {200}, Qt::Horizontal);
    m_ui->pagesTabWidget->tabBar()->setElideMode(Qt::ElideRight);
    m_ui->pagesTabWidget->tabBar()->setDrawBase(true);

    setUpActions();
    connectActions();
    connectConnections();
    restoreLook();
    updateActions();
    updateNotice();
}

MainWindow::~MainWindow()
{
    // Children die after the members of this class, and some of them talk while they do.
    m_connections->disconnect(this);
    m_ui->pagesTabWidget->disconnect(this);
    for (InstancePage *page : pages()) {
        page->disconnect(this);
        delete page;
    }
}

void MainWindow::setUpActions()
{
    const auto set = [](QAction *action, const QString &icon,
                        const QList<QKeySequence> &shortcuts) {
        if (!icon.isEmpty())
            action->setIcon(themedIcon(icon));
        action->setShortcuts(shortcuts);
    };
    using Key = QKeySequence;
    set(m_ui->newConnectionAction, u"add"_s, Key::keyBindings(Key::New));
    set(m_ui->openFileAction, u"open"_s, Key::keyBindings(Key::Open));
    set(m_ui->saveSnapshotAction, u"save"_s, Key::keyBindings(Key::Save));
    set(m_ui->exportAction, u"export"_s, {Key(u"Ctrl+Shift+E"_s)});
    // F4 and the like are left out: Ctrl+W alone, as said in the help.
    set(m_ui->closeTabAction, {}, {Key(u"Ctrl+W"_s)});
    set(m_ui->quitAction, {}, {Key(u"Ctrl+Q"_s)});
    set(m_ui->copyAction, u"copy"_s, Key::keyBindings(Key::Copy));
    set(m_ui->selectAllAction, {}, Key::keyBindings(Key::SelectAll));
    set(m_ui->filterAction, u"filter"_s, Key::keyBindings(Key::Find) << Key(u"/"_s));
    // No standard key on plain X11.
    QList<Key> preferencesKeys = Key::keyBindings(Key::Preferences);
    if (preferencesKeys.isEmpty())
        preferencesKeys.append(Key(u"Ctrl+,"_s));
    set(m_ui->preferencesAction, u"settings"_s, preferencesKeys);
    set(m_ui->refreshAction, u"refresh"_s, {Key(u"F5"_s), Key(u"Ctrl+R"_s)});
    set(m_ui->pauseAction, u"pause"_s, {Key(u"F6"_s), Key(u"Pause"_s)});
    set(m_ui->columnsAction, u"columns"_s, {});
    set(m_ui->nextTabAction, {}, {Key(u"Ctrl+Tab"_s), Key(u"Ctrl+PgDown"_s)});
    set(m_ui->previousTabAction, {}, {Key(u"Ctrl+Shift+Tab"_s), Key(u"Ctrl+PgUp"_s)});
    set(m_ui->sessionDetailsAction, u"details"_s, {Key(u"Alt+Return"_s), Key(u"Alt+Enter"_s)});
    set(m_ui->openDemoAction, u"play"_s, {});
    set(m_ui->editConnectionAction, u"edit"_s, {});
    set(m_ui->duplicateConnectionAction, u"duplicate"_s, {});
    set(m_ui->deleteConnectionAction, u"delete"_s, {});
    set(m_ui->helpAction, u"help"_s, Key::keyBindings(Key::HelpContents));
    set(m_ui->aboutAction, u"info"_s, {});
}

void MainWindow::connectActions()
{
    const auto does = [this](QAction *action, auto slot) {
        connect(action, &QAction::triggered, this, slot);
    };
    // What a page does; without one the action is disabled.
    const auto passesOn = [this](QAction *action, void (InstancePage::*function)()) {
        connect(action, &QAction::triggered, this, [this, function] {
            if (InstancePage *page = currentPage())
                (page->*function)();
        });
    };
    const auto passesOnState = [this](QAction *action, void (InstancePage::*function)(bool)) {
        connect(action, &QAction::triggered, this, [this, function](bool isOn) {
            if (InstancePage *page = currentPage())
                (page->*function)(isOn);
        });
    };
    does(m_ui->newConnectionAction, &MainWindow::addConnection);
    does(m_ui->openFileAction, &MainWindow::chooseFile);
    does(m_ui->saveSnapshotAction, &MainWindow::saveSnapshot);
    does(m_ui->exportAction, [this] { exportPage(currentPage()); });
    does(m_ui->closeTabAction, [this] { closeTab(m_ui->pagesTabWidget->currentIndex()); });
    does(m_ui->quitAction, [this] { close(); });
    does(m_ui->preferencesAction,
         [this] { openDialog(new PreferencesDialog(m_services.settings, this)); });
    does(m_ui->nextTabAction, [this] { switchTab(1); });
    does(m_ui->previousTabAction, [this] { switchTab(-1); });
    does(m_ui->openDemoAction, &MainWindow::openDemo);
    does(m_ui->editConnectionAction, [this] { editConnection(chosenProfile()); });
    does(m_ui->duplicateConnectionAction, [this] { duplicateConnection(chosenProfile()); });
    does(m_ui->deleteConnectionAction, [this] { deleteConnection(chosenProfile()); });
    does(m_ui->helpAction, [this] { openDialog(new HelpDialog(this)); });
    does(m_ui->aboutAction, [this] { openDialog(new AboutDialog(this)); });
    does(m_ui->showConnectionsAction, [this](bool shown) { m_connections->setVisible(shown); });
    connect(m_connections, &QDockWidget::visibilityChanged, this, &MainWindow::updateActions);
    connect(m_ui->recentFilesMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentFiles);

    passesOn(m_ui->copyAction, &InstancePage::copy);
    passesOn(m_ui->copyCellAction, &InstancePage::copyCell);
    passesOn(m_ui->selectAllAction, &InstancePage::selectAll);
    passesOn(m_ui->filterAction, &InstancePage::focusFilter);
    passesOn(m_ui->clearFilterAction, &InstancePage::clearFilter);
    passesOn(m_ui->refreshAction, &InstancePage::refresh);
    passesOn(m_ui->columnsAction, &InstancePage::chooseColumns);
    passesOn(m_ui->sessionDetailsAction, &InstancePage::showDetails);
    passesOn(m_ui->onlySourceAction, &InstancePage::filterByCurrentSource);
    passesOnState(m_ui->pauseAction, &InstancePage::setPaused);
    passesOnState(m_ui->showSourcesAction, &InstancePage::setSourcesShown);
    passesOnState(m_ui->showDetailsAction, &InstancePage::setDetailsShown);

    connect(m_ui->welcomePage, &WelcomePage::connectionRequested, this, &MainWindow::addConnection);
    connect(m_ui->welcomePage, &WelcomePage::fileRequested, this, &MainWindow::chooseFile);
    connect(m_ui->welcomePage, &WelcomePage::demoRequested, this, &MainWindow::openDemo);
    connect(m_ui->pagesTabWidget, &QTabWidget::tabCloseRequested, this, &MainWindow::closeTab);
    connect(m_ui->pagesTabWidget, &QTabWidget::currentChanged, this, &MainWindow::updateActions);
}

void MainWindow::connectConnections()
{
    live::ProfileStore &profiles = m_services.connections.profiles;
    connect(m_connections, &ConnectionsDock::addRequested, this, &MainWindow::addConnection);
    connect(m_connections, &ConnectionsDock::openRequested, this, &MainWindow::openProfile);
    connect(m_connections, &ConnectionsDock::editRequested, this, &MainWindow::editConnection);
    connect(m_connections, &ConnectionsDock::duplicateRequested, this,
            &MainWindow::duplicateConnection);
    connect(m_connections, &ConnectionsDock::deleteRequested, this, &MainWindow::deleteConnection);
    connect(m_connections, &ConnectionsDock::currentChanged, this, &MainWindow::updateActions);
    connect(&profiles, &live::ProfileStore::updated, this, &MainWindow::handleSaved);
    connect(&profiles, &live::ProfileStore::removed, this, [this](const QString &profileId) {
        if (InstancePage *page = pageOf(profileId))
            closePage(page);
    });
    connect(&profiles, &live::ProfileStore::noticeChanged, this, &MainWindow::updateNotice);
}

void MainWindow::restoreLook()
{
    const Settings &settings = m_services.settings;
    const QByteArray geometry = settings.state(Settings::Key::WindowGeometry, kLookVersion);
    if (geometry.isEmpty() || !restoreGeometry(geometry)) {
        const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
        resize(QSize(1280, 800).boundedTo(screen.size() * 0.95));
    }
    const QByteArray state = settings.state(Settings::Key::WindowState, kLookVersion);
    if (!state.isEmpty())
        restoreState(state, kLookVersion);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_services.settings.setState(Settings::Key::WindowGeometry, kLookVersion, saveGeometry());
    m_services.settings.setState(Settings::Key::WindowState, kLookVersion, saveState(kLookVersion));
    QMainWindow::closeEvent(event);
}

// -- pages ----------------------------------------------------------------------------------------

InstancePage *MainWindow::openProfile(const QString &profileId)
{
    if (InstancePage *page = pageOf(profileId)) {
        m_ui->pagesTabWidget->setCurrentWidget(page);
        return page;
    }
    return openProfileAt(profileId, -1);
}

InstancePage *MainWindow::openProfileAt(const QString &profileId, int position)
{
    const auto profile = m_services.connections.profiles.profile(profileId);
    if (!profile)
        return nullptr;
    Result<MainWindowServices::SourcePointer> source = m_services.openProfile(*profile);
    if (!source) {
        showError(source.error(), profile->name);
        return nullptr;
    }
    m_opened.insert(profileId, *profile);
    m_services.settings.setLastConnection(profileId);
    InstancePage *page = addPage(infoOf(*profile), std::move(*source), position);
    m_connections->setCurrentProfile(profileId);
    return page;
}

InstancePage *MainWindow::openFile(const QString &path)
{
    const QFileInfo file(path);
    InstancePageInfo info;
    info.title = file.fileName();
    info.filePath = file.absoluteFilePath();
    m_services.settings.addRecentFile(info.filePath);
    m_services.settings.setLastFileFolder(file.absolutePath());
    return openSource(info, m_services.openFile(info.filePath));
}

InstancePage *MainWindow::openDemo()
{
    Result<MainWindowServices::SourcePointer> source = m_services.openDemo();
    if (!source) {
        showError(source.error(), tr("Demo"));
        return nullptr;
    }
    InstancePageInfo info;
    info.title = tr("Demo");
    info.interval = m_services.settings.defaultRefreshInterval();
    return openSource(info, std::move(*source));
}

InstancePage *MainWindow::openSource(const InstancePageInfo &info,
                                     std::unique_ptr<live::SessionSource> source)
{
    return addPage(info, std::move(source), -1);
}

InstancePage *MainWindow::addPage(const InstancePageInfo &info,
                                  std::unique_ptr<live::SessionSource> source, int position)
{
    auto *page = new InstancePage(info, std::move(source), m_services.worker, m_services.clock,
                                  m_services.settings);
    QTabWidget *tabs = m_ui->pagesTabWidget;
    const int index = tabs->insertTab(position < 0 ? tabs->count() : position, page, QString());
    tabs->setCurrentIndex(index);
    connect(page, &InstancePage::stateChanged, this, [this, page] {
        updateConnectionState(page->info().profileId);
        updateTab(page);
        if (page == currentPage())
            updateActions();
    });
    connect(page, &InstancePage::exportRequested, this, [this, page] { exportPage(page); });
    connect(page, &InstancePage::editRequested, this,
            [this, page] { editConnection(page->info().profileId); });
    updateTab(page);
    updateConnectionState(page->info().profileId);
    updateActions();
    page->focusSessions();
    return page;
}

InstancePage *MainWindow::currentPage() const
{
    return qobject_cast<InstancePage *>(m_ui->pagesTabWidget->currentWidget());
}

QList<InstancePage *> MainWindow::pages() const
{
    QList<InstancePage *> pages;
    for (int i = 0; i < m_ui->pagesTabWidget->count(); ++i) {
        // While a tab is moved or removed its widget is nobody's.
        if (auto *page = qobject_cast<InstancePage *>(m_ui->pagesTabWidget->widget(i)))
            pages.append(page);
    }
    return pages;
}

InstancePage *MainWindow::pageOf(const QString &profileId) const
{
    if (profileId.isEmpty())
        return nullptr;
    for (InstancePage *page : pages()) {
        if (page->info().profileId == profileId)
            return page;
    }
    return nullptr;
}

void MainWindow::closePage(InstancePage *page)
{
    const QString profileId = page->info().profileId;
    page->disconnect(this);
    m_ui->pagesTabWidget->removeTab(m_ui->pagesTabWidget->indexOf(page));
    page->deleteLater();
    m_opened.remove(profileId);
    updateConnectionState(profileId);
    updateActions();
}

void MainWindow::closeTab(int index)
{
    if (auto *page = qobject_cast<InstancePage *>(m_ui->pagesTabWidget->widget(index)))
        closePage(page);
}

void MainWindow::switchTab(int step)
{
    QTabWidget *tabs = m_ui->pagesTabWidget;
    if (tabs->count() > 0)
        tabs->setCurrentIndex((tabs->currentIndex() + step + tabs->count()) % tabs->count());
}

void MainWindow::updateTab(InstancePage *page)
{
    QTabWidget *tabs = m_ui->pagesTabWidget;
    const int index = tabs->indexOf(page);
    const InstancePageInfo &info = page->info();
    QString text = plainLabel(info.title);
    if (!info.productionWord.isEmpty())
        text = tr("%1 · %2", "name of a connection, its production word")
                   .arg(text, plainLabel(info.productionWord));
    if (tabs->tabText(index) != text)
        tabs->setTabText(index, text);
    tabs->setTabToolTip(index,
                        toPlainToolTip(info.filePath.isEmpty() ? info.title : info.filePath));
    const bool hasFailed = page->status().error.has_value();
    const bool showsFailure = !tabs->tabIcon(index).isNull();
    if (hasFailed != showsFailure)
        tabs->setTabIcon(index, hasFailed ? themedIcon(u"warning"_s, IconColor::Warning) : QIcon());
}

void MainWindow::updateConnectionState(const QString &profileId)
{
    if (profileId.isEmpty())
        return;
    using models::ConnectionState;
    const InstancePage *page = pageOf(profileId);
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
    m_connections->model()->setState(profileId, state, text);
}

void MainWindow::updateActions()
{
    const InstancePage *page = currentPage();
    const bool hasPage = page != nullptr;
    const bool hasData = hasPage && page->hasData();
    m_ui->centralStack->setCurrentWidget(hasPage ? static_cast<QWidget *>(m_ui->pagesTabWidget)
                                                 : m_ui->welcomePage);
    for (QAction *action :
         {m_ui->closeTabAction, m_ui->filterAction, m_ui->clearFilterAction, m_ui->columnsAction,
          m_ui->showSourcesAction, m_ui->showDetailsAction, m_ui->refreshAction})
        action->setEnabled(hasPage);
    for (QAction *action :
         {m_ui->saveSnapshotAction, m_ui->exportAction, m_ui->copyAction, m_ui->selectAllAction})
        action->setEnabled(hasData);
    const bool hasSession = hasPage && page->hasCurrentSession();
    for (QAction *action :
         {m_ui->copyCellAction, m_ui->sessionDetailsAction, m_ui->onlySourceAction})
        action->setEnabled(hasSession);
    m_ui->pauseAction->setEnabled(hasPage && page->isLive());
    m_ui->pauseAction->setChecked(hasPage && page->status().paused);
    m_ui->showConnectionsAction->setChecked(!m_connections->isHidden());
    m_ui->showSourcesAction->setChecked(hasPage && page->isSourcesShown());
    m_ui->showDetailsAction->setChecked(hasPage && page->isDetailsShown());
    const bool severalTabs = m_ui->pagesTabWidget->count() > 1;
    m_ui->nextTabAction->setEnabled(severalTabs);
    m_ui->previousTabAction->setEnabled(severalTabs);
    const bool hasProfile = !chosenProfile().isEmpty();
    for (QAction *action : {m_ui->editConnectionAction, m_ui->duplicateConnectionAction,
                            m_ui->deleteConnectionAction})
        action->setEnabled(hasProfile);
    setWindowTitle(hasPage ? tr("%1 – Sessionscope", "name of a connection or file")
                                 .arg(displayText(page->info().title, kMaxCellCharacters))
                           : u"Sessionscope"_s);
}

void MainWindow::updateNotice()
{
    QStringList notices{m_services.settings.notice(), m_services.connections.profiles.notice()};
    notices.removeAll(QString());
    m_connections->setNotice(notices.join(u'\n'));
}

// -- connections ----------------------------------------------------------------------------------

QString MainWindow::chosenProfile() const
{
    const QString inList = m_connections->currentProfile();
    if (m_connections->isAncestorOf(QApplication::focusWidget()) && !inList.isEmpty())
        return inList;
    const InstancePage *page = currentPage();
    return page != nullptr && !page->info().profileId.isEmpty() ? page->info().profileId : inList;
}

void MainWindow::addConnection()
{
    auto *dialog = new ConnectionDialog(m_services.connections, this);
    connect(dialog, &ConnectionDialog::saved, this, &MainWindow::openProfile, Qt::QueuedConnection);
    openDialog(dialog);
}

void MainWindow::editConnection(const QString &profileId)
{
    const auto profile = m_services.connections.profiles.profile(profileId);
    if (!profile)
        return;
    auto *dialog = new ConnectionDialog(m_services.connections, *profile, this);
    // The secrets may be others now, even where the profile is the same.
    connect(
        dialog, &ConnectionDialog::saved, this,
        [this](const QString &id) {
            InstancePage *page = pageOf(id);
            if (page != nullptr && page->status().error)
                m_opened.remove(id);
            handleSaved(id);
        },
        Qt::QueuedConnection);
    openDialog(dialog);
}

void MainWindow::handleSaved(const QString &profileId)
{
    InstancePage *page = pageOf(profileId);
    const auto profile = m_services.connections.profiles.profile(profileId);
    if (page == nullptr || !profile)
        return;
    const auto opened = m_opened.constFind(profileId);
    if (opened != m_opened.cend() && !isAnotherTarget(*opened, *profile)) {
        m_opened.insert(profileId, *profile);
        page->setInfo(infoOf(*profile));
        updateTab(page);
        return;
    }
    const int position = m_ui->pagesTabWidget->indexOf(page);
    QWidget *current = page == currentPage() ? nullptr : currentPage();
    closePage(page);
    openProfileAt(profileId, position);
    if (current != nullptr)
        m_ui->pagesTabWidget->setCurrentWidget(current);
}

void MainWindow::duplicateConnection(const QString &profileId)
{
    const auto profile = m_services.connections.profiles.profile(profileId);
    if (!profile)
        return;
    whenFinished(m_services.connections.credentials.duplicateConnection(profileId), this,
                 [this, name = profile->name](const Result<live::ConnectionProfile> &copy) {
                     if (copy)
                         m_connections->setCurrentProfile(copy->id);
                     else
                         showError(copy.error(), name);
                 });
}

void MainWindow::deleteConnection(const QString &profileId)
{
    const auto profile = m_services.connections.profiles.profile(profileId);
    if (profile)
        openDialog(new DeleteConnectionDialog(m_services.connections, *profile, this));
}

// -- files ----------------------------------------------------------------------------------------

void MainWindow::chooseFile()
{
    FileChooser::Request request;
    request.title = tr("Open File");
    request.path = m_services.settings.lastFileFolder();
    request.filter = fileFilter();
    m_services.connections.files.open(this, request, [this](const QString &path) {
        if (!path.isEmpty())
            openFile(path);
    });
}

void MainWindow::fillRecentFiles()
{
    QMenu *menu = m_ui->recentFilesMenu;
    menu->clear();
    for (const QString &path : m_services.settings.recentFiles())
        menu->addAction(plainLabel(QDir::toNativeSeparators(path)), this,
                        [this, path] { openFile(path); });
    if (menu->isEmpty())
        menu->addAction(tr("No files yet"))->setEnabled(false);
}

void MainWindow::saveSnapshot()
{
    InstancePage *page = currentPage();
    if (page == nullptr || !page->hasData())
        return;
    QString folder = m_services.settings.lastFileFolder();
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    FileChooser::Request request;
    request.title = tr("Save Snapshot");
    request.path = folder + u'/' + page->snapshotFileName();
    request.filter = fileFilter();
    request.suffix = u"json"_s;
    // What is shown now is saved, however long the choice of a name takes.
    m_services.connections.files.save(
        this, request,
        [this, snapshot = page->snapshot(),
         shownBy = QPointer<InstancePage>(page)](const QString &path) {
            if (path.isEmpty())
                return;
            m_services.settings.setLastFileFolder(QFileInfo(path).absolutePath());
            whenFinished(m_services.saveSnapshot(path, snapshot), this,
                         [this, path, shownBy](const Result<void> &saved) {
                             if (!saved) {
                                 showError(saved.error(), path);
                                 return;
                             }
                             m_services.settings.addRecentFile(path);
                             if (shownBy)
                                 shownBy->showMessage(tr("Saved to %1.").arg(path));
                         });
        });
}

void MainWindow::exportPage(InstancePage *page)
{
    if (page == nullptr || !page->hasData())
        return;
    auto *dialog = new ExportDialog(page->exportInput(), m_services.settings,
                                    m_services.connections.files, this);
    connect(dialog, &ExportDialog::exported, page,
            [page](const QString &, const QString &message) { page->showMessage(message); });
    openDialog(dialog);
}

void MainWindow::showError(const Error &error, const QString &subject)
{
    openDialog(new ErrorDetailsDialog(error, subject, this));
}

void MainWindow::openDialog(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace sessionscope::gui
