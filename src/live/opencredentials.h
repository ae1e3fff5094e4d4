// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/credentials.h"
#include "core/result.h"
#include "live/connectionprofile.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QPromise>

#include <memory>
#include <optional>

namespace sessionscope::live {

class CredentialResolver;

//! True for refusals that other credentials may cure: expired or rejected token, key or signature.
bool isAboutCredentials(const Error &error);

//! The credentials of one opened connection: asked for once, then kept in memory, so that a poll
//! neither reads the keychain nor asks the user again. GUI thread.
class OpenCredentials final : public QObject
{
    Q_OBJECT

public:
    //! \a resolver outlives this.
    OpenCredentials(CredentialResolver &resolver, ConnectionProfile profile,
                    QObject *parent = nullptr);

    //! For each fetch. Calls while the answer is on its way get the same answer.
    QFuture<Result<cloud::Credentials>> get();
    //! After a fetch has failed. If it was about the credentials, the next get() renews them.
    void noteFailure(const Error &error);
    //! The user has refreshed by hand: a prompt that was cancelled, ours or that of the keychain,
    //! may be shown again. Until then get() gives the error that stopped it.
    void allowPrompt();

private:
    void handleAnswer(const Result<cloud::Credentials> &answer);

    CredentialResolver &m_resolver;
    const ConnectionProfile m_profile;
    std::optional<cloud::Credentials> m_known;
    std::optional<Error> m_refusal; //!< by the server, of the last credentials
    std::optional<Error> m_stopped; //!< the user did not answer, or said no
    QList<std::shared_ptr<QPromise<Result<cloud::Credentials>>>> m_waiting;
};

} // namespace sessionscope::live
