// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "keychain/systemsecretstore.h"

#include "keychain/keychainjob.h"
#include "keychain/operation.h"
#include "keychain/secretservice.h"

namespace sessionscope::keychain {

using namespace Qt::Literals::StringLiterals;

namespace {

using State = SecretService::State;
using Entries = SecretService::Entries;

//! The code of a continuation that wants a value: an error ends the operation instead.
template <class T, class U, class Then>
auto orFail(Operation<T> *operation, Then then)
{
    return [operation, then = std::move(then)](Result<U> result) {
        if (!result)
            operation->complete(failure(std::move(result.error())));
        else
            then(*std::move(result));
    };
}

template <class T>
SecretService::Answer<void> orFail(Operation<T> *operation, std::function<void()> then)
{
    return [operation, then = std::move(then)](Result<void> result) {
        if (!result)
            operation->complete(failure(std::move(result.error())));
        else
            then();
    };
}

std::unique_ptr<SecretService> makeSecretService(std::chrono::milliseconds timeout)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    return std::make_unique<SecretService>(timeout);
#else
    Q_UNUSED(timeout)
    return nullptr;
#endif
}

//! Asks for the state; \a then runs with State::present == false where QtKeychain is on its own.
template <class T, class Then>
void withState(SecretService *service, Operation<T> *operation, Then then)
{
    if (!service || !hasLibsecret()) {
        then(State{});
        return;
    }
    service->askState(operation, orFail<T, State>(operation, [operation, then](const State &state) {
                          if (state.present && !hasGlibEventLoop())
                              operation->complete(
                                  failure(unavailableError(u"no GLib event loop (QT_NO_GLIB)"_s)));
                          else
                              then(state);
                      }));
}

template <class T, class Then>
void withEntries(SecretService *service, Operation<T> *operation, const QString &key, Then then)
{
    service->search(keychainServiceName(), key, operation,
                    orFail<T, Entries>(operation, std::move(then)));
}

void finishRead(SecretService *service, Operation<Secret> *operation, const QString &key,
                Result<Secret> result)
{
    if (result || result.error().code != Error::Code::NotFound) {
        operation->complete(std::move(result));
        return;
    }
    withEntries(service, operation, key, [operation](const Entries &entries) {
        if (!entries.locked.isEmpty())
            operation->complete(failure(lockedError()));
        else if (!entries.unlocked.isEmpty())
            operation->complete(failure(refusedError(u"found, but not readable"_s)));
        else
            operation->complete(failure(notFoundError()));
    });
}

void readUnlocked(SecretService *service, Operation<Secret> *operation, const QString &key)
{
    withEntries(service, operation, key, [=](const Entries &entries) {
        if (entries.unlocked.isEmpty()) {
            operation->complete(
                failure(entries.locked.isEmpty() ? notFoundError() : lockedError()));
            return;
        }
        readByJob(keychainServiceName(), key, operation, [=](Result<Secret> result) {
            finishRead(service, operation, key, std::move(result));
        });
    });
}

void finishWrite(SecretService *service, Operation<void> *operation, const QString &key,
                 const Result<void> &result)
{
    withState(service, operation, [=](const State &state) {
        if (result) {
            withEntries(service, operation, key, [operation](const Entries &entries) {
                if (entries.unlocked.isEmpty())
                    operation->complete(failure(refusedError(u"not found after writing"_s)));
                else
                    operation->complete({});
            });
        } else if (state.locked) {
            operation->complete(failure(lockedError(result.error().detail)));
        } else if (state.present && state.collection.isEmpty()) {
            operation->complete(failure(noKeyringError(result.error().detail)));
        } else {
            operation->complete(result);
        }
    });
}

void removeVerified(SecretService *service, Operation<void> *operation, const QString &key)
{
    removeByJob(keychainServiceName(), key, operation, [=](const Result<void> &result) {
        withEntries(service, operation, key, [=](const Entries &entries) {
            if (!entries.locked.isEmpty())
                operation->complete(failure(lockedError()));
            else if (entries.unlocked.isEmpty())
                operation->complete({});
            else
                operation->complete(result ? failure(refusedError(u"still there after removing"_s))
                                           : result);
        });
    });
}

//! QtKeychain on its own: reading what is not there shows whether it works.
void probePlainly(Operation<void> *operation)
{
    readByJob(keychainServiceName(), u"probe"_s, operation,
              [operation](const Result<Secret> &result) {
                  if (result || result.error().code == Error::Code::NotFound)
                      operation->complete({});
                  else
                      operation->complete(failure(result.error()));
              });
}

} // namespace

QString keychainServiceName()
{
    return u"io.github.sessionscope.Sessionscope"_s;
}

SystemSecretStore::SystemSecretStore(std::chrono::milliseconds timeout, QObject *parent)
    : QObject(parent)
    , m_timeout(timeout)
    , m_service(makeSecretService(timeout))
{
    if (m_service)
        connect(m_service.get(), &SecretService::restarted, this, &forgetLibsecretSession);
}

SystemSecretStore::~SystemSecretStore()
{
    // Before the members: the operations take their prompts back over the bus of the service.
    const auto operations = children();
    qDeleteAll(operations);
}

QFuture<Result<Secret>> SystemSecretStore::read(const QString &key)
{
    auto *operation = new Operation<Secret>(m_timeout, this);
    auto future = operation->future();
    SecretService *service = m_service.get();
    withState(service, operation, [=](const State &state) {
        if (!state.present) {
            readByJob(keychainServiceName(), key, operation, [operation](Result<Secret> result) {
                operation->complete(std::move(result));
            });
            return;
        }
        withEntries(service, operation, key, [=](const Entries &entries) {
            const bool maybeHidden = entries.locked.isEmpty() && state.locked;
            if (!entries.unlocked.isEmpty() || (entries.locked.isEmpty() && !maybeHidden)) {
                readUnlocked(service, operation, key);
                return;
            }
            service->unlock(
                maybeHidden ? QStringList{state.collection} : entries.locked, operation,
                orFail<Secret>(operation, [=] { readUnlocked(service, operation, key); }));
        });
    });
    return future;
}

QFuture<Result<void>> SystemSecretStore::write(const QString &key, const Secret &secret)
{
    auto *operation = new Operation<void>(m_timeout, this);
    auto future = operation->future();
    if (auto problem = secretProblem(secret)) {
        operation->complete(failure(*std::move(problem)));
        return future;
    }
    SecretService *service = m_service.get();
    withState(service, operation, [=](const State &state) {
        const auto work = [=] {
            writeByJob(keychainServiceName(), key, secret, operation,
                       [=](const Result<void> &result) {
                           if (state.present)
                               finishWrite(service, operation, key, result);
                           else
                               operation->complete(result);
                       });
        };
        if (state.locked)
            service->unlock({state.collection}, operation, orFail<void>(operation, work));
        else
            work();
    });
    return future;
}

QFuture<Result<void>> SystemSecretStore::remove(const QString &key)
{
    auto *operation = new Operation<void>(m_timeout, this);
    auto future = operation->future();
    SecretService *service = m_service.get();
    withState(service, operation, [=](const State &state) {
        if (!state.present) {
            removeByJob(
                keychainServiceName(), key, operation, [operation](const Result<void> &result) {
                    const bool isGone = result || result.error().code == Error::Code::NotFound;
                    operation->complete(isGone ? Result<void>() : result);
                });
            return;
        }
        withEntries(service, operation, key, [=](const Entries &entries) {
            if (!entries.unlocked.isEmpty())
                removeVerified(service, operation, key);
            else if (!entries.locked.isEmpty() || state.locked)
                operation->complete(failure(lockedError()));
            else
                operation->complete({});
        });
    });
    return future;
}

QFuture<Result<void>> SystemSecretStore::probe()
{
    auto *operation = new Operation<void>(m_timeout, this);
    auto future = operation->future();
    withState(m_service.get(), operation, [operation](const State &state) {
        if (!state.present)
            probePlainly(operation);
        else if (state.locked)
            operation->complete(failure(lockedError()));
        else
            operation->complete({});
    });
    return future;
}

QFuture<Result<void>> SystemSecretStore::unlock()
{
    auto *operation = new Operation<void>(m_timeout, this);
    auto future = operation->future();
    SecretService *service = m_service.get();
    withState(service, operation, [=](const State &state) {
        if (!state.present) {
            probePlainly(operation);
        } else if (!state.locked) {
            operation->complete({});
        } else {
            service->unlock({state.collection}, operation, [operation](const Result<void> &result) {
                operation->complete(result);
            });
        }
    });
    return future;
}

} // namespace sessionscope::keychain
