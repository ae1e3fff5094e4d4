// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/limits.h"
#include "keychain/secretstore.h"

#include <QObject>

#include <memory>

namespace sessionscope::keychain {

class SecretService;

//! The keychain of the operating system, through QtKeychain. Lives on the GUI thread and never
//! blocks it.
//!
//! QtKeychain alone cannot be believed on Linux: over a locked keyring it reports a read as "not
//! found" and a delete as done. Therefore the Secret Service is asked over D-Bus before and after,
//! which shows no prompt, and unlocked through its own prompt before QtKeychain runs: QtKeychain's
//! jobs run one after another, and one that waits for an unanswered prompt would hold up all
//! others. Without a Secret Service (KWallet alone; Windows; macOS) QtKeychain's own answers stand.
class SystemSecretStore final : public QObject, public SecretStore
{
    Q_OBJECT

public:
    //! \a timeout bounds each call, the user's answer to the prompt included. Passing it abandons
    //! the answer only: what has been started may still happen.
    explicit SystemSecretStore(std::chrono::milliseconds timeout = kKeychainTimeout,
                               QObject *parent = nullptr);
    ~SystemSecretStore() override;

    QFuture<Result<Secret>> read(const QString &key) override;
    QFuture<Result<void>> write(const QString &key, const Secret &secret) override;
    QFuture<Result<void>> remove(const QString &key) override;
    QFuture<Result<void>> probe() override;
    QFuture<Result<void>> unlock() override;

private:
    const std::chrono::milliseconds m_timeout;
    //! Null where there is no Secret Service by nature.
    const std::unique_ptr<SecretService> m_service;
};

//! The service name ("server" attribute) of all our entries.
QString keychainServiceName();

} // namespace sessionscope::keychain
