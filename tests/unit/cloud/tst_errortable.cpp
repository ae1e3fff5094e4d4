// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/errortable.h"
#include "cloud/retrypolicy.h"
#include "core/limits.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::cloud;
using namespace std::chrono_literals;
using Code = Error::Code;

namespace {

const QDateTime kNow(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);

Envelope envelopeOf(const QString &code, const QString &message = {})
{
    Envelope envelope;
    envelope.code = code;
    envelope.message = message;
    envelope.requestId = u"01A0F19D-9870"_s;
    return envelope;
}

} // namespace

class TestErrorTable : public QObject
{
    Q_OBJECT

private slots:
    void knowsTheCodes_data();
    void knowsTheCodes();
    void namesTheMissingPermission_data();
    void namesTheMissingPermission();
    void statesTheClockDifference_data();
    void statesTheClockDifference();
    void tellsUnknownCodesInTheServersWords();
    void makesServerTextsPlain();
    void readsEnvelopes_data();
    void readsEnvelopes();
    void readsAccessDeniedDetail();
    void tellsRefusalsWithStatus200_data();
    void tellsRefusalsWithStatus200();
    void namesAnswersThatAreNone_data();
    void namesAnswersThatAreNone();
    void namesTheGateway();
    void capsDetails();
    void waitsLongerEachTime_data();
    void waitsLongerEachTime();
};

void TestErrorTable::knowsTheCodes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Code>("expected");
    QTest::addColumn<bool>("isRetried");
    QTest::addColumn<QString>("words"); // what the user is told to look at

    const auto row = [](const char *code, int status, Code expected, bool isRetried,
                        const char *words) {
        QTest::newRow(code) << status << expected << isRetried << QString::fromUtf8(words);
    };
    row("InvalidAccessKeyId.NotFound", 404, Code::KeyRejected, false, "AccessKey id");
    row("InvalidAccessKeyId.Inactive", 400, Code::KeyRejected, false, "disabled");
    row("Forbidden.AccessKeyDisabled", 403, Code::KeyRejected, false, "disabled");
    row("InvalidAccessKeyId", 400, Code::KeyRejected, false, "AccessKey id");
    row("SignatureDoesNotMatch", 400, Code::SignatureRejected, false, "secret");
    row("IncompleteSignature", 400, Code::SignatureRejected, false, "proxy");
    row("SignatureNonceUsed", 400, Code::SignatureRejected, false, "twice");
    row("InvalidTimeStamp.Expired", 400, Code::ClockSkew, false, "clock");
    row("InvalidTimeStamp.Format", 400, Code::ClockSkew, false, "date");
    row("InvalidSecurityToken.Expired", 400, Code::TokenExpired, false, "expired");
    row("InvalidSecurityToken.Malformed", 400, Code::TokenRejected, false, "copy it again");
    row("InvalidSecurityToken.MismatchWithAccessKey", 400, Code::TokenRejected, false, "another");
    row("MissingSecurityToken", 400, Code::TokenRejected, false, "token");
    row("NoPermission", 403, Code::NoPermission, false, "hdm:GetRedisAllSession");
    row("Forbidden", 403, Code::NoPermission, false, "hdm:GetRedisAllSession");
    row("Forbidden.RAM", 403, Code::NoPermission, false, "hdm:GetRedisAllSession");
    row("InvalidParams", 400, Code::InvalidParameters, false, "instance id");
    row("MissingInstanceId", 400, Code::InvalidParameters, false, "instance id");
    row("MissingParameter", 400, Code::InvalidParameters, false, "instance id");
    row("InvalidInstanceId.NotFound", 404, Code::InvalidParameters, false, "instance id");
    row("InvalidAction.NotFound", 404, Code::InvalidParameters, false, "endpoint");
    row("InvalidApi.NotFound", 404, Code::InvalidParameters, false, "endpoint");
    row("InvalidVersion", 400, Code::InvalidParameters, false, "endpoint");
    row("NoSuchVersion", 400, Code::InvalidParameters, false, "endpoint");
    row("InvalidParameter.InstanceId", 400, Code::InvalidParameters, false, "parameter");
    row("InvalidProtocol.NeedSsl", 400, Code::InvalidParameters, false, "https");
    row("UnsupportedHTTPMethod", 400, Code::InvalidParameters, false, "endpoint");
    row("Throttling", 400, Code::Throttled, true, "main account");
    row("Throttling.User", 429, Code::Throttled, true, "main account");
    row("Throttling.Api", 400, Code::Throttled, true, "main account");
    row("Some.Throttling.Kind", 403, Code::Throttled, true, "main account");
    row("throttling.user", 400, Code::Throttled, true, "main account");
    row("ServiceUnavailable", 503, Code::ServiceFailed, true, "later");
    row("InternalError", 500, Code::ServiceFailed, true, "RequestId");
    row("UnknownError", 500, Code::ServiceFailed, true, "RequestId");
    row("BrandNew", 400, Code::Refused, false, "refused");
    row("BrandNew.Throttle", 429, Code::Throttled, true, "main account");
    row("BrandNew.Failure", 500, Code::ServiceFailed, false, "failed");
    row("BrandNew.Gateway", 502, Code::ServiceFailed, true, "failed");
}

void TestErrorTable::knowsTheCodes()
{
    QFETCH(int, status);
    QFETCH(Code, expected);
    QFETCH(bool, isRetried);
    QFETCH(QString, words);
    const Envelope envelope =
        envelopeOf(QString::fromUtf8(QTest::currentDataTag()), u"Some text."_s);
    const Error error = refusalError(envelope, status, kNow.addSecs(3600), kNow);
    QCOMPARE(error.code, expected);
    QCOMPARE(stageOf(error.code), ErrorStage::Refusal);
    QVERIFY2(error.message.contains(words), qPrintable(error.message));
    QVERIFY2(!error.message.contains(u'%'), qPrintable(error.message));
    QCOMPARE(error.serverCode, envelope.code);
    QCOMPARE(error.requestId, envelope.requestId);
    QCOMPARE(isRetryableRefusal(envelope, status), isRetried);

    // DAS declares its Code as a number: the Message may be the code.
    if (expected != Code::Refused && !envelope.code.startsWith("BrandNew"_L1))
        QCOMPARE(refusalError(envelopeOf(u"400"_s, envelope.code), 200).code, expected);
}

void TestErrorTable::namesTheMissingPermission_data()
{
    QTest::addColumn<AccessDeniedDetail>("denied");
    QTest::addColumn<QString>("words");

    QTest::addRow("no detail") << AccessDeniedDetail{}
                               << u"grant the RAM action hdm:GetRedisAllSession to the owner"_s;
    QTest::addRow("implicit")
        << AccessDeniedDetail{u"hdm:Other"_s, u"SubUser"_s, u"2234"_s, u"ImplicitDeny"_s, {}}
        << u"grant the RAM action hdm:Other to 2234 (SubUser)"_s;
    QTest::addRow("explicit")
        << AccessDeniedDetail{u"hdm:Other"_s, {}, u"role/alice"_s, u"ExplicitDeny"_s, {}}
        << u"A policy denies the RAM action hdm:Other to role/alice"_s;
}

void TestErrorTable::namesTheMissingPermission()
{
    QFETCH(AccessDeniedDetail, denied);
    QFETCH(QString, words);
    Envelope envelope = envelopeOf(u"NoPermission"_s);
    envelope.accessDenied = denied;
    const QString message = refusalError(envelope, 403).message;
    QVERIFY2(message.contains(words), qPrintable(message));
}

void TestErrorTable::statesTheClockDifference_data()
{
    QTest::addColumn<QDateTime>("serverDate");
    QTest::addColumn<QString>("words");

    QTest::addRow("behind") << kNow.addSecs(61 * 60) << u"clock is 61 minutes behind the server"_s;
    QTest::addRow("ahead") << kNow.addSecs(-16 * 60 - 10)
                           << u"clock is 16 minutes ahead of the server"_s;
    QTest::addRow("rounded") << kNow.addSecs(16 * 60 + 40) << u"17 minutes behind"_s;
    QTest::addRow("nearly three hours") << kNow.addSecs(179 * 60) << u"179 minutes behind"_s;
    QTest::addRow("some hours ahead")
        << kNow.addSecs(-5 * 3600 - 1700) << u"5 hours ahead of the server"_s;
    QTest::addRow("a day") << kNow.addDays(1) << u"24 hours behind"_s;
    QTest::addRow("many days") << kNow.addDays(400) << u"400 days behind"_s;
    QTest::addRow("many days ahead") << kNow.addDays(-3) << u"3 days ahead"_s;
    QTest::addRow("no date") << QDateTime() << u"more than 15 minutes"_s;
    QTest::addRow("no difference") << kNow.addSecs(30) << u"clock is right"_s;
}

void TestErrorTable::statesTheClockDifference()
{
    QFETCH(QDateTime, serverDate);
    QFETCH(QString, words);
    const Error error =
        refusalError(envelopeOf(u"InvalidTimeStamp.Expired"_s), 400, serverDate, kNow);
    QCOMPARE(error.code, Code::ClockSkew);
    QVERIFY2(error.message.contains(words), qPrintable(error.message));
}

void TestErrorTable::tellsUnknownCodesInTheServersWords()
{
    const Error error = refusalError(envelopeOf(u"BrandNew"_s, u"The moon is full."_s), 400);
    QVERIFY(error.message.contains(u"The moon is full."_s));
    QCOMPARE(error.line(),
             QString(error.message + " [Code: BrandNew] [RequestId: 01A0F19D-9870]"_L1));
}

void TestErrorTable::makesServerTextsPlain()
{
    Envelope envelope = envelopeOf(u"Bad\nCode"_s + QString(5000, u'x'),
                                   u"line\r\nbreak \u202Eevil %1 %n"_s + QString(50'000, u'y'));
    envelope.requestId = u"id\0id"_s;
    const Error error = refusalError(envelope, 400);
    for (const QString &text : {error.message, error.serverCode, error.requestId}) {
        QVERIFY2(text.size() < 500, qPrintable(QString::number(text.size())));
        QVERIFY(!text.contains(u'\n'));
        QVERIFY(!text.contains(u'\r'));
        QVERIFY(!text.contains(QChar(0x202e)));
        QVERIFY(!text.contains(QChar(0)));
    }
    QVERIFY(error.message.contains(u"evil %1 %n"_s));
}

void TestErrorTable::readsEnvelopes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isEnvelope");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("requestId");

    const auto row = [](const char *name, const QByteArray &body, const QString &code,
                        const QString &message, const QString &requestId) {
        QTest::newRow(name) << body << true << code << message << requestId;
    };
    row("usual", R"({"RequestId":"R","Message":"M","HostId":"h","Code":"C"})", u"C"_s, u"M"_s,
        u"R"_s);
    row("lower case", R"({"requestId":"R","message":"M","code":"C"})", u"C"_s, u"M"_s, u"R"_s);
    row("both spellings", R"({"code":"other","Code":"C"})", u"C"_s, {}, {});
    row("number", R"({"Code":403,"Message":"M"})", u"403"_s, u"M"_s, {});
    row("null", R"({"Code":null,"Message":null,"RequestId":"R"})", {}, {}, u"R"_s);
    row("other types", R"({"Code":[1],"Message":{"a":1},"RequestId":true})", {}, {}, {});
    row("byte order mark", "\xef\xbb\xbf{\"Code\":\"C\"}", u"C"_s, {}, {});
    row("invalid UTF-8", "{\"Code\":\"C\",\"Message\":\"caf\xe9\"}", u"C"_s, u"caf\uFFFD"_s, {});
    row("XML",
        "<?xml version='1.0' encoding='UTF-8'?>\n<Error><RequestId>R</RequestId><HostId>h</HostId>"
        "<Code>C</Code><Message>M &amp; N</Message></Error>",
        u"C"_s, u"M & N"_s, u"R"_s);
    for (const char *body : {"", "  ", "null", "[]", "\"text\"", "{\"Code\":", "{} x",
                             "<html><Code>C</Code></html>", "<Error><Code>C</Code>", "OK"})
        QTest::newRow(body) << QByteArray(body) << false << QString() << QString() << QString();
}

void TestErrorTable::readsEnvelopes()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, isEnvelope);
    QFETCH(QString, code);
    QFETCH(QString, message);
    QFETCH(QString, requestId);
    const std::optional<Envelope> envelope = parseEnvelope(body);
    QCOMPARE(envelope.has_value(), isEnvelope);
    if (!isEnvelope)
        return;
    QCOMPARE(envelope->code, code);
    QCOMPARE(envelope->message, message);
    QCOMPARE(envelope->requestId, requestId);
    QCOMPARE(envelope->namesError(), !code.isEmpty() || !message.isEmpty());
}

void TestErrorTable::readsAccessDeniedDetail()
{
    const auto envelope = parseEnvelope(
        R"({"Code":"NoPermission","accessDeniedDetail":{"AuthAction":"hdm:X","AuthPrincipalType":"SubUser",)"
        R"("AuthPrincipalDisplayName":"22","NoPermissionType":"ImplicitDeny","PolicyType":"P"}})");
    QVERIFY(envelope);
    QCOMPARE(envelope->accessDenied.authAction, u"hdm:X"_s);
    QCOMPARE(envelope->accessDenied.principalType, u"SubUser"_s);
    QCOMPARE(envelope->accessDenied.principalName, u"22"_s);
    QCOMPARE(envelope->accessDenied.noPermissionType, u"ImplicitDeny"_s);
    QCOMPARE(envelope->accessDenied.policyType, u"P"_s);
}

void TestErrorTable::tellsRefusalsWithStatus200_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("expected");

    const auto row = [](const char *body, bool expected) {
        QTest::newRow(body) << QByteArray(body) << expected;
    };
    row(R"({"Code":200,"Success":true})", false);
    row(R"({"Code":"200","Success":"TRUE"})", false);
    row(R"({"Code":200})", false);
    row(R"({"Data":{}})", false);
    row(R"({"Code":500,"Success":true})", false);
    row(R"({"Code":200,"Success":false})", true);
    row(R"({"Success":"false"})", true);
    row(R"({"Code":403})", true);
    row(R"({"Code":"Throttling"})", true);
    row(R"({"Code":"x","Success":null})", true);
}

void TestErrorTable::tellsRefusalsWithStatus200()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, expected);
    QCOMPARE(isRefusal(parseEnvelope(body).value()), expected);
}

void TestErrorTable::namesAnswersThatAreNone_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Code>("expected");

    QTest::addRow("empty") << QByteArray() << QByteArray() << Code::EmptyAnswer;
    QTest::addRow("web page") << QByteArray("text/html; charset=gbk") << QByteArray("<h1>Hi</h1>")
                              << Code::NotJson;
    QTest::addRow("JSON called a web page")
        << QByteArray("text/html") << QByteArray(R"({"error":"x"})") << Code::UnexpectedAnswer;
    QTest::addRow("web page by content")
        << QByteArray() << QByteArray("\n<h1>Hi</h1>") << Code::NotJson;
    QTest::addRow("other JSON") << QByteArray("application/json") << QByteArray("{\"a\":1}")
                                << Code::UnexpectedAnswer;
    QTest::addRow("text") << QByteArray("text/plain") << QByteArray("no") << Code::NotJson;
    QTest::addRow("hostile type") << QByteArray("<b>\r\nx") << QByteArray("no") << Code::NotJson;
}

void TestErrorTable::namesAnswersThatAreNone()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(Code, expected);
    const Error error = answerError(418, type, body);
    QCOMPARE(error.code, expected);
    QCOMPARE(stageOf(error.code), ErrorStage::Answer);
    QVERIFY(error.message.contains(u"418"_s));
    QVERIFY(!error.message.contains(u"<h1>"_s));
    QVERIFY(!error.message.contains(u'\n'));
    if (type.startsWith("text/"))
        QVERIFY(error.message.contains(QString::fromLatin1(type)));
    QCOMPARE(error.detail, QString::fromUtf8(body));
}

void TestErrorTable::namesTheGateway()
{
    for (const int status : {502, 503, 504}) {
        const Error page = answerError(status, "text/html", "<h1>nginx</h1>");
        QCOMPARE(page.code, Code::NotJson);
        QVERIFY2(page.message.startsWith(u"A gateway"_s), qPrintable(page.message));
        QVERIFY(page.message.contains(QString::number(status)));
        QCOMPARE(answerError(status, {}, {}).code, Code::EmptyAnswer);
        QVERIFY(answerError(status, {}, {}).message.startsWith(u"A gateway"_s));
    }
    QVERIFY(!answerError(500, "text/html", "<h1>nginx</h1>").message.startsWith(u"A gateway"_s));
}

void TestErrorTable::capsDetails()
{
    const QByteArray text = QString(200'000, u'名').toUtf8();
    const QString detail = cappedDetail(text);
    QCOMPARE_LE(detail.toUtf8().size(), kMaxErrorDetailBytes);
    QCOMPARE_GE(detail.toUtf8().size(), kMaxErrorDetailBytes - 3);
    QVERIFY(!detail.contains(QChar::ReplacementCharacter));
}

void TestErrorTable::waitsLongerEachTime_data()
{
    QTest::addColumn<int>("attempt");
    QTest::addColumn<int>("wish"); // -1: none
    QTest::addColumn<double>("random");
    QTest::addColumn<int>("expected");

    QTest::addRow("first") << 1 << -1 << 0.0 << 500;
    QTest::addRow("first, with jitter") << 1 << -1 << 1.0 << 750;
    QTest::addRow("second") << 2 << -1 << 0.0 << 1000;
    QTest::addRow("capped") << 9 << -1 << 0.5 << 8000;
    QTest::addRow("far beyond") << 1'000'000 << -1 << 0.5 << 8000;
    QTest::addRow("the server asks for less") << 2 << 100 << 0.0 << 1000;
    QTest::addRow("the server asks for more") << 1 << 2500 << 0.0 << 2500;
    QTest::addRow("the server asks for more than the cap") << 1 << 30'000 << 0.0 << 30'000;
}

void TestErrorTable::waitsLongerEachTime()
{
    QFETCH(int, attempt);
    QFETCH(int, wish);
    QFETCH(double, random);
    QFETCH(int, expected);
    std::optional<std::chrono::milliseconds> serverWish;
    if (wish >= 0)
        serverWish = std::chrono::milliseconds(wish);
    QCOMPARE(RetryPolicy{}.delayAfter(attempt, serverWish, random).count(), expected);
}

QTEST_GUILESS_MAIN(TestErrorTable)
#include "tst_errortable.moc"
