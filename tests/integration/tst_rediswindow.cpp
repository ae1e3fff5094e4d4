// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/dasclient.h"
#include "gui/noticebar.h"
#include "live/nodeaccess.h"
#include "live/profilesource.h"
#include "live/redisnetwork.h"
#include "support/redisservers.h"
#include "support/waitfor.h"
#include "unit/gui/pageworld.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QProcess>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using live::ConnectionKind;
using live::ConnectionProfile;
using live::CredentialSource;
using test::child;
using test::PageWorld;
using test::waitFor;

namespace {

ConnectionProfile profileOf(const test::RedisServer &server, CredentialSource source)
{
    ConnectionProfile profile;
    profile.id = u"saved-1"_s;
    profile.name = u"cache"_s;
    profile.kind = ConnectionKind::Redis;
    profile.redis.host = u"127.0.0.1"_s;
    profile.redis.port = server.port();
    profile.credentialSource = source;
    return profile;
}

//! A page of the window, on a saved connection to a real server.
struct RedisPage
{
    explicit RedisPage(const ConnectionProfile &profile)
        : world({profile.name, profile.id, {}, std::chrono::seconds(0), {}, {}, false},
                [&](live::RefreshWorker &worker) -> std::unique_ptr<live::SessionSource> {
                    auto source = live::ProfileSource::open(profile, stores.credentials,
                                                            {client, network, worker});
                    if (!source)
                        qFatal("no source");
                    return std::move(*source);
                })
        , tester(world.model(), QAbstractItemModelTester::FailureReportingMode::Fatal)
    {
    }

    bool refresh()
    {
        world.page->refresh();
        return waitForData();
    }

    bool waitForData() const
    {
        return QTest::qWaitFor(
            [this] {
                const live::LiveStatus status = world.page->status();
                return !status.fetching && status.hasData;
            },
            60'000);
    }

    SystemClock clock;
    cloud::DasClient client{clock};
    live::RedisNetwork network;
    test::DialogWorld stores;
    PageWorld world;
    QAbstractItemModelTester tester;
};

} // namespace

//! The window and the command line on real Redis servers.
class RedisWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void hundredsOfClientsAreShown();
    void aRestartIsSurvived();
    void aClusterIsOneList();
    void aSavedConnectionIsExported_data();
    void aSavedConnectionIsExported();
};

void RedisWindowTest::hundredsOfClientsAreShown()
{
    constexpr int kClients = 300;
    test::RedisServer server;
    QVERIFY(server.start({u"--maxclients"_s, u"1000"_s}));
    std::vector<std::unique_ptr<redis::RedisConnection>> clients;
    for (int i = 0; i < kClients; ++i) {
        redis::RedisOptions options{{u"127.0.0.1"_s, server.port()}, {}, {}};
        options.clientName = "worker-" + QByteArray::number(i);
        clients.push_back(std::make_unique<redis::RedisConnection>(options));
        QVERIFY(waitFor(clients.back()->open()));
    }
    RedisPage page(profileOf(server, CredentialSource::None));
    QVERIFY(page.waitForData());
    QTRY_COMPARE(page.world.model()->rowCount(), kClients + 1);
    QTRY_VERIFY(page.world.text("headRoomLabel").startsWith(u"301 of "_s));
    page.world.world.settings.setHidesOwnConnections(true);
    QTRY_COMPARE(page.world.model()->rowCount(), kClients);
    QVERIFY(!page.world.names().contains(QString::fromLatin1(redis::kClientName)));
    clients.resize(kClients / 2);
    QTRY_COMPARE(server.cli({u"CLIENT"_s, u"LIST"_s}).count(" name=worker-"), kClients / 2);
    QVERIFY(page.refresh());
    QTRY_COMPARE(page.world.model()->rowCount(), kClients / 2);
}

void RedisWindowTest::aRestartIsSurvived()
{
    test::RedisServer server;
    QVERIFY(server.start());
    RedisPage page(profileOf(server, CredentialSource::None));
    QVERIFY(page.waitForData());
    server.stop();
    QVERIFY(page.refresh());
    QTRY_VERIFY(page.world.page->status().error.has_value());
    auto *notices = child<gui::NoticeBar>(page.world.page.get(), "noticeBar");
    QVERIFY(notices->text(gui::Notice::Kind::Error).contains(u"No Redis server can be reached"_s));
    QCOMPARE(page.world.model()->rowCount(), 1); // what was there stays
    QVERIFY(server.startAgain());
    QVERIFY(page.refresh());
    QTRY_VERIFY(!page.world.page->status().error.has_value());
    QVERIFY(notices->text(gui::Notice::Kind::Error).isEmpty());
}

void RedisWindowTest::aClusterIsOneList()
{
    test::RedisCluster cluster;
    QVERIFY2(cluster.start(), qPrintable(cluster.errorString()));
    RedisPage page(profileOf(cluster.node(0), CredentialSource::None));
    QVERIFY(page.waitForData());
    QTRY_COMPARE(page.world.model()->rowCount(), 3);
    for (int row = 0; row < 3; ++row)
        QVERIFY(page.world.model()->isOwn(row));
    cluster.node(2).stop();
    QVERIFY(page.refresh());
    auto *notices = child<gui::NoticeBar>(page.world.page.get(), "noticeBar");
    QTRY_VERIFY(notices->text(gui::Notice::Kind::NodesFailed)
                    .contains(u"127.0.0.1:%1"_s.arg(cluster.node(2).port())));
    // Nobody knows that the sessions there are gone.
    QVERIFY(notices->text(gui::Notice::Kind::NodesFailed).contains(u"as they were at "_s));
    QCOMPARE(page.world.model()->rowCount(), 3);
    QCOMPARE(page.world.model()->result()->goneSessions, 0U);
}

void RedisWindowTest::aSavedConnectionIsExported_data()
{
    QTest::addColumn<CredentialSource>("source");
    QTest::addColumn<QString>("password"); // in the environment
    QTest::addColumn<int>("status");
    QTest::addRow("environment") << CredentialSource::Environment << u"right"_s << 0;
    QTest::addRow("wrong password") << CredentialSource::Environment << u"wrong"_s << 4;
    QTest::addRow("no variable") << CredentialSource::Environment << QString() << 2;
    QTest::addRow("no password") << CredentialSource::None << QString() << 4;
}

void RedisWindowTest::aSavedConnectionIsExported()
{
    QFETCH(const CredentialSource, source);
    QFETCH(const QString, password);
    QFETCH(const int, status);
    test::RedisServer server;
    QVERIFY(server.start({u"--requirepass"_s, u"right"_s}));
    QTemporaryDir home;
    live::ProfileStore profiles(home.filePath(u"sessionscope/connections.json"_s));
    QVERIFY(profiles.add(profileOf(server, source)));
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    environment.insert(u"LANG"_s, u"C.UTF-8"_s);
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"XDG_CONFIG_HOME"_s, home.path());
    if (!password.isEmpty())
        environment.insert(QLatin1String(live::kRedisPasswordVariable), password);
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(SESSIONSCOPE_PROGRAM),
                  {u"--connection"_s, u"cache"_s, u"--export"_s, u"-"_s, u"--preset"_s,
                   u"scripts"_s, u"--columns"_s, u"Name,NodeId"_s});
    QVERIFY(program.waitForFinished(60'000));
    const QByteArray said = program.readAllStandardError();
    QVERIFY2(program.exitCode() == status, said.constData());
    QVERIFY(!said.contains("right") && !said.contains("wrong"));
    if (status != 0)
        return;
    const QByteArray node = "127.0.0.1:" + QByteArray::number(server.port());
    QCOMPARE(program.readAllStandardOutput(),
             QByteArray("Name,NodeId\nsessionscope," + node + '\n'));
}

QTEST_MAIN(RedisWindowTest)

#include "tst_rediswindow.moc"
