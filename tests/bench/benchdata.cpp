// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"

#include "decode/daswriter.h"
#include "session/snapshotbuilder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace sessionscope::bench {

using namespace Qt::Literals::StringLiterals;
using session::Column;

namespace {

constexpr quint32 kNodes = 16;
constexpr qint64 kAbove53Bits = (qint64(1) << 53) + 1;
constexpr qint64 kRefresh_s = 10;

constexpr std::array kCommands{"get",     "set",    "hget",      "mget",     "exists",  "expire",
                               "hgetall", "incr",   "zadd",      "lpush",    "rpop",    "del",
                               "hset",    "zrange", "sadd",      "smembers", "ping",    "ttl",
                               "setex",   "scan",   "subscribe", "publish",  "evalsha", "blpop",
                               "xadd",    "xread",  "lrange",    "client",   "info",    "multi"};
static_assert(kCommands.size() == 30);

constexpr std::array kNames{
    "",          "order-service", "cart",        "session-store", "inventory",     "search",
    "payment",   "user-api",      "recommender", "coordinator",   "gateway",       "sidekiq",
    "celery",    "bull-worker",   "analytics",   "rate-limiter",  "feature-flags", "mailer",
    "geo-index", "billing"};
static_assert(kNames.size() == 20);

// A string that shares its characters with no other one.
QString detached(const QString &text)
{
    return QString(text.constData(), text.size());
}

QString latin1(const char *text)
{
    return QString::fromLatin1(text);
}

QString ownName(demo::Random &random, qint64 id)
{
    const QString number = QString::number(id % 1'000'003);
    switch (random.below(8)) {
    case 0:
        return u"连接-"_s + number;
    case 1:
        return u"worker \"" + number + u'"';
    default:
        return u"pool-" + number;
    }
}

} // namespace

//! What stays while sessions come and go.
class Surroundings final
{
public:
    Surroundings(quint32 clients, demo::Random &random)
        : m_clientOf(clients)
        , m_commandOf(static_cast<quint32>(kCommands.size()))
    {
        for (quint32 i = 0; i < kNodes; ++i)
            m_nodes.push_back(u"r-bp1zxszhcgatnx-proxy-%1#%2"_s.arg(i).arg(16790000 + i * 37));
        for (quint32 i = 0; i < clients; ++i) {
            m_clients.push_back(u"172.%1.%2.%3"_s.arg(16 + random.below(16))
                                    .arg(random.below(256))
                                    .arg(1 + random.below(254)));
            m_aliases.push_back(random.below(3) == 0 ? u"prod pool %1"_s.arg(i) : u""_s);
        }
    }

    BenchSession session(demo::Random &random, std::vector<qint64> &nextIds) const;

private:
    demo::Zipf m_clientOf;
    demo::Zipf m_commandOf;
    std::vector<QString> m_nodes;
    std::vector<QString> m_clients;
    std::vector<QString> m_aliases;
};

BenchSession Surroundings::session(demo::Random &random, std::vector<qint64> &nextIds) const
{
    const quint32 node = random.below(kNodes);
    const quint32 client = m_clientOf.draw(random);
    BenchSession session;
    session.id = nextIds[node];
    nextIds[node] += 1 + random.below(5);
    session.addr = m_clients[client] + u':' + QString::number(1024 + random.below(64'512));
    session.client = detached(m_clients[client]);
    session.clientDesc = detached(m_aliases[client]);
    session.name = random.below(10) == 0
        ? ownName(random, session.id)
        : latin1(kNames[random.below(static_cast<quint32>(kNames.size()))]);
    session.cmd = latin1(kCommands[m_commandOf.draw(random)]);
    session.age = static_cast<qint64>(random.exponential(40'000));
    session.idle = std::min(session.age, static_cast<qint64>(random.exponential(300)));
    session.flags = latin1(random.below(20) == 0 ? "b" : random.below(50) == 0 ? "P" : "N");
    session.db = random.below(4) == 0 ? random.below(16) : 0;
    session.sub = session.flags == u'P' ? 1 + random.below(20) : 0;
    session.psub = session.flags == u'P' ? random.below(3) : 0;
    session.multi = random.below(200) == 0 ? static_cast<qint64>(random.below(30)) : -1;
    session.qbuf = random.below(7) == 0 ? 26 + random.below(200) : 0;
    session.qbufFree = random.below(3) == 0 ? 20'474 - session.qbuf : 0;
    session.obl = random.below(50) == 0 ? random.below(16'384) : 0;
    session.oll = random.below(100) == 0 ? 1 + random.below(40) : 0;
    session.omem = session.oll * 20'504;
    session.events = latin1(session.oll > 0 ? "rw" : "r");
    session.fd = 8 + random.below(60'000);
    session.nodeId = detached(m_nodes[node]);
    return session;
}

BenchData benchData(int sessions)
{
    BenchData data;
    const auto clients = static_cast<quint32>(std::lround(4 * std::sqrt(sessions)));
    data.surroundings = std::make_shared<Surroundings>(std::max(clients, 1U), data.random);
    for (quint32 node = 0; node < kNodes; ++node) {
        const qint64 base = node % 2 == 0 ? 0 : kAbove53Bits + node * (qint64(1) << 40);
        data.nextIds.push_back(base + 9'080'000 + node * 100'000);
    }
    data.sessions.reserve(static_cast<std::size_t>(sessions));
    for (int i = 0; i < sessions; ++i)
        data.sessions.push_back(data.surroundings->session(data.random, data.nextIds));
    return data;
}

BenchData refreshed(const BenchData &data, bool keepOrder)
{
    BenchData next{{}, data.surroundings, data.random, data.nextIds};
    next.sessions.reserve(data.sessions.size());
    for (const BenchSession &session : data.sessions) {
        if (next.random.below(20) == 0)
            continue;
        next.sessions.push_back(session);
        next.sessions.back().age += kRefresh_s;
        next.sessions.back().idle += kRefresh_s;
    }
    if (!keepOrder) {
        for (std::size_t i = next.sessions.size(); i > 1; --i)
            std::swap(next.sessions[i - 1],
                      next.sessions[next.random.below(static_cast<quint32>(i))]);
    }
    while (next.sessions.size() < data.sessions.size())
        next.sessions.push_back(next.surroundings->session(next.random, next.nextIds));
    return next;
}

QByteArray answerJson(const BenchData &data)
{
    return decode::toDasAnswer(*snapshotOf(data));
}

session::SnapshotPointer snapshotOf(const BenchData &data)
{
    session::SnapshotBuilder builder;
    std::map<QString, std::vector<quint64>> idsOf;
    for (const BenchSession &session : data.sessions) {
        builder.beginRow();
        builder.setId(static_cast<quint64>(session.id));
        builder.setText(Column::Addr, session.addr.toUtf8());
        builder.setText(Column::Client, session.client.toUtf8());
        builder.setText(Column::ClientDesc, session.clientDesc.toUtf8());
        builder.setText(Column::Name, session.name.toUtf8());
        builder.setText(Column::Cmd, session.cmd.toUtf8());
        builder.setInteger(Column::Age, session.age);
        builder.setInteger(Column::Idle, session.idle);
        builder.setText(Column::Flags, session.flags.toUtf8());
        builder.setInteger(Column::Db, session.db);
        builder.setInteger(Column::Sub, session.sub);
        builder.setInteger(Column::Psub, session.psub);
        builder.setInteger(Column::Multi, session.multi);
        builder.setInteger(Column::Qbuf, session.qbuf);
        builder.setInteger(Column::QbufFree, session.qbufFree);
        builder.setInteger(Column::Obl, session.obl);
        builder.setInteger(Column::Oll, session.oll);
        builder.setInteger(Column::Omem, session.omem);
        builder.setText(Column::Events, session.events.toUtf8());
        builder.setInteger(Column::Fd, session.fd);
        builder.setText(Column::NodeId, session.nodeId.toUtf8());
        idsOf[session.client].push_back(static_cast<quint64>(session.id));
    }
    session::SnapshotInfo info;
    info.instanceId = u"r-bp1zxszhcgatnx"_s;
    info.requestId = u"A1B2C3D4-0000-5000-8000-000000000001"_s;
    info.timestamp_ms = 1'660'100'753'556;
    info.total = static_cast<qint64>(data.sessions.size());
    info.hasSourceStats = true;
    for (auto &[client, ids] : idsOf) {
        const auto count = static_cast<qint64>(ids.size());
        info.sourceStats.push_back({client, count, std::move(ids)});
    }
    return std::move(builder).finish(std::move(info));
}

} // namespace sessionscope::bench
