// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/acs3signer.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QUrl>

#include <algorithm>
#include <map>

namespace sessionscope::cloud {

namespace {

//! Lower-case names, values trimmed; several values of one name sorted and joined by ",".
std::map<QByteArray, QByteArray> canonicalHeaders(const HeaderList &headers)
{
    std::map<QByteArray, QByteArrayList> values;
    for (const auto &[name, value] : headers)
        values[name.toLower()] += value.trimmed();
    std::map<QByteArray, QByteArray> joined;
    for (auto &[name, list] : values) {
        std::sort(list.begin(), list.end());
        joined[name] = list.join(',');
    }
    return joined;
}

QByteArray hexSha256(QByteArrayView data)
{
    return QCryptographicHash::hash(data, QCryptographicHash::Sha256).toHex();
}

QByteArray hexHmac(const Secret &key, const QByteArray &text)
{
    // The one copy of the secret that Qt's interface forces on us; wiped at once.
    QByteArray keyBytes = key.reveal().toByteArray();
    QMessageAuthenticationCode hmac(QCryptographicHash::Sha256, keyBytes);
    wipe(keyBytes);
    hmac.addData(text);
    return hmac.result().toHex();
}

} // namespace

QByteArray percentEncode(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

QByteArray canonicalQuery(const QueryParameters &query)
{
    QList<std::pair<QByteArray, QString>> sorted;
    sorted.reserve(query.size());
    for (const auto &[key, value] : query)
        sorted.push_back({key.toUtf8(), value});
    // Equal keys keep their order: no SDK sends any, but nothing may get lost.
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto &left, const auto &right) { return left.first < right.first; });
    QByteArray text;
    for (const auto &[key, value] : sorted) {
        if (!text.isEmpty())
            text += '&';
        text += key.toPercentEncoding() + '=' + percentEncode(value);
    }
    return text;
}

QByteArray payloadHash(QByteArrayView body)
{
    return hexSha256(body);
}

bool isSignedHeader(QByteArrayView lowerCaseName)
{
    return lowerCaseName.startsWith("x-acs-") || lowerCaseName == "host"
        || lowerCaseName == "content-type";
}

Acs3Signature signAcs3(const Acs3Request &request, const Credentials &credentials)
{
    QList<QByteArray> names;
    for (const auto &[name, value] : canonicalHeaders(request.headers)) {
        if (isSignedHeader(name))
            names += name;
    }
    return signAcs3(request, credentials, names);
}

Acs3Signature signAcs3(const Acs3Request &request, const Credentials &credentials,
                       const QList<QByteArray> &signedNames)
{
    const std::map<QByteArray, QByteArray> headers = canonicalHeaders(request.headers);
    QList<QByteArray> names = signedNames;
    std::sort(names.begin(), names.end());

    QByteArray headerLines;
    for (const QByteArray &name : names) {
        const auto found = headers.find(name);
        headerLines += name + ':' + (found == headers.end() ? QByteArray() : found->second) + '\n';
    }
    Acs3Signature result;
    result.signedHeaderNames = names.join(';');
    result.canonicalRequest = request.method + '\n' + request.path + '\n'
        + canonicalQuery(request.query) + '\n' + headerLines + '\n' + result.signedHeaderNames
        + '\n' + payloadHash(request.body);
    result.stringToSign = QByteArray(kAcs3Algorithm) + '\n' + hexSha256(result.canonicalRequest);
    result.signature = hexHmac(credentials.accessKeySecret, result.stringToSign);
    result.authorization = QByteArray(kAcs3Algorithm)
        + " Credential=" + credentials.accessKeyId.toUtf8()
        + ",SignedHeaders=" + result.signedHeaderNames + ",Signature=" + result.signature;
    return result;
}

} // namespace sessionscope::cloud
