// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/credentials.h"
#include "live/credentialresolver.h"

#include <QDialog>

#include <memory>
#include <optional>

namespace sessionscope::gui {

namespace Ui {
class CredentialDialog;
}

//! Asks for an AccessKey id, its secret and, if there is one, an STS token, or for the user and the
//! password of a Redis server, and says why.
class CredentialDialog final : public QDialog
{
    Q_OBJECT

public:
    //! \a cause is the refusal of the server, if that is why.
    CredentialDialog(const live::ConnectionProfile &profile, live::PromptReason reason,
                     const std::optional<Error> &cause, QWidget *parent = nullptr);
    ~CredentialDialog() override;

    void done(int result) override;

signals:
    //! Before accepted(). The fields are wiped afterwards.
    void entered(const sessionscope::cloud::Credentials &credentials);

private:
    void showCause(const Error &cause, const QString &subject);
    void askForPassword();
    void updateButtons();

    const std::unique_ptr<Ui::CredentialDialog> m_ui;
    const bool m_isRedis;
};

} // namespace sessionscope::gui
