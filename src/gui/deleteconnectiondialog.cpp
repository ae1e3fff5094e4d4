// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/deleteconnectiondialog.h"

#include "core/displaytext.h"
#include "core/future.h"
#include "core/limits.h"
#include "gui/fitheight.h"
#include "live/credentialresolver.h"
#include "live/profilestore.h"

#include "ui_deleteconnectiondialog.h"

#include <QPushButton>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using live::CredentialSource;

DeleteConnectionDialog::DeleteConnectionDialog(ConnectionServices services,
                                               const live::ConnectionProfile &profile,
                                               QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::DeleteConnectionDialog>())
    , m_services(std::move(services))
    , m_profile(profile)
{
    m_ui->setupUi(this);
    m_ui->questionLabel->setText(
        tr("Delete the connection “%1”?").arg(displayText(profile.name, kMaxCellCharacters)));
    m_ui->consequenceHint->setHelp(
        profile.credentialSource == CredentialSource::Keychain
            ? tr("Its secret is deleted from the keychain, too. The instance is not touched.")
            : tr("The instance is not touched."));

    const auto addButton = [this](const QString &text, const QString &name) {
        QPushButton *button = m_ui->buttonBox->addButton(text, QDialogButtonBox::DestructiveRole);
        button->setObjectName(name);
        button->setAutoDefault(false);
        return button;
    };
    m_deleteButton = addButton(tr("&Delete"), u"deleteButton"_s);
    m_unlockButton = addButton(tr("&Unlock and delete"), u"unlockButton"_s);
    m_leaveButton = addButton(tr("Delete, &leave the secret"), u"leaveButton"_s);
    m_unlockButton->hide();
    m_leaveButton->hide();
    connect(m_deleteButton, &QPushButton::clicked, this, &DeleteConnectionDialog::remove);
    connect(m_unlockButton, &QPushButton::clicked, this, &DeleteConnectionDialog::unlockAndRemove);
    connect(m_leaveButton, &QPushButton::clicked, this,
            &DeleteConnectionDialog::leaveSecretsBehind);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    QPushButton *cancel = m_ui->buttonBox->button(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    cancel->setFocus();
    setBusy(false);
    fitHeight(this);
}

DeleteConnectionDialog::~DeleteConnectionDialog() = default;

void DeleteConnectionDialog::remove()
{
    setBusy(true);
    whenFinished(m_services.credentials.removeConnection(m_profile.id), this,
                 [this](const Result<void> &removed) { handleRemoved(removed); });
}

void DeleteConnectionDialog::unlockAndRemove()
{
    setBusy(true);
    whenFinished(m_services.credentials.unlockKeychain(), this,
                 [this](const Result<void> &unlocked) {
                     if (unlocked)
                         remove();
                     else
                         handleRemoved(unlocked);
                 });
}

void DeleteConnectionDialog::leaveSecretsBehind()
{
    handleRemoved(m_services.profiles.remove(m_profile.id));
}

void DeleteConnectionDialog::handleRemoved(const Result<void> &removed)
{
    setBusy(false);
    if (removed || removed.error().code == Error::Code::NotFound) {
        accept(); // not found: another program was faster
        return;
    }
    const Error &error = removed.error();
    const bool isKeychain = stageOf(error.code) == ErrorStage::Keychain;
    m_ui->consequenceHint->setProblem(displayText(error.message, kMaxDetailCharacters));
    m_deleteButton->setText(isKeychain ? tr("&Try again") : tr("&Delete"));
    m_unlockButton->setVisible(error.code == Error::Code::KeychainLocked);
    m_leaveButton->setVisible(isKeychain);
    fitHeight(this);
    m_ui->buttonBox->button(QDialogButtonBox::Cancel)->setFocus();
}

void DeleteConnectionDialog::setBusy(bool busy)
{
    m_ui->busyLabel->setVisible(busy);
    for (QPushButton *button : {m_deleteButton, m_unlockButton, m_leaveButton})
        button->setEnabled(!busy);
}

} // namespace sessionscope::gui
