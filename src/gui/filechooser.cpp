// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/filechooser.h"

#include <QFileDialog>
#include <QFileInfo>

namespace sessionscope::gui {

namespace {

void ask(QFileDialog *dialog, const FileChooser::Request &request, FileChooser::Done done)
{
    const QFileInfo start(request.path);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters(request.filter.split(QLatin1String(";;")));
    dialog->setDefaultSuffix(request.suffix);
    if (start.isDir() || request.path.isEmpty()) {
        dialog->setDirectory(request.path);
    } else {
        dialog->setDirectory(start.absolutePath());
        dialog->selectFile(start.fileName());
    }
    QObject::connect(dialog, &QDialog::finished, dialog->parentWidget(),
                     [dialog, done = std::move(done)](int result) {
                         const QStringList files = dialog->selectedFiles();
                         done(result == QDialog::Accepted && !files.isEmpty() ? files.first()
                                                                              : QString());
                     });
    dialog->open();
}

} // namespace

void SystemFileChooser::open(QWidget *parent, const Request &request, Done done)
{
    auto *dialog = new QFileDialog(parent, request.title);
    dialog->setFileMode(QFileDialog::ExistingFile);
    ask(dialog, request, std::move(done));
}

void SystemFileChooser::save(QWidget *parent, const Request &request, Done done)
{
    auto *dialog = new QFileDialog(parent, request.title);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    ask(dialog, request, std::move(done));
}

} // namespace sessionscope::gui
