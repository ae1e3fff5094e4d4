// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/profilesource.h"

#include "core/future.h"
#include "live/nodeaccess.h"
#include "live/redissource.h"

#include <QPromise>

namespace sessionscope::live {

Result<DasTarget> targetOf(const ConnectionProfile &profile)
{
    Result<cloud::Endpoint> endpoint = cloud::Endpoint::parse(
        profile.endpoint.isEmpty() ? ConnectionProfile::defaultEndpoint() : profile.endpoint);
    if (!endpoint)
        return failure(endpoint.error());
    DasTarget target;
    target.endpoint = std::move(*endpoint);
    target.instanceId = profile.instanceId;
    if (!profile.consoleContext.isEmpty())
        target.consoleContext = profile.consoleContext;
    target.caFile = profile.caFile;
    return target;
}

Result<std::unique_ptr<SessionSource>>
openTarget(const ConnectionProfile &profile,
           const std::function<QFuture<Result<cloud::Credentials>>()> &credentials,
           const SourceServices &services)
{
    if (profile.kind == ConnectionKind::Redis) {
        return std::make_unique<RedisSource>(redisTargetOf(profile.redis, profile.caFile),
                                             credentials, services.network, services.worker);
    }
    Result<DasTarget> target = targetOf(profile);
    if (!target)
        return failure(target.error());
    return std::make_unique<DasSource>(std::move(*target), credentials, services.client,
                                       services.worker);
}

Result<std::unique_ptr<ProfileSource>> ProfileSource::open(const ConnectionProfile &profile,
                                                           CredentialResolver &resolver,
                                                           const SourceServices &services)
{
    std::unique_ptr<ProfileSource> opened(new ProfileSource(profile, resolver));
    auto source = openTarget(
        profile, [self = opened.get()] { return self->credentials(); }, services);
    if (!source)
        return failure(source.error());
    opened->m_source = std::move(*source);
    return opened;
}

ProfileSource::ProfileSource(const ConnectionProfile &profile, CredentialResolver &resolver)
    : m_credentials(resolver, profile)
{
}

std::vector<NodeAccess> ProfileSource::nodeAccess() const
{
    return m_source->nodeAccess();
}

QFuture<Result<cloud::Credentials>> ProfileSource::credentials()
{
    const QFuture<Result<cloud::Credentials>> future = m_credentials.get();
    whenFinished(future, &m_context, [this](const Result<cloud::Credentials> &used) {
        m_used = used ? std::optional(*used) : std::nullopt;
    });
    return future;
}

QFuture<Result<FetchedSnapshot>> ProfileSource::fetch(std::stop_token stop, Progress progress)
{
    auto promise = std::make_shared<QPromise<Result<FetchedSnapshot>>>();
    promise->start();
    const auto finish = [promise](const Result<FetchedSnapshot> &result) {
        promise->addResult(result);
        promise->finish();
    };
    whenFinished(m_source->fetch(stop, progress), &m_context,
                 [this, stop, progress, finish](const Result<FetchedSnapshot> &fetched) {
                     if (fetched || !isAboutCredentials(fetched.error()))
                         finish(fetched);
                     else
                         renewAndFetch(fetched.error(), stop, progress, finish);
                 });
    return promise->future();
}

void ProfileSource::renewAndFetch(const Error &refusal, const std::stop_token &stop,
                                  const Progress &progress, const Finish &finish)
{
    m_credentials.noteFailure(refusal);
    const std::optional<cloud::Credentials> refused = m_used;
    whenFinished(m_credentials.get(), &m_context,
                 [=, this](const Result<cloud::Credentials> &renewed) {
                     // The same again would be refused again; and the refusal says more than that
                     // nobody answered the question.
                     if (!renewed || *renewed == refused || stop.stop_requested()) {
                         finish(failure(refusal));
                         return;
                     }
                     whenFinished(m_source->fetch(stop, progress), &m_context,
                                  [this, finish](const Result<FetchedSnapshot> &fetched) {
                                      if (!fetched)
                                          m_credentials.noteFailure(fetched.error());
                                      finish(fetched);
                                  });
                 });
}

} // namespace sessionscope::live
