// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDialog>

#include <memory>

class QTreeWidgetItem;

namespace sessionscope::models {
class ColumnSetStore;
}

namespace sessionscope::gui {

namespace Ui {
class ColumnSetsDialog;
}

//! The sets of columns: rename, order and delete the user's own. Every change is saved at once.
class ColumnSetsDialog final : public QDialog
{
    Q_OBJECT

public:
    //! \a store outlives the dialog.
    explicit ColumnSetsDialog(models::ColumnSetStore &store, QWidget *parent = nullptr);
    ~ColumnSetsDialog() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void addSet(const QString &title, const QString &columns, bool isOwn);
    QString currentTitle() const;
    void setCurrentTitle(const QString &title);
    void rename(QTreeWidgetItem *item);
    void move(int by);
    void deleteCurrent();
    void show(const Result<void> &done, const QString &sentence);
    void updateButtons();

    const std::unique_ptr<Ui::ColumnSetsDialog> m_ui;
    models::ColumnSetStore &m_store;
};

} // namespace sessionscope::gui
