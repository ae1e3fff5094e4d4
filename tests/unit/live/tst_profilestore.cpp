// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/profilestore.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace sessionscope;
using namespace sessionscope::live;

namespace {

ConnectionProfile makeProfile(const QString &name)
{
    ConnectionProfile profile;
    profile.name = name;
    profile.instanceId = u"r-bp1"_s;
    profile.endpoint = ConnectionProfile::defaultEndpoint();
    profile.accessKeyId = u"LTAI"_s;
    return profile;
}

QStringList namesOf(const ProfileStore &store)
{
    QStringList names;
    for (const ConnectionProfile &profile : store.profiles())
        names.append(profile.name);
    return names;
}

} // namespace

class TestProfileStore final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    QString path() const { return m_dir->filePath(u"config/connections.json"_s); }

    QDir folder() const { return QDir(m_dir->filePath(u"config"_s)); }

    void writeFile(const QByteArray &content) const
    {
        QDir().mkpath(folder().path());
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    QByteArray readFile(const QString &file) const
    {
        QFile opened(file);
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }

    //! Another running program: this one again, adding connections; see addAsOtherProgram().
    std::unique_ptr<QProcess> startOtherProgram(const QString &prefix, int count) const
    {
        auto other = std::make_unique<QProcess>();
        other->setProcessChannelMode(QProcess::ForwardedChannels);
        other->start(QCoreApplication::applicationFilePath(),
                     {u"--other-program"_s, path(), prefix, QString::number(count)});
        return other;
    }

private slots:

    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void beginsEmptyAndWritesNothing()
    {
        const ProfileStore store(path());
        QVERIFY(store.profiles().isEmpty());
        QVERIFY(store.notice().isEmpty());
        QVERIFY(!QFile::exists(path()));
    }

    void everyMemberSurvivesARestart()
    {
        ConnectionProfile profile;
        profile.name = u"Production 订单"_s;
        profile.instanceId = u" r-bp1 with blanks "_s;
        profile.endpoint = u"https://das.cn-hangzhou.aliyuncs.com"_s;
        profile.credentialSource = CredentialSource::AliyunProfile;
        profile.accessKeyId = u"LTAI4"_s;
        profile.hasSecurityToken = true;
        profile.aliyunProfile = u"ops"_s;
        profile.caFile = u"/etc/ca.pem"_s;
        profile.refreshInterval = 0s;
        profile.consoleContext = u"{}"_s;
        profile.connectionLimit = 20'000;
        profile.production = true;
        profile.productionWord = u"LIVE"_s;
        profile.productionColor = u"#00ff7F"_s;
        {
            ProfileStore store(path());
            const auto added = store.add(profile);
            QVERIFY(added);
            QVERIFY(!added->id.isEmpty());
            profile.id = added->id;
        }
        const ProfileStore store(path());
        QCOMPARE(store.profiles().size(), 1);
        QCOMPARE(store.profiles().constFirst(), profile);
        QVERIFY(store.profile(profile.id));
        QVERIFY(!store.profile(u"other"_s));
    }

    void aLimitIsWrittenOnlyIfThereIsOne()
    {
        ConnectionProfile profile = makeProfile(u"a"_s);
        profile.id = u"1"_s;
        QJsonObject object = profile.toJson();
        QVERIFY(!object.contains(u"connectionLimit"_s));
        QCOMPARE(ConnectionProfile::fromJson(object)->connectionLimit, 0);
        profile.connectionLimit = 10'000;
        object = profile.toJson();
        QCOMPARE(*ConnectionProfile::fromJson(object), profile);
        for (const QJsonValue &wrong : {QJsonValue(-1), QJsonValue(1e12), QJsonValue(u"9"_s)}) {
            object[u"connectionLimit"_s] = wrong;
            QCOMPARE(ConnectionProfile::fromJson(object)->connectionLimit, 0);
        }
    }

    void aRedisConnectionSurvives()
    {
        ConnectionProfile profile;
        profile.id = u"1"_s;
        profile.name = u"cache"_s;
        profile.kind = ConnectionKind::Redis;
        profile.credentialSource = CredentialSource::None;
        profile.caFile = u"/etc/ca.pem"_s;
        profile.redis.host = u"::1"_s;
        QCOMPARE(*ConnectionProfile::fromJson(profile.toJson()), profile);
        profile.redis = {u"redis.example"_s,   6380,        u"ops"_s,    true,
                         u"a.example"_s,       u"/c.pem"_s, u"/k.pem"_s, 3,
                         RedisTopology::Proxy, {}};
        profile.allowsDisconnecting = true;
        profile.redis.unknownMembers[u"sentinel"_s] = u"newer"_s;
        QCOMPARE(*ConnectionProfile::fromJson(profile.toJson()), profile);
        QCOMPARE(profile.redis.topology, RedisTopology::Proxy);
        // Nothing that an older version would sign and send.
        for (const QString &member : {u"instanceId"_s, u"endpoint"_s, u"accessKeyId"_s})
            QVERIFY2(!profile.toJson().contains(member), qPrintable(member));
    }

    void wrongRedisMembersTakeTheirDefaults()
    {
        const QJsonObject redis{{u"host"_s, u"h"_s},
                                {u"port"_s, 70'000},
                                {u"db"_s, -1},
                                {u"tls"_s, u"yes"_s},
                                {u"topology"_s, u"sentinel"_s}};
        const QJsonObject object{{u"id"_s, u"1"_s},
                                 {u"name"_s, u"a"_s},
                                 {u"kind"_s, u"redis"_s},
                                 {u"credentials"_s, u"aliyunProfile"_s},
                                 {u"redis"_s, redis}};
        const auto read = ConnectionProfile::fromJson(object);
        QVERIFY(read);
        RedisProfile expected;
        expected.host = u"h"_s;
        QCOMPARE(read->redis, expected);
        QCOMPARE(read->credentialSource, CredentialSource::AskEachTime);
        QVERIFY(!read->allowsDisconnecting);
    }

    void aDasConnectionIsWrittenAsBefore()
    {
        ConnectionProfile profile = makeProfile(u"a"_s);
        profile.id = u"1"_s;
        const QStringList members{u"accessKeyId"_s,      u"aliyunProfile"_s,
                                  u"caFile"_s,           u"consoleContext"_s,
                                  u"credentials"_s,      u"endpoint"_s,
                                  u"hasSecurityToken"_s, u"id"_s,
                                  u"instanceId"_s,       u"name"_s,
                                  u"production"_s,       u"productionColor"_s,
                                  u"productionWord"_s,   u"refreshIntervalSeconds"_s};
        QCOMPARE(profile.toJson().keys(), members);
        profile.allowsDisconnecting = true;
        QVERIFY(ConnectionProfile::fromJson(profile.toJson())->allowsDisconnecting);
    }

    void aKindOfANewerVersionIsKeptAndNotTakenForDas()
    {
        const QByteArray entry(R"({"id":"1","name":"m","kind":"memcached","endpoint":"x"})");
        writeFile(R"({"version":1,"connections":[)" + entry + "]}");
        ProfileStore store(path());
        QVERIFY(store.profiles().isEmpty());
        QVERIFY(store.notice().isEmpty());
        QVERIFY(store.add(makeProfile(u"a"_s)));
        const QJsonArray written =
            QJsonDocument::fromJson(readFile(path()))[u"connections"_s].toArray();
        QCOMPARE(written.size(), 2);
        QCOMPARE(written.at(1), QJsonValue(QJsonDocument::fromJson(entry).object()));
    }

    void theOtherKindLeavesNothingBehind()
    {
        ProfileStore store(path());
        ConnectionProfile profile = *store.add(makeProfile(u"a"_s));
        ConnectionProfile redis;
        redis.id = profile.id;
        redis.name = profile.name;
        redis.kind = ConnectionKind::Redis;
        redis.redis.host = u"h"_s;
        QVERIFY(store.update(redis));
        QCOMPARE(ProfileStore(path()).profiles().constFirst(), redis);
        QVERIFY(store.update(profile));
        QCOMPARE(ProfileStore(path()).profiles().constFirst(), profile);
    }

    void aRedisProfileIsChecked_data()
    {
        QTest::addColumn<RedisProfile>("redis");
        QTest::addColumn<int>("field"); // -1: nothing is wrong
        RedisProfile redis;
        QTest::addRow("no host") << redis << static_cast<int>(ConnectionProfile::Field::Host);
        redis.host = u"a b"_s;
        QTest::addRow("no such host") << redis << static_cast<int>(ConnectionProfile::Field::Host);
        redis.host = u"redis.example"_s;
        QTest::addRow("well") << redis << -1;
        redis.certificateFile = u"/no/such/file"_s;
        QTest::addRow("file without TLS") << redis << -1;
        redis.isTls = true;
        QTest::addRow("no such certificate")
            << redis << static_cast<int>(ConnectionProfile::Field::CertificateFile);
        redis.certificateFile.clear();
        redis.keyFile = u"/no/such/file"_s;
        QTest::addRow("key alone")
            << redis << static_cast<int>(ConnectionProfile::Field::CertificateFile);
        redis.keyFile.clear();
        redis.serverName = u"a/b"_s;
        QTest::addRow("no server name")
            << redis << static_cast<int>(ConnectionProfile::Field::ServerName);
        redis.serverName.clear();
        redis.db = -1;
        QTest::addRow("no database")
            << redis << static_cast<int>(ConnectionProfile::Field::Database);
    }

    void aRedisProfileIsChecked()
    {
        QFETCH(const RedisProfile, redis);
        QFETCH(const int, field);
        ConnectionProfile profile;
        profile.name = u"a"_s;
        profile.kind = ConnectionKind::Redis;
        profile.redis = redis;
        const auto problems = profile.validate();
        QCOMPARE(problems.isEmpty() ? -1 : static_cast<int>(problems.constFirst().field), field);
    }

    void fileIsTheUsersAloneAndHoldsNoLock()
    {
        ProfileStore store(path());
        QVERIFY(store.add(makeProfile(u"a"_s)));
        constexpr auto others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(path()) & others));
        QFile::setPermissions(path(), QFile::permissions(path()) | others);
        QVERIFY(store.add(makeProfile(u"b"_s)));
        QVERIFY(!(QFile::permissions(path()) & others));
        QCOMPARE(folder().entryList(QDir::Files | QDir::Hidden),
                 QStringList{u"connections.json"_s});
    }

    void changesAreToldOnce()
    {
        ProfileStore store(path());
        QSignalSpy added(&store, &ProfileStore::added);
        QSignalSpy updated(&store, &ProfileStore::updated);
        QSignalSpy removed(&store, &ProfileStore::removed);
        QSignalSpy changed(&store, &ProfileStore::changed);
        auto profile = *store.add(makeProfile(u"a"_s));
        QCOMPARE(added.count(), 1);
        QCOMPARE(added.at(0).at(0).toString(), profile.id);
        profile.instanceId = u"r-2"_s;
        QVERIFY(store.update(profile));
        QVERIFY(store.update(profile));
        QCOMPARE(updated.count(), 1);
        const auto copy = *store.duplicate(profile.id);
        QVERIFY(store.move(copy.id, 0));
        QVERIFY(store.remove(profile.id));
        QCOMPARE(removed.count(), 1);
        QCOMPARE(removed.at(0).at(0).toString(), profile.id);
        QCOMPARE(added.count(), 2);
        QCOMPARE(changed.count(), 5);
        // The file system's own news of all that changes nothing more.
        QTest::qWait(300);
        QCOMPARE(changed.count(), 5);
    }

    void namesAreGivenAndUnique()
    {
        ProfileStore store(path());
        const auto first = *store.add(makeProfile(u"a"_s));
        QCOMPARE(store.add(makeProfile(u"a"_s)).error().code, Error::Code::InvalidInput);
        QCOMPARE(store.add(makeProfile(u"  "_s)).error().code, Error::Code::InvalidInput);
        auto second = *store.add(makeProfile(u"b"_s));
        second.name = u"a"_s;
        QCOMPARE(store.update(second).error().code, Error::Code::InvalidInput);
        QVERIFY(store.update(first));
        QVERIFY(store.isNameTaken(u"a"_s));
        QVERIFY(!store.isNameTaken(u"a"_s, first.id));
        QCOMPARE(namesOf(store), (QStringList{u"a"_s, u"b"_s}));
    }

    void copiesStandBehindTheirOriginals()
    {
        ProfileStore store(path());
        const auto first = *store.add(makeProfile(u"a"_s));
        QVERIFY(store.add(makeProfile(u"z"_s)));
        const auto copy = store.duplicate(first.id);
        QVERIFY(copy);
        QVERIFY(copy->id != first.id);
        QVERIFY(store.duplicate(first.id));
        QCOMPARE(namesOf(store), (QStringList{u"a"_s, u"a (copy 2)"_s, u"a (copy)"_s, u"z"_s}));
        ConnectionProfile expected = first;
        expected.id = copy->id;
        expected.name = u"a (copy)"_s;
        QCOMPARE(*store.profile(copy->id), expected);
    }

    void orderIsKept()
    {
        ProfileStore store(path());
        QStringList ids;
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
            ids.append(store.add(makeProfile(name))->id);
        QVERIFY(store.move(ids[2], 0));
        QVERIFY(store.move(ids[0], 99));
        QCOMPARE(namesOf(store), (QStringList{u"c"_s, u"b"_s, u"a"_s}));
        QCOMPARE(namesOf(ProfileStore(path())), namesOf(store));
    }

    void whatIsGoneIsNotFound()
    {
        ProfileStore store(path());
        auto ghost = makeProfile(u"ghost"_s);
        ghost.id = u"nobody"_s;
        QCOMPARE(store.update(ghost).error().code, Error::Code::NotFound);
        QCOMPARE(store.remove(u"nobody"_s).error().code, Error::Code::NotFound);
        QCOMPARE(store.duplicate(u"nobody"_s).error().code, Error::Code::NotFound);
        QCOMPARE(store.move(u"nobody"_s, 0).error().code, Error::Code::NotFound);
    }

    void nameIsFoundExactlyOrAlone()
    {
        ProfileStore store(path());
        for (const QString &name : {u"Prod"_s, u"prod"_s, u"Staging"_s})
            QVERIFY(store.add(makeProfile(name)));
        QCOMPARE(store.find(u"prod"_s)->name, u"prod"_s);
        QCOMPARE(store.find(u"Prod"_s)->name, u"Prod"_s);
        QCOMPARE(store.find(u"STAGING"_s)->name, u"Staging"_s);
        QCOMPARE(store.find(u"PROD"_s).error().code, Error::Code::NotFound);
        QCOMPARE(store.find(u"none"_s).error().code, Error::Code::NotFound);
        QVERIFY(store.find(u"PROD"_s).error().message != store.find(u"none"_s).error().message);
    }

    void unknownMembersAreKept()
    {
        writeFile(R"({"version": 1, "theme": "x", "connections": [
            {"id": "1", "name": "a", "future": {"deep": [1]}, "refreshIntervalSeconds": 1,
             "productionColor": "red", "credentials": "iris scan", "endpoint": 7},
            {"name": "no id", "x": 1}, 42, {"id": "1", "name": "same id"}]})");
        ProfileStore store(path());
        QCOMPARE(namesOf(store), QStringList{u"a"_s});
        auto profile = store.profiles().constFirst();
        QCOMPARE(profile.refreshInterval, 10s);
        QCOMPARE(profile.productionColor, ConnectionProfile::defaultProductionColor());
        QCOMPARE(profile.credentialSource, CredentialSource::AskEachTime);
        QCOMPARE(profile.endpoint, ConnectionProfile::defaultEndpoint());
        profile.name = u"b"_s;
        QVERIFY(store.update(profile));

        const QJsonObject root = QJsonDocument::fromJson(readFile(path())).object();
        QCOMPARE(root.value(u"theme"_s).toString(), u"x"_s);
        const QJsonArray entries = root.value(u"connections"_s).toArray();
        QCOMPARE(entries.size(), 4);
        QCOMPARE(entries.at(0).toObject().value(u"name"_s).toString(), u"b"_s);
        QVERIFY(entries.at(0).toObject().value(u"future"_s).toObject().contains(u"deep"_s));
        QCOMPARE(entries.at(1).toObject().value(u"name"_s).toString(), u"no id"_s);
        QCOMPARE(entries.at(2).toInt(), 42);
        QCOMPARE(entries.at(3).toObject().value(u"name"_s).toString(), u"same id"_s);
    }

    void whatIsNotUnderstoodIsNeverOverwritten_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("aside");
        QTest::addRow("cut off") << QByteArray(R"({"version": 1, "connections": [{"id")")
                                 << u"connections.json.damaged-*"_s;
        QTest::addRow("no JSON") << QByteArray("\x89PNG\r\n") << u"connections.json.damaged-*"_s;
        QTest::addRow("empty") << QByteArray() << u"connections.json.damaged-*"_s;
        QTest::addRow("an array") << QByteArray("[]") << u"connections.json.damaged-*"_s;
        QTest::addRow("no list") << QByteArray(R"({"version": 1, "connections": {}})")
                                 << u"connections.json.damaged-*"_s;
        QTest::addRow("no version")
            << QByteArray(R"({"connections": []})") << u"connections.json.damaged-*"_s;
        QTest::addRow("newer") << QByteArray(R"({"version": 2, "connections": [{"id": "1"}]})")
                               << u"connections.json.newer-*"_s;
    }

    void whatIsNotUnderstoodIsNeverOverwritten()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, aside);
        writeFile(content);
        ProfileStore store(path());
        QVERIFY(store.profiles().isEmpty());
        QVERIFY(!store.notice().isEmpty());
        QCOMPARE(readFile(path()), content); // only looked at so far

        QSignalSpy noticeChanged(&store, &ProfileStore::noticeChanged);
        QVERIFY(store.add(makeProfile(u"a"_s)));
        QCOMPARE(noticeChanged.count(), 1);
        const QStringList kept = folder().entryList({aside});
        QCOMPARE(kept.size(), 1);
        QCOMPARE(readFile(folder().filePath(kept.constFirst())), content);
        QVERIFY(store.notice().contains(kept.constFirst()));
        QCOMPARE(namesOf(ProfileStore(path())), QStringList{u"a"_s});
    }

    void damageWhileRunningLosesNothing()
    {
        ProfileStore store(path());
        QVERIFY(store.add(makeProfile(u"a"_s)));
        writeFile("oops");
        QTRY_VERIFY(!store.notice().isEmpty());
        QCOMPARE(namesOf(store), QStringList{u"a"_s});
        QVERIFY(store.add(makeProfile(u"b"_s)));
        QCOMPARE(namesOf(ProfileStore(path())), (QStringList{u"a"_s, u"b"_s}));
    }

    void repairClearsTheNotice()
    {
        ProfileStore source(m_dir->filePath(u"other/connections.json"_s));
        QVERIFY(source.add(makeProfile(u"a"_s)));
        writeFile("oops");
        ProfileStore store(path());
        QVERIFY(!store.notice().isEmpty());
        writeFile(readFile(source.filePath()));
        QTRY_VERIFY(store.notice().isEmpty());
        QCOMPARE(namesOf(store), QStringList{u"a"_s});
    }

    void otherProgramsChangesArriveByThemselves()
    {
        ProfileStore store(path());
        QSignalSpy added(&store, &ProfileStore::added);
        QVERIFY(store.add(makeProfile(u"mine"_s)));
        const auto other = startOtherProgram(u"other"_s, 1);
        QVERIFY(other->waitForFinished());
        QTRY_COMPARE(namesOf(store), (QStringList{u"mine"_s, u"other0"_s}));
        QCOMPARE(added.count(), 2);
        const auto third = startOtherProgram(u"third"_s, 1);
        QVERIFY(third->waitForFinished());
        // Without having looked: read, changed and written under the lock.
        QVERIFY(store.add(makeProfile(u"late"_s)));
        QCOMPARE(namesOf(ProfileStore(path())),
                 (QStringList{u"mine"_s, u"other0"_s, u"third0"_s, u"late"_s}));
    }

    void programsWritingTogetherLoseNothing()
    {
        constexpr int kEach = 15;
        std::vector<std::unique_ptr<QProcess>> others;
        for (const QString &prefix : {u"x"_s, u"y"_s, u"z"_s})
            others.push_back(startOtherProgram(prefix, kEach));
        for (const auto &other : others) {
            QVERIFY(other->waitForFinished(60'000));
            QCOMPARE(other->exitCode(), 0);
        }
        QCOMPARE(ProfileStore(path()).profiles().size(), 3 * kEach);
    }

    // Killed between making the lock and writing into it whose it is.
    void deadLockWithoutAnOwnerIsTaken()
    {
        ProfileStore store(path());
        QVERIFY(store.add(makeProfile(u"Orders"_s)));
        QFile lock(path() + u".lock"_s);
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.close();
        QVERIFY(store.add(makeProfile(u"Carts"_s)));
        QCOMPARE(namesOf(ProfileStore(path())), QStringList({u"Orders"_s, u"Carts"_s}));
    }

    void heldLockIsAnErrorAndChangesNothing()
    {
        ProfileStore store(path());
        QVERIFY(store.add(makeProfile(u"a"_s)));
        QLockFile lock(path() + u".lock"_s);
        QVERIFY(lock.tryLock());
        QCOMPARE(store.add(makeProfile(u"b"_s)).error().code, Error::Code::CannotWrite);
        lock.unlock();
        QVERIFY(store.add(makeProfile(u"b"_s)));
        QCOMPARE(namesOf(store), (QStringList{u"a"_s, u"b"_s}));
    }

    void folderThatCannotBeIsAnError()
    {
        QFile blocker(m_dir->filePath(u"config"_s)); // a file where the folder should be
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        ProfileStore store(path());
        const auto added = store.add(makeProfile(u"a"_s));
        QCOMPARE(added.error().code, Error::Code::CannotWrite);
        QVERIFY(store.profiles().isEmpty());
    }

    void validationTellsFieldByField_data()
    {
        using Field = ConnectionProfile::Field;
        using Change = std::function<void(ConnectionProfile &)>;
        QTest::addColumn<std::function<void(ConnectionProfile &)>>("change");
        QTest::addColumn<QList<int>>("fields");
        const auto row = [](const char *name, const Change &change,
                            std::initializer_list<Field> f) {
            QList<int> fields;
            for (const Field field : f)
                fields.append(static_cast<int>(field));
            QTest::addRow("%s", name) << change << fields;
        };
        row("good", [](auto &) {}, {});
        row("no name", [](auto &p) { p.name = u"  "_s; }, {Field::Name});
        row("no instance", [](auto &p) { p.instanceId.clear(); }, {Field::InstanceId});
        row("blank instance is sent as given", [](auto &p) { p.instanceId = u" "_s; }, {});
        row("no endpoint", [](auto &p) { p.endpoint.clear(); }, {Field::Endpoint});
        row("http", [](auto &p) { p.endpoint = u"http://das.example.com"_s; }, {Field::Endpoint});
        row("http on loopback", [](auto &p) { p.endpoint = u"http://127.0.0.1:8080"_s; }, {});
        row("no key id", [](auto &p) { p.accessKeyId.clear(); }, {Field::AccessKeyId});
        row("blank in key id", [](auto &p) { p.accessKeyId = u"LT AI"_s; }, {Field::AccessKeyId});
        row("environment needs no key id",
            [](auto &p) {
                p.accessKeyId.clear();
                p.credentialSource = CredentialSource::Environment;
            },
            {});
        row("missing CA file", [](auto &p) { p.caFile = u"/nowhere/ca.pem"_s; }, {Field::CaFile});
        row("no CA file", [](auto &p) { p.caFile = QCoreApplication::applicationFilePath(); },
            {Field::CaFile});
        row("off", [](auto &p) { p.refreshInterval = 0s; }, {});
        row("too fast", [](auto &p) { p.refreshInterval = 1s; }, {Field::RefreshInterval});
        row("too slow", [](auto &p) { p.refreshInterval = 86'401s; }, {Field::RefreshInterval});
        row("no word",
            [](auto &p) {
                p.production = true;
                p.productionWord = u" "_s;
            },
            {Field::ProductionWord});
        row("colour", [](auto &p) { p.productionColor = u"red"_s; }, {Field::ProductionColor});
        row("line end in colour", [](auto &p) { p.productionColor = u"#aabbcc\n"_s; },
            {Field::ProductionColor});
        row("everything", [](auto &p) { p = ConnectionProfile(); },
            {Field::Name, Field::InstanceId, Field::Endpoint, Field::AccessKeyId});
    }

    void validationTellsFieldByField()
    {
        QFETCH(std::function<void(ConnectionProfile &)>, change);
        QFETCH(QList<int>, fields);
        ConnectionProfile profile = makeProfile(u"a"_s);
        change(profile);
        QList<int> found;
        const auto problems = profile.validate();
        for (const auto &problem : problems) {
            found.append(static_cast<int>(problem.field));
            QVERIFY(!problem.message.isEmpty());
        }
        QCOMPARE(found, fields);
    }

    void otherEnginesGetAHint_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("hint");
        for (const QString &id :
             {u"rm-bp1"_s, u"PC-bp1"_s, u"dds-1"_s, u"pgm-1"_s, u"gp-1"_s, u"hb-1"_s, u"i-bp1"_s})
            QTest::addRow("%s", qPrintable(id)) << id << true;
        for (const QString &id : {u"r-bp1"_s, u"tair-1"_s, u"crs-1"_s, u""_s, u"my rm-"_s})
            QTest::addRow("%s", qPrintable(id)) << id << false;
    }

    void otherEnginesGetAHint()
    {
        QFETCH(QString, id);
        QFETCH(bool, hint);
        QCOMPARE(foreignEngineHint(id).has_value(), hint);
    }
};

Q_DECLARE_METATYPE(std::function<void(ConnectionProfile &)>)

namespace {

int addAsOtherProgram(const QStringList &arguments)
{
    ProfileStore store(arguments.value(2));
    for (int i = 0; i < arguments.value(4).toInt(); ++i) {
        const auto profile = makeProfile(arguments.value(3) + QString::number(i));
        // Busier than people are: the lock may be taken for as long as the store waits.
        int attempts = 20;
        while (!store.add(profile) && --attempts > 0) { }
        if (attempts == 0)
            return 1;
    }
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().value(1) == u"--other-program"_s)
        return addAsOtherProgram(QCoreApplication::arguments());
    TestProfileStore test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_profilestore.moc"
