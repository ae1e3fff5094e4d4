// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/credentialdialog.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "gui/errordetailsdialog.h"
#include "gui/fitheight.h"
#include "gui/secretfield.h"

#include "ui_credentialdialog.h"

#include <QPushButton>

namespace sessionscope::gui {

using live::PromptReason;

namespace {

// Where it differs from that of an AccessKey.
QString redisIntroduction(const QString &name, PromptReason reason)
{
    if (reason == PromptReason::Missing) {
        return CredentialDialog::tr("The keychain holds no password for “%1”. Enter user and "
                                    "password again; the password will be saved in the keychain.")
            .arg(name);
    }
    if (reason == PromptReason::Rejected) {
        return CredentialDialog::tr("The server refuses user or password for “%1”. Check them and "
                                    "enter them again.")
            .arg(name);
    }
    return {};
}

QString introduction(const QString &name, PromptReason reason)
{
    switch (reason) {
    case PromptReason::EachTime:
        return CredentialDialog::tr("Enter the credentials for “%1”. They are not saved.")
            .arg(name);
    case PromptReason::FirstUse:
        return CredentialDialog::tr(
                   "Enter the credentials for “%1”. They are kept until the program ends.")
            .arg(name);
    case PromptReason::Missing:
        return CredentialDialog::tr("The keychain holds no secret for “%1”. Enter the credentials "
                                    "again; they will be saved in the keychain.")
            .arg(name);
    case PromptReason::TokenExpired:
        return CredentialDialog::tr("The STS token for “%1” has expired. Enter new temporary "
                                    "credentials: ID, secret and token belong together.")
            .arg(name);
    case PromptReason::Rejected:
        return CredentialDialog::tr("The server refuses the credentials for “%1”. Check them and "
                                    "enter them again.")
            .arg(name);
    }
    Q_UNREACHABLE();
}

} // namespace

CredentialDialog::CredentialDialog(const live::ConnectionProfile &profile, PromptReason reason,
                                   const std::optional<Error> &cause, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::CredentialDialog>())
    , m_isRedis(profile.kind == live::ConnectionKind::Redis)
{
    m_ui->setupUi(this);
    const QString name = displayText(profile.name, kMaxCellCharacters);
    const QString ofRedis = m_isRedis ? redisIntroduction(name, reason) : QString();
    m_ui->introLabel->setText(ofRedis.isEmpty() ? introduction(name, reason) : ofRedis);
    m_ui->causeWidget->setVisible(cause.has_value());
    if (cause)
        showCause(*cause, profile.name);
    m_ui->tokenHint->setField(m_ui->tokenLineEdit);

    // Temporary credentials come with an id of their own, which the old one would only hide.
    if (reason != PromptReason::TokenExpired)
        m_ui->accessKeyIdLineEdit->setText(m_isRedis ? profile.redis.user : profile.accessKeyId);
    if (m_isRedis)
        askForPassword();
    (m_ui->accessKeyIdLineEdit->text().isEmpty() && !m_isRedis ? m_ui->accessKeyIdLineEdit
                                                               : m_ui->secretLineEdit)
        ->setFocus();

    connect(m_ui->showSecretButton, &QPushButton::toggled, this, [this](bool shown) {
        const auto mode = shown ? QLineEdit::Normal : QLineEdit::Password;
        m_ui->secretLineEdit->setEchoMode(mode);
        m_ui->tokenLineEdit->setEchoMode(mode);
        m_ui->showSecretButton->setText(shown ? tr("&Hide") : tr("Sho&w"));
    });
    for (QLineEdit *field : {m_ui->accessKeyIdLineEdit, m_ui->secretLineEdit})
        connect(field, &QLineEdit::textChanged, this, &CredentialDialog::updateButtons);
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &CredentialDialog::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &CredentialDialog::reject);
    updateButtons();
    fitHeight(this);
}

CredentialDialog::~CredentialDialog() = default;

void CredentialDialog::done(int result)
{
    if (result == Accepted) {
        // A password may have blanks.
        const Secret secret = m_isRedis ? Secret::fromText(m_ui->secretLineEdit->text())
                                        : secretOf(m_ui->secretLineEdit);
        emit entered(
            {m_ui->accessKeyIdLineEdit->text().trimmed(), secret, secretOf(m_ui->tokenLineEdit)});
    }
    wipeField(m_ui->secretLineEdit);
    wipeField(m_ui->tokenLineEdit);
    QDialog::done(result);
}

void CredentialDialog::showCause(const Error &cause, const QString &subject)
{
    m_ui->causeHint->setRemark(displayText(cause.message, kMaxDetailCharacters));
    connect(m_ui->causeDetailsButton, &QPushButton::clicked, this, [this, cause, subject] {
        auto *dialog = new ErrorDetailsDialog(cause, subject, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

void CredentialDialog::askForPassword()
{
    m_ui->accessKeyIdLabel->setText(tr("&User:"));
    m_ui->accessKeyIdLineEdit->setPlaceholderText(tr("The default user"));
    m_ui->secretLabel->setText(tr("&Password:"));
    m_ui->showSecretButton->setAccessibleName(tr("Show the password"));
    m_ui->formLayout->setRowVisible(m_ui->tokenLabel, false);
    m_ui->tokenHint->setSuppressed(true);
}

void CredentialDialog::updateButtons()
{
    if (m_isRedis)
        return; // nothing is also an answer: the server may have no password
    m_ui->buttonBox->button(QDialogButtonBox::Ok)
        ->setEnabled(!isBlank(m_ui->accessKeyIdLineEdit) && !isBlank(m_ui->secretLineEdit));
}

} // namespace sessionscope::gui
