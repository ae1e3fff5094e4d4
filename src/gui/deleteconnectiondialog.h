// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/connectiondialog.h"

#include <QDialog>

#include <memory>

namespace sessionscope::gui {

namespace Ui {
class DeleteConnectionDialog;
}

//! Asks, then deletes a saved connection together with its secrets. If the keychain does not let
//! go of them, the connection stays, and the user may unlock the keychain or leave the secrets
//! behind knowingly.
class DeleteConnectionDialog final : public QDialog
{
    Q_OBJECT

public:
    DeleteConnectionDialog(ConnectionServices services, const live::ConnectionProfile &profile,
                           QWidget *parent = nullptr);
    ~DeleteConnectionDialog() override;

private:
    void remove();
    void unlockAndRemove();
    void leaveSecretsBehind();
    void handleRemoved(const Result<void> &removed);
    void setBusy(bool busy);

    const std::unique_ptr<Ui::DeleteConnectionDialog> m_ui;
    const ConnectionServices m_services;
    const live::ConnectionProfile m_profile;
    QPushButton *m_deleteButton = nullptr;
    QPushButton *m_unlockButton = nullptr;
    QPushButton *m_leaveButton = nullptr;
};

} // namespace sessionscope::gui
