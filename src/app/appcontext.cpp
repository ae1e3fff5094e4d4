// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/appcontext.h"

#include "cloud/aliyunprofile.h"
#include "core/future.h"
#include "live/filesource.h"

#include <QDir>
#include <QPromise>
#include <QStandardPaths>

namespace sessionscope::app {

AppPaths AppPaths::standard()
{
    return {QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation),
            cloud::aliyunConfigPath(QDir::homePath()),
            QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)};
}

AppContext::AppContext(const AppPaths &paths)
    : m_paths(paths)
    , m_settings(paths.configFolder + QStringLiteral("/sessionscope.ini"))
    , m_labels(paths.configFolder + QStringLiteral("/sources.json"))
    , m_profiles(paths.configFolder + QStringLiteral("/connections.json"))
    , m_journal(paths.dataFolder + QStringLiteral("/journal.ndjson"))
    , m_credentials({m_profiles, m_keychain, m_memory, paths.aliyunConfig})
    , m_client(m_clock)
{
}

AppContext::~AppContext() = default;

models::ViewStores &AppContext::views()
{
    if (!m_views)
        m_views.emplace(m_paths.configFolder, m_settings);
    return *m_views;
}

Result<std::unique_ptr<live::SessionSource>>
AppContext::openProfile(const live::ConnectionProfile &profile)
{
    auto source = live::ProfileSource::open(profile, m_credentials, services());
    if (!source)
        return failure(source.error());
    return std::unique_ptr<live::SessionSource>(std::move(*source));
}

std::unique_ptr<live::SessionSource> AppContext::openFile(const QString &path)
{
    return std::make_unique<live::FileSource>(path, m_worker);
}

std::unique_ptr<live::SessionSource> AppContext::openInstance(const live::DasTarget &target,
                                                              const cloud::Credentials &credentials)
{
    return std::make_unique<live::DasSource>(
        target, [credentials] { return readyFuture<cloud::Credentials>(credentials); }, m_client,
        m_worker);
}

QFuture<Result<live::DisconnectAllEnd>>
AppContext::disconnectAll(const live::ConnectionProfile &profile)
{
    return live::disconnectAll(profile, {m_credentials, m_client, m_journal, m_clock});
}

QFuture<Result<live::FetchedSnapshot>>
AppContext::testProfile(const live::ConnectionProfile &profile,
                        const std::optional<cloud::Credentials> &credentials,
                        const std::stop_token &stop)
{
    const auto source = live::openTarget(
        profile,
        [&] {
            return credentials ? readyFuture<cloud::Credentials>(*credentials)
                               : m_credentials.resolve(profile);
        },
        services());
    if (!source)
        return readyFuture<live::FetchedSnapshot>(failure(source.error()));
    // A fetch keeps what it needs; the source may go as soon as it has begun.
    return (*source)->fetch(stop, {});
}

} // namespace sessionscope::app
