// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/savedfilters.h"

#include <QDialog>

#include <memory>

class QTreeWidgetItem;

namespace sessionscope::gui {

class FileChooser;

namespace Ui {
class SavedFiltersDialog;
}

//! The filters with names: rename, order, delete, import and export them. Every change is saved at
//! once.
class SavedFiltersDialog final : public QDialog
{
    Q_OBJECT

public:
    //! \a settings outlives the dialog.
    SavedFiltersDialog(Settings &settings, std::unique_ptr<FileChooser> files,
                       QWidget *parent = nullptr);
    ~SavedFiltersDialog() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill(qsizetype current);
    qsizetype currentRow() const;
    void rename(QTreeWidgetItem *item);
    void move(qsizetype by);
    void deleteCurrent();
    void chooseImport();
    void chooseExport();
    void importFrom(const QString &path);
    void exportTo(const QString &path);
    void updateButtons();

    const std::unique_ptr<Ui::SavedFiltersDialog> m_ui;
    SavedFilters m_saved;
    std::unique_ptr<FileChooser> m_files;
};

} // namespace sessionscope::gui
