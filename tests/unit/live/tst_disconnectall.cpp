// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// All sessions of an instance through DAS: sent once, and written down whatever becomes of it.
#include "live/disconnectall.h"

#include "cloud/dasclient.h"
#include "keychain/memorysecretstore.h"
#include "live/credentialresolver.h"
#include "live/profilestore.h"
#include "support/scriptedserver.h"
#include "support/waitfor.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sessionscope;
using namespace sessionscope::live;
using namespace Qt::Literals::StringLiterals;
using testing::ScriptedReply;
using Kind = DisconnectOutcome::Kind;
using Then = ScriptedReply::Then;

namespace {

constexpr char kSecret[] = "a-secret-of-the-test";

//! A connection with its credentials in the environment, and a server for it.
struct World
{
    explicit World(const ScriptedReply &reply)
    {
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("no server");
        server.setScript({reply});
        profile.id = u"c1"_s;
        profile.name = u"orders"_s;
        profile.instanceId = u"r-bp1"_s;
        profile.endpoint = server.endpoint();
        profile.credentialSource = CredentialSource::Environment;
        environment.insert(u"ALIBABA_CLOUD_ACCESS_KEY_ID"_s, u"LTAI5tTest"_s);
        environment.insert(u"ALIBABA_CLOUD_ACCESS_KEY_SECRET"_s, QLatin1StringView(kSecret));
    }

    Result<DisconnectAllEnd> run()
    {
        return test::waitFor(disconnectAll(profile, {credentials, client, journal, clock}));
    }

    testing::ScriptedServer server;
    ConnectionProfile profile;
    QProcessEnvironment environment;
    QTemporaryDir folder;
    SystemClock clock;
    ProfileStore profiles{folder.filePath(u"connections.json"_s)};
    keychain::MemorySecretStore keychain;
    keychain::MemorySecretStore memory;
    CredentialResolver credentials{
        {profiles, keychain, memory, folder.filePath(u"aliyun.json"_s), [this] {
             return environment;
         }}};
    Journal journal{folder.filePath(u"journal.ndjson"_s)};
    cloud::DasClient client{clock};
};

} // namespace

class TestDisconnectAll final : public QObject
{
    Q_OBJECT

private slots:

    void isSentOnceAndWrittenDown_data()
    {
        QTest::addColumn<ScriptedReply>("reply");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("requestId");
        QTest::newRow("done") << ScriptedReply::http(
            200, R"({"Code":"200","RequestId":"R-1","Success":"true"})")
                              << Kind::Closed << u"R-1"_s;
        QTest::newRow("done, in native types")
            << ScriptedReply::http(200, R"({"Code":200,"RequestId":"R-1","Success":true})")
            << Kind::Closed << u"R-1"_s;
        QTest::newRow("refused") << ScriptedReply::http(
            403, R"({"Code":"Forbidden.RAM","RequestId":"R-2"})")
                                 << Kind::Refused << u"R-2"_s;
        QTest::newRow("the answer is lost")
            << ScriptedReply::raw({}, Then::Reset) << Kind::Unknown << QString();
        QTest::newRow("half an answer")
            << ScriptedReply::raw("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"Co")
            << Kind::Unknown << QString();
    }

    void isSentOnceAndWrittenDown()
    {
        QFETCH(ScriptedReply, reply);
        QFETCH(Kind, kind);
        World world(reply);
        const Result<DisconnectAllEnd> end = world.run();
        QVERIFY2(end, qPrintable(end ? QString() : end.error().line()));
        QVERIFY2(end->outcome.kind == kind, qPrintable(end->outcome.reason));
        QCOMPARE(end->error.has_value(), kind != Kind::Closed);
        QVERIFY(!end->notNoted);
        QTEST(end->requestId, "requestId");
        QCOMPARE(world.server.requests().size(), 1);

        const std::vector<JournalEntry> entries = world.journal.read();
        QCOMPARE(entries.size(), std::size_t(1));
        const JournalAction &action = entries[0].action;
        QCOMPARE(action.kind, JournalAction::Kind::DisconnectAll);
        QCOMPARE(action.instanceId, u"r-bp1"_s);
        QCOMPARE(action.connectionName, u"orders"_s);
        QCOMPARE(action.commands, QStringList{u"KillInstanceAllSession"_s});
        QCOMPARE(action.outcomes, QList<DisconnectOutcome>{end->outcome});
        QTEST(action.requestId, "requestId");
        QFile file(world.journal.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains(kSecret) && !bytes.contains("LTAI5tTest"));
    }

    void withoutAJournalNothingIsSent()
    {
        World world(ScriptedReply::http(200, R"({"Code":"200","Success":"true"})"));
        QVERIFY(QDir(world.folder.path()).mkdir(u"journal.ndjson"_s));
        const Result<DisconnectAllEnd> end = world.run();
        QVERIFY(!end);
        QCOMPARE(end.error().code, Error::Code::CannotWrite);
        QCOMPARE(world.server.connections(), 0);
    }

    void withoutCredentialsNothingIsBegun()
    {
        World world(ScriptedReply::http(200, R"({"Code":"200","Success":"true"})"));
        world.environment.clear();
        const Result<DisconnectAllEnd> end = world.run();
        QVERIFY(!end);
        QCOMPARE(end.error().code, Error::Code::NoCredentials);
        QVERIFY(world.journal.read().empty());
        QCOMPARE(world.server.connections(), 0);
    }

    void whereNobodyListensItHasFailed()
    {
        World world({});
        world.profile.endpoint = u"http://127.0.0.1:1"_s;
        const Result<DisconnectAllEnd> end = world.run();
        QVERIFY(end);
        QCOMPARE(end->outcome.kind, Kind::Failed);
        QCOMPARE(world.journal.read().front().action.outcomes.front().kind, Kind::Failed);
    }
};

QTEST_GUILESS_MAIN(TestDisconnectAll)
#include "tst_disconnectall.moc"
