// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/landscape.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sessionscope::demo {

namespace {

constexpr std::array kServices{
    Service{"order-service", 0, false}, Service{"cart", 0, true},
    Service{"session-store", 0, false}, Service{"", 0, false},
    Service{"catalog-api", 0, false},   Service{"search", 0, false},
    Service{"payment", 0, false},       Service{"user-profile", 0, false},
    Service{"inventory", 0, true},      Service{"gateway", 0, false},
    Service{"report-batch", 3, false},  Service{"recommender", 0, false},
    Service{"rate-limiter", 1, false},  Service{"notification", 0, false},
    Service{"price-feed", 0, false},    Service{"", 2, false},
    Service{"image-cache", 1, false},   Service{"fraud-check", 0, false},
    Service{"analytics", 3, false},     Service{"会员中心", 0, false},
};

constexpr std::array kCommands{
    "get",      "set",  "hgetall", "mget",   "expire",         "hset",     "incr",  "zrange",
    "exists",   "del",  "lpush",   "rpop",   "sadd",           "smembers", "setex", "hget",
    "zadd",     "ping", "ttl",     "lrange", "sismember",      "evalsha",  "scan",  "publish",
    "pipeline", "xadd", "hincrby", "info",   "client|setname", "auth",
};

constexpr std::array kBlockingCommands{"blpop", "brpop", "bzpopmin", "xreadgroup"};

constexpr std::array kAliases{
    "prod web", "prod batch", "office vpn", "k8s node", "报表服务器", "jump host", "staging", "CI",
};

constexpr int kHostsWithAlias = 8; // one in so many
constexpr int kIpv6Hosts = 20; // one in so many

QByteArray hostAddress(quint32 number, bool isIpv6, Random &random)
{
    if (isIpv6)
        return "2001:db8:" + QByteArray::number(1 + random.below(9))
            + "::" + QByteArray::number(number + 1, 16);
    // The number is in the last two parts, so that no address comes twice.
    return "10." + QByteArray::number(32 + random.below(4)) + '.' + QByteArray::number(number / 250)
        + '.' + QByteArray::number(1 + number % 250);
}

} // namespace

std::span<const Service> services()
{
    return kServices;
}

std::span<const char *const> commands()
{
    return kCommands;
}

std::span<const char *const> blockingCommands()
{
    return kBlockingCommands;
}

const QByteArrayList &hostileNames()
{
    static const QByteArray kRightToLeftOverride = QString(QChar(0x202e)).toUtf8();
    static const QByteArrayList names{
        "<img src=x onerror=alert(1)><b>bold</b>",
        "=HYPERLINK(\"http://example.invalid\",\"click\")",
        "+cmd|' /C calc'!A0",
        "invoice" + kRightToLeftOverride + "fdp.exe",
        R"(say "hi", 'there' \ and; more)",
        "数据同步任务，夜间",
        "tab\tand\x1b[31mescape",
        QByteArray("very-long-name-").repeated(20),
    };
    return names;
}

Landscape::Landscape(const QString &instanceId, int sessions, Random &random)
{
    const auto count =
        std::max<quint32>(1, static_cast<quint32>(std::lround(4 * std::sqrt(double(sessions)))));
    const Zipf serviceOf(static_cast<quint32>(kServices.size()));
    hosts.reserve(count);
    for (quint32 i = 0; i < count; ++i) {
        // Every size of instance has one of each.
        const bool isIpv6 = i % kIpv6Hosts == 1;
        QByteArray alias;
        if (i % kHostsWithAlias == 0) {
            const quint32 number = i / kHostsWithAlias;
            alias = kAliases[number % kAliases.size()];
            if (number >= kAliases.size())
                alias += ' ' + QByteArray::number(number / kAliases.size() + 1);
        }
        hosts.push_back({hostAddress(i, isIpv6, random), alias,
                         static_cast<quint8>(serviceOf.draw(random)), isIpv6});
    }
    const QByteArray instance = instanceId.toUtf8();
    const quint32 run = 16'790'000 + random.below(9'000);
    for (int i = 0; i < kProxyCount; ++i) {
        nodes += instance + "-proxy-" + QByteArray::number(i) + '#'
            + QByteArray::number(run + static_cast<quint32>(i));
    }
    nodes += instance + "-db-0#" + QByteArray::number(run + kProxyCount);
}

} // namespace sessionscope::demo
