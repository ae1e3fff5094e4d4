// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings.h"

#include <QDialog>

#include <memory>

class QAbstractButton;

namespace sessionscope::gui {

class FindingsForm;

namespace Ui {
class PreferencesDialog;
}

//! The preferences. What it changes, it changes in \a settings alone: whoever shows something
//! depending on them listens to Settings::changed(). The theme is tried out at once and taken back
//! by Cancel.
class PreferencesDialog final : public QDialog
{
    Q_OBJECT

public:
    //! \a settings outlives the dialog.
    explicit PreferencesDialog(Settings &settings, QWidget *parent = nullptr);
    ~PreferencesDialog() override;

    void accept() override;
    void reject() override;

private:
    void fillChoices();
    void load(const Settings &from);
    void loadDefaults();
    bool apply();
    void updateState();
    void handleClicked(QAbstractButton *button);

    const std::unique_ptr<Ui::PreferencesDialog> m_ui;
    FindingsForm *m_findings;
    Settings &m_settings;
    Settings::Theme m_appliedTheme;
};

} // namespace sessionscope::gui
