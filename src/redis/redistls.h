// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QSslConfiguration>
#include <QSslError>
#include <QString>

namespace sessionscope::redis {

//! How a connection is encrypted. TLS 1.2 or newer, and a certificate that is valid for the host;
//! there is no way to go on without.
struct TlsOptions
{
    QString caFile; //!< PEM, besides what the system trusts; empty: only that
    QString certificateFile; //!< PEM, the client's; empty: none
    QString keyFile; //!< PEM, of that; empty: in the certificate file
    QString serverName; //!< asked for (SNI) and verified instead of the host; empty: the host

    friend bool operator==(const TlsOptions &, const TlsOptions &) = default;
};

//! \brief Reads the files. Error::CannotRead or Error::InvalidInput, each with what to do.
Result<QSslConfiguration> tlsConfiguration(const TlsOptions &options);

//! What is known of an encrypted connection that failed before a server had answered anything.
struct TlsFailure
{
    QList<QSslError> errors; //!< about the server's certificate
    QString errorString; //!< Qt's text with OpenSSL's words; goes to the details
    bool isEncrypted = false; //!< the server's certificate had been accepted
};

//! Error::TlsFailed with what to do. \a address is host and port.
Error tlsError(const TlsFailure &failure, const TlsOptions &options, const QString &address);

} // namespace sessionscope::redis
