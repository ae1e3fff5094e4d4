// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/redistls.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "tls/certificateproblem.h"
#include "tls/pemfiles.h"

#include <QCoreApplication>
#include <QSslKey>
#include <QSslSocket>

#include <algorithm>

namespace sessionscope::redis {

using namespace Qt::Literals::StringLiterals;
using Code = Error::Code;

namespace {

struct TlsText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::redis::RedisTls)
};

//! OpenSSL's words for an alert of the server, without the version of TLS before them.
bool hasAlert(const QString &errorString, std::initializer_list<QLatin1StringView> alerts)
{
    return std::any_of(alerts.begin(), alerts.end(), [&](QLatin1StringView alert) {
        return errorString.contains("alert "_L1 + alert);
    });
}

QString certificateMessage(const QList<QSslError> &errors, const QString &address)
{
    switch (tls::certificateProblem(errors)) {
    case tls::CertificateProblem::UnknownAuthority:
        return TlsText::tr("The certificate of %1 comes from an authority that this computer does "
                           "not know: name the authority's certificate as CA file.")
            .arg(address);
    case tls::CertificateProblem::OtherHost:
        return TlsText::tr("The certificate of %1 is made out to another host: check the host, or "
                           "name the one in the certificate as server name.")
            .arg(address);
    case tls::CertificateProblem::Expired:
        return TlsText::tr("The certificate of %1 has expired: check this computer's clock, else "
                           "have the certificate renewed.")
            .arg(address);
    case tls::CertificateProblem::NotYetValid:
        return TlsText::tr("The certificate of %1 is not valid yet: check this computer's clock.")
            .arg(address);
    case tls::CertificateProblem::Other:
        return TlsText::tr("The certificate of %1 is not accepted (%2): have it replaced.")
            .arg(address, displayText(errors.first().errorString(), kMaxCellCharacters));
    case tls::CertificateProblem::None:
        break;
    }
    return {};
}

QString clientCertificateMessage(bool hasCertificate, const QString &address)
{
    return hasCertificate
        ? TlsText::tr("%1 does not accept the client certificate: check that its authority is the "
                      "one the server trusts, and that it has not expired.")
              .arg(address)
        : TlsText::tr("%1 asks for a client certificate: name the files with the certificate and "
                      "its key.")
              .arg(address);
}

} // namespace

Result<QSslConfiguration> tlsConfiguration(const TlsOptions &options)
{
    if (!QSslSocket::supportsSsl()) {
        return failure(Code::TlsFailed,
                       TlsText::tr("This computer has no library for TLS that the program can use: "
                                   "install OpenSSL."));
    }
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!options.caFile.isEmpty()) {
        const Result<QList<QSslCertificate>> authorities = tls::readCaFile(options.caFile);
        if (!authorities)
            return failure(authorities.error());
        // Added: the system's are loaded on demand, a list of our own would replace them.
        configuration.addCaCertificates(*authorities);
    }
    if (options.certificateFile.isEmpty() && !options.keyFile.isEmpty()) {
        return failure(Code::InvalidInput,
                       TlsText::tr("There is a key file but no client certificate: name the file "
                                   "with the certificate too."));
    }
    if (!options.certificateFile.isEmpty()) {
        const Result<QList<QSslCertificate>> chain =
            tls::readCertificateFile(options.certificateFile);
        if (!chain)
            return failure(chain.error());
        const Result<QSslKey> key =
            tls::readKeyFile(options.keyFile.isEmpty() ? options.certificateFile : options.keyFile);
        if (!key)
            return failure(key.error());
        configuration.setLocalCertificateChain(*chain);
        configuration.setPrivateKey(*key);
    }
    return configuration;
}

Error tlsError(const TlsFailure &failure, const TlsOptions &options, const QString &address)
{
    QString detail = failure.errorString;
    for (const QSslError &error : failure.errors)
        detail += '\n'_L1 + error.errorString();
    Error error{Code::TlsFailed, certificateMessage(failure.errors, address), detail, {}, {}};
    if (!error.message.isEmpty())
        return error;

    const QString &words = failure.errorString;
    const bool hasCertificate = !options.certificateFile.isEmpty();
    if (hasAlert(words,
                 {"certificate required"_L1, "bad certificate"_L1, "unsupported certificate"_L1,
                  "certificate expired"_L1, "certificate revoked"_L1, "certificate unknown"_L1,
                  "unknown ca"_L1})) {
        error.message = clientCertificateMessage(hasCertificate, address);
    } else if (words.contains("does not certify"_L1) || words.contains("values mismatch"_L1)) {
        error.message = TlsText::tr("The client certificate and its key do not belong together: "
                                    "check both files.");
    } else if (tls::isVersionRefused(words)) {
        error.message = TlsText::tr("%1 offers no TLS that is safe (1.2 or newer is needed): have "
                                    "a newer one switched on at the server.")
                            .arg(address);
    } else if (failure.isEncrypted && !hasCertificate) {
        // TLS 1.3: the refusal comes after the handshake, and may be overtaken by the end.
        error.message = TlsText::tr("%1 has closed the encrypted connection at once: if it asks "
                                    "for client certificates, name the files with the certificate "
                                    "and its key.")
                            .arg(address);
    } else if (failure.isEncrypted) {
        error.message = clientCertificateMessage(true, address);
    } else if (hasAlert(words, {"handshake failure"_L1}) && !hasCertificate) {
        // TLS 1.2 has the same alert for "no certificate" and "nothing in common".
        error.message = TlsText::tr("%1 refuses the encrypted connection: if it asks for client "
                                    "certificates, name the files with the certificate and its "
                                    "key.")
                            .arg(address);
    } else {
        error.message = TlsText::tr("No encrypted connection to %1 could be agreed: check that the "
                                    "port expects TLS, else switch TLS off for it.")
                            .arg(address);
    }
    return error;
}

} // namespace sessionscope::redis
