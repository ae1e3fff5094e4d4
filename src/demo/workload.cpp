// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/workload.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sessionscope::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double kChurnPerSecond = 0.01;
//! After a long pause between two polls most sessions should still be known.
constexpr double kMostChurn = 0.25;
//! Mean time between two commands, by Pace; Never has none.
constexpr std::array kPeriod_s{2.0, 30.0, 600.0};
//! Mean time until a client that was disconnected is back.
constexpr double kReconnect_s = 8;
constexpr quint32 kLargeBuffer_KiB = 64 * 1024;
constexpr quint32 kLargestBuffer_KiB = 1024 * 1024;
constexpr quint16 kMostQueued = 40;
constexpr quint64 kFirstLargeId = 1ULL << 53; // where a double loses digits

//! Ages of an instance that has run for weeks: mostly hours, some days. Oldest first.
std::vector<qint64> drawAges(std::size_t count, Random &random)
{
    constexpr double kHour_ms = 3'600'000;
    std::vector<qint64> ages(count);
    for (qint64 &age : ages) {
        const double kind = random.unit();
        const double mean = kind < 0.6 ? kHour_ms : kind < 0.9 ? 24 * kHour_ms : 240 * kHour_ms;
        age = static_cast<qint64>(random.exponential(mean));
    }
    std::sort(ages.begin(), ages.end(), std::greater<>());
    return ages;
}

} // namespace

QString simulatedInstanceId(quint64 seed)
{
    return "r-demo"_L1
        + QString::number(Random(seed).next() % 3'656'158'440'062'976ULL, 36); // 36^10
}

Workload::Workload(const QString &instanceId, int sessions, quint64 seed)
    : m_random(seed)
    , m_landscape(instanceId, sessions, m_random)
    , m_hostOf(static_cast<quint32>(m_landscape.hosts.size()))
    , m_commandOf(static_cast<quint32>(commands().size()))
    , m_instanceId(instanceId)
{
    for (quint64 i = 0; i < kProxyCount; ++i) {
        const quint64 first = i < kProxyCount / 2 ? 9'000'000 : kFirstLargeId;
        m_nextId[i] = first + i * 100'000'000 + m_random.below(1'000'000);
    }
    m_nextId[kDatabaseNode] = 3;

    std::vector<Kind> kinds = kindsFor(sessions);
    for (std::size_t i = kinds.size(); i > 1; --i)
        std::swap(kinds[i - 1], kinds[m_random.below(static_cast<quint32>(i))]);
    const std::vector<qint64> ages = drawAges(kinds.size(), m_random);
    m_clients.reserve(kinds.size() + kinds.size() / 4);
    for (std::size_t i = 0; i < kinds.size(); ++i)
        m_clients.push_back(makeClient(kinds[i], ages[i]));

    m_leakedAtFirst =
        static_cast<std::size_t>(std::count(kinds.begin(), kinds.end(), Kind::Leaked));
    m_mostLeaked = m_leakedAtFirst + std::max<std::size_t>(5, kinds.size() / 5);
    m_leakPerSecond = m_leakedAtFirst > 0 ? std::max(0.5, sessions / 2000.0) : 0.0;
}

std::vector<Workload::Kind> Workload::kindsFor(int sessions)
{
    // One of each first, so that the smallest instances show as much as they can.
    std::vector<Kind> kinds{Kind::Pooled,  Kind::Leaked,     Kind::Subscriber,  Kind::Blocked,
                            Kind::InMulti, Kind::Monitor,    Kind::Replica,     Kind::Subscriber,
                            Kind::Replica, Kind::LargeQuery, Kind::LargeOutput, Kind::Closing};
    kinds.insert(kinds.end(), static_cast<std::size_t>(hostileNames().size()), Kind::Hostile);
    const auto add = [&kinds, sessions](Kind kind, int oneInSoMany) {
        kinds.insert(kinds.end(), static_cast<std::size_t>(sessions / oneInSoMany), kind);
    };
    add(Kind::Leaked, 50);
    add(Kind::Blocked, 50);
    add(Kind::Subscriber, 100);
    add(Kind::InMulti, 200);
    add(Kind::LargeQuery, 10'000);
    add(Kind::LargeOutput, 10'000);
    kinds.resize(static_cast<std::size_t>(sessions), Kind::Pooled);
    return kinds;
}

Workload::Client Workload::makeClient(Kind kind, qint64 age_ms)
{
    Client client;
    client.kind = kind;
    client.connected_ms = m_now_ms - age_ms;
    client.host = m_hostOf.draw(m_random);
    client.port = static_cast<quint16>(32'768 + m_random.below(28'232));
    client.fd = 10 + m_random.below(60'000);
    client.node = static_cast<quint8>(m_random.below(kProxyCount));
    client.command = static_cast<quint8>(m_commandOf.draw(m_random));
    client.service = m_landscape.hosts[client.host].service;
    client.ownName = m_random.chance(0.1);
    client.detail = static_cast<quint16>(m_random.below(64));
    const double pace = m_random.unit();
    client.pace = pace < 0.4 ? Pace::Hot
        : pace < 0.7         ? Pace::Warm
        : pace < 0.95        ? Pace::Cold
                             : Pace::Never;
    makeSpecial(client);
    client.id = m_nextId[client.node];
    m_nextId[client.node] += 1 + m_random.below(3);

    const double idle_ms = client.pace == Pace::Never
        ? double(age_ms)
        : m_random.exponential(1000 * kPeriod_s[static_cast<std::size_t>(client.pace)]);
    client.lastCommand_ms = m_now_ms - std::min(age_ms, static_cast<qint64>(idle_ms));
    return client;
}

void Workload::makeSpecial(Client &client)
{
    switch (client.kind) {
    case Kind::Pooled:
    case Kind::Closing:
        break;
    case Kind::Leaked:
        // All from one machine: that is what the user should find.
        client.host = std::min<quint32>(2, static_cast<quint32>(m_landscape.hosts.size()) - 1);
        client.pace = Pace::Never;
        break;
    case Kind::Subscriber:
        client.detail = static_cast<quint16>(1 + m_random.below(12));
        client.pace = Pace::Cold;
        break;
    case Kind::Blocked:
        client.command =
            static_cast<quint8>(m_random.below(static_cast<quint32>(blockingCommands().size())));
        client.pace = Pace::Warm;
        break;
    case Kind::InMulti:
        client.detail = static_cast<quint16>(m_random.below(kMostQueued));
        client.pace = Pace::Hot;
        break;
    case Kind::Monitor:
        client.node = kDatabaseNode;
        client.pace = Pace::Never;
        break;
    case Kind::Replica:
        client.node = kDatabaseNode;
        client.pace = Pace::Hot;
        break;
    case Kind::Hostile:
        client.detail =
            static_cast<quint16>(m_hostileMade++ % static_cast<quint32>(hostileNames().size()));
        client.pace = Pace::Warm;
        break;
    case Kind::LargeQuery:
    case Kind::LargeOutput:
        client.bytes = kLargeBuffer_KiB + m_random.below(8 * kLargeBuffer_KiB);
        client.pace = Pace::Hot;
        break;
    }
}

void Workload::useAgain(Client &client, qint64 time_ms)
{
    client.lastCommand_ms = std::max(client.lastCommand_ms, time_ms);
    if (client.kind == Kind::Pooled || client.kind == Kind::Hostile)
        client.command = static_cast<quint8>(m_commandOf.draw(m_random));
    else if (client.kind == Kind::InMulti)
        client.detail = static_cast<quint16>((client.detail + 1) % kMostQueued);
    else if (client.kind == Kind::LargeOutput)
        client.bytes =
            client.bytes < kLargestBuffer_KiB ? client.bytes + client.bytes / 32 : kLargeBuffer_KiB;
}

void Workload::advance(std::chrono::milliseconds time)
{
    if (time.count() <= 0)
        return;
    const double seconds = static_cast<double>(time.count()) / 1000;
    m_now_ms += time.count();
    churn(seconds);
    connectAgain(seconds);
    leak(seconds);
}

void Workload::disconnectAll()
{
    for (const Client &client : std::exchange(m_clients, {})) {
        if (client.kind != Kind::Leaked && client.kind != Kind::Monitor
            && client.kind != Kind::Closing)
            m_disconnected.push_back(client.kind);
    }
}

void Workload::connectAgain(double seconds)
{
    const double back = 1 - std::exp(-seconds / kReconnect_s);
    std::erase_if(m_disconnected, [&](Kind kind) {
        if (!m_random.chance(back))
            return false;
        m_clients.push_back(
            makeClient(kind, static_cast<qint64>(m_random.unit() * seconds * 1000)));
        return true;
    });
}

void Workload::churn(double seconds)
{
    const double gone = std::min(kMostChurn, 1 - std::exp(-kChurnPerSecond * seconds));
    std::array<double, kPaceCount> used{};
    for (std::size_t i = 0; i < kPeriod_s.size(); ++i)
        used[i] = 1 - std::exp(-seconds / kPeriod_s[i]);

    const double span_ms = seconds * 1000;
    std::vector<Kind> replaced;
    std::erase_if(m_clients, [&](Client &client) {
        const bool comesAndGoes = client.kind == Kind::Pooled || client.kind == Kind::InMulti
            || client.kind == Kind::Blocked;
        if (client.kind == Kind::Closing || (comesAndGoes && m_random.chance(gone))) {
            replaced.push_back(client.kind);
            return true;
        }
        if (m_random.chance(used[static_cast<std::size_t>(client.pace)])) {
            // The last of several commands came lately.
            const double mean_ms =
                std::min(span_ms, 1000 * kPeriod_s[static_cast<std::size_t>(client.pace)]);
            const double ago_ms = std::min(span_ms, m_random.exponential(mean_ms));
            useAgain(client, m_now_ms - static_cast<qint64>(ago_ms));
        }
        return false;
    });
    for (const Kind kind : replaced) {
        const double age_ms = m_random.unit() * std::min(span_ms, 1000 / kChurnPerSecond);
        m_clients.push_back(makeClient(kind, static_cast<qint64>(age_ms)));
    }
}

void Workload::leak(double seconds)
{
    m_toLeak += seconds * m_leakPerSecond;
    const auto leaks = static_cast<std::size_t>(m_toLeak);
    if (leaks == 0)
        return;
    m_toLeak -= static_cast<double>(leaks);
    const auto leaked = static_cast<std::size_t>(
        std::count_if(m_clients.begin(), m_clients.end(),
                      [](const Client &client) { return client.kind == Kind::Leaked; }));
    std::size_t more = leaks;
    if (leaked + leaks > m_mostLeaked) {
        // Somebody restarts the leaking service, and it begins again.
        std::erase_if(m_clients, [](const Client &client) { return client.kind == Kind::Leaked; });
        more = m_leakedAtFirst;
    }
    for (std::size_t i = 0; i < more; ++i)
        m_clients.push_back(makeClient(Kind::Leaked, 0));
}

} // namespace sessionscope::demo
