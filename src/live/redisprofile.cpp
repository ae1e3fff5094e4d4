// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/redisprofile.h"

#include <array>
#include <limits>
#include <utility>

namespace sessionscope::live {

using namespace Qt::Literals::StringLiterals;

namespace {

//! In the file.
constexpr std::array kTopologyNames{
    std::pair{RedisTopology::Automatic, QLatin1String("automatic")},
    std::pair{RedisTopology::OneNode, QLatin1String("oneNode")},
    std::pair{RedisTopology::Proxy, QLatin1String("proxy")},
};

QString nameOf(RedisTopology topology)
{
    for (const auto &[candidate, name] : kTopologyNames) {
        if (candidate == topology)
            return name;
    }
    return kTopologyNames.front().second;
}

RedisTopology topologyOf(const QString &text)
{
    for (const auto &[candidate, name] : kTopologyNames) {
        if (name == text)
            return candidate;
    }
    return RedisTopology::Automatic;
}

void putText(QJsonObject &object, const QString &name, const QString &text)
{
    if (!text.isEmpty())
        object[name] = text;
}

} // namespace

QJsonObject RedisProfile::toJson() const
{
    QJsonObject object = unknownMembers;
    object[u"host"_s] = host;
    if (port != redis::kDefaultPort)
        object[u"port"_s] = port;
    putText(object, u"user"_s, user);
    if (isTls)
        object[u"tls"_s] = true;
    putText(object, u"serverName"_s, serverName);
    putText(object, u"certificateFile"_s, certificateFile);
    putText(object, u"keyFile"_s, keyFile);
    if (db != 0)
        object[u"db"_s] = db;
    if (topology != RedisTopology::Automatic)
        object[u"topology"_s] = nameOf(topology);
    return object;
}

RedisProfile RedisProfile::fromJson(const QJsonObject &object)
{
    RedisProfile profile;
    QJsonObject rest = object;
    profile.host = rest.take(u"host"_s).toString();
    const qint64 port = rest.take(u"port"_s).toInteger(redis::kDefaultPort);
    if (port > 0 && port <= std::numeric_limits<quint16>::max())
        profile.port = static_cast<quint16>(port);
    profile.user = rest.take(u"user"_s).toString();
    profile.isTls = rest.take(u"tls"_s).toBool(false);
    profile.serverName = rest.take(u"serverName"_s).toString();
    profile.certificateFile = rest.take(u"certificateFile"_s).toString();
    profile.keyFile = rest.take(u"keyFile"_s).toString();
    const qint64 db = rest.take(u"db"_s).toInteger(0);
    if (db >= 0 && db <= std::numeric_limits<int>::max())
        profile.db = static_cast<int>(db);
    profile.topology = topologyOf(rest.take(u"topology"_s).toString());
    profile.unknownMembers = rest;
    return profile;
}

} // namespace sessionscope::live
