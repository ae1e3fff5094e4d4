// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sourcestatistics.h"

#include "session/columnreader.h"
#include "session/textranks.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace sessionscope::session {

namespace {

constexpr std::size_t kPart = 4096; // rows whose values stay in the first-level cache
constexpr quint32 kNone = 0xffffffff;

// Which rows from \a first on are active: 1 or 0 for each.
void readActive(const SessionSnapshot &snapshot, std::size_t first, std::span<quint8> active,
                std::chrono::seconds idleLimit)
{
    constexpr qint64 kForever = std::numeric_limits<qint64>::max();
    std::array<qint64, kPart> idle;
    readColumn(snapshot.packed(Column::Idle), first, std::span(idle).first(active.size()),
               kForever); // unknown is not active
    const qint64 limit = std::min(qint64(idleLimit.count()), kForever - 1);
    for (std::size_t i = 0; i < active.size(); ++i)
        active[i] = idle[i] <= limit ? 1 : 0;
}

struct Ranked
{
    quint32 sessions;
    quint32 rank;
    std::size_t place;

    // Most sessions first, then by address.
    friend bool operator<(const Ranked &left, const Ranked &right)
    {
        if (left.sessions != right.sessions)
            return left.sessions > right.sessions;
        return left.rank != right.rank ? left.rank < right.rank : left.place < right.place;
    }
};

void sortSources(std::vector<SourceCount> &sources, std::vector<Ranked> order)
{
    std::sort(order.begin(), order.end());
    std::vector<SourceCount> sorted;
    sorted.reserve(sources.size());
    for (const Ranked &ranked : order)
        sorted.push_back(std::move(sources[ranked.place]));
    sources = std::move(sorted);
}

// The ranks of sources some of which are in no dictionary.
std::vector<quint32> ranksOf(const std::vector<SourceCount> &sources, const QLocale &locale)
{
    Dictionary names;
    std::vector<quint32> codes;
    codes.reserve(sources.size());
    for (const SourceCount &source : sources)
        codes.push_back(names.add(source.source.value_or(QString()).toUtf8()));
    const std::vector<quint32> ranks = rankByAddress(names, locale);
    for (std::size_t i = 0; i < sources.size(); ++i)
        codes[i] = sources[i].source ? ranks[codes[i]] : kNone;
    return codes;
}

} // namespace

bool isActive(const SessionSnapshot &snapshot, quint32 row, std::chrono::seconds idleLimit)
{
    const std::optional<qint64> idle = snapshot.integer(Column::Idle, row);
    return idle && *idle <= idleLimit.count();
}

SourceCounter::SourceCounter(SnapshotPointer snapshot, const QLocale &locale)
    : m_snapshot(std::move(snapshot))
    , m_locale(locale)
{
    const Dictionary &aliases = m_snapshot->dictionary(Column::ClientDesc);
    m_isAlias.resize(aliases.size());
    for (quint32 code = 0; code < aliases.size(); ++code)
        m_isAlias[code] = aliases.utf8(code).isEmpty() ? 0 : 1;
    lookUpServerCounts();
    m_differing = countDiffering();
}

void SourceCounter::lookUpServerCounts()
{
    const Dictionary &clients = m_snapshot->dictionary(Column::Client);
    m_statOfCode.assign(clients.size(), -1);
    const std::vector<SourceStat> &stats = m_snapshot->info().sourceStats;
    for (qsizetype i = 0; i < static_cast<qsizetype>(stats.size()); ++i) {
        const SourceStat &stat = stats[static_cast<std::size_t>(i)];
        const std::optional<quint32> code =
            stat.key ? clients.find(stat.key->toUtf8()) : std::nullopt;
        if (code && m_statOfCode[*code] < 0)
            m_statOfCode[*code] = i;
        else
            m_statsWithoutRows.push_back(i);
    }
}

quint32 SourceCounter::countDiffering() const
{
    if (!m_snapshot->info().hasSourceStats)
        return 0;
    std::vector<qint64> all(m_statOfCode.size() + 1); // the last one: unknown
    std::array<quint32, kPart> codes;
    for (std::size_t first = 0; first < m_snapshot->rowCount(); first += kPart) {
        const auto part = std::span(codes).first(std::min(kPart, m_snapshot->rowCount() - first));
        readColumn(m_snapshot->packed(Column::Client), first, part,
                   static_cast<quint32>(m_statOfCode.size()));
        for (const quint32 code : part)
            ++all[code];
    }
    const std::vector<SourceStat> &stats = m_snapshot->info().sourceStats;
    quint32 differing = 0;
    for (std::size_t code = 0; code < m_statOfCode.size(); ++code) {
        const qsizetype index = m_statOfCode[code];
        const qint64 told =
            index < 0 ? 0 : stats[static_cast<std::size_t>(index)].count.value_or(all[code]);
        if (told != all[code])
            ++differing;
    }
    for (const qsizetype index : m_statsWithoutRows) {
        if (stats[static_cast<std::size_t>(index)].count.value_or(0) != 0)
            ++differing;
    }
    return differing;
}

SourceCounter::Counters SourceCounter::countPassing(std::span<const quint8> passing,
                                                    std::chrono::seconds activeIdleLimit) const
{
    const auto unknown = static_cast<quint32>(m_statOfCode.size());
    Counters counters(m_statOfCode.size() + 1);
    std::array<quint32, kPart> clients;
    std::array<quint32, kPart> aliases;
    std::array<quint8, kPart> active;
    std::array<quint8, kPart> all;
    all.fill(1);
    const std::size_t rows = m_snapshot->rowCount();
    for (std::size_t first = 0; first < rows; first += kPart) {
        const std::size_t size = std::min(kPart, rows - first);
        const auto passes = passing.empty() ? std::span<const quint8>(all).first(size)
                                            : passing.subspan(first, size);
        readColumn(m_snapshot->packed(Column::Client), first, std::span(clients).first(size),
                   unknown);
        readColumn(m_snapshot->packed(Column::ClientDesc), first, std::span(aliases).first(size),
                   kNone);
        readActive(*m_snapshot, first, std::span(active).first(size), activeIdleLimit);
        for (std::size_t i = 0; i < size; ++i) {
            Counter &counter = counters[clients[i]];
            counter.sessions += passes[i];
            counter.active += passes[i] & active[i];
            if (counter.alias == kNone && aliases[i] != kNone && passes[i] != 0
                && m_isAlias[aliases[i]] != 0)
                counter.alias = aliases[i];
        }
    }
    return counters;
}

SourceCounter::Counters SourceCounter::countRows(std::span<const quint32> rows,
                                                 std::chrono::seconds activeIdleLimit) const
{
    Counters counters(m_statOfCode.size() + 1);
    for (const quint32 row : rows) {
        const std::optional<quint32> client = m_snapshot->code(Column::Client, row);
        const std::optional<quint32> alias = m_snapshot->code(Column::ClientDesc, row);
        Counter &counter = client ? counters[*client] : counters.back();
        ++counter.sessions;
        counter.active += isActive(*m_snapshot, row, activeIdleLimit) ? 1 : 0;
        if (counter.alias == kNone && alias && m_isAlias[*alias] != 0)
            counter.alias = *alias;
    }
    return counters;
}

SourceStatistics SourceCounter::statisticsOf(const Counters &counters, bool withServerOnly,
                                             std::span<const quint32> addressRanks) const
{
    const Dictionary &clients = m_snapshot->dictionary(Column::Client);
    const std::vector<SourceStat> &stats = m_snapshot->info().sourceStats;
    SourceStatistics statistics;
    statistics.differing = m_differing;
    std::vector<Ranked> order;
    for (std::size_t code = 0; code < counters.size(); ++code) {
        const Counter &counter = counters[code];
        const bool isUnknown = code == clients.size();
        const qsizetype stat = isUnknown ? -1 : m_statOfCode[code];
        if (counter.sessions == 0 && (stat < 0 || !withServerOnly))
            continue;
        SourceCount source;
        if (!isUnknown)
            source.source = clients.text(static_cast<quint32>(code));
        if (counter.alias != kNone)
            source.alias = m_snapshot->dictionary(Column::ClientDesc).text(counter.alias);
        source.sessions = counter.sessions;
        source.active = counter.active;
        source.statIndex = stat;
        if (stat >= 0)
            source.serverCount = stats[static_cast<std::size_t>(stat)].count;
        statistics.sessions += counter.sessions;
        statistics.active += counter.active;
        statistics.sourcesWithRows += counter.sessions > 0 ? 1 : 0;
        order.push_back({counter.sessions, isUnknown ? kNone : addressRanks[code], order.size()});
        statistics.sources.push_back(std::move(source));
    }
    if (withServerOnly && !m_statsWithoutRows.empty()) {
        for (const qsizetype index : m_statsWithoutRows) {
            const SourceStat &stat = stats[static_cast<std::size_t>(index)];
            SourceCount source;
            source.source = stat.key;
            source.serverCount = stat.count;
            source.statIndex = index;
            order.push_back({0, kNone, order.size()});
            statistics.sources.push_back(std::move(source));
        }
        const std::vector<quint32> ranks = ranksOf(statistics.sources, m_locale);
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i].rank = ranks[i];
    }
    sortSources(statistics.sources, std::move(order));
    return statistics;
}

SourceStatistics SourceCounter::count(std::span<const quint8> passing,
                                      std::chrono::seconds activeIdleLimit, bool withServerOnly,
                                      std::span<const quint32> addressRanks) const
{
    return statisticsOf(countPassing(passing, activeIdleLimit), withServerOnly, addressRanks);
}

SourceStatistics countSources(const SessionSnapshot &snapshot, std::span<const quint32> rows,
                              std::chrono::seconds activeIdleLimit, bool withServerOnly,
                              const QLocale &locale)
{
    // Borrowed: the counter lives no longer than this call.
    const SourceCounter counter(SnapshotPointer(SnapshotPointer(), &snapshot), locale);
    return counter.statisticsOf(counter.countRows(rows, activeIdleLimit), withServerOnly,
                                rankByAddress(snapshot.dictionary(Column::Client), locale));
}

} // namespace sessionscope::session
