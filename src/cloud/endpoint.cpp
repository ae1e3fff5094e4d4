// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/endpoint.h"

#include "core/displaytext.h"

#include <QCoreApplication>
#include <QHostAddress>

namespace sessionscope::cloud {

using namespace Qt::Literals::StringLiterals;

namespace {

struct EndpointText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::cloud::Endpoint)
};

tl::unexpected<Error> notAnEndpoint(const QString &text, const QString &detail)
{
    return failure(
        Error::Code::InvalidInput,
        EndpointText::tr("\"%1\" is not an endpoint: write a host name and, if needed, a port, "
                         "for example %2.")
            .arg(displayText(text, 100), QLatin1String(kDefaultEndpoint)),
        detail);
}

int defaultPort(const QString &scheme)
{
    return scheme == "http"_L1 ? 80 : 443;
}

bool isIpv6(const QString &host)
{
    return host.contains(u':');
}

} // namespace

bool isLoopbackHost(const QString &host)
{
    if (host == "localhost"_L1)
        return true;
    const QHostAddress address(host);
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return address.isInSubnet(QHostAddress(u"127.0.0.0"_s), 8);
    return address == QHostAddress(QHostAddress::LocalHostIPv6);
}

Result<Endpoint> Endpoint::parse(const QString &input)
{
    const QString text = input.trimmed();
    if (text.isEmpty())
        return notAnEndpoint(text, u"empty"_s);
    QString complete = text;
    if (!text.contains("://"_L1)) {
        const bool bareIpv6 = QHostAddress(text).protocol() == QAbstractSocket::IPv6Protocol;
        complete = "https://"_L1 + (bareIpv6 ? QString('['_L1 + text + ']'_L1) : text);
    }

    const QUrl url(complete, QUrl::StrictMode);
    if (!url.isValid())
        return notAnEndpoint(text, url.errorString());
    Endpoint endpoint;
    endpoint.scheme = url.scheme();
    endpoint.host = url.host(QUrl::FullyEncoded);
    if (endpoint.scheme != "https"_L1 && endpoint.scheme != "http"_L1)
        return notAnEndpoint(text, u"scheme is neither https nor http"_s);
    if (endpoint.host.isEmpty())
        return notAnEndpoint(text, u"no host"_s);
    if (endpoint.host.contains(u'%'))
        return notAnEndpoint(text, u"host with a scope id or an encoded character"_s);
    // A lone "?" or "#" counts as well, therefore hasQuery() and not an empty query().
    if ((!url.path().isEmpty() && url.path() != "/"_L1) || url.hasQuery() || url.hasFragment()
        || complete.contains(u'@')) {
        return notAnEndpoint(text, u"path, query, fragment or user"_s);
    }
    const int port = url.port();
    if (port == 0)
        return notAnEndpoint(text, u"port 0"_s);
    endpoint.port = port == defaultPort(endpoint.scheme) ? -1 : port;

    if (endpoint.scheme == "http"_L1 && !isLoopbackHost(endpoint.host)) {
        return failure(
            Error::Code::InsecureEndpoint,
            EndpointText::tr("Plain http is accepted for this computer alone (127.0.0.1, ::1, "
                             "localhost): use https://%1.")
                .arg(displayText(QString::fromLatin1(endpoint.hostHeader()), 100)));
    }
    return endpoint;
}

QByteArray Endpoint::hostHeader() const
{
    // The form in which QNetworkAccessManager writes the header.
    const QByteArray name = host.toLatin1();
    QByteArray header = isIpv6(host) ? '[' + name + ']' : name;
    if (port != -1)
        header += ':' + QByteArray::number(port);
    return header;
}

QUrl Endpoint::url() const
{
    QUrl url;
    url.setScheme(scheme);
    url.setHost(host, QUrl::StrictMode);
    url.setPort(port);
    url.setPath(u"/"_s);
    return url;
}

QString Endpoint::toString() const
{
    return scheme + "://"_L1 + QString::fromLatin1(hostHeader());
}

} // namespace sessionscope::cloud
