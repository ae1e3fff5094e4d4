// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/credentialresolver.h"

#include "cloud/aliyunprofile.h"
#include "core/future.h"
#include "core/logging.h"
#include "keychain/secretstore.h"
#include "live/profilestore.h"

#include <QPromise>

namespace sessionscope::live {

using cloud::Credentials;
using keychain::accessKeySecretKey;
using keychain::SecretStore;
using keychain::securityTokenKey;

namespace {

template <class T>
std::shared_ptr<QPromise<Result<T>>> newPromise()
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return promise;
}

template <class T>
void finish(const std::shared_ptr<QPromise<Result<T>>> &promise, Result<T> result)
{
    promise->addResult(std::move(result));
    promise->finish();
}

bool isNotFound(const Error &error)
{
    return error.code == Error::Code::NotFound;
}

//! The user that goes with the secret.
QString userOf(const ConnectionProfile &profile)
{
    return profile.kind == ConnectionKind::Redis ? profile.redis.user : profile.accessKeyId;
}

//! Of a Redis connection anything will do, no password included: the server decides.
Result<void> check(const ConnectionProfile &profile, const Credentials &credentials)
{
    if (profile.kind == ConnectionKind::Redis)
        return {};
    return cloud::checkCredentials(credentials);
}

//! The secrets of these credentials, to be kept.
SecretChanges toChanges(const Credentials &credentials)
{
    return {credentials.accessKeySecret, credentials.securityToken};
}

} // namespace

CredentialResolver::CredentialResolver(Places places, QObject *parent)
    : QObject(parent)
    , m_places(std::move(places))
{
}

SecretStore *CredentialResolver::storeOf(CredentialSource source) const
{
    switch (source) {
    case CredentialSource::Keychain:
        return &m_places.keychain;
    case CredentialSource::UntilExit:
        return &m_places.memory;
    case CredentialSource::AskEachTime:
    case CredentialSource::Environment:
    case CredentialSource::AliyunProfile:
    case CredentialSource::None:
        break;
    }
    return nullptr;
}

Result<Credentials> CredentialResolver::readEnvironment(const ConnectionProfile &profile) const
{
    const QProcessEnvironment environment = m_places.environment();
    if (profile.kind == ConnectionKind::Das)
        return cloud::credentialsFromEnvironment(environment);
    const QString password = environment.value(QLatin1String(kRedisPasswordVariable));
    if (password.isEmpty()) {
        return failure(Error::Code::NoCredentials,
                       tr("The environment variable %1 is not set; it holds the password of "
                          "\"%2\".")
                           .arg(QLatin1String(kRedisPasswordVariable), profile.name));
    }
    return Credentials{userOf(profile), Secret::fromText(password), Secret()};
}

QFuture<Result<Credentials>> CredentialResolver::resolve(const ConnectionProfile &profile)
{
    switch (profile.credentialSource) {
    case CredentialSource::AskEachTime:
        return ask(profile, PromptReason::EachTime);
    case CredentialSource::Environment:
        return readyFuture(readEnvironment(profile));
    case CredentialSource::AliyunProfile:
        return readyFuture(
            cloud::credentialsFromAliyunProfile(m_places.aliyunConfigPath, profile.aliyunProfile));
    case CredentialSource::None:
        return readyFuture<Credentials>(Credentials{userOf(profile), Secret(), Secret()});
    case CredentialSource::Keychain:
    case CredentialSource::UntilExit:
        break;
    }
    const auto promise = newPromise<Credentials>();
    whenFinished(readStore(profile), this, [=, this](const Result<Credentials> &read) {
        if (read || !isNotFound(read.error()) || !m_prompt) {
            finish(promise, read);
            return;
        }
        const PromptReason reason = profile.credentialSource == CredentialSource::Keychain
            ? PromptReason::Missing
            : PromptReason::FirstUse;
        whenFinished(ask(profile, reason), this,
                     [=](const Result<Credentials> &entered) { finish(promise, entered); });
    });
    return promise->future();
}

QFuture<Result<Credentials>> CredentialResolver::renew(const ConnectionProfile &profile,
                                                       const Error &cause)
{
    if (profile.credentialSource == CredentialSource::Environment
        || profile.credentialSource == CredentialSource::AliyunProfile)
        return resolve(profile);
    const PromptReason reason = cause.code == Error::Code::TokenExpired ? PromptReason::TokenExpired
                                                                        : PromptReason::Rejected;
    return ask(profile, reason, cause);
}

QFuture<Result<Credentials>> CredentialResolver::readStore(const ConnectionProfile &profile)
{
    const auto promise = newPromise<Credentials>();
    SecretStore *store = storeOf(profile.credentialSource);
    // What was entered for "until exit" may have come with a token the profile knows nothing about.
    const bool wantsToken =
        profile.hasSecurityToken || profile.credentialSource == CredentialSource::UntilExit;
    const bool mayLackToken = !profile.hasSecurityToken;
    const auto handleSecret = [=, this](const Result<Secret> &secret) {
        if (!secret) {
            finish<Credentials>(promise, failure(secret.error()));
            return;
        }
        const Credentials credentials{userOf(profile), *secret, Secret()};
        if (!wantsToken) {
            finish<Credentials>(promise, credentials);
            return;
        }
        whenFinished(store->read(securityTokenKey(profile.id)), this,
                     [=](const Result<Secret> &token) {
                         if (!token && !(mayLackToken && isNotFound(token.error()))) {
                             finish<Credentials>(promise, failure(token.error()));
                             return;
                         }
                         Credentials complete = credentials;
                         if (token)
                             complete.securityToken = *token;
                         finish<Credentials>(promise, complete);
                     });
    };
    whenFinished(store->read(accessKeySecretKey(profile.id)), this, handleSecret);
    return promise->future();
}

QFuture<Result<Credentials>> CredentialResolver::ask(const ConnectionProfile &profile,
                                                     PromptReason reason,
                                                     const std::optional<Error> &cause)
{
    if (!m_prompt) {
        return readyFuture<Credentials>(
            failure(cause ? *cause
                          : Error{Error::Code::NoCredentials,
                                  tr("Nobody can be asked for the credentials of \"%1\"; use the "
                                     "environment or a profile of the aliyun program.")
                                      .arg(profile.name),
                                  {},
                                  {},
                                  {}}));
    }
    const auto promise = newPromise<Credentials>();
    whenFinished(m_prompt->ask(profile, reason, cause), this,
                 [=, this](const Result<Credentials> &entered) {
                     if (!entered) {
                         finish(promise, entered);
                         return;
                     }
                     if (auto checked = check(profile, *entered); !checked) {
                         finish<Credentials>(promise, failure(checked.error()));
                         return;
                     }
                     keep(profile, *entered, promise);
                 });
    return promise->future();
}

void CredentialResolver::keep(const ConnectionProfile &profile, const Credentials &entered,
                              const CredentialsPromise &promise)
{
    // A replica that was opened from the page of a connection may have a password of its own.
    const auto saved = m_places.profiles.profile(profile.id);
    const bool isOfAnother = saved && profile.kind == ConnectionKind::Redis
        && saved->redis.address() != profile.redis.address();
    if (!storeOf(profile.credentialSource) || isOfAnother) {
        finish<Credentials>(promise, entered);
        return;
    }
    const auto handleWritten = [=, this](const Result<void> &written) {
        // What was entered serves this once even if it cannot be kept.
        if (written)
            noteEntered(profile.id, entered);
        else
            qCWarning(lcLive) << "credentials not kept:" << written.error().message;
        finish<Credentials>(promise, entered);
    };
    whenFinished(writeSecrets(profile, toChanges(entered)), this, handleWritten);
}

void CredentialResolver::noteEntered(const QString &profileId, const Credentials &entered)
{
    auto saved = m_places.profiles.profile(profileId);
    if (!saved)
        return;
    if (saved->kind == ConnectionKind::Redis)
        saved->redis.user = entered.accessKeyId;
    else
        saved->accessKeyId = entered.accessKeyId;
    saved->hasSecurityToken = !entered.securityToken.isEmpty();
    if (const auto updated = m_places.profiles.update(*saved); !updated)
        qCWarning(lcLive) << "connection not updated:" << updated.error().message;
}

QFuture<Result<void>> CredentialResolver::writeSecrets(const ConnectionProfile &profile,
                                                       const SecretChanges &changes)
{
    SecretStore *store = storeOf(profile.credentialSource);
    QList<Step> steps;
    if (store && changes.accessKeySecret) {
        steps.append([=, key = accessKeySecretKey(profile.id), secret = *changes.accessKeySecret] {
            return secret.isEmpty() ? store->remove(key) : store->write(key, secret);
        });
    }
    if (store && changes.securityToken) {
        steps.append([=, key = securityTokenKey(profile.id), token = *changes.securityToken] {
            return token.isEmpty() ? store->remove(key) : store->write(key, token);
        });
    }
    return inOrder(steps);
}

QFuture<Result<void>> CredentialResolver::removeSecrets(const ConnectionProfile &profile)
{
    SecretStore *store = storeOf(profile.credentialSource);
    if (!store)
        return readyFuture<void>({});
    return inOrder({[=, key = accessKeySecretKey(profile.id)] { return store->remove(key); },
                    [=, key = securityTokenKey(profile.id)] {
                        return store->remove(key);
                    }});
}

QFuture<Result<void>> CredentialResolver::copySecrets(const ConnectionProfile &from,
                                                      const ConnectionProfile &to)
{
    if (!storeOf(from.credentialSource))
        return readyFuture<void>({});
    const auto promise = newPromise<void>();
    whenFinished(readStore(from), this, [=, this](const Result<Credentials> &read) {
        // A connection without its secret is copied without it.
        if (!read) {
            finish<void>(promise,
                         isNotFound(read.error()) ? Result<void>() : failure(read.error()));
            return;
        }
        SecretChanges changes{read->accessKeySecret, std::nullopt};
        if (!read->securityToken.isEmpty())
            changes.securityToken = read->securityToken;
        whenFinished(writeSecrets(to, changes), this,
                     [=](const Result<void> &written) { finish(promise, written); });
    });
    return promise->future();
}

QFuture<Result<void>> CredentialResolver::inOrder(const QList<Step> &steps)
{
    if (steps.isEmpty())
        return readyFuture<void>({});
    const auto promise = newPromise<void>();
    whenFinished(steps.constFirst()(), this, [=, this](const Result<void> &done) {
        if (!done || steps.size() == 1) {
            finish(promise, done);
            return;
        }
        whenFinished(inOrder(steps.mid(1)), this,
                     [=](const Result<void> &rest) { finish(promise, rest); });
    });
    return promise->future();
}

QFuture<Result<ConnectionProfile>> CredentialResolver::saveConnection(ConnectionProfile profile,
                                                                      const SecretChanges &changes)
{
    const auto promise = newPromise<ConnectionProfile>();
    const auto before = m_places.profiles.profile(profile.id);
    if (profile.id.isEmpty())
        profile.id = ProfileStore::newId();
    if (m_places.profiles.isNameTaken(profile.name, profile.id)) {
        // Found before a secret is written for a profile that cannot be saved.
        finish<ConnectionProfile>(promise, failure(ProfileStore::nameTaken(profile.name)));
        return promise->future();
    }
    if (changes.securityToken)
        profile.hasSecurityToken = !changes.securityToken->isEmpty();

    QList<Step> steps;
    // The secret of an AccessKey must not reach a Redis server as a password, nor the other way.
    if (before
        && (before->credentialSource != profile.credentialSource || before->kind != profile.kind))
        steps.append([=, this] { return removeSecrets(*before); });
    steps.append([=, this] { return writeSecrets(profile, changes); });
    whenFinished(inOrder(steps), this, [=, this](const Result<void> &kept) {
        if (!kept) {
            finish<ConnectionProfile>(promise, failure(kept.error()));
            return;
        }
        auto saved = before ? m_places.profiles.update(profile).map([&] { return profile; })
                            : m_places.profiles.add(profile);
        if (saved || before) {
            finish(promise, saved);
            return;
        }
        whenFinished(removeSecrets(profile), this,
                     [=](const Result<void> &) { finish(promise, saved); });
    });
    return promise->future();
}

QFuture<Result<void>> CredentialResolver::removeConnection(const QString &profileId)
{
    const auto profile = m_places.profiles.profile(profileId);
    if (!profile)
        return readyFuture<void>(m_places.profiles.remove(profileId));
    return inOrder({[=, this] { return removeSecrets(*profile); },
                    [=, this] {
                        return readyFuture<void>(m_places.profiles.remove(profileId));
                    }});
}

QFuture<Result<ConnectionProfile>> CredentialResolver::duplicateConnection(const QString &profileId)
{
    const auto original = m_places.profiles.profile(profileId);
    const Result<ConnectionProfile> copy = m_places.profiles.duplicate(profileId);
    if (!original || !copy)
        return readyFuture(copy);
    const auto promise = newPromise<ConnectionProfile>();
    whenFinished(copySecrets(*original, *copy), this, [=, this](const Result<void> &copied) {
        if (copied) {
            finish(promise, copy);
            return;
        }
        // Half a copy of the secrets, if any, goes first.
        whenFinished(removeSecrets(*copy), this, [=, this](const Result<void> &) {
            std::ignore = m_places.profiles.remove(copy->id);
            finish<ConnectionProfile>(promise, failure(copied.error()));
        });
    });
    return promise->future();
}

QFuture<Result<void>> CredentialResolver::probeKeychain()
{
    return m_places.keychain.probe();
}

QFuture<Result<void>> CredentialResolver::unlockKeychain()
{
    return m_places.keychain.unlock();
}

} // namespace sessionscope::live
