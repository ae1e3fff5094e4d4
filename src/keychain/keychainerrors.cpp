// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "keychain/keychainerrors.h"

#include <QCoreApplication>
#include <QStringDecoder>

namespace sessionscope::keychain {

namespace {

struct Keychain
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::Keychain)
};

Error error(Error::Code code, QString message, QString detail = {})
{
    return {code, std::move(message), std::move(detail), QString(), QString()};
}

} // namespace

Error notFoundError()
{
    return error(Error::Code::NotFound,
                 Keychain::tr("The keychain holds no secret for this connection; enter it again."));
}

Error lockedError(const QString &detail)
{
    return error(Error::Code::KeychainLocked,
                 Keychain::tr("The keychain of this system is locked; unlock it and try again."),
                 detail);
}

Error unavailableError(const QString &detail)
{
    return error(
        Error::Code::KeychainUnavailable,
        Keychain::tr("No keychain can be used on this system; install and start one (GNOME "
                     "Keyring or KWallet), or choose another place for the credentials."),
        detail);
}

Error noKeyringError(const QString &detail)
{
    return error(
        Error::Code::KeychainUnavailable,
        Keychain::tr("The keychain of this system holds no keyring yet and could not make one; "
                     "create one with the system's password program and try again."),
        detail);
}

Error timedOutError()
{
    return error(Error::Code::KeychainTimedOut,
                 Keychain::tr("The keychain of this system did not answer in time; look for its "
                              "password prompt behind other windows, and try again."));
}

Error refusedError(const QString &detail)
{
    return error(
        Error::Code::KeychainRefused,
        Keychain::tr("The keychain of this system refused; see the details, or choose another "
                     "place for the credentials."),
        detail);
}

Error cancelledError()
{
    return error(Error::Code::Cancelled, Keychain::tr("The keychain is no longer asked."));
}

std::optional<Error> secretProblem(const Secret &secret)
{
    if (secret.isEmpty())
        return error(Error::Code::InvalidInput, Keychain::tr("The secret is empty; enter one."));
    const QByteArrayView bytes = secret.reveal();
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(bytes);
    const bool isText = !decoder.hasError() && !bytes.contains('\0');
    wipe(text);
    if (!isText)
        return error(Error::Code::InvalidInput,
                     Keychain::tr("The secret holds bytes that are no text; enter it again."));
    return std::nullopt;
}

} // namespace sessionscope::keychain
