// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/redisurl.h"

#include <QCoreApplication>

#include <optional>

namespace sessionscope::redis {

using namespace Qt::Literals::StringLiterals;

namespace {

struct UrlText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::redis::RedisUrl)
};

tl::unexpected<Error> invalid(const QString &message)
{
    return failure(Error::Code::InvalidInput, message);
}

tl::unexpected<Error> malformed()
{
    return invalid(UrlText::tr("This is no URL of a Redis server: write "
                               "redis://user:password@host:port/db, with rediss for TLS, and "
                               "percent-encode what is no letter or digit in user and password."));
}

//! -1 if \a digit is none.
int hexValue(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    const char lower = static_cast<char>(digit | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

//! nullopt for a '%' without two digits behind it. Not QByteArray::fromPercentEncoding(): that one
//! lets them pass.
std::optional<QByteArray> decoded(QStringView text)
{
    QByteArray encoded = text.toUtf8();
    QByteArray bytes;
    bytes.reserve(encoded.size()); // growing would leave copies of a password behind
    bool isValid = true;
    for (qsizetype i = 0; i < encoded.size() && isValid; ++i) {
        if (encoded[i] != '%') {
            bytes += encoded[i];
            continue;
        }
        const int high = i + 2 < encoded.size() ? hexValue(encoded[i + 1]) : -1;
        const int low = i + 2 < encoded.size() ? hexValue(encoded[i + 2]) : -1;
        isValid = high >= 0 && low >= 0;
        if (isValid)
            bytes += static_cast<char>(high * 16 + low);
        i += 2;
    }
    wipe(encoded);
    if (isValid)
        return bytes;
    wipe(bytes);
    return std::nullopt;
}

//! Reads "user:password" into \a url.
bool readUserInfo(QStringView text, RedisUrl &url)
{
    const qsizetype colon = text.indexOf(u':');
    const std::optional<QByteArray> user = decoded(colon < 0 ? text : text.first(colon));
    if (!user)
        return false;
    url.user = QString::fromUtf8(*user);
    if (colon < 0)
        return true;
    std::optional<QByteArray> password = decoded(text.sliced(colon + 1));
    if (!password)
        return false;
    url.password = Secret(*password);
    wipe(*password);
    return true;
}

} // namespace

bool RedisUrl::isUrl(const QString &text)
{
    const QString trimmed = text.trimmed();
    return trimmed.contains("://"_L1) || trimmed.startsWith(u'/');
}

Result<RedisUrl> RedisUrl::parse(const QString &text)
{
    const QString trimmed = text.trimmed();
    const qsizetype schemeEnd = trimmed.indexOf("://"_L1);
    const QString scheme = schemeEnd < 0 ? QString() : trimmed.left(schemeEnd).toLower();
    if (trimmed.startsWith(u'/') || scheme == "unix"_L1 || scheme == "redis+unix"_L1
        || scheme == "redis-socket"_L1 || scheme == "redis+socket"_L1) {
        return invalid(UrlText::tr("Unix sockets are not supported: name host and port on which "
                                   "the Redis server listens."));
    }
    RedisUrl url;
    url.isTls = scheme == "rediss"_L1;
    if (!url.isTls && scheme != "redis"_L1)
        return malformed();

    const QStringView rest = QStringView(trimmed).sliced(schemeEnd + 3);
    if (rest.contains(u'?') || rest.contains(u'#')) {
        return invalid(UrlText::tr("The URL has parameters behind a ? or #, which are not "
                                   "understood: leave them out, and percent-encode these signs "
                                   "in a password."));
    }
    const qsizetype slash = rest.indexOf(u'/');
    const QStringView authority = slash < 0 ? rest : rest.first(slash);
    const QStringView db = slash < 0 ? QStringView() : rest.sliced(slash + 1);

    const qsizetype at = authority.lastIndexOf(u'@'); // libraries let an @ in passwords pass
    if (at >= 0 && !readUserInfo(authority.first(at), url))
        return malformed();
    const Result<RedisAddress> address = RedisAddress::parse(authority.sliced(at + 1).toString());
    if (!address)
        return malformed(); // the address may be a piece of the password, if that has a /
    url.address = *address;
    if (!db.isEmpty()) {
        bool isNumber = false;
        url.db = db.toInt(&isNumber);
        if (!isNumber || url.db < 0)
            return malformed();
    }
    return url;
}

} // namespace sessionscope::redis
