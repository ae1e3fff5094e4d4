// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/requestverifier.h"
#include "vectors.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::cloud;
using namespace sessionscope::testing;

namespace {

const QString kVectors = QString::fromUtf8(SESSIONSCOPE_TEST_DATA "/vectors.json");
const QDateTime kNow(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);

//! The request of a vector as the official SDK put it on the wire.
ReceivedRequest receivedFrom(const QJsonObject &vector)
{
    const QByteArray url = bytesOf(vector.value("finalUrl"_L1));
    const QJsonObject input = vector.value("input"_L1).toObject();
    const qsizetype path = url.indexOf('/', url.indexOf("://") + 3);
    return {bytesOf(input.value("method"_L1)), url.mid(path), wireHeadersOf(vector),
            bodyOf(vector)};
}

QDateTime dateOf(const QJsonObject &vector)
{
    const QString text = vector.value("input"_L1).toObject().value("date"_L1).toString();
    return QDateTime::fromString(text, Qt::ISODate);
}

KeyLookup lookupOf(const Credentials &credentials)
{
    return [credentials](const QString &id) -> std::optional<KnownKey> {
        if (id != credentials.accessKeyId)
            return std::nullopt;
        return KnownKey{credentials.accessKeySecret, credentials.securityToken, {}};
    };
}

QString verdict(const ReceivedRequest &request, const KeyLookup &lookup, const QDateTime &now,
                NonceMemory &nonces)
{
    const auto refusal = verifyRequest(request, lookup, now, nonces);
    return refusal ? refusal->code : QString();
}

QString verdict(const ReceivedRequest &request, const KeyLookup &lookup,
                const QDateTime &now = kNow)
{
    NonceMemory nonces;
    return verdict(request, lookup, now, nonces);
}

const Credentials kKey{u"LTAI5tKey"_s, Secret("secret"), {}};
const Credentials kTemporaryKey{u"STS.Key"_s, Secret("secret"), Secret("token")};

//! A well-signed request; \a headers replace the usual ones of the same name or are added.
ReceivedRequest signedRequest(const Credentials &credentials, const HeaderList &headers = {},
                              const QByteArray &body = {})
{
    Acs3Request request;
    request.query = {{u"InstanceId"_s, u"r-1"_s}};
    request.body = body;
    request.headers = {
        {"host", "127.0.0.1:8080"},         {"x-acs-action", "GetRedisAllSession"},
        {"x-acs-version", "2020-01-16"},    {"x-acs-date", "2026-11-22T12:00:00Z"},
        {"x-acs-signature-nonce", "nonce"}, {"x-acs-content-sha256", payloadHash(body)}};
    if (!credentials.securityToken.isEmpty())
        request.headers +=
            {"x-acs-security-token", credentials.securityToken.reveal().toByteArray()};
    for (const auto &header : headers) {
        const auto found = std::find_if(request.headers.begin(), request.headers.end(),
                                        [&](const auto &h) { return h.first == header.first; });
        if (found != request.headers.end())
            *found = header;
        else
            request.headers += header;
    }
    ReceivedRequest received{request.method, "/?InstanceId=r-1", request.headers, body};
    received.headers += {"Authorization", signAcs3(request, credentials).authorization};
    return received;
}

void setHeader(ReceivedRequest &request, const QByteArray &name, const QByteArray &value)
{
    for (auto &header : request.headers) {
        if (header.first.compare(name, Qt::CaseInsensitive) == 0)
            header.second = value;
    }
}

void removeHeader(ReceivedRequest &request, const QByteArray &name)
{
    request.headers.removeIf(
        [&](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
}

} // namespace

class TestRequestVerifier : public QObject
{
    Q_OBJECT

private slots:
    void acceptsEveryVector_data();
    void acceptsEveryVector();

    void refusesEveryChange_data() { acceptsEveryVector_data(); }

    void refusesEveryChange();
    void refusesWhatIsMissing_data();
    void refusesWhatIsMissing();
    void refusesUnsignedHeaders_data();
    void refusesUnsignedHeaders();
    void checksTheDate_data();
    void checksTheDate();
    void checksTheToken();
    void forgedRequestsUseUpNoNonce();
    void decodesTheQuery();
    void forgetsNonces();
};

void TestRequestVerifier::acceptsEveryVector_data()
{
    QTest::addColumn<QJsonObject>("vector");

    for (const QJsonObject &vector : readVectors(kVectors).v3)
        QTest::addRow("%s", bytesOf(vector.value("id"_L1)).constData()) << vector;
}

void TestRequestVerifier::acceptsEveryVector()
{
    QFETCH(QJsonObject, vector);
    const KeyLookup lookup = lookupOf(credentialsOf(vector));
    NonceMemory nonces;
    QCOMPARE(verdict(receivedFrom(vector), lookup, dateOf(vector), nonces), QString());
    QCOMPARE(verdict(receivedFrom(vector), lookup, dateOf(vector), nonces),
             u"SignatureNonceUsed"_s);
}

void TestRequestVerifier::refusesEveryChange()
{
    QFETCH(QJsonObject, vector);
    const Credentials credentials = credentialsOf(vector);
    const KeyLookup lookup = lookupOf(credentials);
    const QDateTime now = dateOf(vector);
    const ReceivedRequest original = receivedFrom(vector);

    Credentials other = credentials;
    other.accessKeySecret = Secret("another secret");
    QCOMPARE(verdict(original, lookupOf(other), now), u"SignatureDoesNotMatch"_s);
    other = credentials;
    other.accessKeyId = u"LTAI5tSomebodyElse"_s;
    QCOMPARE(verdict(original, lookupOf(other), now), u"InvalidAccessKeyId.NotFound"_s);

    ReceivedRequest changed = original;
    changed.target += changed.target.contains('?') ? "&More=1" : "?More=1";
    QCOMPARE(verdict(changed, lookup, now), u"SignatureDoesNotMatch"_s);
    changed = original;
    changed.body += 'x';
    QCOMPARE(verdict(changed, lookup, now), u"SignatureDoesNotMatch"_s);
    changed = original;
    changed.method = "PUT";
    QCOMPARE(verdict(changed, lookup, now), u"SignatureDoesNotMatch"_s);

    for (const auto &[name, value] : original.headers) {
        if (!isSignedHeader(name.toLower()))
            continue;
        changed = original;
        setHeader(changed, name, value + '0');
        QVERIFY2(!verdict(changed, lookup, now).isEmpty(), name.constData());
        changed = original;
        removeHeader(changed, name);
        QVERIFY2(!verdict(changed, lookup, now).isEmpty(), name.constData());
    }
}

void TestRequestVerifier::refusesWhatIsMissing_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("code");

    QTest::addRow("authorization") << QByteArray("authorization") << u"IncompleteSignature"_s;
    for (const char *name : {"host", "x-acs-action", "x-acs-version", "x-acs-date",
                             "x-acs-signature-nonce", "x-acs-content-sha256"})
        QTest::addRow("%s", name) << QByteArray(name) << u"MissingHeaders"_s;
}

void TestRequestVerifier::refusesWhatIsMissing()
{
    QFETCH(QByteArray, header);
    QFETCH(QString, code);
    ReceivedRequest request = signedRequest(kKey);
    QCOMPARE(verdict(request, lookupOf(kKey)), QString());
    removeHeader(request, header);
    QCOMPARE(verdict(request, lookupOf(kKey)), code);
}

void TestRequestVerifier::refusesUnsignedHeaders_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("code");

    QTest::addRow("x-acs-*") << QByteArray("X-Acs-Extra") << u"IncompleteSignature"_s;
    QTest::addRow("content type") << QByteArray("Content-Type") << u"IncompleteSignature"_s;
    QTest::addRow("another one") << QByteArray("Accept") << QString();
}

void TestRequestVerifier::refusesUnsignedHeaders()
{
    QFETCH(QByteArray, header);
    QFETCH(QString, code);
    ReceivedRequest request = signedRequest(kKey);
    request.headers += {header, "application/x-www-form-urlencoded"};
    QCOMPARE(verdict(request, lookupOf(kKey)), code);
}

void TestRequestVerifier::checksTheDate_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<QString>("code");

    const auto row = [](const char *name, const char *date, const QString &code) {
        QTest::newRow(name) << QByteArray(date) << code;
    };
    row("15 minutes old", "2026-11-22T11:45:00Z", {});
    row("a second older", "2026-11-22T11:44:59Z", u"InvalidTimeStamp.Expired"_s);
    row("15 minutes ahead", "2026-11-22T12:15:00Z", {});
    row("a second further ahead", "2026-11-22T12:15:01Z", u"InvalidTimeStamp.Expired"_s);
    row("with a fraction", "2026-11-22T12:00:00.000Z", u"InvalidTimeStamp.Format"_s);
    row("with an offset", "2026-11-22T12:00:00+00:00", u"InvalidTimeStamp.Format"_s);
    row("no such day", "2026-02-30T12:00:00Z", u"InvalidTimeStamp.Format"_s);
}

void TestRequestVerifier::checksTheDate()
{
    QFETCH(QByteArray, date);
    QFETCH(QString, code);
    QCOMPARE(verdict(signedRequest(kKey, {{"x-acs-date", date}}), lookupOf(kKey)), code);
}

void TestRequestVerifier::checksTheToken()
{
    const KeyLookup lookup = lookupOf(kTemporaryKey);
    QCOMPARE(verdict(signedRequest(kTemporaryKey), lookup), QString());
    Credentials withoutToken = kTemporaryKey;
    withoutToken.securityToken.clear();
    QCOMPARE(verdict(signedRequest(withoutToken), lookup), u"MissingSecurityToken"_s);
    Credentials otherToken = kTemporaryKey;
    otherToken.securityToken = Secret("another");
    QCOMPARE(verdict(signedRequest(otherToken), lookup),
             u"InvalidSecurityToken.MismatchWithAccessKey"_s);
    QCOMPARE(verdict(signedRequest(withoutToken, {{"x-acs-security-token", ""}}), lookup),
             u"InvalidSecurityToken.Malformed"_s);
    Credentials uncalledFor = kKey;
    uncalledFor.securityToken = Secret("token");
    QCOMPARE(verdict(signedRequest(uncalledFor), lookupOf(kKey)),
             u"InvalidSecurityToken.MismatchWithAccessKey"_s);

    const KeyLookup expired = [](const QString &) {
        return KnownKey{kTemporaryKey.accessKeySecret, kTemporaryKey.securityToken, kNow};
    };
    QCOMPARE(verdict(signedRequest(kTemporaryKey), expired, kNow.addSecs(-1)), QString());
    QCOMPARE(verdict(signedRequest(kTemporaryKey), expired), u"InvalidSecurityToken.Expired"_s);
}

void TestRequestVerifier::forgedRequestsUseUpNoNonce()
{
    NonceMemory nonces;
    Credentials forger = kKey;
    forger.accessKeySecret = Secret("a guess");
    QCOMPARE(verdict(signedRequest(forger), lookupOf(kKey), kNow, nonces),
             u"SignatureDoesNotMatch"_s);
    QCOMPARE(nonces.size(), 0);
    QCOMPARE(verdict(signedRequest(kKey), lookupOf(kKey), kNow, nonces), QString());
    QCOMPARE(nonces.size(), 1);
}

void TestRequestVerifier::decodesTheQuery()
{
    const ReceivedRequest request{"POST", "/?a=%20%2B+&b=!'()*~&c&d=&=e&&f=x=y", {}, {}};
    const QueryParameters expected{{u"a"_s, u" + "_s},  {u"b"_s, u"!'()*~"_s}, {u"c"_s, QString()},
                                   {u"d"_s, QString()}, {QString(), u"e"_s},   {u"f"_s, u"x=y"_s}};
    QCOMPARE(request.query(), expected);
    QCOMPARE(request.path(), QByteArray("/"));
}

void TestRequestVerifier::forgetsNonces()
{
    NonceMemory nonces(3);
    QVERIFY(nonces.remember("a", kNow));
    QVERIFY(!nonces.remember("a", kNow));
    for (const char *nonce : {"b", "c", "d"})
        QVERIFY(nonces.remember(nonce, kNow));
    QCOMPARE(nonces.size(), 3);
    QVERIFY(!nonces.remember("b", kNow.addSecs(30 * 60)));
    // A signature is valid for 15 minutes either way, no longer.
    QVERIFY(nonces.remember("b", kNow.addSecs(30 * 60 + 1)));
    QCOMPARE(nonces.size(), 1);
}

QTEST_GUILESS_MAIN(TestRequestVerifier)
#include "tst_requestverifier.moc"
