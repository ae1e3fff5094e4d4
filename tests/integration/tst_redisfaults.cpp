// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window and the command line while the way to a Redis server is faulty.
#include "core/future.h"
#include "gui/noticebar.h"
#include "integration/redisfaulttable.h"
#include "live/credentialresolver.h"
#include "live/profilestore.h"
#include "live/redisnetwork.h"
#include "live/redissource.h"
#include "unit/gui/pageworld.h"

#include <QProcess>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace std::chrono_literals;
using test::RedisFault;
using test::RedisStage;

Q_DECLARE_METATYPE(const RedisFault *)

namespace {

const cloud::Credentials &credentials()
{
    static const cloud::Credentials worker{
        QLatin1String(RedisStage::kUser), Secret(QLatin1String(RedisStage::kPassword)), {}};
    return worker;
}

live::RedisProfile serverOf(const RedisStage &stage, const RedisFault &fault)
{
    live::RedisProfile server;
    server.host = u"127.0.0.1"_s;
    server.port = stage.relay.port();
    server.user = QLatin1String(RedisStage::kUser);
    server.isTls = fault.isTls;
    return server;
}

} // namespace

class RedisFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theWindowKeepsItsRows_data();
    void theWindowKeepsItsRows();
    void nothingIsExported_data();
    void nothingIsExported();

private:
    RedisStage m_stage;
};

void RedisFaultsTest::initTestCase()
{
    QVERIFY(m_stage.start());
}

void RedisFaultsTest::theWindowKeepsItsRows_data()
{
    QTest::addColumn<const RedisFault *>("fault");
    for (const RedisFault &fault : test::redisFaults())
        QTest::newRow(fault.name) << &fault;
}

void RedisFaultsTest::theWindowKeepsItsRows()
{
    QFETCH(const RedisFault *, fault);
    m_stage.heal(fault->isTls);
    live::RedisTarget target =
        live::redisTargetOf(serverOf(m_stage, *fault), m_stage.authority.caFile());
    // Enough for those that are well, and no reason to wait for the others.
    target.connectTimeout = 4s;
    target.replyTimeout = 4s;
    live::RedisNetwork network;
    test::PageWorld world(
        {u"cache"_s, u"saved-1"_s, {}, 0s, {}, {}, false}, [&](live::RefreshWorker &worker) {
            return std::make_unique<live::RedisSource>(
                target, [] { return readyFuture<cloud::Credentials>(credentials()); }, network,
                worker);
        });
    const auto refreshed = [&world] {
        return QTest::qWaitFor([&world] { return !world.page->status().fetching; }, 60'000);
    };
    QVERIFY(refreshed());
    const std::optional<Error> atFirst = world.page->status().error;
    QVERIFY2(!atFirst, atFirst ? qPrintable(atFirst->line()) : "");
    QTRY_COMPARE(world.model()->rowCount(), RedisStage::kClients + 1);
    const QStringList names = world.names();

    fault->begin(m_stage);
    world.page->refresh();
    QVERIFY(refreshed());
    auto *notices = test::child<gui::NoticeBar>(world.page.get(), "noticeBar");
    QTRY_VERIFY(!notices->text(gui::Notice::Kind::Error).isEmpty());
    const QString said = notices->text(gui::Notice::Kind::Error);
    QVERIFY2(said.contains(QLatin1String(fault->sentence)), qPrintable(said));
    QVERIFY(!said.contains(QLatin1String(RedisStage::kPassword)));
    QCOMPARE(world.names(), names);

    m_stage.heal(fault->isTls);
    world.page->refresh();
    QVERIFY(refreshed());
    QTRY_VERIFY(notices->text(gui::Notice::Kind::Error).isEmpty());
    QTRY_COMPARE(world.model()->rowCount(), RedisStage::kClients + 1);
}

void RedisFaultsTest::nothingIsExported_data()
{
    QTest::addColumn<const RedisFault *>("fault");
    for (const RedisFault &fault : test::redisFaults()) {
        // The others wait for deadlines that the command line has no options for.
        if (!fault.isSlow)
            QTest::newRow(fault.name) << &fault;
    }
}

void RedisFaultsTest::nothingIsExported()
{
    QFETCH(const RedisFault *, fault);
    m_stage.heal(fault->isTls);
    fault->begin(m_stage);
    const QTemporaryDir home;
    live::ConnectionProfile profile;
    profile.name = u"cache"_s;
    profile.kind = live::ConnectionKind::Redis;
    profile.credentialSource = live::CredentialSource::Environment;
    profile.redis = serverOf(m_stage, *fault);
    profile.caFile = m_stage.authority.caFile();
    live::ProfileStore profiles(home.filePath(u"sessionscope/connections.json"_s));
    QVERIFY(profiles.add(profile));
    QVERIFY(QDir(home.path()).mkdir(u"out"_s));

    QProcess program;
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    environment.insert(u"LANG"_s, u"C.UTF-8"_s);
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"XDG_CONFIG_HOME"_s, home.path());
    environment.insert(QLatin1String(live::kRedisPasswordVariable),
                       QLatin1String(RedisStage::kPassword));
    program.setProcessEnvironment(environment);
    program.start(
        QStringLiteral(SESSIONSCOPE_PROGRAM),
        {u"--connection"_s, u"cache"_s, u"--export"_s, home.filePath(u"out/sessions.csv"_s)});
    // The relay needs the event loop.
    QVERIFY(QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, 60'000));
    const QString said = QString::fromUtf8(program.readAllStandardError());
    QVERIFY2(said.contains(QLatin1String(fault->sentence)), qPrintable(said));
    QVERIFY2(program.exitStatus() == QProcess::NormalExit && program.exitCode() == fault->status,
             qPrintable(u"%1: %2"_s.arg(program.exitCode()).arg(said)));
    QVERIFY(!said.contains(QLatin1String(RedisStage::kPassword)));
    QCOMPARE(QDir(home.filePath(u"out"_s))
                 .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList());
}

QTEST_MAIN(RedisFaultsTest)

#include "tst_redisfaults.moc"
