// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/requestverifier.h"

#include <QUrl>

#include <array>

namespace sessionscope::cloud {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Authorization
{
    QString accessKeyId;
    QList<QByteArray> signedNames;
    QByteArray signature;
};

GatewayRefusal refuse(int status, const QString &code, const QString &message)
{
    return {status, code, message};
}

//! "ACS3-HMAC-SHA256 Credential=<id>,SignedHeaders=<names>,Signature=<hex>"
std::optional<Authorization> parseAuthorization(const QByteArray &value)
{
    const QByteArray prefix = QByteArray(kAcs3Algorithm) + ' ';
    if (!value.startsWith(prefix))
        return std::nullopt;
    Authorization result;
    for (const QByteArray &part : value.mid(prefix.size()).split(',')) {
        const QByteArray field = part.trimmed();
        const qsizetype equals = field.indexOf('=');
        const QByteArray name = field.left(equals);
        const QByteArray text = field.mid(equals + 1);
        if (name == "Credential")
            result.accessKeyId = QString::fromUtf8(text);
        else if (name == "SignedHeaders")
            result.signedNames = text.split(';');
        else if (name == "Signature")
            result.signature = text;
    }
    if (result.accessKeyId.isEmpty() || result.signedNames.isEmpty()
        || result.signature.size() != 64)
        return std::nullopt;
    return result;
}

std::optional<GatewayRefusal> checkHeaders(const ReceivedRequest &request,
                                           const Authorization &authorization)
{
    static constexpr std::array kMandatory{
        "host",       "x-acs-action",          "x-acs-version",
        "x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256"};
    for (const char *name : kMandatory) {
        if (request.header(name).value_or(QByteArray()).isEmpty()) {
            return refuse(400, u"MissingHeaders"_s,
                          QString::fromLatin1(name) + " is mandatory for this action."_L1);
        }
    }
    for (const auto &[name, value] : request.headers) {
        const QByteArray lower = name.toLower();
        if (isSignedHeader(lower) && !authorization.signedNames.contains(lower)) {
            return refuse(400, u"IncompleteSignature"_s,
                          "The header "_L1 + QString::fromLatin1(lower) + " is not signed."_L1);
        }
    }
    for (const QByteArray &name : authorization.signedNames) {
        if (!request.header(name)) {
            return refuse(400, u"IncompleteSignature"_s,
                          "The signed header "_L1 + QString::fromLatin1(name.left(100))
                              + " is absent."_L1);
        }
    }
    return std::nullopt;
}

std::optional<GatewayRefusal> checkDate(const QByteArray &text, const QDateTime &now)
{
    QDateTime date =
        QDateTime::fromString(QString::fromLatin1(text), u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s);
    date.setTimeSpec(Qt::UTC);
    if (!date.isValid()) {
        return refuse(400, u"InvalidTimeStamp.Format"_s,
                      u"Specified time stamp or date value is not well formatted."_s);
    }
    const std::chrono::seconds difference(qAbs(date.secsTo(now)));
    if (difference > kMaxClockDifference) {
        return refuse(400, u"InvalidTimeStamp.Expired"_s,
                      u"Specified time stamp or date value is expired."_s);
    }
    return std::nullopt;
}

std::optional<GatewayRefusal> checkToken(const ReceivedRequest &request, const KnownKey &key,
                                         const QDateTime &now)
{
    const std::optional<QByteArray> token = request.header("x-acs-security-token");
    if (key.securityToken.isEmpty() && !token)
        return std::nullopt;
    if (!token) {
        return refuse(400, u"MissingSecurityToken"_s,
                      u"SecurityToken is mandatory for this action."_s);
    }
    if (token->isEmpty()) {
        return refuse(400, u"InvalidSecurityToken.Malformed"_s,
                      u"Specified SecurityToken is malformed."_s);
    }
    if (key.securityToken.reveal() != *token) {
        return refuse(400, u"InvalidSecurityToken.MismatchWithAccessKey"_s,
                      u"Specified SecurityToken mismatch with the AccessKey."_s);
    }
    if (key.tokenExpires.isValid() && now >= key.tokenExpires) {
        return refuse(400, u"InvalidSecurityToken.Expired"_s,
                      u"Specified SecurityToken is expired."_s);
    }
    return std::nullopt;
}

std::optional<GatewayRefusal> checkSignature(const ReceivedRequest &request,
                                             const Authorization &authorization,
                                             const KnownKey &key)
{
    Acs3Request received;
    received.method = request.method;
    received.path = request.path();
    received.query = request.query();
    received.headers = request.headers;
    received.body = request.body;
    const Credentials credentials{authorization.accessKeyId, key.secret, {}};
    const Acs3Signature expected = signAcs3(received, credentials, authorization.signedNames);
    if (payloadHash(request.body) != request.header("x-acs-content-sha256")
        || expected.signature != authorization.signature) {
        return refuse(
            400, u"SignatureDoesNotMatch"_s,
            "Specified signature is not matched with our calculation. server string to sign is:"_L1
                + QString::fromLatin1(expected.stringToSign));
    }
    return std::nullopt;
}

} // namespace

std::optional<QByteArray> ReceivedRequest::header(QByteArrayView name) const
{
    std::optional<QByteArray> found;
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            found = found ? *found + ',' + value.trimmed() : value.trimmed();
    }
    return found;
}

QueryParameters ReceivedRequest::query() const
{
    const auto decode = [](QByteArray text) {
        text.replace('+', ' ');
        return QString::fromUtf8(QByteArray::fromPercentEncoding(text));
    };
    QueryParameters parameters;
    const qsizetype mark = target.indexOf('?');
    if (mark < 0)
        return parameters;
    for (const QByteArray &part : target.mid(mark + 1).split('&')) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        if (equals < 0)
            parameters.push_back({decode(part), QString()});
        else
            parameters.push_back({decode(part.left(equals)), decode(part.mid(equals + 1))});
    }
    return parameters;
}

QByteArray ReceivedRequest::path() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? target : target.left(mark);
}

NonceMemory::NonceMemory(int capacity)
    : m_capacity(qMax(1, capacity))
{
}

bool NonceMemory::remember(const QByteArray &nonce, const QDateTime &now)
{
    forgetOld(now);
    if (m_times.contains(nonce))
        return false;
    if (m_order.size() >= m_capacity)
        m_times.remove(m_order.dequeue());
    m_times.insert(nonce, now.toMSecsSinceEpoch());
    m_order.enqueue(nonce);
    return true;
}

void NonceMemory::forgetOld(const QDateTime &now)
{
    // A request may be dated this much ahead and stays valid as long again.
    const std::chrono::milliseconds lifetime = 2 * kMaxClockDifference;
    const qint64 oldest = now.toMSecsSinceEpoch() - lifetime.count();
    while (!m_order.isEmpty() && m_times.value(m_order.head()) < oldest)
        m_times.remove(m_order.dequeue());
}

std::optional<GatewayRefusal> verifyRequest(const ReceivedRequest &request, const KeyLookup &lookup,
                                            const QDateTime &now, NonceMemory &nonces)
{
    const std::optional<QByteArray> header = request.header("authorization");
    const std::optional<Authorization> authorization =
        header ? parseAuthorization(*header) : std::nullopt;
    if (!authorization) {
        return refuse(400, u"IncompleteSignature"_s,
                      u"The request signature does not conform to Aliyun standards."_s);
    }
    if (auto refusal = checkHeaders(request, *authorization))
        return refusal;
    const std::optional<KnownKey> key = lookup(authorization->accessKeyId);
    if (!key) {
        return refuse(404, u"InvalidAccessKeyId.NotFound"_s,
                      u"Specified access key is not found."_s);
    }
    if (auto refusal = checkDate(*request.header("x-acs-date"), now))
        return refusal;
    if (auto refusal = checkToken(request, *key, now))
        return refusal;
    if (auto refusal = checkSignature(request, *authorization, *key))
        return refusal;
    if (!nonces.remember(*request.header("x-acs-signature-nonce"), now)) {
        return refuse(400, u"SignatureNonceUsed"_s,
                      u"Specified signature nonce was used already."_s);
    }
    return std::nullopt;
}

} // namespace sessionscope::cloud
