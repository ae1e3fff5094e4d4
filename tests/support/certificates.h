// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTemporaryDir>

namespace sessionscope::testing {

//! A certificate authority of its own in a temporary folder, through the openssl program.
class Certificates final
{
public:
    //! False if openssl is missing or fails.
    bool create()
    {
        return m_folder.isValid()
            && run("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key "
                   "-out "
                   "ca.pem -days 30 -subj /CN=Test-CA -addext basicConstraints=critical,CA:TRUE "
                   "-addext "
                   "keyUsage=critical,keyCertSign,cRLSign");
    }

    QString caFile() const { return m_folder.filePath(QStringLiteral("ca.pem")); }

    //! Of the last serverFor().
    QString certificateFile() const { return m_folder.filePath(QStringLiteral("srv.pem")); }

    QString keyFile() const { return m_folder.filePath(QStringLiteral("srv.key")); }

    //! Of a client, after client().
    QString clientCertificateFile() const { return m_folder.filePath(QStringLiteral("cli.pem")); }

    QString clientKeyFile() const { return m_folder.filePath(QStringLiteral("cli.key")); }

    //! The same key behind a passphrase.
    QString lockedKeyFile() const { return m_folder.filePath(QStringLiteral("locked.key")); }

    bool client()
    {
        return issue("cli", "extendedKeyUsage=clientAuth\n", 20)
            && run("pkey -in cli.key -aes256 -passout pass:word -out locked.key");
    }

    //! A server's certificate for "DNS:name" or "IP:address"; with \a days -1 it has expired.
    QSslConfiguration serverFor(const QByteArray &subject, int days = 20)
    {
        if (!issue("srv", "subjectAltName=" + subject + "\nextendedKeyUsage=serverAuth\n", days))
            return {};
        QFile key(keyFile());
        if (!key.open(QIODevice::ReadOnly))
            return {};
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificateChain(QSslCertificate::fromPath(certificateFile()));
        configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
        return configuration;
    }

private:
    //! NAME.key and NAME.pem.
    bool issue(const QByteArray &name, const QByteArray &extensions, int days)
    {
        QFile file(m_folder.filePath(QStringLiteral("ext")));
        if (!file.open(QIODevice::WriteOnly))
            return false;
        file.write(extensions);
        file.close();
        return run("req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout " + name
                   + ".key -out " + name + ".csr -subj /CN=test-" + name)
            && run("x509 -req -in " + name + ".csr -CA ca.pem -CAkey ca.key -CAcreateserial -days "
                   + QByteArray::number(days) + " -extfile ext -out " + name + ".pem");
    }

    bool run(const QByteArray &arguments)
    {
        QProcess openssl;
        openssl.setWorkingDirectory(m_folder.path());
        openssl.start(QStringLiteral("openssl"), QString::fromLatin1(arguments).split(u' '));
        const bool isFine = openssl.waitForFinished() && openssl.exitCode() == 0;
        if (!isFine)
            qWarning("openssl: %s", openssl.readAllStandardError().constData());
        return isFine;
    }

    QTemporaryDir m_folder;
};

} // namespace sessionscope::testing
