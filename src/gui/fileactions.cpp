// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fileactions.h"

#include "core/future.h"
#include "core/settings.h"
#include "gui/exporttable.h"
#include "gui/filechooser.h"
#include "gui/instancepage.h"
#include "gui/opendialog.h"
#include "gui/pagetabs.h"
#include "gui/plainlabel.h"

#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QPointer>
#include <QStandardPaths>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

QString fileFilter()
{
    return FileActions::tr("Snapshots (*.json);;All files (*)");
}

} // namespace

FileActions::FileActions(const MainWindowServices &services, PageTabs &tabs, QMenu &recentMenu,
                         QWidget &window)
    : m_services(services)
    , m_tabs(tabs)
    , m_recentMenu(recentMenu)
    , m_window(window)
{
    connect(&m_recentMenu, &QMenu::aboutToShow, this, &FileActions::fillRecentFiles);
    connect(&m_tabs, &PageTabs::exportRequested, this, &FileActions::exportPage);
    connect(&m_tabs, &PageTabs::groupExportRequested, this, &FileActions::exportGroups);
    connect(&m_tabs, &PageTabs::chartSaveRequested, this, &FileActions::saveChart);
}

InstancePage *FileActions::open(const QString &path)
{
    const QFileInfo file(path);
    InstancePageInfo info;
    info.title = file.fileName();
    info.filePath = file.absoluteFilePath();
    m_services.settings.addRecentFile(info.filePath);
    m_services.settings.setLastFileFolder(file.absolutePath());
    return m_tabs.open(info, m_services.openFile(info.filePath));
}

void FileActions::chooseAndOpen()
{
    FileChooser::Request request;
    request.title = tr("Open File");
    request.path = m_services.settings.lastFileFolder();
    request.filter = fileFilter();
    m_services.connections.files.open(&m_window, request, [this](const QString &path) {
        if (!path.isEmpty())
            open(path);
    });
}

void FileActions::fillRecentFiles()
{
    m_recentMenu.clear();
    for (const QString &path : m_services.settings.recentFiles()) {
        const QString shown = QDir::toNativeSeparators(path);
        QAction *action =
            m_recentMenu.addAction(plainLabel(shown), this, [this, path] { open(path); });
        // Otherwise it is the text, which Qt may take for rich text.
        action->setToolTip(toPlainToolTip(displayText(shown, kMaxDetailCharacters)));
    }
    if (m_recentMenu.isEmpty())
        m_recentMenu.addAction(tr("No files yet"))->setEnabled(false);
}

void FileActions::saveSnapshot()
{
    InstancePage *page = m_tabs.currentPage();
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
        &m_window, request,
        [this, snapshot = page->snapshot(),
         shownBy = QPointer<InstancePage>(page)](const QString &path) {
            if (!path.isEmpty())
                save(path, shownBy, snapshot);
        });
}

void FileActions::save(const QString &path, InstancePage *page,
                       const session::SnapshotPointer &snapshot)
{
    m_services.settings.setLastFileFolder(QFileInfo(path).absolutePath());
    whenFinished(m_services.saveSnapshot(path, snapshot), this,
                 [this, path, shownBy = QPointer<InstancePage>(page)](const Result<void> &saved) {
                     if (!saved) {
                         openErrorDetails(saved.error(), path, &m_window);
                         return;
                     }
                     m_services.settings.addRecentFile(path);
                     if (shownBy)
                         shownBy->showMessage(tr("Saved to %1.").arg(path));
                 });
}

void FileActions::exportPage(InstancePage *page)
{
    if (page != nullptr && page->hasData())
        openExport(page, page->exportInput());
}

void FileActions::exportGroups(InstancePage *page)
{
    if (page == nullptr || !page->hasData())
        return;
    ExportInput input = page->exportInput();
    input.groups = true;
    openExport(page, std::move(input));
}

void FileActions::openExport(InstancePage *page, ExportInput input)
{
    auto *dialog = new ExportDialog(std::move(input), m_services.settings,
                                    m_services.connections.files, &m_window);
    connect(dialog, &ExportDialog::exported, page,
            [page](const QString &, const QString &message) { page->showMessage(message); });
    openDialog(dialog);
}

void FileActions::saveChart(InstancePage *page)
{
    if (page == nullptr || !page->hasData())
        return;
    FileChooser::Request request;
    request.title = tr("Save Chart");
    request.path = exportFolder(m_services.settings) + u'/' + page->chartFileName();
    request.filter = tr("PNG pictures (*.png);;SVG pictures (*.svg)");
    request.suffix = u"png"_s;
    m_services.connections.files.save(
        &m_window, request, [this, savedPage = QPointer<InstancePage>(page)](const QString &path) {
            if (path.isEmpty() || !savedPage)
                return;
            m_services.settings.setLastExportFolder(QFileInfo(path).absolutePath());
            if (const Result<void> saved = savedPage->saveChart(path); !saved)
                openErrorDetails(saved.error(), path, &m_window);
            else
                savedPage->showMessage(tr("Saved to %1.").arg(path));
        });
}

} // namespace sessionscope::gui
