// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "core/settings.h"
#include "gui/aboutdialog.h"
#include "gui/comparisondialog.h"
#include "gui/connectionactions.h"
#include "gui/connectionsdock.h"
#include "gui/disconnectactions.h"
#include "gui/fileactions.h"
#include "gui/helpdialog.h"
#include "gui/labelactions.h"
#include "gui/mainactions.h"
#include "gui/opendialog.h"
#include "gui/pagetabs.h"
#include "gui/preferencesdialog.h"
#include "gui/problemreport.h"
#include "gui/reportdialog.h"
#include "gui/windowlook.h"

#include "ui_mainwindow.h"

#include <QApplication>
#include <QCloseEvent>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

MainWindow::MainWindow(MainWindowServices services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(std::move(services))
    , m_ui(std::make_unique<Ui::MainWindow>())
    , m_connections(new ConnectionsDock(m_services.connections.profiles, this))
    , m_tabs(new PageTabs(m_services))
{
    m_ui->setupUi(this);
    m_tabs->setObjectName(u"pagesTabWidget"_s);
    m_ui->centralStack->addWidget(m_tabs);
    setCorner(Qt::TopLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    addDockWidget(Qt::LeftDockWidgetArea, m_connections);
    resizeDocks({m_connections}, {200}, Qt::Horizontal);

    m_actions = std::make_unique<MainActions>(*m_ui, *m_tabs);
    m_connectionActions =
        std::make_unique<ConnectionActions>(m_services, *m_connections, *m_tabs, *this);
    m_fileActions =
        std::make_unique<FileActions>(m_services, *m_tabs, *m_ui->recentFilesMenu, *this);
    m_labelActions = std::make_unique<LabelActions>(m_services, *m_tabs, *this);
    m_disconnectActions =
        std::make_unique<DisconnectActions>(m_services, *m_tabs, *m_ui->sessionMenu, *this);
    connectActions();
    connectParts();
    restoreWindowLook(*this, m_services.settings);
    updateActions();
}

MainWindow::~MainWindow()
{
    // Children die after the members of this class, and some of them talk while they do.
    m_connections->disconnect(this);
    m_tabs->disconnect(this);
}

void MainWindow::connectActions()
{
    const auto does = [this](QAction *action, auto slot) {
        connect(action, &QAction::triggered, this, slot);
    };
    does(m_ui->newConnectionAction, [this] { m_connectionActions->add(); });
    does(m_ui->openFileAction, [this] { m_fileActions->chooseAndOpen(); });
    does(m_ui->saveSnapshotAction, [this] { m_fileActions->saveSnapshot(); });
    does(m_ui->exportAction, [this] { m_fileActions->exportPage(currentPage()); });
    does(m_ui->closeTabAction, [this] { m_tabs->closeCurrent(); });
    does(m_ui->quitAction, [this] { close(); });
    does(m_ui->preferencesAction,
         [this] { openDialog(new PreferencesDialog(m_services.settings, this)); });
    does(m_ui->hideOwnAction,
         [this](bool hides) { m_services.settings.setHidesOwnConnections(hides); });
    does(m_ui->showConnectionsAction, [this](bool shown) { m_connections->setVisible(shown); });
    does(m_ui->goToConnectionsAction, [this] { goToConnections(); });
    does(m_ui->nextTabAction, [this] { m_tabs->switchBy(1); });
    does(m_ui->previousTabAction, [this] { m_tabs->switchBy(-1); });
    does(m_ui->openDemoAction, &MainWindow::openDemo);
    ConnectionActions *connections = m_connectionActions.get();
    does(m_ui->editConnectionAction, [connections] { connections->edit(connections->chosen()); });
    does(m_ui->duplicateConnectionAction,
         [connections] { connections->duplicate(connections->chosen()); });
    does(m_ui->deleteConnectionAction,
         [connections] { connections->remove(connections->chosen()); });
    does(m_ui->labelsAction, [this] { m_labelActions->manage(); });
    does(m_ui->compareAction, [this] { compare(); });
    does(m_ui->journalAction, [this] { m_disconnectActions->showJournal(); });
    does(m_ui->helpAction, [this] { showHelp(); });
    does(m_ui->reportProblemAction, [this] {
        const MainWindowServices &services = m_services;
        openDialog(new ReportDialog(
            problemReport(services.settings, services.connections.profiles, services.logLines()),
            this));
    });
    does(m_ui->aboutAction, [this] { openDialog(new AboutDialog(this)); });
}

void MainWindow::connectParts()
{
    connect(&m_services.settings, &Settings::changed, this, [this](Settings::Key key) {
        if (key == Settings::Key::HidesOwnConnections)
            updateActions();
    });
    const WelcomePage *welcome = m_ui->welcomePage;
    connect(welcome, &WelcomePage::connectionRequested, m_connectionActions.get(),
            &ConnectionActions::add);
    connect(welcome, &WelcomePage::fileRequested, m_fileActions.get(), &FileActions::chooseAndOpen);
    connect(welcome, &WelcomePage::demoRequested, this, &MainWindow::openDemo);

    connect(m_connections, &QDockWidget::visibilityChanged, this, &MainWindow::updateActions);
    connect(m_connections, &ConnectionsDock::currentChanged, this, &MainWindow::updateActions);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::updateActions);
    connect(m_tabs, &PageTabs::pageClosed, this, &MainWindow::updateActions);
    connect(m_tabs, &PageTabs::pageChanged, this, [this](const InstancePage *page) {
        if (page == currentPage())
            updateActions();
    });
}

InstancePage *MainWindow::openProfile(const QString &profileId)
{
    return m_connectionActions->open(profileId);
}

InstancePage *MainWindow::openFile(const QString &path)
{
    return m_fileActions->open(path);
}

InstancePage *MainWindow::openDemo()
{
    Result<MainWindowServices::SourcePointer> source = m_services.openDemo();
    if (!source) {
        openErrorDetails(source.error(), tr("Demo"), this);
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
    return m_tabs->open(info, std::move(source));
}

InstancePage *MainWindow::currentPage() const
{
    return m_tabs->currentPage();
}

QList<InstancePage *> MainWindow::pages() const
{
    return m_tabs->pages();
}

void MainWindow::updateActions()
{
    const InstancePage *page = currentPage();
    m_ui->centralStack->setCurrentWidget(page != nullptr ? static_cast<QWidget *>(m_tabs)
                                                         : m_ui->welcomePage);
    m_disconnectActions->update();
    m_ui->hideOwnAction->setChecked(m_services.settings.hidesOwnConnections());
    m_actions->update(!m_connectionActions->chosen().isEmpty(), !m_connections->isHidden());
    // Qt takes "[*]" for the place of a mark, unless it is doubled.
    setWindowTitle(page != nullptr ? tr("%1 – Sessionscope", "name of a connection or file")
                                         .arg(displayText(page->info().title, kMaxCellCharacters)
                                                  .replace("[*]"_L1, "[*][*]"_L1))
                                   : u"Sessionscope"_s);
}

// And back to what is shown beside it.
void MainWindow::goToConnections()
{
    if (!m_connections->isAncestorOf(QApplication::focusWidget()))
        m_connections->focus();
    else if (InstancePage *page = currentPage())
        page->focusSessions();
    else
        m_ui->centralStack->currentWidget()->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::showHelp()
{
    auto *help = new HelpDialog(this);
    if (InstancePage *page = currentPage()) {
        help->setExamplesUsable(true);
        connect(help, &HelpDialog::filterChosen, page, [page](const QString &filter) {
            page->setFilterText(filter);
            page->focusFilter();
        });
        if (page->isFilterFocused())
            help->showTopic(HelpDialog::Topic::Filter);
    }
    openDialog(help);
}

// Beside the window, so that both pages can be used meanwhile.
void MainWindow::compare()
{
    auto *dialog =
        new ComparisonDialog(*m_tabs, m_services.settings, m_services.connections.files, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ComparisonDialog::fileRequested, m_fileActions.get(),
            &FileActions::chooseAndOpen);
    dialog->show();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveWindowLook(*this, m_services.settings);
    QMainWindow::closeEvent(event);
}

} // namespace sessionscope::gui
