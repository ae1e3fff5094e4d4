// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/requestbuilder.h"
#include "vectors.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::cloud;
using namespace sessionscope::testing;

//! Each operation as the official SDK sends it, but for the content type, which Qt needs.
class TestRequestBuilder : public QObject
{
    Q_OBJECT

private slots:
    void sendsWhatTheSdkSends_data();
    void sendsWhatTheSdkSends();
};

void TestRequestBuilder::sendsWhatTheSdkSends_data()
{
    QTest::addColumn<QJsonObject>("vector");
    QTest::addColumn<int>("operation");

    const VectorFile file = readVectors(QString::fromUtf8(SESSIONSCOPE_TEST_DATA "/vectors.json"));
    QVERIFY2(file.error.isEmpty(), qPrintable(file.error));
    static constexpr std::array kOperations{&kGetRedisAllSession, &kKillInstanceAllSession,
                                            &kDescribeInstances};
    for (int i = 0; i < int(kOperations.size()); ++i) {
        int count = 0;
        for (const QJsonObject &vector : file.v3) {
            const QJsonObject input = vector.value("input"_L1).toObject();
            const bool isPlain = std::none_of(
                vector.value("wireHeaders"_L1).toArray().begin(),
                vector.value("wireHeaders"_L1).toArray().end(), [](const QJsonValue &header) {
                    const QString name = header.toArray().at(0).toString().toLower();
                    return name == "content-type"_L1 || name == "x-acs-credentials-provider"_L1;
                });
            if (input.value("action"_L1).toString() != QLatin1String(kOperations[i]->action)
                || input.value("method"_L1).toString() != "POST"_L1
                || input.value("path"_L1).toString() != "/"_L1 || !bodyOf(vector).isEmpty()
                || !isPlain)
                continue;
            QTest::addRow("%s", qPrintable(vector.value("id"_L1).toString())) << vector << i;
            ++count;
        }
        QVERIFY2(count > 0, kOperations[i]->action);
    }
}

void TestRequestBuilder::sendsWhatTheSdkSends()
{
    static constexpr std::array kOperations{&kGetRedisAllSession, &kKillInstanceAllSession,
                                            &kDescribeInstances};
    QFETCH(const QJsonObject, vector);
    QFETCH(const int, operation);
    const QJsonObject input = vector.value("input"_L1).toObject();
    ApiCall call;
    call.operation = kOperations[std::size_t(operation)];
    call.access.endpoint = Endpoint::parse(input.value("host"_L1).toString()).value();
    call.access.credentials = credentialsOf(vector);
    call.parameters = requestOf(vector).query;
    const QDateTime date =
        QDateTime::fromString(input.value("date"_L1).toString(), Qt::ISODate).toUTC();
    const QNetworkRequest request =
        buildRequest(call, date, bytesOf(input.value("nonce"_L1)), std::nullopt);

    QCOMPARE(request.url().query(QUrl::FullyEncoded).toLatin1(),
             bytesOf(vector.value("canonicalQuery"_L1)));
    Acs3Request sent;
    sent.query = call.parameters;
    for (const QByteArray &name : request.rawHeaderList()) {
        const QByteArray lower = name.toLower();
        if (isSignedHeader(lower))
            sent.headers.push_back({lower, request.rawHeader(name)});
    }
    QCOMPARE(signAcs3(sent, call.access.credentials).authorization,
             request.rawHeader("Authorization"));
    sent.headers.removeIf([](const auto &header) { return header.first == "content-type"; });
    const Acs3Signature plain = signAcs3(sent, call.access.credentials);
    QCOMPARE(plain.canonicalRequest, bytesOf(vector.value("canonicalRequest"_L1)));
    QCOMPARE(plain.authorization, bytesOf(vector.value("authorization"_L1)));
}

QTEST_GUILESS_MAIN(TestRequestBuilder)
#include "tst_requestbuilder.moc"
