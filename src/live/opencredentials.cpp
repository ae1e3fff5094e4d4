// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/opencredentials.h"

#include "core/future.h"
#include "live/credentialresolver.h"

namespace sessionscope::live {

using cloud::Credentials;

bool isAboutCredentials(const Error &error)
{
    switch (error.code) {
    case Error::Code::KeyRejected:
    case Error::Code::SignatureRejected:
    case Error::Code::TokenExpired:
    case Error::Code::TokenRejected:
        return true;
    default:
        return false;
    }
}

namespace {

//! The keychain has asked the user, or may have, and would do so again with each poll.
bool isAnsweredByTheUser(const Error &error)
{
    switch (error.code) {
    case Error::Code::KeychainLocked:
    case Error::Code::KeychainRefused:
    case Error::Code::KeychainTimedOut:
        return true;
    default:
        return false;
    }
}

} // namespace

OpenCredentials::OpenCredentials(CredentialResolver &resolver, ConnectionProfile profile,
                                 QObject *parent)
    : QObject(parent)
    , m_resolver(resolver)
    , m_profile(std::move(profile))
{
}

QFuture<Result<Credentials>> OpenCredentials::get()
{
    if (m_known)
        return readyFuture<Credentials>(*m_known);
    if (m_stopped)
        return readyFuture<Credentials>(failure(*m_stopped));
    auto promise = std::make_shared<QPromise<Result<Credentials>>>();
    promise->start();
    m_waiting.append(promise);
    if (m_waiting.size() == 1) {
        whenFinished(m_refusal ? m_resolver.renew(m_profile, *m_refusal)
                               : m_resolver.resolve(m_profile),
                     this, [this](const Result<Credentials> &answer) { handleAnswer(answer); });
    }
    return promise->future();
}

void OpenCredentials::handleAnswer(const Result<Credentials> &answer)
{
    Result<Credentials> told = answer;
    if (answer) {
        m_known = *answer;
        m_refusal.reset();
    } else if (answer.error().code == Error::Code::Cancelled) {
        // Not as Cancelled: the fetch that asked was not given up, it lacks what it needs.
        m_stopped = m_refusal
            ? *m_refusal
            : Error{Error::Code::NoCredentials,
                    tr("No credentials were entered for \"%1\"; refresh to be asked again.")
                        .arg(m_profile.name),
                    {},
                    {},
                    {}};
        told = failure(*m_stopped);
    } else if (isAnsweredByTheUser(answer.error())) {
        m_stopped = answer.error();
    }
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &promise : waiting) {
        promise->addResult(told);
        promise->finish();
    }
}

void OpenCredentials::noteFailure(const Error &error)
{
    if (!isAboutCredentials(error) || !m_known)
        return;
    m_known.reset();
    m_refusal = error;
}

void OpenCredentials::allowPrompt()
{
    m_stopped.reset();
}

} // namespace sessionscope::live
