// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/journal.h"

#include <QDialog>

#include <memory>

class QPushButton;

namespace sessionscope {
class Settings;
}

namespace sessionscope::models {
class JournalModel;
}

namespace sessionscope::gui {

class FileChooser;

namespace Ui {
class JournalDialog;
}

//! What has been disconnected, the newest first, and all that is known of each action. Read on a
//! worker thread.
class JournalDialog final : public QDialog
{
    Q_OBJECT

public:
    //! All of them outlive the dialog.
    JournalDialog(const live::Journal &journal, FileChooser &files, Settings &settings,
                  QWidget *parent = nullptr);
    ~JournalDialog() override;

private:
    void setUpTable();
    void read();
    void showEntries(std::vector<live::JournalEntry> entries);
    void showDetails();
    void chooseExport();
    void exportTo(const QString &path);

    const std::unique_ptr<Ui::JournalDialog> m_ui;
    const live::Journal &m_journal;
    FileChooser &m_files;
    Settings &m_settings;
    models::JournalModel *m_model;
    QPushButton *m_refreshButton = nullptr;
    QPushButton *m_exportButton = nullptr;
};

} // namespace sessionscope::gui
