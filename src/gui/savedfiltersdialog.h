// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDialog>

#include <memory>

class QTreeWidgetItem;

namespace sessionscope::models {
class SavedFilterStore;
}

namespace sessionscope::gui {

class FileChooser;

namespace Ui {
class SavedFiltersDialog;
}

//! The filters with names: rename, order, delete, import and export them. Every change is saved at
//! once; what other programs change is shown.
class SavedFiltersDialog final : public QDialog
{
    Q_OBJECT

public:
    //! \a filters outlives the dialog.
    SavedFiltersDialog(models::SavedFilterStore &filters, std::unique_ptr<FileChooser> files,
                       QWidget *parent = nullptr);
    ~SavedFiltersDialog() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    QString currentName() const;
    //! The first one if there is none of that name.
    void setCurrentName(const QString &name);
    void showOutcome(const Result<void> &done, const QString &sentence);
    void rename(QTreeWidgetItem *item);
    void move(int by);
    void deleteCurrent();
    void chooseImport();
    void chooseExport();
    void importFrom(const QString &path);
    void exportTo(const QString &path);
    void updateButtons();

    const std::unique_ptr<Ui::SavedFiltersDialog> m_ui;
    models::SavedFilterStore &m_saved;
    std::unique_ptr<FileChooser> m_files;
};

} // namespace sessionscope::gui
