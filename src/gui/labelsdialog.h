// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <memory>

class QSortFilterProxyModel;

namespace sessionscope {
class Settings;
}

namespace sessionscope::live {
class LabelStore;
}

namespace sessionscope::models {
class LabelListModel;
}

namespace sessionscope::gui {

class FileChooser;

namespace Ui {
class LabelsDialog;
}

//! What the user calls the sources: a table to add to, to edit, to import into and to export. Every
//! change is saved at once.
class LabelsDialog final : public QDialog
{
    Q_OBJECT

public:
    //! All of them outlive the dialog.
    LabelsDialog(live::LabelStore &store, FileChooser &files, Settings &settings,
                 QWidget *parent = nullptr);
    ~LabelsDialog() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QStringList selectedPatterns() const;
    void add();
    void edit();
    void removeSelected();
    void chooseImport();
    void chooseExport();
    void importFrom(const QString &path);
    void exportTo(const QString &path);
    void showProblem(const QString &problem);
    void showDone(const QString &sentence);
    void updateList();
    void updateState();

    const std::unique_ptr<Ui::LabelsDialog> m_ui;
    live::LabelStore &m_store;
    FileChooser &m_files;
    Settings &m_settings;
    models::LabelListModel *m_model;
    QSortFilterProxyModel *m_sorted;
};

} // namespace sessionscope::gui
