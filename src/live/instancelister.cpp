// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/instancelister.h"

#include "cloud/regions.h"
#include "core/future.h"
#include "live/profilesource.h"

#include <QPromise>

#include <algorithm>
#include <memory>
#include <utility>

namespace sessionscope::live {

using namespace Qt::Literals::StringLiterals;
using cloud::InstanceList;

Result<cloud::Endpoint> instancesEndpointOf(const cloud::Endpoint &das, const QString &regionId)
{
    Result<cloud::Endpoint> official = cloud::instancesEndpoint(regionId);
    if (!official || das.host.endsWith(".aliyuncs.com"_L1))
        return official;
    return das;
}

ConnectionProfile withInstance(ConnectionProfile profile, const cloud::Instance &instance)
{
    profile.instanceId = instance.id;
    if (profile.name.trimmed().isEmpty())
        profile.name = instance.name.isEmpty() ? instance.id : instance.name;
    if (profile.endpoint.trimmed().isEmpty())
        profile.endpoint = ConnectionProfile::defaultEndpoint();
    if (instance.connections && *instance.connections > 0) {
        profile.connectionLimit = static_cast<int>(
            std::min<qint64>(*instance.connections, ConnectionProfile::kMaxConnectionLimit));
    }
    return profile;
}

InstanceLister::InstanceLister(DescribeInstances describe, CredentialResolver &resolver,
                               ConnectionProfile profile, std::optional<cloud::Credentials> typed,
                               QObject *parent)
    : QObject(parent)
    , m_describe(std::move(describe))
    , m_profile(std::move(profile))
    , m_typed(std::move(typed))
    , m_credentials(resolver, m_profile)
{
}

QFuture<Result<InstanceList>> InstanceLister::list(const QString &regionId,
                                                   const QString &searchKey, std::stop_token stop,
                                                   cloud::InstanceProgress progress)
{
    const Result<DasTarget> target = targetOf(m_profile);
    if (!target)
        return readyFuture<InstanceList>(failure(target.error()));
    const Result<cloud::Endpoint> endpoint = instancesEndpointOf(target->endpoint, regionId);
    if (!endpoint)
        return readyFuture<InstanceList>(failure(endpoint.error()));
    cloud::InstanceQuery query;
    query.endpoint = *endpoint;
    query.caFile = target->caFile;
    query.timeout = kInstanceListTimeout;
    query.regionId = regionId.trimmed().toLower();
    query.searchKey = searchKey.trimmed();

    auto promise = std::make_shared<QPromise<Result<InstanceList>>>();
    promise->start();
    const auto finish = [promise](const Result<InstanceList> &result) {
        promise->addResult(result);
        promise->finish();
    };
    whenFinished(credentials(), this,
                 [this, query, stop = std::move(stop), progress = std::move(progress),
                  finish](const Result<cloud::Credentials> &found) mutable {
                     if (!found) {
                         finish(failure(found.error()));
                         return;
                     }
                     query.credentials = *found;
                     whenFinished(m_describe(query, stop, progress), this,
                                  [this, finish](const Result<InstanceList> &list) {
                                      if (!list)
                                          m_credentials.noteFailure(list.error());
                                      finish(list);
                                  });
                 });
    return promise->future();
}

QFuture<Result<cloud::Credentials>> InstanceLister::credentials()
{
    return m_typed ? readyFuture<cloud::Credentials>(*m_typed) : m_credentials.get();
}

} // namespace sessionscope::live
