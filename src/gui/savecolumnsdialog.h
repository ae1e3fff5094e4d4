// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/column.h"

#include <QDialog>
#include <QList>

#include <memory>

namespace sessionscope::models {
class ColumnSetStore;
}

namespace sessionscope::gui {

namespace Ui {
class SaveColumnsDialog;
}

//! Asks for the name of a set of columns and saves it.
class SaveColumnsDialog final : public QDialog
{
    Q_OBJECT

public:
    //! \a store outlives the dialog.
    SaveColumnsDialog(models::ColumnSetStore &store, const QList<session::Column> &columns,
                      QWidget *parent = nullptr);
    ~SaveColumnsDialog() override;

    void accept() override;

private:
    void updateState();

    const std::unique_ptr<Ui::SaveColumnsDialog> m_ui;
    models::ColumnSetStore &m_store;
    const QList<session::Column> m_columns;
};

//! "Address, Name, Command".
QString columnTitles(const QList<session::Column> &columns);

} // namespace sessionscope::gui
