// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/credentials.h"

#include <QCoreApplication>
#include <QProcessEnvironment>
#include <QStringList>

#include <algorithm>

namespace sessionscope::cloud {

namespace {

struct CredentialsText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::cloud::Credentials)
};

Secret takeSecret(const QProcessEnvironment &environment, QLatin1String name)
{
    QString text = environment.value(name);
    Secret secret = Secret::fromText(text);
    wipe(text);
    return secret;
}

} // namespace

Result<Credentials> credentialsFromEnvironment(const QProcessEnvironment &environment)
{
    const QLatin1String idName(kAccessKeyIdVariable);
    const QLatin1String secretName(kAccessKeySecretVariable);
    Credentials credentials;
    credentials.accessKeyId = environment.value(idName);
    credentials.accessKeySecret = takeSecret(environment, secretName);
    credentials.securityToken = takeSecret(environment, QLatin1String(kSecurityTokenVariable));

    QStringList missing;
    if (credentials.accessKeyId.isEmpty())
        missing += idName;
    if (credentials.accessKeySecret.isEmpty())
        missing += secretName;
    if (!missing.isEmpty()) {
        //: %1 is one or two names of environment variables
        return failure(
            Error::Code::NoCredentials,
            CredentialsText::tr("There are no credentials in the environment: set %1 "
                                "(and %2 with temporary credentials).")
                .arg(missing.join(QLatin1String(", ")), QLatin1String(kSecurityTokenVariable)));
    }
    return credentials;
}

Result<void> checkCredentials(const Credentials &credentials)
{
    if (credentials.accessKeyId.isEmpty()) {
        return failure(Error::Code::NoCredentials,
                       CredentialsText::tr("The AccessKey id is missing: enter it."));
    }
    if (credentials.accessKeySecret.isEmpty()) {
        return failure(Error::Code::NoCredentials,
                       CredentialsText::tr("The AccessKey secret is missing: enter it."));
    }
    // The id stands between "Credential=" and "," in the Authorization header.
    const bool idFits =
        std::all_of(credentials.accessKeyId.cbegin(), credentials.accessKeyId.cend(), [](QChar c) {
            return c > u' ' && c < char16_t(0x7f) && c != u',' && c != u'=';
        });
    if (!idFits) {
        return failure(
            Error::Code::InvalidInput,
            CredentialsText::tr("The AccessKey id holds a blank or another character that "
                                "no id has: copy it again."));
    }
    const QByteArrayView token = credentials.securityToken.reveal();
    const bool tokenFits = std::all_of(token.begin(), token.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7f;
    });
    if (!tokenFits) {
        return failure(
            Error::Code::InvalidInput,
            CredentialsText::tr("The security token holds a line break or another character "
                                "that no token has: copy it again."));
    }
    return {};
}

} // namespace sessionscope::cloud
