// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSslError>
#include <QString>

//! What is wrong with an encrypted connection, for those who word it: what to do about it differs
//! between an endpoint of the cloud and a server of one's own.
namespace sessionscope::tls {

//! What is wrong with a server's certificate, the most telling thing first.
enum class CertificateProblem {
    None,
    UnknownAuthority, //!< self-signed, or signed by nobody who is trusted
    OtherHost, //!< made out to another name or address
    Expired,
    NotYetValid,
    Other //!< told in the words of the first error
};

CertificateProblem certificateProblem(const QList<QSslError> &errors);

//! True if \a errorString, in OpenSSL's words, says that both sides know no common version. Qt has
//! no code for it.
bool isVersionRefused(const QString &errorString);

} // namespace sessionscope::tls
