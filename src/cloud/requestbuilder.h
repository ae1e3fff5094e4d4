// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/apicall.h"

#include <QNetworkRequest>
#include <QSslConfiguration>

#include <optional>

namespace sessionscope::cloud {

//! \brief A call as a signed request, ready to be posted with an empty body.
//! Everything that must be fresh for each attempt is an argument: \a date (UTC) and \a nonce.
//! \a tls is for https.
QNetworkRequest buildRequest(const ApiCall &call, const QDateTime &date, const QByteArray &nonce,
                             const std::optional<QSslConfiguration> &tls);

//! 64 random hex digits from the operating system's generator, as the SDKs send them.
QByteArray randomNonce();

} // namespace sessionscope::cloud
