// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of the form that is about credentials.
#include "gui/connectionform.h"

#include "gui/credentialsources.h"
#include "gui/fieldhint.h"
#include "gui/secretfield.h"
#include "live/credentialresolver.h"

#include "ui_connectionform.h"

#include <QProcessEnvironment>

namespace sessionscope::gui {

using live::CredentialSource;

std::optional<cloud::Credentials> ConnectionForm::typedCredentials() const
{
    if (isRedis() && source() == CredentialSource::None)
        return cloud::Credentials{m_ui->accessKeyIdLineEdit->text(), Secret(), Secret()};
    if (!takesSecrets() || !hasTypedSecret())
        return std::nullopt;
    if (isRedis()) {
        return cloud::Credentials{m_ui->accessKeyIdLineEdit->text(),
                                  Secret::fromText(m_ui->secretLineEdit->text()), Secret()};
    }
    return cloud::Credentials{m_ui->accessKeyIdLineEdit->text(), secretOf(m_ui->secretLineEdit),
                              secretOf(m_ui->tokenLineEdit)};
}

// What was in a URL, in place of what stood there.
void ConnectionForm::takeLogin(const QString &user, const Secret &password)
{
    m_ui->accessKeyIdLineEdit->setText(user);
    if (password.isEmpty()) {
        wipeField(m_ui->secretLineEdit);
        return;
    }
    if (!takesSecrets()) {
        m_ui->sourceComboBox->setCurrentIndex(
            m_ui->sourceComboBox->findData(static_cast<int>(CredentialSource::Keychain)));
    }
    QString text = QString::fromUtf8(password.reveal().toByteArray());
    m_ui->secretLineEdit->setText(text);
    wipe(text);
}

void ConnectionForm::updateSource()
{
    const bool asksForId = isRedis() || takesSecrets() || source() == CredentialSource::AskEachTime;
    setRowVisible(m_ui->accessKeyIdLabel, m_ui->accessKeyIdHint, asksForId);
    setRowVisible(m_ui->secretLabel, m_ui->secretHint, takesSecrets());
    setRowVisible(m_ui->tokenLabel, m_ui->tokenHint, takesSecrets() && !isRedis());
    setRowVisible(m_ui->aliyunProfileLabel, m_ui->aliyunProfileHint,
                  source() == CredentialSource::AliyunProfile);
}

void ConnectionForm::updateCredentialHints()
{
    m_ui->sourceHint->setHelp(credentialSourceHelp(source(), kind()));
    m_ui->sourceHint->setRemark(sourceRemark());
    if (source() == CredentialSource::AliyunProfile)
        m_ui->aliyunProfileHint->setRemark(m_aliyunProblem);

    const bool isKept = keepsStoredSecret();
    QString stored;
    if (isKept) {
        stored = isRedis() ? tr("A password is stored; leave empty to keep it")
                           : tr("A secret is stored; leave empty to keep it");
    }
    m_ui->secretLineEdit->setPlaceholderText(stored);
    m_ui->tokenLineEdit->setPlaceholderText(isKept && m_original.hasSecurityToken
                                                ? tr("A token is stored; leave empty to keep it")
                                                : QString());
    m_ui->secretHint->setProblem(secretProblem());
    m_ui->secretHint->setRemark(secretRemark());
    m_ui->tokenHint->setProblem(!isRedis() && takesSecrets() && !hasTypedSecret()
                                        && !isBlank(m_ui->tokenLineEdit)
                                    ? tr("A token comes with a secret of its own. Enter that, too.")
                                    : QString());
}

QString ConnectionForm::secretProblem() const
{
    const bool isMissing = m_showAll && source() == CredentialSource::Keychain
        && !keepsStoredSecret() && !hasTypedSecret();
    if (!isMissing)
        return {};
    return isRedis() ? tr("Enter the password, or choose above that the server has none.")
                     : tr("Enter the secret that belongs to the AccessKey ID.");
}

QString ConnectionForm::secretRemark() const
{
    if (!keepsStoredSecret() || hasTypedSecret())
        return {};
    const QString user = m_ui->accessKeyIdLineEdit->text();
    if (isRedis()) {
        return user != m_original.redis.user
            ? tr("The stored password belongs to the user as it was before.")
            : QString();
    }
    return user != m_original.accessKeyId
        ? tr("The stored secret belongs to the AccessKey ID as it was before.")
        : QString();
}

QString ConnectionForm::sourceRemark() const
{
    if (source() == CredentialSource::Keychain)
        return m_keychainRemark;
    if (source() != CredentialSource::Environment)
        return {};
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (isRedis()) {
        const QLatin1String variable(live::kRedisPasswordVariable);
        return environment.contains(variable) ? QString() : tr("%1 is not set.").arg(variable);
    }
    const auto found = cloud::credentialsFromEnvironment(environment);
    return found ? QString() : found.error().message;
}

CredentialSource ConnectionForm::source() const
{
    return static_cast<CredentialSource>(m_ui->sourceComboBox->currentData().toInt());
}

bool ConnectionForm::takesSecrets() const
{
    return source() == CredentialSource::Keychain || source() == CredentialSource::UntilExit;
}

bool ConnectionForm::hasTypedSecret() const
{
    return isRedis() ? !m_ui->secretLineEdit->text().isEmpty() : !isBlank(m_ui->secretLineEdit);
}

bool ConnectionForm::keepsStoredSecret() const
{
    return m_isStored && kind() == m_original.kind && source() == CredentialSource::Keychain
        && m_original.credentialSource == CredentialSource::Keychain;
}

} // namespace sessionscope::gui
