// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/acs3signer.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

//! Reads signature vectors: tests/data/vectors.json, made by the official npm packages, and files
//! of the same form.
namespace sessionscope::testing {

struct VectorFile
{
    QString error; //!< why the file is not of the form, else empty
    QList<QJsonObject> v3; //!< the ACS3 vectors; V1 is not used by this program
};

inline VectorFile readVectors(const QString &path)
{
    VectorFile result;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        result.error = file.errorString();
        return result;
    }
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &parseError);
    const QJsonValue vectors = document.object().value(QLatin1String("vectors"));
    if (!vectors.isArray()) {
        result.error = QStringLiteral("no array \"vectors\" (%1)").arg(parseError.errorString());
        return result;
    }
    for (const QJsonValue &value : vectors.toArray()) {
        const QString version =
            value.toObject().value(QLatin1String("signatureVersion")).toString();
        if (version == QLatin1String(cloud::kAcs3Algorithm))
            result.v3 += value.toObject();
        else if (!version.startsWith(QLatin1String("V1")))
            result.error = QStringLiteral("vector of an unknown version \"%1\"").arg(version);
    }
    return result;
}

inline QByteArray bytesOf(const QJsonValue &value)
{
    return value.toString().toUtf8();
}

inline QByteArray bodyOf(const QJsonObject &vector)
{
    return QByteArray::fromHex(bytesOf(vector.value(QLatin1String("bodyHex"))));
}

inline cloud::HeaderList wireHeadersOf(const QJsonObject &vector)
{
    cloud::HeaderList headers;
    for (const QJsonValue &pair : vector.value(QLatin1String("wireHeaders")).toArray())
        headers.push_back({bytesOf(pair.toArray().at(0)), bytesOf(pair.toArray().at(1))});
    return headers;
}

inline cloud::Credentials credentialsOf(const QJsonObject &vector)
{
    const QJsonObject input = vector.value(QLatin1String("input")).toObject();
    return {input.value(QLatin1String("accessKeyId")).toString(),
            Secret(bytesOf(input.value(QLatin1String("accessKeySecret")))),
            Secret(bytesOf(input.value(QLatin1String("securityToken"))))};
}

//! The request as it is written down under "input"; from the wire come only the headers that the
//! input does not determine (content-type, x-acs-credentials-provider).
inline cloud::Acs3Request requestOf(const QJsonObject &vector)
{
    const QJsonObject input = vector.value(QLatin1String("input")).toObject();
    const auto text = [&](QLatin1String member) {
        return bytesOf(input.value(member));
    };
    cloud::Acs3Request request;
    request.method = text(QLatin1String("method"));
    request.path = text(QLatin1String("path"));
    request.body = bodyOf(vector);
    const QJsonObject query = input.value(QLatin1String("query")).toObject();
    for (auto it = query.begin(); it != query.end(); ++it)
        request.query.push_back({it.key(), it.value().toVariant().toString()});
    request.headers = {
        {"host", text(QLatin1String("host"))},
        {"x-acs-action", text(QLatin1String("action"))},
        {"x-acs-version", text(QLatin1String("version"))},
        {"x-acs-date", text(QLatin1String("date"))},
        {"x-acs-signature-nonce", text(QLatin1String("nonce"))},
        {"x-acs-content-sha256", cloud::payloadHash(request.body)},
    };
    if (!text(QLatin1String("securityToken")).isEmpty()) {
        request.headers.push_back({"x-acs-accesskey-id", text(QLatin1String("accessKeyId"))});
        request.headers.push_back({"x-acs-security-token", text(QLatin1String("securityToken"))});
    }
    const cloud::HeaderList known = request.headers;
    for (const auto &[name, value] : wireHeadersOf(vector)) {
        const QByteArray lower = name.toLower();
        const bool isKnown = std::any_of(known.begin(), known.end(),
                                         [&](const auto &k) { return k.first == lower; });
        if (cloud::isSignedHeader(lower) && !isKnown)
            request.headers.push_back({lower, value});
    }
    return request;
}

} // namespace sessionscope::testing
