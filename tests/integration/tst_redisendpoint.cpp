// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real redis-server, real clients in every state, the real endpoint program: what its answer
// says, and what the program exports, agrees with what redis-cli reads from CLIENT LIST, session by
// session.
#include "cloud/dasclient.h"
#include "decode/dasanswer.h"
#include "support/csvreader.h"
#include "support/redisserver.h"

#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <memory>
#include <vector>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;
using session::Column;

namespace {

// The endpoint answers as DAS does.
std::span<const session::ColumnInfo> ofDas()
{
    return session::columns().first(session::kDasColumnCount);
}

constexpr int kWait_ms = 10'000;

//! A client of Redis that says what the test tells it and reads as much as it is told to.
class Client final
{
public:
    explicit Client(quint16 port, const QHostAddress &address = QHostAddress::LocalHost)
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(address, port);
        socket->waitForConnected(kWait_ms);
        m_device = std::move(socket);
    }

    explicit Client(const QString &unixSocket)
    {
        auto socket = std::make_unique<QLocalSocket>();
        socket->connectToServer(unixSocket);
        socket->waitForConnected(kWait_ms);
        m_device = std::move(socket);
    }

    void send(const QByteArrayList &arguments)
    {
        QByteArray bytes = '*' + QByteArray::number(arguments.size()) + "\r\n";
        for (const QByteArray &argument : arguments)
            bytes += '$' + QByteArray::number(argument.size()) + "\r\n" + argument + "\r\n";
        m_device->write(bytes);
        m_device->waitForBytesWritten(kWait_ms);
    }

    //! Sends a command and waits for an answer, whatever it is.
    QByteArray ask(const QByteArrayList &arguments)
    {
        send(arguments);
        m_device->waitForReadyRead(kWait_ms);
        return m_device->readAll();
    }

    //! From now on nothing is read beyond a few bytes.
    void stopReading() { qobject_cast<QTcpSocket *>(m_device.get())->setReadBufferSize(1); }

private:
    std::unique_ptr<QIODevice> m_device;
};

using Fields = std::map<QByteArray, QByteArray>;
using Clients = std::map<quint64, Fields>; // by id
using Row = std::map<Column, QByteArray>; // the raw values of a session; empty is unknown
using Rows = std::map<quint64, Row>; // by id

//! The simplest reader that does: names in these tests hold no blank (Redis refuses them).
Clients readClientList(const QByteArray &text)
{
    Clients clients;
    for (const QByteArray &line : text.split('\n')) {
        Fields fields;
        for (const QByteArray &word : line.trimmed().split(' ')) {
            const qsizetype equals = word.indexOf('=');
            if (equals > 0)
                fields.emplace(word.left(equals), word.mid(equals + 1));
        }
        if (!fields.empty())
            clients[fields["id"].toULongLong()] = fields;
    }
    return clients;
}

//! What redis-cli sees, itself left out.
Clients listByCli(const test::RedisServer &redis)
{
    const QByteArray output = redis.cli({}, "CLIENT ID\nCLIENT LIST\n");
    const qsizetype end = output.indexOf('\n');
    Clients clients = readClientList(output.mid(end + 1));
    clients.erase(output.left(end).trimmed().toULongLong());
    return clients;
}

//! sessionscope-demo-endpoint, as somebody would start it.
class EndpointProgram final
{
public:
    bool start(const QStringList &arguments)
    {
        test::dieWithParent(m_process);
        m_process.start(QStringLiteral(SESSIONSCOPE_DEMO_ENDPOINT), arguments);
        while (!m_output.contains("AccessKey secret: ")) {
            if (!m_process.waitForReadyRead(kWait_ms))
                return false;
            m_output += m_process.readAllStandardOutput();
        }
        return true;
    }

    QString value(const QByteArray &name) const
    {
        for (const QByteArray &line : m_output.split('\n')) {
            if (line.startsWith(name))
                return QString::fromUtf8(line.mid(name.size() + 2));
        }
        return {};
    }

    cloud::SessionQuery query() const
    {
        cloud::SessionQuery query;
        query.endpoint = *cloud::Endpoint::parse(value("Endpoint"));
        query.instanceId = value("Instance");
        query.credentials = {
            value("AccessKey id"), Secret::fromText(value("AccessKey secret")), {}};
        return query;
    }

    //! The exit status after SIGTERM.
    int stop()
    {
        m_process.terminate();
        m_process.waitForFinished(kWait_ms);
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

    QProcess &process() { return m_process; }

private:
    QProcess m_process;
    QByteArray m_output;
};

} // namespace

class TestRedisEndpoint final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void everySessionAgrees();
    void theExportedTableAgrees();
    void theEndpointShowsItself();
    void sourcesAreCounted();
    void itFollowsTheServer();
    void aLostServerIsUnavailable();
    void withoutServerItDoesNotStart();

private:
    static void compare(const Rows &rows, const Clients &before, const Clients &after);
    Client &add();
    Result<session::SnapshotPointer> fetch();
    QStringList serverArguments() const;

    test::RedisServer m_redis;
    EndpointProgram m_endpoint;
    SystemClock m_clock;
    std::unique_ptr<cloud::DasClient> m_das;
    std::vector<std::unique_ptr<Client>> m_clients;
};

QStringList TestRedisEndpoint::serverArguments() const
{
    return {u"--unixsocket"_s, m_redis.folder() + "/redis.sock"_L1,
            // The minus sign: not where there is no IPv6.
            u"--bind"_s, u"127.0.0.1"_s, u"-::1"_s};
}

Client &TestRedisEndpoint::add()
{
    m_clients.push_back(std::make_unique<Client>(m_redis.port()));
    return *m_clients.back();
}

void TestRedisEndpoint::initTestCase()
{
    QVERIFY2(m_redis.start(serverArguments()), qPrintable(m_redis.errorString()));

    add().ask({"PING"}); // nothing special
    add(); // has not said anything yet
    for (const QByteArray &name :
         {QByteArray("order-service"), QByteArray("<b>bold</b>"), QByteArray("=cmd|'/C'!A0"),
          QByteArray("\"quoted\",;"), QByteArray("id=1"), QByteArray("a=b=c"), QByteArray("-"),
          QByteArray(300, 'n')})
        QVERIFY(add().ask({"CLIENT", "SETNAME", name}).startsWith("+OK"));
    add().ask({"SUBSCRIBE", "one", "two", "three"});
    add().ask({"PSUBSCRIBE", "a*", "b*"});
    add().send({"BLPOP", "nothing", "0"});
    Client &queued = add();
    queued.ask({"MULTI"});
    queued.ask({"SET", "a", "1"});
    queued.ask({"GET", "a"});
    add().ask({"MULTI"});
    add().ask({"MONITOR"});
    add().ask({"SELECT", "3"});
    add().ask({"CLIENT", "TRACKING", "ON"});
    Client &watching = add();
    watching.ask({"WATCH", "watched"});
    watching.ask({"MULTI"});
    add().ask({"SET", "watched", "changed"});
    m_clients.push_back(std::make_unique<Client>(m_redis.folder() + "/redis.sock"_L1));
    m_clients.back()->ask({"CLIENT", "SETNAME", "by-unix-socket"});
    m_clients.push_back(
        std::make_unique<Client>(m_redis.port(), QHostAddress(QHostAddress::LocalHostIPv6)));
    m_clients.back()->send({"CLIENT", "SETNAME", "by-ipv6"});
    // More than sockets hold stays in the server's output buffer.
    add().ask({"SETRANGE", "large", "1000000", "x"});
    Client &slow = add();
    slow.stopReading();
    for (int i = 0; i < 40; ++i)
        slow.send({"GET", "large"});

    QTRY_VERIFY(m_redis.cli({u"CLIENT"_s, u"LIST"_s}).contains("cmd=blpop"));
    QVERIFY(m_endpoint.start({u"--redis"_s, m_redis.address(), u"--instance"_s, u"r-real"_s}));
    m_das = std::make_unique<cloud::DasClient>(m_clock);
}

void TestRedisEndpoint::cleanupTestCase()
{
    m_das.reset();
    QCOMPARE(m_endpoint.stop(), 0);
}

Result<session::SnapshotPointer> TestRedisEndpoint::fetch()
{
    const auto future = m_das->getRedisAllSession(m_endpoint.query());
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 60'000)
        || future.resultCount() == 0)
        return failure(Error::Code::Internal, u"the fetch did not complete"_s);
    const Result<cloud::RawAnswer> raw = future.result();
    if (!raw)
        return failure(raw.error());
    const Result<decode::DasAnswer> answer =
        decode::decodeDasAnswer(raw->body, m_endpoint.query().instanceId);
    if (!answer)
        return failure(answer.error());
    if (answer->snapshot == nullptr)
        return failure(Error::Code::Internal, u"the answer is a refusal"_s);
    return answer->snapshot;
}

void TestRedisEndpoint::compare(const Rows &rows, const Clients &before, const Clients &after)
{
    QCOMPARE(rows.size(), before.size());
    for (const auto &[id, row] : rows) {
        QVERIFY(before.contains(id) && after.contains(id));
        const Fields &one = before.at(id);
        const Fields &other = after.at(id);
        const bool isEndpoint = one.at("name") == "sessionscope";
        for (const session::ColumnInfo &column : ofDas()) {
            if (column.clientListField.isEmpty())
                continue;
            const QByteArray field(column.clientListField.data(), column.clientListField.size());
            const QByteArray value = row.at(column.column);
            const QByteArray shown = one.at("addr") + ' ' + field + ": " + value
                + ", redis-cli: " + one.at(field) + ", " + other.at(field);
            if (field == "age" || field == "idle") {
                // Taken between the two; the endpoint itself was idle until then.
                const qint64 low = isEndpoint ? 0 : one.at(field).toLongLong();
                const qint64 high = std::max(low, other.at(field).toLongLong()) + 1;
                QVERIFY2(value.toLongLong() >= low && value.toLongLong() <= high,
                         shown.constData());
            } else if (isEndpoint && field != "id" && field != "addr" && field != "fd") {
                // Its buffers are in use while it asks, and empty when redis-cli looks.
            } else if (row.at(Column::Flags) == "O" && field.startsWith('o')) {
                // The output of MONITOR holds the question itself.
            } else {
                // The server trims buffers of idle clients when it finds the time.
                QVERIFY2(value == one.at(field) || value == other.at(field), shown.constData());
            }
        }
        QVERIFY(one.at("addr").contains(row.at(Column::Client)));
        QCOMPARE(row.at(Column::NodeId), QByteArray("r-real-db-0"));
    }
}

void TestRedisEndpoint::everySessionAgrees()
{
    QVERIFY(fetch()); // the endpoint's own connection is there from now on
    const Clients before = listByCli(m_redis);
    const Result<session::SnapshotPointer> fetched = fetch();
    const Clients after = listByCli(m_redis);
    QVERIFY2(fetched, qPrintable(fetched ? QString() : fetched.error().line()));
    const session::SessionSnapshot &snapshot = **fetched;

    QCOMPARE(snapshot.info().total, qint64(before.size()));
    QCOMPARE(snapshot.info().unreadableCount(), 0u);
    Rows rows;
    QByteArrayList flags;
    qint64 largestOutput = 0;
    for (quint32 row = 0; row < snapshot.rowCount(); ++row) {
        Row &cells = rows[snapshot.id(row).value()];
        for (const session::ColumnInfo &column : ofDas())
            cells[column.column] =
                snapshot.rawText(column.column, row).value_or(QString()).toUtf8();
        flags += cells.at(Column::Flags);
        largestOutput = std::max(largestOutput, snapshot.integer(Column::Omem, row).value());
    }
    QCOMPARE(rows.size(), snapshot.rowCount());
    compare(rows, before, after);
    // And all the states have been there.
    QVERIFY2(largestOutput > 1'000'000, qPrintable(QString::number(largestOutput)));
    const QByteArrayList states{"N", "P", "b", "x", "xd", "O", "t", "U"};
    for (const QByteArray &flag : states) {
        QVERIFY2(std::any_of(flags.begin(), flags.end(),
                             [&flag](const QByteArray &letters) {
                                 return std::all_of(flag.begin(), flag.end(), [&letters](char c) {
                                     return letters.contains(c);
                                 });
                             }),
                 QByteArray(flag + " in " + flags.join(' ')).constData());
    }
}

void TestRedisEndpoint::theExportedTableAgrees()
{
    QTemporaryDir folder;
    QVERIFY(folder.isValid());
    const QString path = folder.filePath(u"sessions.csv"_s);
    QProcess program;
    test::dieWithParent(program);
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, u"/usr/bin:/bin"_s);
    environment.insert(u"HOME"_s, folder.path());
    environment.insert(u"ALIBABA_CLOUD_ACCESS_KEY_ID"_s, m_endpoint.value("AccessKey id"));
    environment.insert(u"ALIBABA_CLOUD_ACCESS_KEY_SECRET"_s, m_endpoint.value("AccessKey secret"));
    program.setProcessEnvironment(environment);

    QVERIFY(fetch()); // the endpoint's own connection is there from now on
    const Clients before = listByCli(m_redis);
    program.start(QStringLiteral(SESSIONSCOPE_PROGRAM),
                  {u"--endpoint"_s, m_endpoint.value("Endpoint"), u"--instance"_s, u"r-real"_s,
                   u"--preset"_s, u"scripts"_s, u"--export"_s, path});
    QVERIFY(program.waitForFinished(60'000));
    const Clients after = listByCli(m_redis);
    QVERIFY2(program.exitStatus() == QProcess::NormalExit && program.exitCode() == 0,
             program.readAllStandardError().constData());

    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QList<QByteArrayList> records = test::readCsv(file.readAll(), ',', "\n");
    QVERIFY(!records.isEmpty());
    const QByteArrayList header = records.takeFirst();
    Rows rows;
    for (const QByteArrayList &record : std::as_const(records)) {
        QCOMPARE(record.size(), header.size());
        Row cells;
        for (const session::ColumnInfo &column : ofDas()) {
            const qsizetype place =
                header.indexOf(QByteArray(column.apiName.data(), column.apiName.size()));
            QVERIFY(place >= 0);
            cells[column.column] = record.at(place);
        }
        rows[cells.at(Column::Id).toULongLong()] = cells;
    }
    QCOMPARE(qsizetype(rows.size()), records.size());
    compare(rows, before, after);
}

void TestRedisEndpoint::theEndpointShowsItself()
{
    const Result<session::SnapshotPointer> snapshot = fetch();
    QVERIFY(snapshot);
    int found = 0;
    for (quint32 row = 0; row < (*snapshot)->rowCount(); ++row) {
        if ((*snapshot)->text(Column::Name, row) != u"sessionscope"_s)
            continue;
        ++found;
        QCOMPARE((*snapshot)->text(Column::Cmd, row), u"client|list"_s);
    }
    QCOMPARE(found, 1); // one connection, however many requests
}

void TestRedisEndpoint::sourcesAreCounted()
{
    const Result<session::SnapshotPointer> snapshot = fetch();
    QVERIFY(snapshot);
    std::map<QString, QList<quint64>> expected;
    for (quint32 row = 0; row < (*snapshot)->rowCount(); ++row)
        expected[(*snapshot)->text(Column::Client, row).value()] += (*snapshot)->id(row).value();
    QVERIFY(expected.contains(u"127.0.0.1"_s));
    QVERIFY((*snapshot)->info().hasSourceStats);
    QCOMPARE((*snapshot)->info().sourceStats.size(), expected.size());
    for (const session::SourceStat &stat : (*snapshot)->info().sourceStats) {
        const QList<quint64> &ids = expected.at(stat.key.value());
        QCOMPARE(QList<quint64>(stat.ids.begin(), stat.ids.end()), ids);
        QCOMPARE(stat.count, qint64(ids.size()));
    }
}

void TestRedisEndpoint::itFollowsTheServer()
{
    const Result<session::SnapshotPointer> before = fetch();
    QVERIFY(before);
    {
        Client passing(m_redis.port());
        passing.ask({"CLIENT", "SETNAME", "passing-by"});
        const Result<session::SnapshotPointer> during = fetch();
        QVERIFY(during);
        QCOMPARE((*during)->rowCount(), (*before)->rowCount() + 1);
    }
    QTRY_VERIFY(!m_redis.cli({u"CLIENT"_s, u"LIST"_s}).contains("passing-by"));
    const Result<session::SnapshotPointer> after = fetch();
    QVERIFY(after);
    QCOMPARE((*after)->rowCount(), (*before)->rowCount());
    QVERIFY((*after)->info().timestamp_ms >= (*before)->info().timestamp_ms);
}

void TestRedisEndpoint::aLostServerIsUnavailable()
{
    m_redis.stop();
    const Result<session::SnapshotPointer> lost = fetch();
    QVERIFY(!lost);
    QCOMPARE(lost.error().code, Error::Code::ServiceFailed);
    QCOMPARE(lost.error().serverCode, u"ServiceUnavailable"_s);

    QVERIFY2(m_redis.startAgain(serverArguments()), qPrintable(m_redis.errorString()));
    const Result<session::SnapshotPointer> again = fetch();
    QVERIFY2(again, qPrintable(again ? QString() : again.error().line()));
    QCOMPARE((*again)->rowCount(), 1u); // the endpoint alone
}

void TestRedisEndpoint::withoutServerItDoesNotStart()
{
    EndpointProgram program;
    QVERIFY(!program.start({u"--redis"_s, u"127.0.0.1:1"_s}));
    QVERIFY(program.process().waitForFinished(kWait_ms)
            || program.process().state() == QProcess::NotRunning);
    QCOMPARE(program.process().exitCode(), 3);
    const QByteArray said = program.process().readAllStandardError();
    QVERIFY2(said.count('\n') == 1 && said.contains("127.0.0.1:1"), said.constData());
}

QTEST_GUILESS_MAIN(TestRedisEndpoint)
#include "tst_redisendpoint.moc"
