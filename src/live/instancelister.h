// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/instancelist.h"
#include "core/result.h"
#include "live/connectionprofile.h"
#include "live/opencredentials.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <optional>
#include <stop_token>

namespace sessionscope::live {

//! cloud::DasClient::describeInstances(), or what stands in for it in a test.
using DescribeInstances = std::function<QFuture<Result<cloud::InstanceList>>(
    cloud::InstanceQuery, std::stop_token, cloud::InstanceProgress)>;

//! For 200 pages of the largest list, and for who waits at a dialog that shows how far it is.
inline constexpr std::chrono::seconds kInstanceListTimeout{180};

//! \brief Where R-kvstore answers for somebody who reaches DAS at \a das.
//! At Alibaba Cloud the region decides; another address (the demo, a private cloud) serves both,
//! since a request with a key must not go where nobody has sent it.
//! Error::InvalidInput for what is no id of a region.
Result<cloud::Endpoint> instancesEndpointOf(const cloud::Endpoint &das, const QString &regionId);

//! \a profile as it is to be after \a instance was chosen for it: its id, the connections that it
//! allows, and its name where the connection has none. The endpoint is that of DAS for all regions
//! and stays, unless there was none.
ConnectionProfile withInstance(ConnectionProfile profile, const cloud::Instance &instance);

//! Lists the instances that the credentials of a connection may see, be it saved or still being
//! typed. GUI thread. The credentials are asked for once, however many lists there are.
class InstanceLister final : public QObject
{
    Q_OBJECT

public:
    //! \a typed: used as they are; nothing: they come from where \a profile says. \a resolver
    //! outlives the lister.
    InstanceLister(DescribeInstances describe, CredentialResolver &resolver,
                   ConnectionProfile profile, std::optional<cloud::Credentials> typed,
                   QObject *parent = nullptr);

    //! \brief The instances of a region; \a searchKey is a part of a name or id, or empty.
    //! Errors: what the endpoint or the region is wrong in, those of the CredentialResolver and
    //! those of describeInstances(). What is under way when the lister dies is
    //! Error::Cancelled. \a progress is called on another thread.
    QFuture<Result<cloud::InstanceList>> list(const QString &regionId, const QString &searchKey,
                                              std::stop_token stop,
                                              cloud::InstanceProgress progress);

    //! The user asks by hand: where a prompt was dismissed, or the credentials were refused, he may
    //! be asked again.
    void allowPrompt() { m_credentials.allowPrompt(); }

private:
    QFuture<Result<cloud::Credentials>> credentials();

    DescribeInstances m_describe;
    const ConnectionProfile m_profile;
    const std::optional<cloud::Credentials> m_typed;
    OpenCredentials m_credentials;
};

} // namespace sessionscope::live
