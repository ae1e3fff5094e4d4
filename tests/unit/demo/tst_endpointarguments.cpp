// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/endpointarguments.h"

#include "support/certificates.h"

#include <QTest>

using namespace sessionscope;
using namespace sessionscope::demo;
using namespace Qt::Literals::StringLiterals;

namespace {

Result<EndpointArguments> parse(const QStringList &arguments,
                                const QProcessEnvironment &environment = QProcessEnvironment())
{
    return parseEndpointArguments(QStringList{u"sessionscope-demo-endpoint"_s} + arguments,
                                  environment);
}

} // namespace

class TestEndpointArguments final : public QObject
{
    Q_OBJECT

private slots:
    void defaults();
    void everyOption();
    void secretsComeFromTheEnvironment();
    void faultsKeepTheirOrder();
    void certificateAndKeyGiveTls();
    void helpAndVersion();
    void wrongUsage_data();
    void wrongUsage();
};

void TestEndpointArguments::defaults()
{
    const Result<EndpointArguments> arguments = parse({});
    QVERIFY(arguments);
    QVERIFY(arguments->text.isEmpty());
    QCOMPARE(arguments->options.sessions, kDefaultSessions);
    QCOMPARE(arguments->options.port, quint16(0));
    QVERIFY(arguments->options.churn);
    QVERIFY(arguments->options.instanceId.isEmpty());
    QVERIFY(!arguments->options.credentials);
    QVERIFY(!arguments->options.redis);
    QVERIFY(arguments->options.faults.empty());
    QVERIFY(!arguments->options.tls);
}

void TestEndpointArguments::everyOption()
{
    const Result<EndpointArguments> arguments =
        parse({u"--sessions"_s, u"0"_s, u"--port=65535"_s, u"--instance"_s, u"r-1"_s, u"--seed"_s,
               u"18446744073709551615"_s, u"--churn"_s, u"off"_s, u"--redis"_s, u"[::1]:7000"_s});
    QVERIFY(arguments);
    QCOMPARE(arguments->options.sessions, 0);
    QCOMPARE(arguments->options.port, quint16(65535));
    QCOMPARE(arguments->options.instanceId, u"r-1"_s);
    QCOMPARE(arguments->options.seed, std::numeric_limits<quint64>::max());
    QVERIFY(!arguments->options.churn);
    QVERIFY(arguments->options.redis);
    QCOMPARE(arguments->options.redis->address, (redis::RedisAddress{u"::1"_s, 7000}));
    QVERIFY(arguments->options.redis->password.isEmpty());
}

void TestEndpointArguments::secretsComeFromTheEnvironment()
{
    QProcessEnvironment environment;
    environment.insert(u"ALIBABA_CLOUD_ACCESS_KEY_ID"_s, u"id"_s);
    QVERIFY(!parse({}, environment)->options.credentials); // both or none
    environment.insert(u"ALIBABA_CLOUD_ACCESS_KEY_SECRET"_s, u"secret"_s);
    environment.insert(u"REDISCLI_AUTH"_s, u"password"_s);
    const Result<EndpointArguments> arguments =
        parse({u"--redis"_s, u"localhost"_s, u"--redis-user"_s, u"mon"_s}, environment);
    QVERIFY(arguments);
    QVERIFY(arguments->options.credentials);
    QCOMPARE(arguments->options.credentials->accessKeyId, u"id"_s);
    QCOMPARE(arguments->options.credentials->accessKeySecret, Secret("secret"));
    QCOMPARE(arguments->options.redis->user, u"mon"_s);
    QCOMPARE(arguments->options.redis->password, Secret("password"));
}

void TestEndpointArguments::faultsKeepTheirOrder()
{
    const Result<EndpointArguments> arguments =
        parse({u"--fault"_s, u"clock:5"_s, u"--fault=refuse:A"_s, u"--fault"_s, u"none"_s});
    QVERIFY(arguments);
    const std::vector<Fault> &faults = arguments->options.faults;
    QCOMPARE(faults.size(), 3u);
    QCOMPARE(faults[0].clockShift, std::chrono::seconds(5));
    QCOMPARE(faults[1].refusal->code, u"A"_s);
    QVERIFY(!faults[2].refusal && !faults[2].spoil);
}

void TestEndpointArguments::certificateAndKeyGiveTls()
{
    testing::Certificates certificates;
    QVERIFY2(certificates.create(), "this test needs the openssl program");
    certificates.serverFor("IP:127.0.0.1");
    const QStringList both{u"--tls-certificate"_s, certificates.certificateFile(), u"--tls-key"_s,
                           certificates.keyFile()};
    const Result<EndpointArguments> arguments = parse(both);
    QVERIFY(arguments);
    QVERIFY(arguments->options.tls);
    QVERIFY(!arguments->options.tls->localCertificate().isNull());
    QVERIFY(parse(both + QStringList{u"--tls-old"_s}));
    const Result<EndpointArguments> swapped = parse({both[0], both[3], both[2], both[1]});
    QVERIFY(!swapped);
    QCOMPARE(swapped.error().code, Error::Code::InvalidInput);
}

void TestEndpointArguments::helpAndVersion()
{
    QVERIFY(parse({u"--help"_s})->text.contains("--redis"_L1));
    QVERIFY(parse({u"--help"_s})->text.contains("gzip-bomb:MIB"_L1));
    QVERIFY(!parse({u"--version"_s})->text.isEmpty());
}

void TestEndpointArguments::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addRow("unknown option") << QStringList{u"--what"_s};
    QTest::addRow("no value") << QStringList{u"--port"_s};
    QTest::addRow("negative") << QStringList{u"--sessions=-1"_s};
    QTest::addRow("too many sessions") << QStringList{u"--sessions"_s, u"1000001"_s};
    QTest::addRow("no number") << QStringList{u"--sessions"_s, u"many"_s};
    QTest::addRow("port out of range") << QStringList{u"--port"_s, u"65536"_s};
    QTest::addRow("seed out of range") << QStringList{u"--seed"_s, u"18446744073709551616"_s};
    QTest::addRow("churn") << QStringList{u"--churn"_s, u"some"_s};
    QTest::addRow("empty instance") << QStringList{u"--instance="_s};
    QTest::addRow("Redis address") << QStringList{u"--redis"_s, u"a:b"_s};
    QTest::addRow("user without password")
        << QStringList{u"--redis"_s, u"a"_s, u"--redis-user"_s, u"b"_s};
    QTest::addRow("user without Redis") << QStringList{u"--redis-user"_s, u"b"_s};
    QTest::addRow("unknown fault") << QStringList{u"--fault=none"_s, u"--fault=what"_s};
    QTest::addRow("certificate without a key") << QStringList{u"--tls-certificate=a"_s};
    QTest::addRow("key without a certificate") << QStringList{u"--tls-key=a"_s};
    QTest::addRow("old TLS without a certificate") << QStringList{u"--tls-old"_s};
    QTest::addRow("no such certificate")
        << QStringList{u"--tls-certificate=/nowhere/a"_s, u"--tls-key=/nowhere/b"_s};
    QTest::addRow("file") << QStringList{u"file"_s};
}

void TestEndpointArguments::wrongUsage()
{
    QFETCH(const QStringList, arguments);
    const Result<EndpointArguments> parsed = parse(arguments);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, Error::Code::InvalidInput);
    QVERIFY(!parsed.error().message.isEmpty());
}

QTEST_GUILESS_MAIN(TestEndpointArguments)
#include "tst_endpointarguments.moc"
