// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/credentialresolver.h"

#include "core/future.h"
#include "keychain/memorysecretstore.h"
#include "live/opencredentials.h"
#include "live/profilestore.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::live;
using cloud::Credentials;
using keychain::accessKeySecretKey;
using keychain::MemorySecretStore;
using keychain::securityTokenKey;

namespace {

//! The user: answers as told, and remembers what he was asked.
class FakePrompt final : public CredentialPrompt
{
public:
    QFuture<Result<Credentials>> ask(const ConnectionProfile &, PromptReason reason,
                                     const std::optional<Error> &cause) override
    {
        reasons.append(reason);
        causes.append(cause);
        return readyFuture(answer);
    }

    Result<Credentials> answer = Credentials{u"LTAI-typed"_s, Secret("typed-secret"), Secret()};
    QList<PromptReason> reasons;
    QList<std::optional<Error>> causes;
};

template <class T>
Result<T> answerOf(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }))
        return failure(Error::Code::Internal, u"no answer"_s);
    if (future.resultCount() != 1)
        return failure(Error::Code::Internal, u"finished without an answer"_s);
    return future.result();
}

template <class T>
Error::Code codeOf(const Result<T> &result)
{
    return result ? Error::Code::Internal : result.error().code;
}

Error errorOf(Error::Code code)
{
    return {code, u"message"_s, {}, {}, {}};
}

//! id, secret and token, or the error.
QByteArray textOf(const Result<Credentials> &result)
{
    if (!result)
        return "error: " + result.error().message.toUtf8();
    return result->accessKeyId.toUtf8() + '|' + result->accessKeySecret.reveal().toByteArray() + '|'
        + result->securityToken.reveal().toByteArray();
}

} // namespace

class TestCredentialResolver final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ProfileStore> m_profiles;
    std::unique_ptr<MemorySecretStore> m_keychain;
    std::unique_ptr<MemorySecretStore> m_memory;
    QProcessEnvironment m_environment;
    std::unique_ptr<FakePrompt> m_prompt;
    std::unique_ptr<CredentialResolver> m_resolver;

    QString aliyunPath() const { return m_dir->filePath(u"aliyun.json"_s); }

    ConnectionProfile makeProfile(CredentialSource source) const
    {
        ConnectionProfile profile;
        profile.id = u"p1"_s;
        profile.name = u"one"_s;
        profile.instanceId = u"r-1"_s;
        profile.endpoint = ConnectionProfile::defaultEndpoint();
        profile.credentialSource = source;
        profile.accessKeyId = u"LTAI-saved"_s;
        return profile;
    }

    ConnectionProfile saved(CredentialSource source, const QByteArray &secret,
                            const QByteArray &token = {})
    {
        SecretChanges changes{Secret(secret), std::nullopt};
        if (!token.isEmpty())
            changes.securityToken = Secret(token);
        const auto result = answerOf(m_resolver->saveConnection(makeProfile(source), changes));
        return result.value_or(ConnectionProfile());
    }

private slots:

    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_profiles = std::make_unique<ProfileStore>(m_dir->filePath(u"connections.json"_s));
        m_keychain = std::make_unique<MemorySecretStore>();
        m_memory = std::make_unique<MemorySecretStore>();
        m_environment = QProcessEnvironment();
        m_prompt = std::make_unique<FakePrompt>();
        m_resolver = std::make_unique<CredentialResolver>(
            CredentialResolver::Places{*m_profiles, *m_keychain, *m_memory, aliyunPath(), [this] {
                                           return m_environment;
                                       }});
        m_resolver->setPrompt(m_prompt.get());
    }

    void cleanup()
    {
        m_resolver.reset();
        m_profiles.reset();
    }

    void secretsGoToTheirPlaceAndComeBack_data()
    {
        QTest::addColumn<CredentialSource>("source");
        QTest::addColumn<QByteArray>("token");
        QTest::addRow("keychain") << CredentialSource::Keychain << QByteArray();
        QTest::addRow("keychain, token") << CredentialSource::Keychain << QByteArray("tok");
        QTest::addRow("until exit") << CredentialSource::UntilExit << QByteArray();
        QTest::addRow("until exit, token") << CredentialSource::UntilExit << QByteArray("tok");
    }

    void secretsGoToTheirPlaceAndComeBack()
    {
        QFETCH(CredentialSource, source);
        QFETCH(QByteArray, token);
        const ConnectionProfile profile = saved(source, "top-secret", token);
        QCOMPARE(profile.hasSecurityToken, !token.isEmpty());
        QCOMPARE(*m_profiles->profile(u"p1"_s), profile);
        QCOMPARE(textOf(answerOf(m_resolver->resolve(profile))), "LTAI-saved|top-secret|" + token);
        QVERIFY(m_prompt->reasons.isEmpty());
        const bool inKeychain = source == CredentialSource::Keychain;
        const qsizetype count = token.isEmpty() ? 1 : 2;
        QCOMPARE(m_keychain->keys().size(), inKeychain ? count : 0);
        QCOMPARE(m_memory->keys().size(), inKeychain ? 0 : count);
        // Nowhere in a file.
        QDirIterator files(m_dir->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            QVERIFY(!content.contains("top-secret"));
            QVERIFY(token.isEmpty() || !content.contains("\"tok\""));
        }
    }

    void environmentIsReadEachTime()
    {
        const auto profile = makeProfile(CredentialSource::Environment);
        const auto missing = answerOf(m_resolver->resolve(profile));
        QCOMPARE(codeOf(missing), Error::Code::NoCredentials);
        m_environment.insert(u"ALIBABA_CLOUD_ACCESS_KEY_ID"_s, u"id"_s);
        m_environment.insert(u"ALIBABA_CLOUD_ACCESS_KEY_SECRET"_s, u"sec"_s);
        QCOMPARE(textOf(answerOf(m_resolver->resolve(profile))), QByteArray("id|sec|"));
        m_environment.insert(u"ALIBABA_CLOUD_SECURITY_TOKEN"_s, u"tok"_s);
        QCOMPARE(textOf(answerOf(m_resolver->renew(profile, errorOf(Error::Code::TokenExpired)))),
                 QByteArray("id|sec|tok"));
        QVERIFY(m_prompt->reasons.isEmpty());
        QVERIFY(m_keychain->keys().isEmpty() && m_memory->keys().isEmpty());
    }

    void aliyunProfileIsReadWithoutACopy()
    {
        QFile file(aliyunPath());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"current":"a","profiles":[
            {"name":"a","mode":"AK","access_key_id":"ida","access_key_secret":"seca"},
            {"name":"b","mode":"StsToken","access_key_id":"idb","access_key_secret":"secb",
             "sts_token":"tokb"}]})");
        file.close();
        auto profile = makeProfile(CredentialSource::AliyunProfile);
        QCOMPARE(textOf(answerOf(m_resolver->resolve(profile))), QByteArray("ida|seca|"));
        profile.aliyunProfile = u"b"_s;
        QCOMPARE(textOf(answerOf(m_resolver->resolve(profile))), QByteArray("idb|secb|tokb"));
        profile.aliyunProfile = u"c"_s;
        QVERIFY(!answerOf(m_resolver->resolve(profile)));
        QVERIFY(m_keychain->keys().isEmpty() && m_memory->keys().isEmpty());
    }

    void askingEachTimeKeepsNothing()
    {
        const auto profile = saved(CredentialSource::AskEachTime, "ignored");
        QCOMPARE(textOf(answerOf(m_resolver->resolve(profile))), "LTAI-typed|typed-secret|");
        QVERIFY(answerOf(m_resolver->resolve(profile)));
        QCOMPARE(m_prompt->reasons, (QList{PromptReason::EachTime, PromptReason::EachTime}));
        QVERIFY(m_keychain->keys().isEmpty() && m_memory->keys().isEmpty());
    }

    void untilExitAsksOnce()
    {
        const auto profile = makeProfile(CredentialSource::UntilExit);
        QVERIFY(m_profiles->add(profile));
        QVERIFY(answerOf(m_resolver->resolve(profile)));
        QCOMPARE(m_prompt->reasons, QList{PromptReason::FirstUse});
        const auto again = *m_profiles->profile(profile.id);
        QCOMPARE(textOf(answerOf(m_resolver->resolve(again))), "LTAI-typed|typed-secret|");
        QCOMPARE(m_prompt->reasons.size(), 1);
        QVERIFY(m_keychain->keys().isEmpty());
    }

    void missingInKeychainIsAskedForAndKept()
    {
        const auto profile = makeProfile(CredentialSource::Keychain);
        QVERIFY(m_profiles->add(profile));
        m_prompt->answer = Credentials{u"STS.new"_s, Secret("new"), Secret("new-token")};
        QVERIFY(answerOf(m_resolver->resolve(profile)));
        QCOMPARE(m_prompt->reasons, QList{PromptReason::Missing});
        const auto now = *m_profiles->profile(profile.id);
        QCOMPARE(now.accessKeyId, u"STS.new"_s);
        QVERIFY(now.hasSecurityToken);
        QCOMPARE(textOf(answerOf(m_resolver->resolve(now))), "STS.new|new|new-token");
        QCOMPARE(m_prompt->reasons.size(), 1);
    }

    void troubleWithTheKeychainIsNotMissing_data()
    {
        QTest::addColumn<Error::Code>("code");
        QTest::addRow("locked") << Error::Code::KeychainLocked;
        QTest::addRow("unavailable") << Error::Code::KeychainUnavailable;
        QTest::addRow("timed out") << Error::Code::KeychainTimedOut;
    }

    void troubleWithTheKeychainIsNotMissing()
    {
        QFETCH(Error::Code, code);
        const auto profile = saved(CredentialSource::Keychain, "s");
        MemorySecretStore::Failures failures;
        failures.read = errorOf(code);
        m_keychain->setFailures(failures);
        QCOMPARE(codeOf(answerOf(m_resolver->resolve(profile))), code);
        QVERIFY(m_prompt->reasons.isEmpty());
    }

    void nobodyToAskIsAnError()
    {
        m_resolver->setPrompt(nullptr);
        QCOMPARE(codeOf(answerOf(m_resolver->resolve(makeProfile(CredentialSource::AskEachTime)))),
                 Error::Code::NoCredentials);
        QCOMPARE(codeOf(answerOf(m_resolver->resolve(makeProfile(CredentialSource::Keychain)))),
                 Error::Code::NotFound);
    }

    void whatCannotSignIsRefused()
    {
        m_prompt->answer = Credentials{u"LTAI"_s, Secret(), Secret()};
        QCOMPARE(codeOf(answerOf(m_resolver->resolve(makeProfile(CredentialSource::AskEachTime)))),
                 Error::Code::NoCredentials);
    }

    void expiredTokenIsReplaced()
    {
        const auto profile = saved(CredentialSource::Keychain, "s", "old-token");
        m_prompt->answer = Credentials{u"STS.2"_s, Secret("s2"), Secret("token2")};
        const Error expired = errorOf(Error::Code::TokenExpired);
        QCOMPARE(textOf(answerOf(m_resolver->renew(profile, expired))), "STS.2|s2|token2");
        QCOMPARE(m_prompt->reasons, QList{PromptReason::TokenExpired});
        QCOMPARE(m_prompt->causes.constFirst(), expired);
        QCOMPARE(textOf(answerOf(m_resolver->resolve(*m_profiles->profile(profile.id)))),
                 "STS.2|s2|token2");
        // A key pair for ever instead: the token goes.
        m_prompt->answer = Credentials{u"LTAI"_s, Secret("s3"), Secret()};
        QVERIFY(answerOf(m_resolver->renew(profile, errorOf(Error::Code::KeyRejected))));
        QCOMPARE(m_prompt->reasons.constLast(), PromptReason::Rejected);
        QCOMPARE(m_keychain->keys(), QStringList{accessKeySecretKey(profile.id)});
        QVERIFY(!m_profiles->profile(profile.id)->hasSecurityToken);
    }

    void aReplicasPasswordIsNotThatOfTheConnection()
    {
        auto profile = makeProfile(CredentialSource::Keychain);
        profile.kind = ConnectionKind::Redis;
        profile.redis.host = u"10.0.0.1"_s;
        const auto kept = answerOf(m_resolver->saveConnection(profile, {Secret("s"), {}}));
        QVERIFY(kept);
        ConnectionProfile replica = *kept;
        replica.redis.port = 6380;
        QCOMPARE(textOf(answerOf(m_resolver->resolve(replica))), "|s|"); // the first try
        m_prompt->answer = Credentials{{}, Secret("other"), Secret()};
        const Error refusal = errorOf(Error::Code::KeyRejected);
        QCOMPARE(textOf(answerOf(m_resolver->renew(replica, refusal))), "|other|");
        QCOMPARE(textOf(answerOf(m_resolver->resolve(*kept))), "|s|");
        QCOMPARE(textOf(answerOf(m_resolver->renew(*kept, refusal))), "|other|");
        QCOMPARE(textOf(answerOf(m_resolver->resolve(*kept))), "|other|");
    }

    void savingLeavesWhatIsNotChanged()
    {
        auto profile = saved(CredentialSource::Keychain, "s", "t");
        profile.name = u"renamed"_s;
        QVERIFY(answerOf(m_resolver->saveConnection(profile, {})));
        QCOMPARE(m_profiles->profile(profile.id)->name, u"renamed"_s);
        QCOMPARE(textOf(answerOf(m_resolver->resolve(profile))), "LTAI-saved|s|t");
        const auto withoutToken =
            answerOf(m_resolver->saveConnection(profile, {std::nullopt, Secret()}));
        QVERIFY(!withoutToken->hasSecurityToken);
        QCOMPARE(textOf(answerOf(m_resolver->resolve(*withoutToken))), "LTAI-saved|s|");
        QCOMPARE(m_keychain->keys().size(), 1);
    }

    void nothingIsSavedIfTheSecretIsNot()
    {
        MemorySecretStore::Failures failures;
        failures.write = errorOf(Error::Code::KeychainLocked);
        m_keychain->setFailures(failures);
        const auto result = answerOf(m_resolver->saveConnection(
            makeProfile(CredentialSource::Keychain), {Secret("s"), std::nullopt}));
        QCOMPARE(codeOf(result), Error::Code::KeychainLocked);
        QVERIFY(m_profiles->profiles().isEmpty());
    }

    void takenNameLeavesNoSecretBehind()
    {
        saved(CredentialSource::Keychain, "s");
        auto second = makeProfile(CredentialSource::Keychain);
        second.id.clear();
        const auto result =
            answerOf(m_resolver->saveConnection(second, {Secret("s2"), std::nullopt}));
        QCOMPARE(codeOf(result), Error::Code::InvalidInput);
        QCOMPARE(m_keychain->keys().size(), 1);
    }

    void anotherPlaceTakesTheSecretsAway()
    {
        auto profile = saved(CredentialSource::Keychain, "s", "t");
        profile.credentialSource = CredentialSource::UntilExit;
        MemorySecretStore::Failures failures;
        failures.remove = errorOf(Error::Code::KeychainLocked);
        m_keychain->setFailures(failures);
        QCOMPARE(codeOf(answerOf(m_resolver->saveConnection(profile, {Secret("s"), Secret("t")}))),
                 Error::Code::KeychainLocked);
        QCOMPARE(m_profiles->profile(profile.id)->credentialSource, CredentialSource::Keychain);
        m_keychain->setFailures({});
        QVERIFY(answerOf(m_resolver->saveConnection(profile, {Secret("s"), Secret("t")})));
        QVERIFY(m_keychain->keys().isEmpty());
        QCOMPARE(m_memory->keys().size(), 2);
    }

    void deletingTakesSecretsFirst()
    {
        const auto profile = saved(CredentialSource::Keychain, "s", "t");
        MemorySecretStore::Failures failures;
        failures.remove = errorOf(Error::Code::KeychainLocked);
        m_keychain->setFailures(failures);
        QCOMPARE(codeOf(answerOf(m_resolver->removeConnection(profile.id))),
                 Error::Code::KeychainLocked);
        QVERIFY(m_profiles->profile(profile.id));
        m_keychain->setFailures({});
        QVERIFY(answerOf(m_resolver->removeConnection(profile.id)));
        QVERIFY(!m_profiles->profile(profile.id));
        QVERIFY(m_keychain->keys().isEmpty());
        QCOMPARE(codeOf(answerOf(m_resolver->removeConnection(profile.id))), Error::Code::NotFound);
    }

    void copiesHaveSecretsOfTheirOwn()
    {
        const auto profile = saved(CredentialSource::Keychain, "s", "t");
        const auto copy = answerOf(m_resolver->duplicateConnection(profile.id));
        QVERIFY(copy);
        QCOMPARE(m_keychain->keys().size(), 4);
        QVERIFY(answerOf(m_resolver->removeConnection(profile.id)));
        QCOMPARE(textOf(answerOf(m_resolver->resolve(*copy))), "LTAI-saved|s|t");

        MemorySecretStore::Failures failures;
        failures.write = errorOf(Error::Code::KeychainLocked);
        m_keychain->setFailures(failures);
        QCOMPARE(codeOf(answerOf(m_resolver->duplicateConnection(copy->id))),
                 Error::Code::KeychainLocked);
        QCOMPARE(m_profiles->profiles().size(), 1);
        QCOMPARE(m_keychain->keys().size(), 2);
    }

    void openConnectionAsksOnceAndRenews()
    {
        auto profile = saved(CredentialSource::AskEachTime, "ignored");
        OpenCredentials open(*m_resolver, profile);
        const auto first = open.get();
        const auto meanwhile = open.get();
        QCOMPARE(textOf(answerOf(first)), "LTAI-typed|typed-secret|");
        QCOMPARE(textOf(answerOf(meanwhile)), "LTAI-typed|typed-secret|");
        QVERIFY(answerOf(open.get()));
        QCOMPARE(m_prompt->reasons.size(), 1);

        open.noteFailure(errorOf(Error::Code::Throttled)); // has nothing to do with them
        QVERIFY(answerOf(open.get()));
        QCOMPARE(m_prompt->reasons.size(), 1);

        open.noteFailure(errorOf(Error::Code::TokenExpired));
        m_prompt->answer = failure(Error::Code::Cancelled, u"no"_s);
        QCOMPARE(codeOf(answerOf(open.get())), Error::Code::TokenExpired);
        // The next poll does not ask again, a refresh by hand does.
        QCOMPARE(codeOf(answerOf(open.get())), Error::Code::TokenExpired);
        QCOMPARE(m_prompt->reasons, (QList{PromptReason::EachTime, PromptReason::TokenExpired}));
        open.allowPrompt();
        m_prompt->answer = Credentials{u"new"_s, Secret("n"), Secret()};
        QCOMPARE(textOf(answerOf(open.get())), "new|n|");
    }

    void refusedPromptIsNoCredentials()
    {
        OpenCredentials open(*m_resolver, makeProfile(CredentialSource::AskEachTime));
        m_prompt->answer = failure(Error::Code::Cancelled, u"no"_s);
        QCOMPARE(codeOf(answerOf(open.get())), Error::Code::NoCredentials);
        QCOMPARE(codeOf(answerOf(open.get())), Error::Code::NoCredentials);
        QCOMPARE(m_prompt->reasons.size(), 1);
    }

    void dismissedPromptOfTheKeychainStaysAway_data()
    {
        QTest::addColumn<Error::Code>("code");
        QTest::addRow("locked") << Error::Code::KeychainLocked;
        QTest::addRow("refused") << Error::Code::KeychainRefused;
        QTest::addRow("timed out") << Error::Code::KeychainTimedOut;
    }

    void dismissedPromptOfTheKeychainStaysAway()
    {
        QFETCH(Error::Code, code);
        OpenCredentials open(*m_resolver, saved(CredentialSource::Keychain, "s"));
        MemorySecretStore::Failures failures;
        failures.read = errorOf(code);
        m_keychain->setFailures(failures);
        QCOMPARE(codeOf(answerOf(open.get())), code);
        // Reading would show the prompt of the system with each poll.
        m_keychain->setFailures({});
        QCOMPARE(codeOf(answerOf(open.get())), code);
        open.allowPrompt();
        QCOMPARE(textOf(answerOf(open.get())), "LTAI-saved|s|");
    }

    void unavailableKeychainIsTriedAgain()
    {
        OpenCredentials open(*m_resolver, saved(CredentialSource::Keychain, "s"));
        MemorySecretStore::Failures failures;
        failures.read = errorOf(Error::Code::KeychainUnavailable);
        m_keychain->setFailures(failures);
        QCOMPARE(codeOf(answerOf(open.get())), Error::Code::KeychainUnavailable);
        m_keychain->setFailures({});
        QCOMPARE(textOf(answerOf(open.get())), "LTAI-saved|s|");
    }

    void dyingResolverFinishesWhatIsUnderWay()
    {
        const auto profile = saved(CredentialSource::Keychain, "s");
        const auto pending = m_resolver->resolve(profile);
        m_resolver.reset();
        QTRY_VERIFY(pending.isFinished());
        QCOMPARE(pending.resultCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestCredentialResolver)
#include "tst_credentialresolver.moc"
