// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "keychain/secretstore.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace sessionscope::keychain {

//! Keeps secrets until the program ends, for systems without a keychain and for users who want
//! nothing saved. Answers at once. Tests let it fail in the ways of a real keychain.
class MemorySecretStore final : public SecretStore
{
public:
    //! What the calls of each kind answer instead of doing their work.
    struct Failures
    {
        std::optional<Error> read;
        std::optional<Error> write;
        std::optional<Error> remove;
        std::optional<Error> probe;
        std::optional<Error> unlock;
    };

    QFuture<Result<Secret>> read(const QString &key) override;
    QFuture<Result<void>> write(const QString &key, const Secret &secret) override;
    QFuture<Result<void>> remove(const QString &key) override;
    QFuture<Result<void>> probe() override;
    QFuture<Result<void>> unlock() override;

    void setFailures(Failures failures) { m_failures = std::move(failures); }

    //! The keys held, sorted.
    QStringList keys() const;

private:
    QHash<QString, Secret> m_secrets;
    Failures m_failures;
};

} // namespace sessionscope::keychain
