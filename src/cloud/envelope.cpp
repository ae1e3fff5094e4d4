// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/envelope.h"

#include "cloud/jsonmember.h"
#include "core/limits.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QXmlStreamReader>

namespace sessionscope::cloud {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<bool> truthOf(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool();
    const QString text = value.toString();
    if (text.compare("true"_L1, Qt::CaseInsensitive) == 0)
        return true;
    if (text.compare("false"_L1, Qt::CaseInsensitive) == 0)
        return false;
    return std::nullopt;
}

Envelope fromJson(const QJsonObject &root)
{
    Envelope envelope;
    envelope.code = textOf(memberOf(root, "Code"_L1));
    envelope.message = textOf(memberOf(root, "Message"_L1));
    envelope.requestId = textOf(memberOf(root, "RequestId"_L1));
    envelope.recommend = textOf(memberOf(root, "Recommend"_L1));
    envelope.success = truthOf(memberOf(root, "Success"_L1));
    const QJsonObject denied = memberOf(root, "AccessDeniedDetail"_L1).toObject();
    envelope.accessDenied.authAction = textOf(memberOf(denied, "AuthAction"_L1));
    envelope.accessDenied.principalType = textOf(memberOf(denied, "AuthPrincipalType"_L1));
    envelope.accessDenied.principalName = textOf(memberOf(denied, "AuthPrincipalDisplayName"_L1));
    envelope.accessDenied.noPermissionType = textOf(memberOf(denied, "NoPermissionType"_L1));
    envelope.accessDenied.policyType = textOf(memberOf(denied, "PolicyType"_L1));
    return envelope;
}

//! The form that the gateway gives without Format=JSON, which the SDKs read as well.
std::optional<Envelope> fromXml(const QByteArray &body)
{
    QXmlStreamReader xml(body);
    if (!xml.readNextStartElement() || xml.name() != "Error"_L1)
        return std::nullopt;
    Envelope envelope;
    while (xml.readNextStartElement()) {
        const QString name = xml.name().toString();
        const QString text = xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed();
        if (name == "Code"_L1)
            envelope.code = text;
        else if (name == "Message"_L1)
            envelope.message = text;
        else if (name == "RequestId"_L1)
            envelope.requestId = text;
        else if (name == "Recommend"_L1)
            envelope.recommend = text;
    }
    if (xml.hasError())
        return std::nullopt;
    return envelope;
}

} // namespace

std::optional<Envelope> parseEnvelope(const QByteArray &body)
{
    std::optional<Envelope> envelope;
    if (body.trimmed().startsWith('<')) {
        envelope = fromXml(body);
    } else {
        // One invalid byte makes a whole document unreadable to QJsonDocument.
        const QJsonDocument document = QJsonDocument::fromJson(QString::fromUtf8(body).toUtf8());
        if (document.isObject())
            envelope = fromJson(document.object());
    }
    if (envelope)
        envelope->raw = cappedDetail(body);
    return envelope;
}

bool isRefusal(const Envelope &envelope)
{
    if (envelope.success)
        return !*envelope.success;
    return !envelope.code.isEmpty() && envelope.code != "200"_L1;
}

QString cappedDetail(QByteArrayView text)
{
    qsizetype size = text.size();
    if (size > kMaxErrorDetailBytes) {
        size = kMaxErrorDetailBytes;
        // Continuation bytes of UTF-8 are 10xxxxxx.
        while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80)
            --size;
    }
    return QString::fromUtf8(text.first(size));
}

} // namespace sessionscope::cloud
