// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/acs3signer.h"
#include "vectors.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::cloud;
using namespace sessionscope::testing;

namespace {

const QString kShippedVectors = QString::fromUtf8(SESSIONSCOPE_TEST_DATA "/vectors.json");
constexpr char kFolderVariable[] = "SESSIONSCOPE_TEST_VECTORS";

//! What the signer makes of a vector, member by member; empty if all of it agrees.
QStringList differences(const QJsonObject &vector)
{
    const Acs3Request request = requestOf(vector);
    const Acs3Signature made = signAcs3(request, credentialsOf(vector));
    QStringList result;
    const auto compare = [&](QLatin1String member, const QByteArray &actual,
                             const QByteArray &expected) {
        if (actual != expected) {
            result += "%1:\n--- made\n%2\n--- expected\n%3"_L1.arg(
                member, QString::fromUtf8(actual), QString::fromUtf8(expected));
        }
    };
    const auto compareMember = [&](QLatin1String member, const QByteArray &actual) {
        compare(member, actual, bytesOf(vector.value(member)));
    };
    compareMember("canonicalRequest"_L1, made.canonicalRequest);
    compareMember("stringToSign"_L1, made.stringToSign);
    compareMember("authorization"_L1, made.authorization);
    // These repeat parts of the three above; a file that leaves them out says no less.
    for (const auto &[member, actual] :
         {std::pair("signature"_L1, made.signature),
          std::pair("documentedSignature"_L1, made.signature),
          std::pair("canonicalQuery"_L1, canonicalQuery(request.query)),
          std::pair("hashedPayload"_L1, payloadHash(request.body))}) {
        if (vector.contains(member))
            compareMember(member, actual);
    }
    for (const auto &[name, value] : wireHeadersOf(vector)) {
        const QByteArray lower = name.toLower();
        if (lower == "authorization")
            compare("Authorization on the wire"_L1, made.authorization, value);
        for (const auto &[ours, ourValue] : request.headers) {
            if (ours == lower)
                compare(QLatin1String(lower), ourValue, value);
        }
    }
    return result;
}

void addRows(const VectorFile &file, const QString &path)
{
    for (const QJsonObject &vector : file.v3) {
        const QByteArray id = bytesOf(vector.value("id"_L1));
        QTest::addRow("%s: %s", qPrintable(QFileInfo(path).fileName()), id.constData()) << vector;
    }
}

} // namespace

class TestAcs3Signer : public QObject
{
    Q_OBJECT

private slots:
    void holdsAllShippedVectors();
    void furtherFilesAreVectors();
    void agreesWithTheVectors_data();
    void agreesWithTheVectors();
    void noticesAWrongVector_data();
    void noticesAWrongVector();
    void encodesAsRfc3986();
    void trimsAndJoinsHeaderValues();
};

void TestAcs3Signer::holdsAllShippedVectors()
{
    const VectorFile file = readVectors(kShippedVectors);
    QCOMPARE(file.error, QString());
    QCOMPARE(file.v3.size(), 27);
}

//! SESSIONSCOPE_TEST_VECTORS names a folder with further files of the same form.
void TestAcs3Signer::furtherFilesAreVectors()
{
    if (qEnvironmentVariableIsEmpty(kFolderVariable))
        QSKIP("SESSIONSCOPE_TEST_VECTORS names no folder with further vectors");
    const QDir folder(qEnvironmentVariable(kFolderVariable));
    QVERIFY2(folder.exists(), "the folder of SESSIONSCOPE_TEST_VECTORS does not exist");
    qsizetype count = 0;
    for (const QFileInfo &info : folder.entryInfoList({u"*.json"_s}, QDir::Files)) {
        const VectorFile file = readVectors(info.filePath());
        QVERIFY2(file.error.isEmpty(), qPrintable("%1: %2"_L1.arg(info.fileName(), file.error)));
        count += file.v3.size();
    }
    QVERIFY2(count > 0, "the folder of SESSIONSCOPE_TEST_VECTORS holds no ACS3 vector");
}

void TestAcs3Signer::agreesWithTheVectors_data()
{
    QTest::addColumn<QJsonObject>("vector");

    addRows(readVectors(kShippedVectors), kShippedVectors);
    if (!qEnvironmentVariableIsEmpty(kFolderVariable)) {
        const QDir folder(qEnvironmentVariable(kFolderVariable));
        for (const QFileInfo &info : folder.entryInfoList({u"*.json"_s}, QDir::Files))
            addRows(readVectors(info.filePath()), info.filePath());
    }
}

void TestAcs3Signer::agreesWithTheVectors()
{
    QFETCH(QJsonObject, vector);
    const QStringList wrong = differences(vector);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestAcs3Signer::noticesAWrongVector_data()
{
    QTest::addColumn<QString>("member"); // "input.x" or a member of the vector itself

    for (const char *member :
         {"input.accessKeySecret", "input.accessKeyId", "input.method", "input.path", "input.host",
          "input.action", "input.version", "input.date", "input.nonce", "canonicalRequest",
          "stringToSign", "signature", "authorization", "canonicalQuery", "hashedPayload"})
        QTest::addRow("%s", member) << QString::fromLatin1(member);
}

void TestAcs3Signer::noticesAWrongVector()
{
    QFETCH(QString, member);
    QJsonObject vector = readVectors(kShippedVectors).v3.first();
    QVERIFY(differences(vector).isEmpty());
    const auto spoil = [](QJsonObject &object, const QString &name) {
        object.insert(name, QString(object.value(name).toString() + u'0'));
    };
    if (member.startsWith("input."_L1)) {
        QJsonObject input = vector.value("input"_L1).toObject();
        spoil(input, member.mid(6));
        vector.insert("input"_L1, input);
    } else {
        spoil(vector, member);
    }
    QVERIFY(!differences(vector).isEmpty());
}

void TestAcs3Signer::encodesAsRfc3986()
{
    QCOMPARE(percentEncode(u"AZaz09-_.~"_s), QByteArray("AZaz09-_.~"));
    QCOMPARE(percentEncode(u" +*/='!()"_s), QByteArray("%20%2B%2A%2F%3D%27%21%28%29"));
    QCOMPARE(percentEncode(u"名😀"_s), QByteArray("%E5%90%8D%F0%9F%98%80"));
    QCOMPARE(canonicalQuery({}), QByteArray());
    QCOMPARE(canonicalQuery({{u"b"_s, u"2"_s}, {u"a"_s, QString()}}), QByteArray("a=&b=2"));
}

void TestAcs3Signer::trimsAndJoinsHeaderValues()
{
    Acs3Request request;
    request.headers = {
        {"X-Acs-B", " two \t"}, {"Host", "h"}, {"x-acs-b", "one"}, {"accept", "any"}};
    const Acs3Signature made = signAcs3(request, {u"id"_s, Secret("key"), {}});
    QCOMPARE(made.signedHeaderNames, QByteArray("host;x-acs-b"));
    QVERIFY(made.canonicalRequest.contains("\nhost:h\nx-acs-b:one,two\n\nhost;x-acs-b\n"));
}

QTEST_GUILESS_MAIN(TestAcs3Signer)
#include "tst_acs3signer.moc"
