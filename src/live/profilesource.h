// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/dassource.h"
#include "live/opencredentials.h"

#include <QObject>

#include <memory>

namespace sessionscope::live {

//! Sessions of a saved connection. Where the server refuses the credentials (an expired STS token,
//! a changed secret), they are renewed, by the user if need be, and the call is made once more.
class ProfileSource final : public SessionSource
{
public:
    //! All outlive the source. Errors: what the endpoint of the profile is wrong in.
    static Result<std::unique_ptr<ProfileSource>> open(const ConnectionProfile &profile,
                                                       CredentialResolver &resolver,
                                                       cloud::DasClient &client,
                                                       RefreshWorker &worker);

    bool isLive() const override { return true; }

    QString instanceId() const override { return m_source.instanceId(); }

    QFuture<Result<FetchedSnapshot>> fetch(std::stop_token stop, Progress progress) override;

    void noteUserRequest() override { m_credentials.allowPrompt(); }

private:
    ProfileSource(DasTarget target, const ConnectionProfile &profile, CredentialResolver &resolver,
                  cloud::DasClient &client, RefreshWorker &worker);

    using Finish = std::function<void(const Result<FetchedSnapshot> &)>;

    QFuture<Result<cloud::Credentials>> credentials();
    void renewAndFetch(const Error &refusal, const std::stop_token &stop, const Progress &progress,
                       const Finish &finish);

    OpenCredentials m_credentials;
    std::optional<cloud::Credentials> m_used; // by the fetch under way
    DasSource m_source;
    QObject m_context; // what is under way ends with the source
};

//! The target that a saved connection means.
Result<DasTarget> targetOf(const ConnectionProfile &profile);

} // namespace sessionscope::live
