// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <memory>

namespace sessionscope::models {
class SavedFilterStore;
}

namespace sessionscope::gui {

namespace Ui {
class SaveFilterDialog;
}

//! Asks for the name of a filter and saves it.
class SaveFilterDialog final : public QDialog
{
    Q_OBJECT

public:
    //! \a filters outlives the dialog.
    SaveFilterDialog(models::SavedFilterStore &filters, const QString &filter,
                     QWidget *parent = nullptr);
    ~SaveFilterDialog() override;

    void accept() override;

private:
    void updateState();

    const std::unique_ptr<Ui::SaveFilterDialog> m_ui;
    models::SavedFilterStore &m_saved;
    QString m_filter;
};

} // namespace sessionscope::gui
