// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/instancelister.h"

#include "cloud/regions.h"
#include "core/future.h"
#include "keychain/memorysecretstore.h"
#include "live/credentialresolver.h"
#include "live/profilestore.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::live;

namespace {

class Prompt final : public CredentialPrompt
{
public:
    QFuture<Result<cloud::Credentials>> ask(const ConnectionProfile &, PromptReason reason,
                                            const std::optional<Error> &) override
    {
        reasons.append(reason);
        return readyFuture<cloud::Credentials>(answer);
    }

    QList<PromptReason> reasons;
    Result<cloud::Credentials> answer = cloud::Credentials{u"LTAI1"_s, Secret("secret"), Secret()};
};

struct World
{
    World() { resolver.setPrompt(&prompt); }

    DescribeInstances describe()
    {
        return [this](const cloud::InstanceQuery &query, const std::stop_token &,
                      const cloud::InstanceProgress &) {
            queries.append(query);
            return readyFuture<cloud::InstanceList>(answer);
        };
    }

    QTemporaryDir folder;
    ProfileStore profiles{folder.filePath(u"connections.json"_s)};
    keychain::MemorySecretStore keychain;
    keychain::MemorySecretStore memory;
    CredentialResolver resolver{{profiles, keychain, memory, {}, [] {
                                     return QProcessEnvironment();
                                 }}};
    Prompt prompt;
    QList<cloud::InstanceQuery> queries;
    Result<cloud::InstanceList> answer = cloud::InstanceList{};
};

ConnectionProfile profileOf(CredentialSource source)
{
    ConnectionProfile profile;
    profile.id = u"p"_s;
    profile.credentialSource = source;
    return profile;
}

Result<cloud::InstanceList> listed(InstanceLister &lister, const QString &region,
                                   const QString &search = {})
{
    const QFuture<Result<cloud::InstanceList>> future = lister.list(region, search, {}, {});
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }))
        qFatal("no answer");
    return future.result();
}

} // namespace

class InstanceListerTest : public QObject
{
    Q_OBJECT

private slots:

    void asksOnceHoweverManyListsThereAre()
    {
        World world;
        InstanceLister lister(world.describe(), world.resolver,
                              profileOf(CredentialSource::AskEachTime), {});
        QVERIFY(listed(lister, u" CN-Beijing "_s, u" pay "_s));
        QVERIFY(listed(lister, u"eu-west-1"_s));
        QCOMPARE(world.prompt.reasons.size(), 1);
        QCOMPARE(world.queries.size(), 2);
        QCOMPARE(world.queries[0].regionId, u"cn-beijing"_s);
        QCOMPARE(world.queries[0].searchKey, u"pay"_s);
        QCOMPARE(world.queries[0].timeout, std::chrono::milliseconds(kInstanceListTimeout));
        QCOMPARE(world.queries[1].endpoint, *cloud::instancesEndpoint(u"eu-west-1"_s));
        QCOMPARE(world.queries[1].credentials.accessKeyId, u"LTAI1"_s);
    }

    void usesWhatIsTyped()
    {
        World world;
        InstanceLister lister(world.describe(), world.resolver,
                              profileOf(CredentialSource::Keychain),
                              cloud::Credentials{u"typed"_s, Secret("x"), {}});
        QVERIFY(listed(lister, u"cn-beijing"_s));
        QCOMPARE(world.queries[0].credentials.accessKeyId, u"typed"_s);
        QVERIFY(world.prompt.reasons.isEmpty());
    }

    void asksAgainAfterARefusal()
    {
        World world;
        InstanceLister lister(world.describe(), world.resolver,
                              profileOf(CredentialSource::AskEachTime), {});
        world.answer = failure(Error{Error::Code::TokenExpired, u"old"_s, {}, {}, {}});
        QCOMPARE(listed(lister, u"cn-beijing"_s).error().code, Error::Code::TokenExpired);
        world.answer = cloud::InstanceList{};
        QVERIFY(listed(lister, u"cn-beijing"_s));
        QCOMPARE(world.prompt.reasons, (QList{PromptReason::EachTime, PromptReason::TokenExpired}));
    }

    void aDismissedPromptIsShownAgainByHandOnly()
    {
        World world;
        world.prompt.answer = failure(Error::Code::Cancelled, QString());
        InstanceLister lister(world.describe(), world.resolver,
                              profileOf(CredentialSource::AskEachTime), {});
        QCOMPARE(listed(lister, u"cn-beijing"_s).error().code, Error::Code::NoCredentials);
        QVERIFY(!listed(lister, u"cn-beijing"_s));
        QCOMPARE(world.prompt.reasons.size(), 1);
        lister.allowPrompt();
        QVERIFY(!listed(lister, u"cn-beijing"_s));
        QCOMPARE(world.prompt.reasons.size(), 2);
        QVERIFY(world.queries.isEmpty());
    }

    void endpoints_data()
    {
        QTest::addColumn<QString>("das");
        QTest::addColumn<QString>("region");
        QTest::addColumn<QString>("instances"); // empty: refused
        const QString central = u"https://das.cn-shanghai.aliyuncs.com"_s;
        QTest::newRow("central region")
            << central << u"cn-hangzhou"_s << u"https://r-kvstore.aliyuncs.com"_s;
        QTest::newRow("own endpoint")
            << central << u"eu-west-1"_s << u"https://r-kvstore.eu-west-1.aliyuncs.com"_s;
        QTest::newRow("the demo") << u"http://127.0.0.1:4711"_s << u"cn-hangzhou"_s
                                  << u"http://127.0.0.1:4711"_s;
        QTest::newRow("private cloud")
            << u"https://das.cloud.example"_s << u"cn-x-1"_s << u"https://das.cloud.example"_s;
        QTest::newRow("a name like theirs")
            << u"https://evilaliyuncs.com"_s << u"cn-x-1"_s << u"https://evilaliyuncs.com"_s;
        QTest::newRow("no region") << central << u"evil.example/"_s << QString();
        QTest::newRow("no region, demo") << u"http://127.0.0.1:4711"_s << QString() << QString();
    }

    void endpoints()
    {
        QFETCH(QString, das);
        QFETCH(QString, region);
        QFETCH(QString, instances);
        const auto endpoint = instancesEndpointOf(*cloud::Endpoint::parse(das), region);
        QCOMPARE(endpoint ? endpoint->toString() : QString(), instances);
        if (!endpoint)
            QCOMPARE(endpoint.error().code, Error::Code::InvalidInput);
    }

    void aChoiceChangesWhatItIsAboutAndNoMore()
    {
        cloud::Instance instance;
        instance.id = u"r-1"_s;
        instance.name = u"orders"_s;
        instance.connections = 20'000;
        ConnectionProfile profile;
        profile.endpoint = u"http://127.0.0.1:1"_s;
        profile.accessKeyId = u"LTAI1"_s;
        ConnectionProfile chosen = withInstance(profile, instance);
        QCOMPARE(chosen.instanceId, u"r-1"_s);
        QCOMPARE(chosen.name, u"orders"_s);
        QCOMPARE(chosen.connectionLimit, 20'000);
        QCOMPARE(chosen.endpoint, profile.endpoint);
        QCOMPARE(chosen.accessKeyId, profile.accessKeyId);

        profile.name = u"mine"_s;
        profile.connectionLimit = 7;
        profile.endpoint.clear();
        instance.connections = {};
        chosen = withInstance(profile, instance);
        QCOMPARE(chosen.name, u"mine"_s);
        QCOMPARE(chosen.connectionLimit, 7);
        QCOMPARE(chosen.endpoint, ConnectionProfile::defaultEndpoint());

        profile.name.clear();
        instance.name.clear();
        instance.connections = std::numeric_limits<qint64>::max();
        chosen = withInstance(profile, instance);
        QCOMPARE(chosen.name, u"r-1"_s);
        QCOMPARE(chosen.connectionLimit, ConnectionProfile::kMaxConnectionLimit);
    }
};

QTEST_GUILESS_MAIN(InstanceListerTest)
#include "tst_instancelister.moc"
