// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/aliyunprofile.h"
#include "cloud/credentials.h"
#include "core/limits.h"

#include <QFile>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::cloud;
using Code = Error::Code;

namespace {

const QByteArray kConfig = R"({"current":"work","profiles":[
  {"name":"default","mode":"AK","access_key_id":"LTAI-default","access_key_secret":"s-default",
   "region_id":"cn-hangzhou","output_format":"json","language":"en"},
  {"name":"work","mode":"stsTOKEN","access_key_id":"STS.work","access_key_secret":"s-work",
   "sts_token":"t-work"},
  {"name":"plain","access_key_id":"LTAI-plain","access_key_secret":"s-plain"},
  {"name":"plain token","mode":"","access_key_id":"STS.plain","access_key_secret":"s","sts_token":"t"},
  {"name":"plain role","access_key_id":"LTAI","access_key_secret":"s","ram_role_arn":"acs:ram::1:role/x"},
  {"name":"role","mode":"RamRoleArn","access_key_id":"LTAI","access_key_secret":"s"},
  {"name":"sso","mode":"CloudSSO"},
  {"name":"nothing"},
  {"name":"half","mode":"AK","access_key_id":"LTAI-half"},
  {"name":"no token","mode":"StsToken","access_key_id":"STS.x","access_key_secret":"s"},
  {"name":"ak with token","mode":"ak","access_key_id":"LTAI-a","access_key_secret":"s","sts_token":"old"}
 ],"meta_path":""})";

QProcessEnvironment environmentOf(const QMap<QString, QString> &variables)
{
    QProcessEnvironment environment;
    for (auto it = variables.begin(); it != variables.end(); ++it)
        environment.insert(it.key(), it.value());
    return environment;
}

} // namespace

class TestCredentials : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void readsTheEnvironment();
    void namesTheMissingVariables_data();
    void namesTheMissingVariables();
    void checksWhatWouldBeSent_data();
    void checksWhatWouldBeSent();
    void listsProfiles();
    void loadsAProfile_data();
    void loadsAProfile();
    void refusesAProfile_data();
    void refusesAProfile();
    void refusesAFile_data();
    void refusesAFile();

private:
    QString write(const QByteArray &bytes);

    QTemporaryDir m_folder;
    int m_files = 0;
};

void TestCredentials::initTestCase()
{
    QVERIFY(m_folder.isValid());
}

QString TestCredentials::write(const QByteArray &bytes)
{
    const QString path = m_folder.filePath("config%1.json"_L1.arg(QString::number(++m_files)));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write the test file");
    return path;
}

void TestCredentials::readsTheEnvironment()
{
    auto environment = environmentOf({{u"ALIBABA_CLOUD_ACCESS_KEY_ID"_s, u"LTAI"_s},
                                      {u"ALIBABA_CLOUD_ACCESS_KEY_SECRET"_s, u"secret"_s}});
    const Result<Credentials> longTerm = credentialsFromEnvironment(environment);
    QVERIFY(longTerm);
    QVERIFY(*longTerm == (Credentials{u"LTAI"_s, Secret("secret"), {}}));

    environment.insert(u"ALIBABA_CLOUD_SECURITY_TOKEN"_s, u"token"_s);
    const Result<Credentials> temporary = credentialsFromEnvironment(environment);
    QVERIFY(temporary);
    QVERIFY(*temporary == (Credentials{u"LTAI"_s, Secret("secret"), Secret("token")}));
}

void TestCredentials::namesTheMissingVariables_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("secret");

    QTest::addRow("nothing") << QString() << QString();
    QTest::addRow("no secret") << u"LTAI"_s << QString();
    QTest::addRow("no id") << QString() << u"geheim"_s;
}

void TestCredentials::namesTheMissingVariables()
{
    QFETCH(QString, id);
    QFETCH(QString, secret);
    const auto result = credentialsFromEnvironment(environmentOf(
        {{u"ALIBABA_CLOUD_ACCESS_KEY_ID"_s, id}, {u"ALIBABA_CLOUD_ACCESS_KEY_SECRET"_s, secret}}));
    QVERIFY(!result);
    const Error &error = result.error();
    QCOMPARE(error.code, Code::NoCredentials);
    QCOMPARE(error.message.contains(u"ALIBABA_CLOUD_ACCESS_KEY_ID"_s), id.isEmpty());
    QCOMPARE(error.message.contains(u"ALIBABA_CLOUD_ACCESS_KEY_SECRET"_s), secret.isEmpty());
    QVERIFY(!error.message.contains(u"geheim"_s));
}

void TestCredentials::checksWhatWouldBeSent_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<bool>("isFine");

    QTest::addRow("long-term key") << QByteArray("LTAI5tKey") << QByteArray() << true;
    QTest::addRow("temporary key")
        << QByteArray("STS.Nt-k_1") << QByteArray("CAIS+/=%7E d~") << true;
    QTest::addRow("blank behind the id") << QByteArray("LTAI ") << QByteArray() << false;
    QTest::addRow("comma in the id") << QByteArray("LTAI,x") << QByteArray() << false;
    QTest::addRow("letter of another script") << QByteArray("LTАI") << QByteArray() << false;
    QTest::addRow("line break in the token")
        << QByteArray("STS.x") << QByteArray("a\r\nb") << false;
    QTest::addRow("NUL in the token") << QByteArray("STS.x") << QByteArray("a\0b", 3) << false;
}

void TestCredentials::checksWhatWouldBeSent()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, token);
    QFETCH(bool, isFine);
    const auto checked = checkCredentials({QString::fromUtf8(id), Secret("secret"), Secret(token)});
    QCOMPARE(checked.has_value(), isFine);
    if (!isFine)
        QCOMPARE(checked.error().code, Code::InvalidInput);
}

void TestCredentials::listsProfiles()
{
    const Result<QList<AliyunProfile>> profiles = aliyunProfiles(write(kConfig));
    QVERIFY(profiles);
    QStringList lines;
    for (const AliyunProfile &profile : *profiles) {
        lines += profile.name + '|'_L1 + profile.mode + (profile.isUsable ? "|usable"_L1 : ""_L1)
            + (profile.isCurrent ? "|current"_L1 : ""_L1);
    }
    const QStringList expected{u"default|AK|usable"_s,      u"work|stsTOKEN|usable|current"_s,
                               u"plain|AK|usable"_s,        u"plain token|StsToken|usable"_s,
                               u"plain role|RamRoleArn"_s,  u"role|RamRoleArn"_s,
                               u"sso|CloudSSO"_s,           u"nothing|"_s,
                               u"half|AK|usable"_s,         u"no token|StsToken|usable"_s,
                               u"ak with token|ak|usable"_s};
    QCOMPARE(lines, expected);
    QCOMPARE(aliyunConfigPath(u"/home/x"_s), u"/home/x/.aliyun/config.json"_s);
}

void TestCredentials::loadsAProfile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("token");

    QTest::addRow("AK") << u"default"_s << u"LTAI-default"_s << QByteArray("s-default")
                        << QByteArray();
    QTest::addRow("StsToken in any case")
        << u"work"_s << u"STS.work"_s << QByteArray("s-work") << QByteArray("t-work");
    QTest::addRow("the current one")
        << QString() << u"STS.work"_s << QByteArray("s-work") << QByteArray("t-work");
    QTest::addRow("no mode") << u"plain"_s << u"LTAI-plain"_s << QByteArray("s-plain")
                             << QByteArray();
    QTest::addRow("empty mode with a token")
        << u"plain token"_s << u"STS.plain"_s << QByteArray("s") << QByteArray("t");
    // A stale token in an AK profile would be refused as a mismatch.
    QTest::addRow("AK with a left-over token")
        << u"ak with token"_s << u"LTAI-a"_s << QByteArray("s") << QByteArray();
}

void TestCredentials::loadsAProfile()
{
    QFETCH(QString, name);
    QFETCH(QString, id);
    QFETCH(QByteArray, secret);
    QFETCH(QByteArray, token);
    const auto credentials = credentialsFromAliyunProfile(write(kConfig), name);
    QVERIFY2(credentials, qPrintable(credentials ? QString() : credentials.error().message));
    QVERIFY(*credentials == (Credentials{id, Secret(secret), Secret(token)}));
}

void TestCredentials::refusesAProfile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Code>("code");
    QTest::addColumn<QString>("words");

    QTest::addRow("unknown") << u"nobody"_s << Code::NotFound << u"nobody"_s;
    QTest::addRow("role") << u"role"_s << Code::NoCredentials << u"AK and StsToken"_s;
    QTest::addRow("inferred role") << u"plain role"_s << Code::NoCredentials << u"RamRoleArn"_s;
    QTest::addRow("single sign-on") << u"sso"_s << Code::NoCredentials << u"CloudSSO"_s;
    QTest::addRow("nothing in it") << u"nothing"_s << Code::NoCredentials << u"AK and StsToken"_s;
    QTest::addRow("no secret") << u"half"_s << Code::NoCredentials << u"access_key_secret"_s;
    QTest::addRow("no token") << u"no token"_s << Code::NoCredentials << u"sts_token"_s;
}

void TestCredentials::refusesAProfile()
{
    QFETCH(QString, name);
    QFETCH(Code, code);
    QFETCH(QString, words);
    const auto credentials = credentialsFromAliyunProfile(write(kConfig), name);
    QVERIFY(!credentials);
    QCOMPARE(credentials.error().code, code);
    QVERIFY2(credentials.error().message.contains(words), qPrintable(credentials.error().message));
}

void TestCredentials::refusesAFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Code>("code");

    QTest::addRow("empty") << QByteArray() << Code::CannotRead;
    QTest::addRow("cut") << kConfig.left(200) << Code::CannotRead;
    QTest::addRow("an array") << QByteArray("[]") << Code::CannotRead;
    QTest::addRow("no profiles") << QByteArray("{}") << Code::CannotRead;
    QTest::addRow("profiles of another type")
        << QByteArray(R"({"profiles":"x"})") << Code::CannotRead;
    QTest::addRow("no usable entry") << QByteArray(R"({"profiles":[1,null]})") << Code::NotFound;
    QTest::addRow("too large") << QByteArray(kMaxSettingsFileBytes + 1, ' ') << Code::CannotRead;
}

void TestCredentials::refusesAFile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Code, code);
    const auto credentials = credentialsFromAliyunProfile(write(bytes));
    QVERIFY(!credentials);
    QCOMPARE(credentials.error().code, code);

    QCOMPARE(aliyunProfiles(m_folder.filePath(u"absent"_s)).error().code, Code::NotFound);
    QCOMPARE(aliyunProfiles(m_folder.path()).error().code, Code::CannotRead);
}

QTEST_GUILESS_MAIN(TestCredentials)
#include "tst_credentials.moc"
