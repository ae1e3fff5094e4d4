// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QFuture>
#include <QString>

namespace sessionscope::keychain {

//! Where secrets are kept, one text per key. All calls return at once and complete exactly once, on
//! the thread of the store (the GUI thread); destroying the store completes what is under way with
//! Error::Code::Cancelled.
//!
//! Errors, each with a sentence for the user:
//! \li NotFound: there surely is no such entry. A locked keychain is never "not found".
//! \li KeychainLocked: the keychain stayed locked: the prompt was refused or cannot be shown.
//! \li KeychainUnavailable: there is none, or it cannot be reached.
//! \li KeychainTimedOut: no answer in time; the prompt may be hidden behind another window.
//! \li KeychainRefused: it answered, and will not.
//! \li InvalidInput: an empty secret, or one that is no text.
class SecretStore
{
public:
    SecretStore() = default;
    virtual ~SecretStore() = default;
    Q_DISABLE_COPY_MOVE(SecretStore)

    //! May show the system's prompt if the keychain is locked.
    virtual QFuture<Result<Secret>> read(const QString &key) = 0;
    //! Creates or replaces. May show the system's prompt if the keychain is locked.
    virtual QFuture<Result<void>> write(const QString &key, const Secret &secret) = 0;
    //! Success means: looked for afterwards, and gone (an absent entry is gone already). Never
    //! prompts: an entry in a locked keychain is KeychainLocked; unlock() and try again.
    virtual QFuture<Result<void>> remove(const QString &key) = 0;
    //! Whether the store can be used as it is: success, KeychainLocked or KeychainUnavailable.
    //! Never prompts.
    virtual QFuture<Result<void>> probe() = 0;
    //! Shows the system's prompt if the keychain is locked.
    virtual QFuture<Result<void>> unlock() = 0;
};

//! The keys under which the two secrets of a connection are kept.
QString accessKeySecretKey(const QString &profileId);
QString securityTokenKey(const QString &profileId);

} // namespace sessionscope::keychain
