// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/dasclient.h"
#include "core/clock.h"
#include "core/settings.h"
#include "keychain/memorysecretstore.h"
#include "keychain/systemsecretstore.h"
#include "live/credentialresolver.h"
#include "live/dassource.h"
#include "live/disconnectall.h"
#include "live/journal.h"
#include "live/labelstore.h"
#include "live/profilesource.h"
#include "live/profilestore.h"
#include "live/redisnetwork.h"
#include "live/refreshworker.h"
#include "live/sessionsource.h"
#include "models/viewstores.h"

#include <memory>
#include <optional>

namespace sessionscope::app {

//! Where the program keeps its files.
struct AppPaths
{
    QString configFolder; //!< settings and saved connections
    QString aliyunConfig; //!< ~/.aliyun/config.json
    QString dataFolder; //!< the journal

    //! Those of the user who runs the program.
    static AppPaths standard();
};

//! The composition root: everything that lives as long as the program, built once and handed down
//! by reference. Knows no widgets. Made and destroyed in the main thread.
class AppContext final
{
public:
    explicit AppContext(const AppPaths &paths);
    ~AppContext();
    Q_DISABLE_COPY_MOVE(AppContext)

    const Clock &clock() const { return m_clock; }

    Settings &settings() { return m_settings; }

    live::LabelStore &labels() { return m_labels; }

    //! For windows alone, and read when first asked for.
    models::ViewStores &views();

    live::ProfileStore &profiles() { return m_profiles; }

    const live::Journal &journal() const { return m_journal; }

    live::CredentialResolver &credentials() { return m_credentials; }

    cloud::DasClient &client() { return m_client; }

    live::RefreshWorker &worker() { return m_worker; }

    live::RedisNetwork &redis() { return m_redis; }

    const AppPaths &paths() const { return m_paths; }

    Result<std::unique_ptr<live::SessionSource>>
    openProfile(const live::ConnectionProfile &profile);
    std::unique_ptr<live::SessionSource> openFile(const QString &path);
    //! An instance that is not saved: these credentials, for as long as the source lives.
    std::unique_ptr<live::SessionSource> openInstance(const live::DasTarget &target,
                                                      const cloud::Credentials &credentials);
    //! Ends all sessions of the instance of a DAS connection; sent once.
    QFuture<Result<live::DisconnectAllEnd>> disconnectAll(const live::ConnectionProfile &profile);
    //! One call with a profile that need not be saved; without credentials they come from where the
    //! profile says. Completes once, with Error::Cancelled after a stop request.
    QFuture<Result<live::FetchedSnapshot>>
    testProfile(const live::ConnectionProfile &profile,
                const std::optional<cloud::Credentials> &credentials, const std::stop_token &stop);

private:
    live::SourceServices services() { return {m_client, m_redis, m_worker}; }

    const AppPaths m_paths;
    SystemClock m_clock;
    Settings m_settings;
    live::LabelStore m_labels;
    std::optional<models::ViewStores> m_views;
    live::ProfileStore m_profiles;
    const live::Journal m_journal;
    keychain::SystemSecretStore m_keychain;
    keychain::MemorySecretStore m_memory;
    live::CredentialResolver m_credentials;
    cloud::DasClient m_client;
    live::RedisNetwork m_redis;
    live::RefreshWorker m_worker;
};

} // namespace sessionscope::app
