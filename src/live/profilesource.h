// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/connectionprofile.h"
#include "live/dassource.h"
#include "live/opencredentials.h"
#include "live/sessionsource.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace sessionscope::live {

class RedisNetwork;

//! What sources work with; all of it outlives them.
struct SourceServices
{
    cloud::DasClient &client;
    RedisNetwork &network;
    RefreshWorker &worker;
};

//! Sessions of a saved connection, of either kind. The credentials come from where the profile says
//! and are asked for once; refused ones are renewed and the call made once more. GUI thread.
class ProfileSource final : public SessionSource
{
public:
    //! All outlive the source. Errors: what the endpoint of the profile is wrong in.
    static Result<std::unique_ptr<ProfileSource>> open(const ConnectionProfile &profile,
                                                       CredentialResolver &resolver,
                                                       const SourceServices &services);

    bool isLive() const override { return true; }

    QString instanceId() const override { return m_source->instanceId(); }

    QFuture<Result<FetchedSnapshot>> fetch(std::stop_token stop, Progress progress) override;

    void noteUserRequest() override { m_credentials.allowPrompt(); }

    std::vector<NodeAccess> nodeAccess() const override;

private:
    ProfileSource(const ConnectionProfile &profile, CredentialResolver &resolver);

    using Finish = std::function<void(const Result<FetchedSnapshot> &)>;

    QFuture<Result<cloud::Credentials>> credentials();
    void renewAndFetch(const Error &refusal, const std::stop_token &stop, const Progress &progress,
                       const Finish &finish);

    OpenCredentials m_credentials;
    std::optional<cloud::Credentials> m_used; // by the fetch under way
    std::unique_ptr<SessionSource> m_source;
    QObject m_context; // what is under way ends with the source
};

//! The target that a saved connection to DAS means.
Result<DasTarget> targetOf(const ConnectionProfile &profile);

//! A source for what the profile names, of either kind. \a credentials is asked once a fetch, in
//! the thread of the source. Errors: what the endpoint of the profile is wrong in.
Result<std::unique_ptr<SessionSource>>
openTarget(const ConnectionProfile &profile,
           const std::function<QFuture<Result<cloud::Credentials>>()> &credentials,
           const SourceServices &services);

} // namespace sessionscope::live
