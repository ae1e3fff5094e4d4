// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "keychain/memorysecretstore.h"

#include "keychain/keychainerrors.h"

namespace sessionscope::keychain {

namespace {

template <class T>
QFuture<Result<T>> ready(Result<T> result)
{
    return QtFuture::makeReadyFuture(std::move(result));
}

QFuture<Result<void>> outcome(const std::optional<Error> &error)
{
    return ready(error ? Result<void>(failure(*error)) : Result<void>());
}

} // namespace

QFuture<Result<Secret>> MemorySecretStore::read(const QString &key)
{
    if (m_failures.read)
        return ready(Result<Secret>(failure(*m_failures.read)));
    const auto found = m_secrets.constFind(key);
    if (found == m_secrets.constEnd())
        return ready(Result<Secret>(failure(notFoundError())));
    return ready(Result<Secret>(*found));
}

QFuture<Result<void>> MemorySecretStore::write(const QString &key, const Secret &secret)
{
    if (m_failures.write)
        return outcome(m_failures.write);
    if (auto error = secretProblem(secret))
        return outcome(error);
    m_secrets.insert(key, secret);
    return outcome({});
}

QFuture<Result<void>> MemorySecretStore::remove(const QString &key)
{
    if (!m_failures.remove)
        m_secrets.remove(key);
    return outcome(m_failures.remove);
}

QFuture<Result<void>> MemorySecretStore::probe()
{
    return outcome(m_failures.probe);
}

QFuture<Result<void>> MemorySecretStore::unlock()
{
    return outcome(m_failures.unlock);
}

QStringList MemorySecretStore::keys() const
{
    QStringList keys = m_secrets.keys();
    keys.sort();
    return keys;
}

} // namespace sessionscope::keychain
