// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/cases.h"
#include "session/grouping.h"

#include <QMap>
#include <QStringList>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace sessionscope::bench {

using session::Column;
using session::GroupBy;

namespace {

// The floor: the numbers of source, command and database read once, and each combination of them
// counted at a place of its own, whose memory is there already. No totals, no medians, no names.
class CountingFloor
{
public:
    explicit CountingFloor(const session::SessionSnapshot &snapshot)
        : m_snapshot(snapshot)
        , m_commands(snapshot.dictionary(Column::Cmd).size() + 1)
        , m_counts((snapshot.dictionary(Column::Client).size() + 1) * m_commands * kDatabases)
    {
    }

    quint32 count()
    {
        std::fill(m_counts.begin(), m_counts.end(), 0U);
        visit(Column::Client, [&](const auto &clients) {
            visit(Column::Cmd, [&](const auto &commands) {
                visit(Column::Db, [&](const auto &databases) {
                    for (std::size_t row = 0; row < m_snapshot.rowCount(); ++row) {
                        const std::size_t place =
                            clients.entry(row) * m_commands + commands.entry(row);
                        ++m_counts[place * kDatabases + databases.entry(row) % kDatabases];
                    }
                });
            });
        });
        return m_counts.front();
    }

private:
    static constexpr std::size_t kDatabases = 16;

    template <class Visitor>
    void visit(Column column, Visitor visitor) const
    {
        m_snapshot.packed(column).visit(visitor);
    }

    const session::SessionSnapshot &m_snapshot;
    std::size_t m_commands;
    std::vector<quint32> m_counts;
};

struct StockGroup
{
    int sessions = 0;
    int active = 0;
    qint64 oldest = 0;
    qint64 qbuf = 0;
    qint64 omem = 0;
    std::vector<qint64> idle;
};

// As a program with a list of structs groups them.
qsizetype groupStock(const BenchData &data)
{
    QMap<QStringList, StockGroup> groups;
    for (const BenchSession &session : data.sessions) {
        StockGroup &group = groups[{session.client, session.cmd, QString::number(session.db)}];
        ++group.sessions;
        group.active += session.idle <= 10 ? 1 : 0;
        group.oldest = std::max(group.oldest, session.age);
        group.qbuf += session.qbuf;
        group.omem += session.omem;
        group.idle.push_back(session.idle);
    }
    for (StockGroup &group : groups)
        std::sort(group.idle.begin(), group.idle.end());
    return groups.size();
}

} // namespace

// By source, command and database, with everything that the table of groups shows of them.
void benchGroups(Report &report, const std::vector<int> &sizes)
{
    for (const int size : sizes) {
        const BenchData data = benchData(size);
        const session::SnapshotPointer snapshot = snapshotOf(data);
        const session::GroupRequest request{{{GroupBy::Source}, {GroupBy::Command}, {GroupBy::Db}}};
        const bool isLarge = size > 100'000;
        const Method ours{{}, [&] {
                              keep(session::groupSessions(*snapshot, request, {}));
                          }};
        CountingFloor counting(*snapshot);
        const std::vector<double> times = interleaved({ours,
                                                       {{},
                                                        [&] {
                                                            keep(counting.count());
                                                        }}},
                                                      isLarge ? 9 : 25);
        // The stock way takes seconds for a million.
        const std::vector<double> beside = interleaved({ours,
                                                        {{},
                                                         [&] {
                                                             keep(groupStock(data));
                                                         }}},
                                                       isLarge ? 1 : 9);
        std::printf("    %d sessions: %.2f ms, floor %.3f; stock %.1f\n", size, times[0], times[1],
                    beside[1]);
        if (isLarge) {
            // Tens of milliseconds: a filter with its groups is there before the next keystroke.
            report.add({"group_three_keys@" + sizeName(size), times[0], "ms", 100, "<=", times[0],
                        times[1], beside[1]});
        }
        report.add({"group_three_keys_vs_floor@" + sizeName(size),
                    times[0] / times[1],
                    "x",
                    15,
                    "<=",
                    times[0],
                    times[1],
                    {}});
        report.add({"group_three_keys_vs_stock@" + sizeName(size),
                    beside[1] / beside[0],
                    "x",
                    10,
                    ">=",
                    beside[0],
                    {},
                    beside[1]});
    }
}

} // namespace sessionscope::bench
