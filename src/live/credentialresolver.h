// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/credentials.h"
#include "core/result.h"
#include "live/connectionprofile.h"

#include <QFuture>
#include <QObject>
#include <QProcessEnvironment>
#include <QPromise>

#include <functional>
#include <memory>
#include <optional>

namespace sessionscope::keychain {
class SecretStore;
} // namespace sessionscope::keychain

namespace sessionscope::live {

class ProfileStore;

//! Holds the password of a Redis server, as for redis-cli.
inline constexpr char kRedisPasswordVariable[] = "REDISCLI_AUTH";

//! Why the user is asked for credentials.
enum class PromptReason {
    EachTime, //!< the connection is set to ask whenever it is opened
    FirstUse, //!< it is set to keep them until the program ends, and has none yet
    Missing, //!< the keychain holds none for it
    TokenExpired, //!< the STS token has run out
    Rejected, //!< the server refuses key, signature or token
};

//! Asks the user; a dialog in the program, an answer in tests.
class CredentialPrompt
{
public:
    CredentialPrompt() = default;
    virtual ~CredentialPrompt() = default;
    Q_DISABLE_COPY_MOVE(CredentialPrompt)

    //! Error::Cancelled if the user does not want to. \a cause is the server's refusal, if any.
    virtual QFuture<Result<cloud::Credentials>> ask(const ConnectionProfile &profile,
                                                    PromptReason reason,
                                                    const std::optional<Error> &cause) = 0;
};

//! What to do with the two secrets of a profile: nothing leaves a secret as it is, an empty one
//! takes it away.
struct SecretChanges
{
    std::optional<Secret> accessKeySecret; //!< or the password of a Redis connection
    std::optional<Secret> securityToken;
};

//! Gets the credentials of a connection from where its profile says, and changes profile and
//! secrets together, in the order that leaves no secret behind. GUI thread. What is under way when
//! it dies finishes without a result, which whenFinished() reports as Error::Cancelled.
//!
//! The credentials of a Redis connection are the same in form: the id is its user (empty: the
//! default one), the secret its password (empty: none).
//!
//! Errors are those of the SecretStore, of cloud/credentials.h and cloud/aliyunprofile.h.
class CredentialResolver final : public QObject
{
    Q_OBJECT

public:
    //! All outlive the resolver.
    struct Places
    {
        ProfileStore &profiles;
        keychain::SecretStore &keychain;
        keychain::SecretStore &memory; //!< for CredentialSource::UntilExit
        QString aliyunConfigPath; //!< cloud::aliyunConfigPath(QDir::homePath())
        std::function<QProcessEnvironment()> environment = &QProcessEnvironment::systemEnvironment;
    };

    explicit CredentialResolver(Places places, QObject *parent = nullptr);

    //! Null: nobody can be asked, and what would need it fails with NoCredentials. Outlives the
    //! resolver.
    void setPrompt(CredentialPrompt *prompt) { m_prompt = prompt; }

    //! The credentials now. May ask the user, and then keeps what was entered where the profile
    //! says.
    QFuture<Result<cloud::Credentials>> resolve(const ConnectionProfile &profile);
    //! After the server has refused with \a cause (see isAboutCredentials()): reads the environment
    //! or the aliyun profile again, and otherwise asks the user and keeps the answer.
    QFuture<Result<cloud::Credentials>> renew(const ConnectionProfile &profile, const Error &cause);

    //! Secrets first, then the profile (new if its id is unknown or empty). Where the secrets used
    //! to be kept in another place, they are taken away there before anything else. A profile that
    //! needs a secret and gets none keeps the one it has. Gives the profile as saved.
    QFuture<Result<ConnectionProfile>> saveConnection(ConnectionProfile profile,
                                                      const SecretChanges &changes);
    //! Both secrets, verified, and then the profile; if the secrets cannot be taken away (a locked
    //! keyring), the profile stays.
    QFuture<Result<void>> removeConnection(const QString &profileId);
    //! The copy with its own copies of the secrets; nothing remains of it if they cannot be made.
    QFuture<Result<ConnectionProfile>> duplicateConnection(const QString &profileId);

    //! Both secrets of \a profile, verified; nothing to do where it keeps none.
    QFuture<Result<void>> removeSecrets(const ConnectionProfile &profile);
    //! Whether the keychain can be used; never prompts.
    QFuture<Result<void>> probeKeychain();
    //! May show the system's prompt.
    QFuture<Result<void>> unlockKeychain();

private:
    using CredentialsPromise = std::shared_ptr<QPromise<Result<cloud::Credentials>>>;
    using Step = std::function<QFuture<Result<void>>()>;

    keychain::SecretStore *storeOf(CredentialSource source) const;
    Result<cloud::Credentials> readEnvironment(const ConnectionProfile &profile) const;
    QFuture<Result<cloud::Credentials>> readStore(const ConnectionProfile &profile);
    QFuture<Result<cloud::Credentials>> ask(const ConnectionProfile &profile, PromptReason reason,
                                            const std::optional<Error> &cause = {});
    void keep(const ConnectionProfile &profile, const cloud::Credentials &entered,
              const CredentialsPromise &promise);
    void noteEntered(const QString &profileId, const cloud::Credentials &entered);
    QFuture<Result<void>> writeSecrets(const ConnectionProfile &profile,
                                       const SecretChanges &changes);
    QFuture<Result<void>> copySecrets(const ConnectionProfile &from, const ConnectionProfile &to);
    QFuture<Result<void>> inOrder(const QList<Step> &steps);

    Places m_places;
    CredentialPrompt *m_prompt = nullptr;
};

} // namespace sessionscope::live
