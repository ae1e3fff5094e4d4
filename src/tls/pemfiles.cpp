// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls/pemfiles.h"

#include "core/limits.h"
#include "core/secret.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace sessionscope::tls {

using Code = Error::Code;

namespace {

struct PemText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::tls::PemFiles)
};

struct Content
{
    QByteArray bytes; //!< none of a file that is larger than any such file
    QString error; //!< of the system; empty: it was read
};

Content contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {{}, file.errorString()};
    QByteArray bytes = file.read(kMaxSettingsFileBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return {{}, file.errorString()}; // a folder opens and does not read
    if (bytes.size() > kMaxSettingsFileBytes)
        wipe(bytes);
    return {bytes, {}};
}

} // namespace

Result<QList<QSslCertificate>> readCaFile(const QString &path)
{
    const QString name = QDir::toNativeSeparators(path);
    const Content content = contentOf(path);
    if (!content.error.isEmpty()) {
        return failure(
            Code::CannotRead,
            PemText::tr("The CA file %1 cannot be read: check its name and its permissions.")
                .arg(name),
            content.error);
    }
    QList<QSslCertificate> certificates = QSslCertificate::fromData(content.bytes, QSsl::Pem);
    if (certificates.isEmpty()) {
        return failure(
            Code::CannotRead,
            PemText::tr("The CA file %1 holds no certificate in PEM form: choose another file.")
                .arg(name));
    }
    return certificates;
}

Result<QList<QSslCertificate>> readCertificateFile(const QString &path)
{
    const QString name = QDir::toNativeSeparators(path);
    const Content content = contentOf(path);
    if (!content.error.isEmpty()) {
        return failure(Code::CannotRead,
                       PemText::tr("The client certificate file %1 cannot be read: check its name "
                                   "and its permissions.")
                           .arg(name),
                       content.error);
    }
    QList<QSslCertificate> certificates = QSslCertificate::fromData(content.bytes, QSsl::Pem);
    if (certificates.isEmpty()) {
        return failure(Code::CannotRead,
                       PemText::tr("The client certificate file %1 holds no certificate in PEM "
                                   "form: choose another file.")
                           .arg(name));
    }
    return certificates;
}

Result<QSslKey> readKeyFile(const QString &path)
{
    const QString name = QDir::toNativeSeparators(path);
    Content content = contentOf(path);
    if (!content.error.isEmpty()) {
        return failure(
            Code::CannotRead,
            PemText::tr("The key file %1 cannot be read: check its name and its permissions.")
                .arg(name),
            content.error);
    }
    QSslKey key = privateKey(content.bytes);
    // "BEGIN ENCRYPTED PRIVATE KEY", or "Proc-Type: 4,ENCRYPTED" in the older form.
    const bool isEncrypted = content.bytes.contains("ENCRYPTED");
    wipe(content.bytes);
    if (!key.isNull())
        return key;
    if (isEncrypted) {
        return failure(Code::CannotRead,
                       PemText::tr("The key in %1 is protected by a passphrase: choose a key file "
                                   "without one (openssl pkey writes it) that only you can read.")
                           .arg(name));
    }
    return failure(Code::CannotRead,
                   PemText::tr("The key file %1 holds no private key in PEM form (RSA or EC): "
                               "choose another file.")
                       .arg(name));
}

QSslKey privateKey(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return {};
}

} // namespace sessionscope::tls
