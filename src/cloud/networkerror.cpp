// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/networkerror.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "tls/certificateproblem.h"

#include <QCoreApplication>

namespace sessionscope::cloud {

using namespace Qt::Literals::StringLiterals;
using Code = Error::Code;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::cloud::NetworkError)
};

Error make(Code code, const QString &message, const QString &detail)
{
    return Error{code, message, detail, QString(), QString()};
}

QString tlsMessage(const NetworkFailure &failure, const QString &host)
{
    const QList<QSslError> &errors = failure.sslErrors;
    switch (tls::certificateProblem(errors)) {
    case tls::CertificateProblem::UnknownAuthority:
        return Text::
            tr("The certificate of %1 comes from an authority that this computer does not know: if "
               "the endpoint is right, name the authority's certificate as CA file.")
                .arg(host);
    case tls::CertificateProblem::OtherHost:
        return Text::tr("The certificate of %1 is made out to another host: check the endpoint.")
            .arg(host);
    case tls::CertificateProblem::Expired:
        return Text::tr(
                   "The certificate of %1 has expired: check this computer's clock, else tell the "
                   "operator of the endpoint.")
            .arg(host);
    case tls::CertificateProblem::NotYetValid:
        return Text::tr("The certificate of %1 is not valid yet: check this computer's clock.")
            .arg(host);
    case tls::CertificateProblem::Other:
        return Text::tr(
                   "The certificate of %1 is not accepted (%2): check the endpoint and the proxy.")
            .arg(host, displayText(errors.first().errorString(), kMaxCellCharacters));
    case tls::CertificateProblem::None:
        break;
    }
    if (tls::isVersionRefused(failure.errorString)) {
        return Text::tr("%1 offers no TLS that is safe (1.2 or newer is needed): check the "
                        "endpoint and whether a proxy opens encrypted connections, else tell the "
                        "operator of the endpoint.")
            .arg(host);
    }
    return Text::
        tr("No encrypted connection to %1 could be agreed (TLS 1.2 or newer is needed): check that "
           "the port speaks https.")
            .arg(host);
}

QString proxyMessage(const NetworkFailure &failure)
{
    return failure.proxyPasswordTried
        ? Text::tr("The proxy %1 did not accept the user name and password: enter them again.")
              .arg(failure.proxy)
        : Text::tr("The proxy %1 asks for a user name and a password: enter them.")
              .arg(failure.proxy);
}

} // namespace

Error networkError(const NetworkFailure &failure, const Endpoint &endpoint)
{
    const QString host =
        displayText(QString::fromLatin1(endpoint.hostHeader()), kMaxCellCharacters);
    QString detail = failure.errorString;
    for (const QSslError &error : failure.sslErrors)
        detail += '\n'_L1 + error.errorString();

    // A proxy that closes the connection after its refusal yields other codes of Qt as well.
    if (!failure.proxy.isEmpty())
        return make(Code::ProxyAuthenticationRequired, proxyMessage(failure), failure.proxy);

    switch (failure.error) {
    case QNetworkReply::HostNotFoundError:
        return make(Code::HostNotFound,
                    Text::tr("There is no host %1: check the endpoint and the network connection.")
                        .arg(host),
                    detail);
    case QNetworkReply::ConnectionRefusedError:
        return make(
            Code::ConnectionFailed,
            Text::tr("Nothing answers at %1: check the endpoint, the port and the firewall.")
                .arg(host),
            detail);
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return make(
            Code::TimedOut,
            Text::tr("%1 did not answer in time: check the network and try again.").arg(host),
            detail);
    case QNetworkReply::SslHandshakeFailedError:
        return make(Code::TlsFailed, tlsMessage(failure, host), detail);
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return make(Code::ConnectionLost,
                    Text::tr("The connection to %1 broke before the answer was complete: check the "
                             "network, and a proxy or firewall on the way, then try again.")
                        .arg(host),
                    detail);
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return make(Code::ProxyAuthenticationRequired,
                    Text::tr("The proxy asks for a user name and a password: enter them."), detail);
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownProxyError:
        return make(
            Code::ProxyFailed,
            Text::tr("The system's proxy could not connect to %1: check the proxy settings of the "
                     "system.")
                .arg(host),
            detail);
    case QNetworkReply::UnknownContentError:
        // The one that Qt raises itself, for a body that does not decompress.
        return make(
            Code::CompressedWrongly,
            Text::tr("The answer of %1 is damaged, it cannot be decompressed: try again, and check "
                     "the proxy if it happens again.")
                .arg(host),
            detail);
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return make(Code::ConnectionFailed,
                    Text::tr("%1 does not speak HTTP: check the endpoint and the port.").arg(host),
                    detail);
    default:
        // "Proxy connection refused" and an unreachable network arrive here, as unknown errors.
        return make(
            Code::ConnectionFailed,
            Text::tr("%1 cannot be reached (%2): check the network connection and the proxy.")
                .arg(host, displayText(failure.errorString, kMaxCellCharacters)),
            detail);
    }
}

bool isConnectionLoss(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // Qt wanted to send again by itself and could not
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return true;
    default:
        return false;
    }
}

} // namespace sessionscope::cloud
