// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/credentials.h"
#include "cloud/endpoint.h"
#include "core/limits.h"
#include "live/sessionsource.h"

#include <optional>

namespace sessionscope::cloud {
class DasClient;
}

namespace sessionscope::live {

class RefreshWorker;

//! Which instance to ask for, where.
struct DasTarget
{
    cloud::Endpoint endpoint;
    QString instanceId; //!< sent as it is
    std::optional<QString> consoleContext; //!< the reserved parameter; usually left out
    QString caFile; //!< PEM file of further trusted certificates; empty is none
    std::chrono::milliseconds timeout = kDefaultFetchTimeout; //!< the limit the user knows
    std::chrono::milliseconds spent{0}; //!< what of it had gone before the first attempt
};

//! Sessions of an instance through DAS: credentials, then the call on the network thread. A large
//! answer is decoded beside it while it arrives, a small one by the worker when it is there.
class DasSource final : public SessionSource
{
public:
    //! Asked once a fetch, in the thread of the source; may wait for the user.
    using CredentialsFunction = std::function<QFuture<Result<cloud::Credentials>>()>;

    //! \a client and \a worker must outlive the source and its fetches.
    DasSource(DasTarget target, CredentialsFunction credentials, cloud::DasClient &client,
              RefreshWorker &worker);
    ~DasSource() override;

    bool isLive() const override { return true; }

    QString instanceId() const override { return m_target.instanceId; }

    QFuture<Result<FetchedSnapshot>> fetch(std::stop_token stop, Progress progress) override;

private:
    DasTarget m_target;
    CredentialsFunction m_credentials;
    cloud::DasClient &m_client;
    RefreshWorker &m_worker;
};

} // namespace sessionscope::live
