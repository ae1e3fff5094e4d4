// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslKey>
#include <QString>

//! Files that a user names for encrypted connections. Whatever cannot be used is
//! Error::CannotRead, with a sentence that names the file.
namespace sessionscope::tls {

//! The certificates of an authority, PEM.
Result<QList<QSslCertificate>> readCaFile(const QString &path);

//! A client's own certificate, with those between it and its authority behind it, PEM.
Result<QList<QSslCertificate>> readCertificateFile(const QString &path);

//! The key of a client's certificate, PEM. One with a passphrase is refused: there is nobody to ask
//! while connections open by themselves.
Result<QSslKey> readKeyFile(const QString &path);

//! An EC or RSA key; null if \a pem holds none.
QSslKey privateKey(const QByteArray &pem);

} // namespace sessionscope::tls
