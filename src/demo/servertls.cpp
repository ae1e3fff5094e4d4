// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/servertls.h"

#include "tls/pemfiles.h"

#include <QCoreApplication>
#include <QSslCertificate>

namespace sessionscope::demo {

namespace {

struct TlsText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::demo::ServerTls)
};

} // namespace

Result<QSslConfiguration> tlsFor(const QByteArray &certificate, const QByteArray &key, bool isOld)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(QSslCertificate::fromData(certificate, QSsl::Pem));
    tls.setPrivateKey(tls::privateKey(key));
    if (tls.localCertificate().isNull() || tls.privateKey().isNull()) {
        return failure(Error::Code::InvalidInput,
                       TlsText::tr("There is no certificate with its key in PEM form."));
    }
    if (isOld) {
        // Qt has no names for them any more; today's security level of OpenSSL refuses them.
        tls.setProtocol(QSsl::AnyProtocol);
        tls.setBackendConfigurationOption("MinProtocol", QByteArray("TLSv1"));
        tls.setBackendConfigurationOption("MaxProtocol", QByteArray("TLSv1.1"));
        tls.setBackendConfigurationOption("CipherString", QByteArray("ALL:@SECLEVEL=0"));
    }
    return tls;
}

} // namespace sessionscope::demo
