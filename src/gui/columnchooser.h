// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <memory>

namespace sessionscope::models {
class ColumnListModel;
class ColumnSetStore;
} // namespace sessionscope::models

namespace sessionscope::gui {

namespace Ui {
class ColumnChooser;
}

//! Ticks for the columns, each with its meaning. What is ticked is shown at once.
class ColumnChooser final : public QDialog
{
    Q_OBJECT

public:
    //! Both outlive the dialog.
    ColumnChooser(models::ColumnListModel &columns, const models::ColumnSetStore &sets,
                  QWidget *parent = nullptr);
    ~ColumnChooser() override;

private:
    void updateSet();

    models::ColumnListModel &m_columns;
    const models::ColumnSetStore &m_sets;
    const std::unique_ptr<Ui::ColumnChooser> m_ui;
};

} // namespace sessionscope::gui
