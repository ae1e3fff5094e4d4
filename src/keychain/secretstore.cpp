// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "keychain/secretstore.h"

namespace sessionscope::keychain {

QString accessKeySecretKey(const QString &profileId)
{
    return profileId + QLatin1String("/access-key-secret");
}

QString securityTokenKey(const QString &profileId)
{
    return profileId + QLatin1String("/security-token");
}

} // namespace sessionscope::keychain
