// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/redisaddress.h"

#include "core/displaytext.h"

#include <QCoreApplication>
#include <QHostAddress>

namespace sessionscope::redis {

using namespace Qt::Literals::StringLiterals;

namespace {

struct AddressText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::redis::RedisAddress)
};

bool isIpv6(const QString &text)
{
    return QHostAddress(text).protocol() == QAbstractSocket::IPv6Protocol;
}

bool isHostName(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar character) {
        return character > u' ' && !u"/@:[]?#\\"_s.contains(character);
    });
}

} // namespace

Result<RedisAddress> RedisAddress::parse(const QString &input)
{
    const QString text = input.trimmed();
    if (isIpv6(text))
        return RedisAddress{text};

    QString host = text;
    QString portText;
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon > text.lastIndexOf(u']')) {
        host = text.left(colon);
        portText = text.mid(colon + 1);
    }
    const bool bracketed = host.startsWith(u'[') && host.endsWith(u']');
    if (bracketed)
        host = host.mid(1, host.size() - 2);

    RedisAddress address{host};
    bool portOk = colon <= text.lastIndexOf(u']');
    if (!portOk) {
        address.port = portText.toUShort(&portOk);
        portOk = portOk && address.port != 0;
    }
    if (!portOk || !(bracketed ? isIpv6(host) : isHostName(host))) {
        return failure(
            Error::Code::InvalidInput,
            AddressText::tr("\"%1\" is not the address of a Redis server: write host:port, "
                            "for example 127.0.0.1:6379.")
                .arg(displayText(text, 100)));
    }
    return address;
}

bool RedisAddress::isHost(const QString &text)
{
    return isIpv6(text) || isHostName(text);
}

QString RedisAddress::toString() const
{
    return (host.contains(u':') ? QString(u'[' + host + u']') : host) + u':'
        + QString::number(port);
}

} // namespace sessionscope::redis
