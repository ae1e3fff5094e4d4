// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "query/completion.h"

#include <QDialog>

#include <memory>

namespace sessionscope::models {
class ColorRuleListModel;
class ColorRuleStore;
} // namespace sessionscope::models

namespace sessionscope::gui {

class PageLook;

namespace Ui {
class ColorRulesDialog;
}

//! The colour rules: add, edit, order and delete them, and put them in force for one page. Every
//! change is saved and shown at once.
class ColorRulesDialog final : public QDialog
{
    Q_OBJECT

public:
    //! All references outlive the dialog.
    ColorRulesDialog(models::ColorRuleStore &store, PageLook &look,
                     query::CompletionSources completions, QWidget *parent = nullptr);
    ~ColorRulesDialog() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString currentId() const;
    void setCurrentId(const QString &id);
    void toggleCurrent();
    void add();
    void edit();
    void move(int by);
    void deleteCurrent();
    void show(const Result<void> &done, const QString &sentence);
    void updateList();
    void updateState();

    const std::unique_ptr<Ui::ColorRulesDialog> m_ui;
    models::ColorRuleStore &m_store;
    PageLook &m_look;
    const query::CompletionSources m_completions;
    models::ColorRuleListModel *m_model;
};

} // namespace sessionscope::gui
