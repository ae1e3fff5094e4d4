// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls/certificateproblem.h"

#include <algorithm>

namespace sessionscope::tls {

using namespace Qt::Literals::StringLiterals;

namespace {

bool contains(const QList<QSslError> &errors, std::initializer_list<QSslError::SslError> kinds)
{
    return std::any_of(errors.cbegin(), errors.cend(), [&](const QSslError &error) {
        return std::find(kinds.begin(), kinds.end(), error.error()) != kinds.end();
    });
}

} // namespace

CertificateProblem certificateProblem(const QList<QSslError> &errors)
{
    // An unknown issuer first: nothing else in such a certificate means anything.
    if (contains(errors,
                 {QSslError::SelfSignedCertificate, QSslError::SelfSignedCertificateInChain,
                  QSslError::UnableToGetLocalIssuerCertificate,
                  QSslError::UnableToGetIssuerCertificate,
                  QSslError::UnableToVerifyFirstCertificate, QSslError::CertificateUntrusted,
                  QSslError::InvalidCaCertificate, QSslError::NoPeerCertificate}))
        return CertificateProblem::UnknownAuthority;
    if (contains(errors, {QSslError::HostNameMismatch}))
        return CertificateProblem::OtherHost;
    if (contains(errors, {QSslError::CertificateExpired}))
        return CertificateProblem::Expired;
    if (contains(errors, {QSslError::CertificateNotYetValid}))
        return CertificateProblem::NotYetValid;
    return errors.isEmpty() ? CertificateProblem::None : CertificateProblem::Other;
}

bool isVersionRefused(const QString &errorString)
{
    return errorString.contains("protocol version"_L1)
        || errorString.contains("unsupported protocol"_L1);
}

} // namespace sessionscope::tls
