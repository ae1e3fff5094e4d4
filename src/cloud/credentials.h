// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QString>

class QProcessEnvironment;

namespace sessionscope::cloud {

//! What a request is signed with. A security token is present with temporary (STS) credentials
//! only. The id is no secret: it travels in clear text and may be shown.
struct Credentials
{
    QString accessKeyId;
    Secret accessKeySecret;
    Secret securityToken;

    friend bool operator==(const Credentials &, const Credentials &) = default;
};

//! The variables of the official SDKs and of the aliyun command line.
inline constexpr char kAccessKeyIdVariable[] = "ALIBABA_CLOUD_ACCESS_KEY_ID";
inline constexpr char kAccessKeySecretVariable[] = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
inline constexpr char kSecurityTokenVariable[] = "ALIBABA_CLOUD_SECURITY_TOKEN";

//! \brief Credentials from environment variables; the token is optional.
//! Error::NoCredentials names the variables that are missing or empty.
Result<Credentials> credentialsFromEnvironment(const QProcessEnvironment &environment);

//! \brief Says whether a request could be signed and sent with these at all.
//! Error::NoCredentials if the id or the secret is empty, Error::InvalidInput if the id or the
//! token holds characters that cannot stand in an HTTP header.
Result<void> checkCredentials(const Credentials &credentials);

} // namespace sessionscope::cloud
