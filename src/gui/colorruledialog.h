// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/colorrules.h"

#include <QDialog>

#include <memory>

namespace sessionscope::models {
class ColorRuleStore;
}

namespace sessionscope::query {
struct CompletionSources;
}

namespace sessionscope::gui {

namespace Ui {
class ColorRuleDialog;
}

//! One colour rule: which sessions, what they are called, their colour. Says while one types
//! whether that is a filter, as the filter line does.
class ColorRuleDialog final : public QDialog
{
    Q_OBJECT

public:
    //! \a rule is shown first; without an id it is a new one. \a store outlives the dialog.
    ColorRuleDialog(models::ColorRuleStore &store, const live::ColorRule &rule,
                    const query::CompletionSources &completions, QWidget *parent = nullptr);
    ~ColorRuleDialog() override;

    void accept() override;

signals:
    void saved(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    live::ColorRule entered() const;
    void updateState();

    const std::unique_ptr<Ui::ColorRuleDialog> m_ui;
    models::ColorRuleStore &m_store;
    const QString m_id;
};

} // namespace sessionscope::gui
