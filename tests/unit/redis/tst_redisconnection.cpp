// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/clientcommands.h"
#include "redis/redisconnection.h"
#include "redis/refusal.h"

#include "support/redisserver.h"
#include "support/waitfor.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <memory>

using namespace sessionscope;
using namespace sessionscope::redis;
using test::waitFor;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

//! A server that answers nothing but what the test tells it.
class MuteServer final
{
public:
    MuteServer()
    {
        m_server.listen(QHostAddress(QHostAddress::LocalHost));
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            m_client = m_server.nextPendingConnection();
            QObject::connect(m_client, &QTcpSocket::readyRead, m_client,
                             [this] { m_received += m_client->readAll(); });
        });
    }

    RedisAddress address() const { return {u"127.0.0.1"_s, m_server.serverPort()}; }

    QTcpSocket *client() const { return m_client; }

    QByteArray received() const { return m_received; }

private:
    QTcpServer m_server;
    QTcpSocket *m_client = nullptr;
    QByteArray m_received;
};

} // namespace

class TestRedisConnection final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void listsItselfByName();
    void answersKeepTheirOrder();
    void binaryArgumentsAreSent();
    void errorRepliesAreFailures();
    void usersAndPasswords_data();
    void usersAndPasswords();
    void passwordForAServerWithoutOneStops();
    void usersWithoutRightsAreTold();
    void nobodyListens();
    void unknownHost();
    void noAnswerToTheConnection();
    void noAnswerToACommand();
    void noRedis();
    void refusalsBeforeAnythingIsAsked_data();
    void refusalsBeforeAnythingIsAsked();
    void refusalsAreWorded_data();
    void refusalsAreWorded();
    void refusalsDoNotRepeatThePassword_data();
    void refusalsDoNotRepeatThePassword();
    void aListThatIsNoneIsAFailure();
    void answersOverTheLimit();
    void lostServer();
    void destructionCompletesEverything();
    void opensAgain();

private:
    RedisOptions options() const { return {{u"127.0.0.1"_s, m_redis.port()}, {}, {}}; }

    test::RedisServer m_redis;
};

void TestRedisConnection::initTestCase()
{
    QVERIFY2(m_redis.start(), qPrintable(m_redis.errorString()));
    m_redis.cli(
        {u"ACL"_s, u"SETUSER"_s, u"mon"_s, u"on"_s, u">pässword"_s, u"+client"_s, u"+info"_s});
    m_redis.cli({u"ACL"_s, u"SETUSER"_s, u"poor"_s, u"on"_s, u">x"_s, u"+ping"_s});
}

void TestRedisConnection::listsItselfByName()
{
    RedisConnection connection(options());
    QVERIFY(waitFor(connection.open()));
    QVERIFY(connection.isOpen());
    const Result<QByteArray> list = waitFor(connection.clientList());
    QVERIFY(list);
    QVERIFY2(list->contains(" name=sessionscope "), list->constData());
    QCOMPARE(list->count('\n'), 1);
}

void TestRedisConnection::answersKeepTheirOrder()
{
    RedisConnection connection(options());
    QVERIFY(waitFor(connection.open()));
    QList<QFuture<Result<Reply>>> futures;
    for (int i = 0; i < 200; ++i)
        futures += connection.command({"ECHO", QByteArray::number(i)});
    for (int i = 0; i < 200; ++i) {
        const Result<Reply> reply = waitFor(futures[i]);
        QVERIFY(reply);
        QCOMPARE(reply->text, QByteArray::number(i));
    }
}

void TestRedisConnection::binaryArgumentsAreSent()
{
    RedisConnection connection(options());
    QVERIFY(waitFor(connection.open()));
    const QByteArray bytes("a\0\r\n\xff $3", 8);
    const Result<Reply> reply = waitFor(connection.command({"ECHO", bytes}));
    QVERIFY(reply);
    QCOMPARE(reply->text, bytes);
}

void TestRedisConnection::errorRepliesAreFailures()
{
    RedisConnection connection(options());
    QVERIFY(waitFor(connection.open()));
    const Result<Reply> reply = waitFor(connection.command({"NOSUCHCOMMAND"}));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, Error::Code::Refused);
    QCOMPARE(reply.error().serverCode, u"ERR"_s);
    QVERIFY(connection.isOpen());
    QVERIFY(waitFor(connection.command({"PING"})));
}

void TestRedisConnection::usersAndPasswords_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<bool>("accepted");
    QTest::addRow("right") << u"mon"_s << u"pässword"_s << true;
    QTest::addRow("wrong password") << u"mon"_s << u"passwört"_s << false;
    QTest::addRow("no such user") << u"nobody"_s << u"pässword"_s << false;
}

void TestRedisConnection::usersAndPasswords()
{
    QFETCH(const QString, user);
    QFETCH(const QString, password);
    QFETCH(const bool, accepted);
    RedisOptions with = options();
    with.user = user;
    with.password = Secret::fromText(password);
    RedisConnection connection(with);
    const Result<void> opened = waitFor(connection.open());
    QCOMPARE(opened.has_value(), accepted);
    QCOMPARE(connection.isOpen(), accepted);
    if (!accepted) {
        QCOMPARE(opened.error().code, Error::Code::KeyRejected);
        QVERIFY(!opened.error().line().contains(password));
        QVERIFY(!opened.error().detail.contains(password));
    } else {
        QVERIFY(waitFor(connection.clientList())->contains(" user=mon "));
    }
}

void TestRedisConnection::passwordForAServerWithoutOneStops()
{
    // The server would go on and serve the connection as the default user.
    RedisOptions with = options();
    with.password = Secret("anything");
    RedisConnection connection(with);
    const Result<void> opened = waitFor(connection.open());
    QVERIFY(!opened);
    QVERIFY(!connection.isOpen());
}

void TestRedisConnection::usersWithoutRightsAreTold()
{
    RedisOptions with = options();
    with.user = u"poor"_s;
    with.password = Secret("x");
    RedisConnection connection(with);
    QVERIFY(waitFor(connection.open()));
    const Result<QByteArray> list = waitFor(connection.clientList());
    QVERIFY(!list);
    QCOMPARE(list.error().code, Error::Code::NoPermission);
    QCOMPARE(list.error().serverCode, u"NOPERM"_s);
}

void TestRedisConnection::nobodyListens()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    const quint16 port = server.serverPort();
    server.close();
    RedisConnection connection({{u"127.0.0.1"_s, port}, {}, {}});
    const Result<void> opened = waitFor(connection.open());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, Error::Code::ConnectionFailed);
    QVERIFY(opened.error().message.contains(QString::number(port)));
}

void TestRedisConnection::unknownHost()
{
    RedisConnection connection({{u"no-such-host.invalid"_s, 6379}, {}, {}});
    const Result<void> opened = waitFor(connection.open());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, Error::Code::HostNotFound);
}

void TestRedisConnection::noAnswerToTheConnection()
{
    const MuteServer server;
    RedisOptions with{server.address(), {}, {}};
    with.connectTimeout = 100ms;
    RedisConnection connection(with);
    const Result<void> opened = waitFor(connection.open());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, Error::Code::TimedOut);
}

void TestRedisConnection::noAnswerToACommand()
{
    const MuteServer server;
    RedisOptions with{server.address(), {}, {}};
    with.replyTimeout = 100ms;
    with.clientName.clear();
    RedisConnection connection(with);
    QVERIFY(waitFor(connection.open()));
    QSignalSpy lost(&connection, &RedisConnection::lost);
    const QFuture<Result<Reply>> second = connection.command({"PING"});
    const Result<Reply> reply = waitFor(connection.command({"PING"}));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, Error::Code::TimedOut);
    QCOMPARE(waitFor(second).error().code, Error::Code::TimedOut);
    QCOMPARE(lost.count(), 1);
    QCOMPARE(waitFor(connection.command({"PING"})).error().code, Error::Code::ConnectionLost);
}

void TestRedisConnection::noRedis()
{
    const MuteServer server;
    RedisConnection connection({server.address(), {}, {}});
    const QFuture<Result<void>> opened = connection.open();
    QTRY_VERIFY(server.received().contains("SETNAME"));
    server.client()->write("HTTP/1.1 400 Bad Request\r\n\r\n");
    QCOMPARE(waitFor(opened).error().code, Error::Code::UnexpectedAnswer);
}

void TestRedisConnection::refusalsBeforeAnythingIsAsked_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<Error::Code>("code");
    QTest::addColumn<QString>("words");
    QTest::addRow("maxclients") << QByteArray("-ERR max number of clients reached\r\n")
                                << Error::Code::Throttled << u"maxclients"_s;
    QTest::addRow("protected mode") << QByteArray("-DENIED Redis is running in protected mode\r\n")
                                    << Error::Code::Refused << u"protected mode"_s;
    QTest::addRow("no password given") << QByteArray("-NOAUTH Authentication required.\r\n")
                                       << Error::Code::KeyRejected << u"asks for a password"_s;
    QTest::addRow("not an error") << QByteArray("+HELLO\r\n+AGAIN\r\n")
                                  << Error::Code::UnexpectedAnswer << u"nobody asked for"_s;
}

void TestRedisConnection::refusalsBeforeAnythingIsAsked()
{
    // They come at once, before or after the first command is sent.
    QFETCH(const QByteArray, reply);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *client = server.nextPendingConnection();
        client->write(reply);
        client->disconnectFromHost();
    });
    RedisConnection connection({{u"127.0.0.1"_s, server.serverPort()}, {}, {}});
    QSignalSpy lost(&connection, &RedisConnection::lost);
    const Result<void> opened = waitFor(connection.open());
    // The first of two answers is that to CLIENT SETNAME.
    QTRY_VERIFY(!connection.isOpen());
    const Error error = opened ? lost.value(0).value(0).value<Error>() : opened.error();
    QTEST(error.code, "code");
    QFETCH(const QString, words);
    QVERIFY2(error.message.contains(words), qPrintable(error.message));
}

void TestRedisConnection::refusalsAreWorded_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<Error::Code>("code");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *reply, const char *command, Error::Code code,
                        const char *words) {
        QTest::addRow("%s", reply)
            << QByteArray(reply) << QByteArray(command) << code << QString::fromUtf8(words);
    };
    using enum Error::Code;
    row("ERR invalid password", "auth", KeyRejected, "does not accept the password"); // before 6
    row("ERR Client sent AUTH, but no password is set", "auth", KeyRejected, "has no password");
    row("ERR AUTH <password> called without any password configured for the default user. Are you "
        "sure your configuration is correct?",
        "auth", KeyRejected, "has no password");
    row("ERR wrong number of arguments for 'auth' command", "auth", KeyRejected, "leave the user");
    row("ERR wrong number of arguments for 'x' command", "x", Refused, "refuses: ERR wrong");
    row("WRONGPASS invalid username-password pair or user is disabled.", "auth", KeyRejected,
        "switched on");
    row("NOPERM this user has no permissions to run the 'client' command or its subcommand",
        "client|kill", NoPermission, "add the rule +client|kill to it");
    row("NOPERM User mon has no permissions to run the 'info' command", "info", NoPermission,
        "may not run INFO: let");
    row("LOADING Redis is loading the dataset in memory", "info", ServiceFailed, "still loading");
    row("BUSY Redis is busy running a script.", "info", ServiceFailed, "busy with a script");
    row("", "info", Refused, "refuses");
}

void TestRedisConnection::refusalsAreWorded()
{
    QFETCH(const QByteArray, reply);
    QFETCH(const QByteArray, command);
    QFETCH(const QString, words);
    const Error error = refusal(reply, command, u"cache:1"_s);
    QTEST(error.code, "code");
    QVERIFY2(error.message.contains(words), qPrintable(error.message));
    QCOMPARE(error.serverCode, QString::fromUtf8(reply).section(u' ', 0, 0));
    QCOMPARE(commandName({"Client", "KILL", "ID", "1"}), "client|kill");
    QCOMPARE(commandName({"INFO", "server"}), "info");
}

void TestRedisConnection::refusalsDoNotRepeatThePassword_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addRow("a server that does not know AUTH")
        << QByteArray("-ERR unknown command `AUTH`, with args beginning with: `s3cret-word`, \r\n");
    QTest::addRow("a server that knows it")
        << QByteArray("-ERR invalid password \"s3cret-word\"\r\n");
    QTest::addRow("a proxy with words of its own")
        << QByteArray("-ERR cannot route \"AUTH s3cret-word\"\r\n");
}

void TestRedisConnection::refusalsDoNotRepeatThePassword()
{
    QFETCH(const QByteArray, reply);
    MuteServer server;
    RedisOptions with{server.address(), {}, Secret("s3cret-word")};
    RedisConnection connection(with);
    const auto opened = connection.open();
    QTRY_VERIFY(server.received().contains("s3cret-word"));
    server.client()->write(reply);
    const Result<void> result = waitFor(opened);
    QVERIFY(!result);
    const Error &error = result.error();
    QVERIFY(error.message.contains(u"refuses"_s) || error.code == Error::Code::KeyRejected);
    for (const QString &text : {error.message, error.detail, error.serverCode})
        QVERIFY2(!text.contains(u"s3cret"_s), qPrintable(text));
}

void TestRedisConnection::aListThatIsNoneIsAFailure()
{
    for (const QByteArray answer : {"+OK\r\n", "$-1\r\n", "*0\r\n", ":0\r\n"}) {
        MuteServer server;
        RedisOptions with{server.address(), {}, {}};
        with.clientName.clear();
        RedisConnection connection(with);
        QVERIFY(waitFor(connection.open()));
        const auto list = clientsById(connection, {1, 2});
        QTRY_VERIFY(server.received().contains("LIST"));
        server.client()->write(answer);
        // The form with ids may not be known: all of them instead.
        QTRY_COMPARE(server.received().count("LIST"), 2);
        server.client()->write(answer);
        const Result<QByteArray> result = waitFor(list);
        QVERIFY2(!result, answer.constData());
        QCOMPARE(result.error().code, Error::Code::UnexpectedAnswer);
    }
}

void TestRedisConnection::answersOverTheLimit()
{
    RedisOptions with = options();
    with.maxReplyBytes = 1000;
    RedisConnection connection(with);
    QVERIFY(waitFor(connection.open()));
    const QByteArray small(900, 'x');
    QVERIFY(waitFor(connection.command({"ECHO", small})));
    QVERIFY(waitFor(connection.command({"ECHO", small})));
    const Result<Reply> reply = waitFor(connection.command({"ECHO", QByteArray(2000, 'x')}));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, Error::Code::TooLarge);
    QVERIFY(!connection.isOpen());
}

void TestRedisConnection::lostServer()
{
    test::RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.errorString()));
    RedisConnection connection({{u"127.0.0.1"_s, redis.port()}, {}, {}});
    QVERIFY(waitFor(connection.open()));
    QSignalSpy lost(&connection, &RedisConnection::lost);
    const QFuture<Result<Reply>> blocked = connection.command({"BLPOP", "nothing", "0"});
    QTRY_VERIFY(redis.cli({u"CLIENT"_s, u"LIST"_s}).contains("cmd=blpop"));
    redis.stop();
    QCOMPARE(waitFor(blocked).error().code, Error::Code::ConnectionLost);
    QCOMPARE(lost.count(), 1);
}

void TestRedisConnection::destructionCompletesEverything()
{
    auto connection = std::make_unique<RedisConnection>(options());
    QVERIFY(waitFor(connection->open()));
    const QFuture<Result<Reply>> blocked = connection->command({"BLPOP", "nothing", "0"});
    auto opening = std::make_unique<RedisConnection>(options());
    const QFuture<Result<void>> open = opening->open();
    connection.reset();
    opening.reset();
    QVERIFY(blocked.isFinished());
    QCOMPARE(blocked.result().error().code, Error::Code::Cancelled);
    QVERIFY(open.isFinished());
    QCOMPARE(open.result().error().code, Error::Code::Cancelled);
}

void TestRedisConnection::opensAgain()
{
    RedisConnection connection(options());
    QVERIFY(waitFor(connection.open()));
    QCOMPARE(waitFor(connection.open()).error().code, Error::Code::InvalidInput);
    connection.close();
    QVERIFY(!connection.isOpen());
    QVERIFY(waitFor(connection.open()));
    QVERIFY(waitFor(connection.clientList()));
}

QTEST_GUILESS_MAIN(TestRedisConnection)
#include "tst_redisconnection.moc"
