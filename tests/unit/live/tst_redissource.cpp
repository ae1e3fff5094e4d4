// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From real servers to a snapshot.
#include "live/redissource.h"

#include "cloud/dasclient.h"
#include "core/future.h"
#include "keychain/memorysecretstore.h"
#include "live/credentialresolver.h"
#include "live/nodeaccess.h"
#include "live/profilesource.h"
#include "live/profilestore.h"
#include "live/refreshworker.h"
#include "support/certificates.h"
#include "support/redissources.h"
#include "support/waitfor.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <algorithm>

using namespace sessionscope;
using namespace sessionscope::live;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using session::Column;
using session::ServerNode;
using Code = Error::Code;
using test::idOf;
using test::nodeIds;
using test::RedisServer;
using test::rowsNamed;
using test::targetOf;
using test::waitFor;

namespace {

constexpr auto kBusyName = "worker";

//! Says one thing to everybody, and counts who is asked.
class FixedPrompt final : public CredentialPrompt
{
public:
    explicit FixedPrompt(cloud::Credentials answer)
        : m_answer(std::move(answer))
    {
    }

    QFuture<Result<cloud::Credentials>> ask(const ConnectionProfile & /*profile*/,
                                            PromptReason reason,
                                            const std::optional<Error> &cause) override
    {
        reasons.append(reason);
        causes.append(cause ? cause->code : Code::Internal);
        return readyFuture<cloud::Credentials>(m_answer);
    }

    QList<PromptReason> reasons;
    QList<Code> causes;

private:
    cloud::Credentials m_answer;
};

} // namespace

class RedisSourceTest : public QObject, private test::RedisSources
{
    Q_OBJECT

private slots:
    void initTestCase();
    void oneServer();
    void connectionsStayOpen();
    void knowsItsOwnConnectionByItsId();
    void usersAndPasswords_data();
    void usersAndPasswords();
    void aUserWithoutPasswordIsNotTheDefaultUser();
    void asksWhenRefused();
    void missingRightsAreNoErrors_data();
    void missingRightsAreNoErrors();
    void tlsWithAClientCertificate();
    void aRestartBetweenRefreshes();
    void aRestartDuringARefresh();
    void aServerThatIsAway();
    void aFrozenServer();
    void offersReplicas();
    void aProxyIsNoticed_data();
    void aProxyIsNoticed();
    void canBeGivenUp();
    void theSourceMayGoFirst();

private:
    RedisServer m_server;
};

void RedisSourceTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
    m_server.cli({},
                 "ACL SETUSER ops on >pass +@all\n"
                 "ACL SETUSER open on nopass +@connection +client|list +client|id\n"
                 "ACL SETUSER blind on >pass +@all -info\n"
                 "ACL SETUSER narrow on >pass +client|list\n"
                 "ACL SETUSER nolist on >pass +@all -client|list\n");
}

void RedisSourceTest::oneServer()
{
    RedisServer server;
    QVERIFY(server.start({u"--maxclients"_s, u"77"_s}));
    redis::RedisOptions options{{u"127.0.0.1"_s, server.port()}, {}, {}};
    options.clientName = kBusyName;
    redis::RedisConnection other(options);
    QVERIFY(waitFor(other.open()));

    const auto source = sourceOf(targetOf(server.port()));
    QCOMPARE(source->instanceId().toUtf8(), idOf(server));
    QVERIFY(source->isLive());
    const auto fetched = fetch(*source);
    QVERIFY2(fetched, qPrintable(fetched ? QString() : fetched.error().line()));
    const session::SessionSnapshot &snapshot = *fetched->snapshot;
    QCOMPARE(snapshot.rowCount(), 2U);
    QCOMPARE(rowsNamed(snapshot, QLatin1String(kBusyName)), 1U);
    QCOMPARE(snapshot.utf8(Column::NodeId, 0), idOf(server));
    QCOMPARE(snapshot.info().unreadableCount(), 0U);
    QVERIFY(fetched->bytes > 100);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QVERIFY(snapshot.info().timestamp_ms <= now && *snapshot.info().timestamp_ms > now - 60'000);
    QVERIFY((snapshot.columnSet() & session::columnSet(Column::TotMem)) != 0);

    const session::ServerState &state = snapshot.info().server;
    QVERIFY(state.version.startsWith(u"Redis "_s) || state.version.startsWith(u"Valkey "_s));
    QVERIFY(state.lacking.empty());
    QCOMPARE(nodeIds(snapshot), QByteArrayList{idOf(server)});
    const ServerNode &node = state.nodes.front();
    QCOMPARE(node.role, ServerNode::Role::Primary);
    QVERIFY(!node.error);
    QCOMPARE(node.connectedClients, 2);
    QCOMPARE(node.maxClients, 77);
    QCOMPARE(node.rejectedConnections, 0);

    const std::vector<NodeAccess> access = source->nodeAccess();
    QCOMPARE(access.size(), std::size_t(1));
    QCOMPARE(access[0].nodeId, idOf(server));
    QVERIFY(!access[0].isProxy);
    redis::RedisConnection again(access[0].options);
    QVERIFY(waitFor(again.open()));
}

void RedisSourceTest::connectionsStayOpen()
{
    const auto source = sourceOf(targetOf(m_server.port()));
    QVERIFY(fetch(*source));
    const QByteArray before = m_server.cli({u"INFO"_s, u"stats"_s});
    QVERIFY(fetch(*source));
    const auto second = fetch(*source);
    QVERIFY(second);
    QCOMPARE(rowsNamed(*second->snapshot, QLatin1String(redis::kClientName)), 1U);
    const auto received = [](const QByteArray &info) {
        const qsizetype at = info.indexOf("total_connections_received:") + 27;
        return info.mid(at, info.indexOf('\r', at) - at).toInt();
    };
    // One more, that of redis-cli itself.
    QCOMPARE(received(m_server.cli({u"INFO"_s, u"stats"_s})), received(before) + 1);
}

void RedisSourceTest::knowsItsOwnConnectionByItsId()
{
    // Somebody else with the same name, before and after.
    const redis::RedisOptions options{{u"127.0.0.1"_s, m_server.port()}, {}, {}};
    redis::RedisConnection before(options);
    QVERIFY(waitFor(before.open()));
    const auto source = sourceOf(targetOf(m_server.port()));
    QVERIFY(fetch(*source));
    redis::RedisConnection after(options);
    QVERIFY(waitFor(after.open()));
    const auto fetched = fetch(*source);
    QVERIFY(fetched);
    const session::SessionSnapshot &snapshot = *fetched->snapshot;
    QCOMPARE(rowsNamed(snapshot, QLatin1String(redis::kClientName)), 3U);
    const std::vector<quint32> own = snapshot.info().server.ownRows;
    QCOMPARE(own.size(), std::size_t(1));
    QCOMPARE(snapshot.text(Column::Cmd, own[0]).value_or(QString()).section(u'|', 0, 0),
             u"client"_s);
    for (redis::RedisConnection *other : {&before, &after})
        QVERIFY(snapshot.utf8(Column::Addr, own[0]) != other->localAddress());
}

void RedisSourceTest::usersAndPasswords_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<Code>("code"); // Internal: none
    QTest::addRow("the default user") << QString() << QString() << Code::Internal;
    QTest::addRow("a user") << u"ops"_s << u"pass"_s << Code::Internal;
    QTest::addRow("a wrong password") << u"ops"_s << u"word"_s << Code::KeyRejected;
    QTest::addRow("no such user") << u"nobody"_s << u"pass"_s << Code::KeyRejected;
    QTest::addRow("a password that the server has not")
        << QString() << u"pass"_s << Code::KeyRejected;
    QTest::addRow("a user without its password") << u"ops"_s << QString() << Code::KeyRejected;
    QTest::addRow("a user who may not list") << u"nolist"_s << u"pass"_s << Code::NoPermission;
}

void RedisSourceTest::usersAndPasswords()
{
    QFETCH(const QString, user);
    QFETCH(const QString, password);
    QFETCH(const Code, code);
    const auto source = sourceOf(targetOf(m_server.port()), {user, Secret::fromText(password), {}});
    const auto fetched = fetch(*source);
    QCOMPARE(fetched ? Code::Internal : fetched.error().code, code);
    QCOMPARE(source->nodeAccess().empty(), !fetched);
}

void RedisSourceTest::aUserWithoutPasswordIsNotTheDefaultUser()
{
    const auto source = sourceOf(targetOf(m_server.port()), {u"open"_s, {}, {}});
    const auto fetched = fetch(*source);
    QVERIFY2(fetched, qPrintable(fetched ? QString() : fetched.error().line()));
    QVERIFY(m_server.cli({u"CLIENT"_s, u"LIST"_s}).contains(" user=open "));
    // It may not ask for INFO; the default user may.
    QCOMPARE(fetched->snapshot->info().server.lacking.size(), std::size_t(1));
}

void RedisSourceTest::asksWhenRefused()
{
    RedisServer server;
    QVERIFY(server.start({u"--requirepass"_s, u"right"_s}));
    QTemporaryDir folder;
    ProfileStore profiles(folder.filePath(u"connections.json"_s));
    keychain::MemorySecretStore keychain;
    keychain::MemorySecretStore memory;
    CredentialResolver resolver({profiles, keychain, memory, {}});
    FixedPrompt prompt({QString(), Secret("right"), {}});
    resolver.setPrompt(&prompt);
    SystemClock clock;
    cloud::DasClient client(clock);

    ConnectionProfile profile;
    profile.name = u"cache"_s;
    profile.kind = ConnectionKind::Redis;
    profile.redis.host = u"127.0.0.1"_s;
    profile.redis.port = server.port();
    const auto saved = waitFor(resolver.saveConnection(profile, {Secret("wrong"), {}}));
    QVERIFY(saved);
    {
        const auto source = ProfileSource::open(*saved, resolver, {client, m_network, m_worker});
        QVERIFY(source);
        QVERIFY(waitFor((*source)->fetch({}, {})));
        QCOMPARE(prompt.reasons, QList{PromptReason::Rejected});
        QCOMPARE(prompt.causes, QList{Code::KeyRejected});
        QVERIFY(waitFor((*source)->fetch({}, {})));
        QCOMPARE(prompt.reasons.size(), 1);
    }
    // What was entered is kept.
    const auto source = ProfileSource::open(*saved, resolver, {client, m_network, m_worker});
    QVERIFY(source);
    QVERIFY(waitFor((*source)->fetch({}, {})));
    QCOMPARE(prompt.reasons.size(), 1);
    QCOMPARE((*source)->nodeAccess().size(), std::size_t(1));
}

void RedisSourceTest::missingRightsAreNoErrors_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<bool>("knowsItself");
    QTest::addRow("no INFO") << u"blind"_s << true;
    QTest::addRow("CLIENT LIST alone") << u"narrow"_s << true; // then by its address
}

void RedisSourceTest::missingRightsAreNoErrors()
{
    QFETCH(const QString, user);
    QFETCH(const bool, knowsItself);
    const auto source = sourceOf(targetOf(m_server.port()), {user, Secret("pass"), {}});
    const auto fetched = fetch(*source);
    QVERIFY2(fetched, qPrintable(fetched ? QString() : fetched.error().line()));
    const session::ServerState &state = fetched->snapshot->info().server;
    QCOMPARE(state.lacking.size(), std::size_t(1));
    QCOMPARE(state.lacking.front().code, Code::NoPermission);
    QVERIFY(!state.isProxy());
    QVERIFY(!state.nodes.front().maxClients);
    QCOMPARE(state.ownRows.size(), std::size_t(knowsItself ? 1 : 0));
}

void RedisSourceTest::tlsWithAClientCertificate()
{
    testing::Certificates certificates;
    QVERIFY2(certificates.create() && certificates.client(), "this test needs openssl");
    QVERIFY(!certificates.serverFor("DNS:cache.example").isNull());
    test::TlsRedisServer server;
    QVERIFY(server.start(certificates, true));
    RedisTarget target = targetOf(server.tlsPort());
    QVERIFY(!fetch(*sourceOf(target))); // in plain text
    target.server.isTls = true;
    target.caFile = certificates.caFile();
    target.server.serverName = u"cache.example"_s;
    const auto without = fetch(*sourceOf(target));
    QCOMPARE(without ? Code::Internal : without.error().code, Code::TlsFailed);
    target.server.certificateFile = certificates.clientCertificateFile();
    target.server.keyFile = certificates.clientKeyFile();
    const auto fetched = fetch(*sourceOf(target));
    QVERIFY2(fetched, qPrintable(fetched ? QString() : fetched.error().line()));
    QCOMPARE(fetched->snapshot->rowCount(), 1U);
}

void RedisSourceTest::aRestartBetweenRefreshes()
{
    RedisServer server;
    QVERIFY(server.start());
    const auto source = sourceOf(targetOf(server.port()));
    QVERIFY(fetch(*source));
    server.stop();
    QVERIFY(server.startAgain());
    const auto fetched = fetch(*source);
    QVERIFY2(fetched, qPrintable(fetched ? QString() : fetched.error().line()));
    QCOMPARE(fetched->snapshot->info().server.ownRows.size(), std::size_t(1));
}

void RedisSourceTest::aRestartDuringARefresh()
{
    RedisServer server;
    QVERIFY(server.start());
    const auto source = sourceOf(targetOf(server.port()));
    QVERIFY(fetch(*source));
    server.freeze();
    const auto future = source->fetch({}, {});
    QTest::qWait(100); // sent, and not answered
    server.stop();
    QVERIFY(server.startAgain());
    const auto fetched = waitFor(future);
    // Either it came back in time for the second attempt, or a sentence says what has happened.
    if (!fetched) {
        QVERIFY2(fetched.error().code == Code::ConnectionFailed
                     || fetched.error().code == Code::ConnectionLost,
                 qPrintable(fetched.error().line()));
        QVERIFY(!fetched.error().message.isEmpty());
    }
    QVERIFY(fetch(*source));
}

void RedisSourceTest::aServerThatIsAway()
{
    const auto source = sourceOf(targetOf(test::freePort()));
    const auto fetched = fetch(*source);
    QCOMPARE(fetched ? Code::Internal : fetched.error().code, Code::ConnectionFailed);
}

void RedisSourceTest::aFrozenServer()
{
    RedisServer server;
    QVERIFY(server.start());
    RedisTarget target = targetOf(server.port());
    target.replyTimeout = 300ms;
    const auto source = sourceOf(target);
    QVERIFY(fetch(*source));
    server.freeze();
    const auto fetched = fetch(*source);
    QCOMPARE(fetched ? Code::Internal : fetched.error().code, Code::TimedOut);
    server.thaw();
    target.replyTimeout = 30s;
    QVERIFY(fetch(*sourceOf(target)));
}

void RedisSourceTest::offersReplicas()
{
    RedisServer primary;
    RedisServer replica;
    QVERIFY(primary.start());
    QVERIFY(test::startReplica(replica, primary));
    const auto ofPrimary = fetch(*sourceOf(targetOf(primary.port())));
    QVERIFY(ofPrimary);
    const session::ServerState &state = ofPrimary->snapshot->info().server;
    QCOMPARE(state.nodes.size(), std::size_t(1));
    QCOMPARE(state.related.size(), std::size_t(1));
    QCOMPARE(state.related[0].id, idOf(replica));
    QCOMPARE(state.related[0].role, ServerNode::Role::Replica);

    const auto ofReplica = fetch(*sourceOf(targetOf(replica.port())));
    QVERIFY(ofReplica);
    const session::ServerState &other = ofReplica->snapshot->info().server;
    QCOMPARE(other.nodes[0].role, ServerNode::Role::Replica);
    QCOMPARE(other.related.size(), std::size_t(1));
    QCOMPARE(other.related[0].id, idOf(primary));
    QCOMPARE(other.related[0].role, ServerNode::Role::Primary);
}

void RedisSourceTest::aProxyIsNoticed_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addRow("not in the list")
        << QByteArray("id=1 addr=10.0.0.1:5 name=sessionscope cmd=client \n");
    // The id comes from a server behind it; its own list may have that number, too.
    QTest::addRow("another one with its id")
        << QByteArray("id=900 addr=10.0.0.1:5 name=worker cmd=get \n");
    QTest::addRow("another one without a name")
        << QByteArray("id=900 addr=10.0.0.1:5 name= cmd=get \n");
}

void RedisSourceTest::aProxyIsNoticed()
{
    QFETCH(const QByteArray, list);
    // Its list is that of others; what it says to CLIENT ID comes from a server behind it.
    const auto text = [](const QByteArray &bytes) -> QByteArray {
        return '$' + QByteArray::number(bytes.size()) + "\r\n" + bytes + "\r\n";
    };
    const QHash<QByteArray, QByteArray> answers{{"SETNAME", "+OK\r\n"},
                                                {"ID", ":900\r\n"},
                                                {"INFO", text("maxclients:9\r\n")},
                                                {"LIST", text(list)}};
    QTcpServer proxy;
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    connect(&proxy, &QTcpServer::newConnection, &proxy, [&] {
        QTcpSocket *socket = proxy.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, &answers] {
            while (socket->canReadLine())
                socket->write(answers.value(socket->readLine().trimmed()));
        });
    });
    const auto source = sourceOf(targetOf(proxy.serverPort()));
    const auto fetched = fetch(*source);
    QVERIFY2(fetched, qPrintable(fetched ? QString() : fetched.error().line()));
    const session::ServerState &state = fetched->snapshot->info().server;
    QVERIFY(state.isProxy());
    QVERIFY(!state.nodes[0].maxClients);
    QVERIFY(state.ownRows.empty());
    QVERIFY(source->nodeAccess().front().isProxy);
}

void RedisSourceTest::canBeGivenUp()
{
    RedisServer server;
    QVERIFY(server.start());
    const auto source = sourceOf(targetOf(server.port()));
    QVERIFY(fetch(*source));
    server.freeze();
    std::stop_source stop;
    const auto future = source->fetch(stop.get_token(), {});
    QTest::qWait(50);
    stop.request_stop();
    const auto fetched = waitFor(future);
    QCOMPARE(fetched ? Code::Internal : fetched.error().code, Code::Cancelled);
    server.thaw();
    // One that was given up before it began leaves nothing behind.
    const auto early = source->fetch(stop.get_token(), {});
    const auto next = source->fetch({}, {});
    QCOMPARE(waitFor(early).error().code, Code::Cancelled);
    QVERIFY(waitFor(next, 60'000));
    // The late answer is not taken for the next one.
    const auto after = fetch(*source);
    QVERIFY(after);
    QCOMPARE(after->snapshot->info().server.ownRows.size(), std::size_t(1));
}

void RedisSourceTest::theSourceMayGoFirst()
{
    auto source = sourceOf(targetOf(m_server.port()));
    const auto future = source->fetch({}, {});
    source.reset();
    QVERIFY(waitFor(future));
}

QTEST_GUILESS_MAIN(RedisSourceTest)

#include "tst_redissource.moc"
