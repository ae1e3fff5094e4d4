// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sourcestatistics.h"

#include "session/textranks.h"

#include <QHash>

#include <algorithm>
#include <numeric>

namespace sessionscope::session {

namespace {

// Counters by code of Client; the last one is for rows whose Client is unknown.
struct Counters
{
    explicit Counters(std::size_t size)
        : sessions(size + 1)
        , active(size + 1)
        , alias(size + 1, kNoAlias)
    {
    }

    static constexpr quint32 kNoAlias = 0xffffffff;
    std::vector<quint32> sessions;
    std::vector<quint32> active;
    std::vector<quint32> alias; // code of ClientDesc
};

std::size_t counterOf(const SessionSnapshot &snapshot, quint32 row, std::size_t unknown)
{
    const std::optional<quint32> code = snapshot.code(Column::Client, row);
    return code ? *code : unknown;
}

bool isEmptyAlias(const SessionSnapshot &snapshot, quint32 code)
{
    return snapshot.dictionary(Column::ClientDesc).utf8(code).isEmpty();
}

Counters countRows(const SessionSnapshot &snapshot, std::span<const quint32> rows,
                   std::chrono::seconds activeIdleLimit)
{
    const std::size_t unknown = snapshot.dictionary(Column::Client).size();
    Counters counters(unknown);
    for (const quint32 row : rows) {
        const std::size_t source = counterOf(snapshot, row, unknown);
        ++counters.sessions[source];
        if (isActive(snapshot, row, activeIdleLimit))
            ++counters.active[source];
        if (counters.alias[source] == Counters::kNoAlias) {
            const std::optional<quint32> alias = snapshot.code(Column::ClientDesc, row);
            if (alias && !isEmptyAlias(snapshot, *alias))
                counters.alias[source] = *alias;
        }
    }
    return counters;
}

// Entries of SourceStats by code of Client; texts that no row has are left over.
struct ServerCounts
{
    std::vector<qsizetype> indexByCode;
    std::vector<qsizetype> withoutRows;
};

ServerCounts serverCounts(const SessionSnapshot &snapshot)
{
    const Dictionary &clients = snapshot.dictionary(Column::Client);
    ServerCounts counts;
    counts.indexByCode.assign(clients.size(), -1);
    const std::vector<SourceStat> &stats = snapshot.info().sourceStats;
    for (qsizetype i = 0; i < static_cast<qsizetype>(stats.size()); ++i) {
        const SourceStat &stat = stats[static_cast<std::size_t>(i)];
        const std::optional<quint32> code =
            stat.key ? clients.find(stat.key->toUtf8()) : std::nullopt;
        if (code && counts.indexByCode[*code] < 0)
            counts.indexByCode[*code] = i;
        else
            counts.withoutRows.push_back(i);
    }
    return counts;
}

quint32 countDiffering(const SessionSnapshot &snapshot, const ServerCounts &server)
{
    if (!snapshot.info().hasSourceStats)
        return 0;
    std::vector<qint64> all(server.indexByCode.size());
    for (quint32 row = 0; row < snapshot.rowCount(); ++row) {
        if (const std::optional<quint32> code = snapshot.code(Column::Client, row))
            ++all[*code];
    }
    const auto &stats = snapshot.info().sourceStats;
    quint32 differing = 0;
    for (std::size_t code = 0; code < all.size(); ++code) {
        const qsizetype index = server.indexByCode[code];
        const qint64 told =
            index < 0 ? 0 : stats[static_cast<std::size_t>(index)].count.value_or(all[code]);
        if (told != all[code])
            ++differing;
    }
    for (const qsizetype index : server.withoutRows) {
        if (stats[static_cast<std::size_t>(index)].count.value_or(0) != 0)
            ++differing;
    }
    return differing;
}

void sortSources(std::vector<SourceCount> &sources, const QLocale &locale)
{
    Dictionary names;
    for (const SourceCount &source : sources)
        names.add(source.source.value_or(QString()).toUtf8());
    const std::vector<quint32> ranks = rankByAddress(names, locale);
    const auto rankOf = [&](const SourceCount &source) {
        return ranks[names.find(source.source.value_or(QString()).toUtf8()).value_or(0)];
    };
    std::vector<std::pair<quint32, std::size_t>> order(sources.size()); // rank, place
    for (std::size_t i = 0; i < sources.size(); ++i)
        order[i] = {sources[i].source ? rankOf(sources[i]) : Counters::kNoAlias, i};
    std::sort(order.begin(), order.end(), [&](const auto &left, const auto &right) {
        const quint32 leftSessions = sources[left.second].sessions;
        const quint32 rightSessions = sources[right.second].sessions;
        return leftSessions != rightSessions ? leftSessions > rightSessions : left < right;
    });
    std::vector<SourceCount> sorted;
    sorted.reserve(sources.size());
    for (const auto &[rank, place] : order)
        sorted.push_back(std::move(sources[place]));
    sources = std::move(sorted);
}

} // namespace

bool isActive(const SessionSnapshot &snapshot, quint32 row, std::chrono::seconds idleLimit)
{
    const std::optional<qint64> idle = snapshot.integer(Column::Idle, row);
    return idle && *idle <= idleLimit.count();
}

SourceStatistics countSources(const SessionSnapshot &snapshot, std::span<const quint32> rows,
                              std::chrono::seconds activeIdleLimit, bool withServerOnly,
                              const QLocale &locale)
{
    const Counters counters = countRows(snapshot, rows, activeIdleLimit);
    const ServerCounts server = serverCounts(snapshot);
    const auto &stats = snapshot.info().sourceStats;
    const Dictionary &clients = snapshot.dictionary(Column::Client);

    SourceStatistics statistics;
    statistics.sessions = static_cast<quint32>(rows.size());
    statistics.active = std::accumulate(counters.active.begin(), counters.active.end(), 0U);
    statistics.differing = countDiffering(snapshot, server);
    for (std::size_t code = 0; code < counters.sessions.size(); ++code) {
        const bool isUnknown = code == clients.size();
        const qsizetype stat = isUnknown ? -1 : server.indexByCode[code];
        if (counters.sessions[code] == 0 && (stat < 0 || !withServerOnly))
            continue;
        SourceCount source;
        if (!isUnknown)
            source.source = clients.text(static_cast<quint32>(code));
        if (counters.alias[code] != Counters::kNoAlias)
            source.alias = snapshot.dictionary(Column::ClientDesc).text(counters.alias[code]);
        source.sessions = counters.sessions[code];
        source.active = counters.active[code];
        source.statIndex = stat;
        if (stat >= 0)
            source.serverCount = stats[static_cast<std::size_t>(stat)].count;
        if (source.sessions > 0)
            ++statistics.sourcesWithRows;
        statistics.sources.push_back(std::move(source));
    }
    if (withServerOnly) {
        for (const qsizetype index : server.withoutRows) {
            const SourceStat &stat = stats[static_cast<std::size_t>(index)];
            SourceCount source;
            source.source = stat.key;
            source.serverCount = stat.count;
            source.statIndex = index;
            statistics.sources.push_back(std::move(source));
        }
    }
    sortSources(statistics.sources, locale);
    return statistics;
}

} // namespace sessionscope::session
