// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/requestbuilder.h"

#include "cloud/bodyreader.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QUrl>

#include <array>

namespace sessionscope::cloud {

using namespace Qt::Literals::StringLiterals;

namespace {

// Qt adds this type to a POST without one, after it was signed; so it is set here and signed.
constexpr char kContentType[] = "application/x-www-form-urlencoded";

QString userAgent()
{
    const QString version = QCoreApplication::applicationVersion();
    return version.isEmpty() ? u"Sessionscope"_s : QString("Sessionscope/"_L1 + version);
}

void setAttributes(QNetworkRequest &request)
{
    using Request = QNetworkRequest;
    // A followed redirect would carry the signature and an STS token to another host.
    request.setAttribute(Request::RedirectPolicyAttribute, Request::ManualRedirectPolicy);
    request.setAttribute(Request::DoNotBufferUploadDataAttribute, true); // see EmptyBody
    // One request at a time gains nothing from HTTP/2; Qt 6.4 calls a server's orderly farewell
    // there (GOAWAY, REFUSED_STREAM) a protocol failure and writes warnings of its own to stderr.
    request.setAttribute(Request::Http2AllowedAttribute, false);
    request.setAttribute(Request::CookieLoadControlAttribute, Request::Manual);
    request.setAttribute(Request::CookieSaveControlAttribute, Request::Manual);
    request.setAttribute(Request::AuthenticationReuseAttribute, Request::Manual);
    request.setAttribute(Request::CacheLoadControlAttribute, Request::AlwaysNetwork);
    request.setAttribute(Request::CacheSaveControlAttribute, false);
}

} // namespace

QByteArray randomNonce()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof(words)).toHex();
}

QNetworkRequest buildRequest(const ApiCall &call, const QDateTime &date, const QByteArray &nonce,
                             const std::optional<QSslConfiguration> &tls)
{
    const Credentials &credentials = call.access.credentials;
    Acs3Request signedPart;
    signedPart.query = call.parameters;
    signedPart.headers = {
        {"host", call.access.endpoint.hostHeader()},
        {"content-type", kContentType},
        {"x-acs-action", call.operation->action},
        {"x-acs-version", call.operation->version},
        {"x-acs-date", date.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s).toLatin1()},
        {"x-acs-signature-nonce", nonce},
        {"x-acs-content-sha256", payloadHash({})},
    };
    if (!credentials.securityToken.isEmpty()) {
        signedPart.headers.push_back({"x-acs-accesskey-id", credentials.accessKeyId.toUtf8()});
        signedPart.headers.push_back(
            {"x-acs-security-token", credentials.securityToken.reveal().toByteArray()});
    }

    // The canonical query itself is sent; StrictMode keeps Qt from encoding it a second way.
    QUrl url = call.access.endpoint.url();
    url.setQuery(QString::fromLatin1(canonicalQuery(signedPart.query)), QUrl::StrictMode);
    QNetworkRequest request(url);
    for (const auto &[name, value] : signedPart.headers)
        request.setRawHeader(name, value);
    request.setRawHeader("Authorization", signAcs3(signedPart, credentials).authorization);
    request.setRawHeader("Accept", "application/json");
    // Set by hand, so that Qt leaves the body as it came; see BodyReader.
    request.setRawHeader("Accept-Encoding", BodyReader::acceptedEncodings());
    request.setHeader(QNetworkRequest::ContentLengthHeader, 0);
    request.setHeader(QNetworkRequest::UserAgentHeader, userAgent());
    setAttributes(request);
    if (tls)
        request.setSslConfiguration(*tls);
    return request;
}

} // namespace sessionscope::cloud
