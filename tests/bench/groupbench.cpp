// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/cases.h"
#include "session/grouping.h"

#include <QMap>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cstdio>

namespace sessionscope::bench {

using session::Column;
using session::GroupBy;

namespace {

// What the groups are made of and what is counted of them.
constexpr std::array kTouched{Column::Client, Column::Cmd,  Column::Db,  Column::Idle,
                              Column::Age,    Column::Qbuf, Column::Omem};

// The floor: each of these columns read once.
quint64 readColumns(const session::SessionSnapshot &snapshot)
{
    quint64 sum = 0;
    for (const Column column : kTouched) {
        const session::PackedIntegers &packed = snapshot.packed(column);
        if (packed.isAllUnknown())
            continue;
        packed.visit([&](const auto &view) {
            for (std::size_t row = 0; row < packed.size(); ++row)
                sum += view.entry(row);
        });
    }
    return sum;
}

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
        std::vector<Method> methods{{{},
                                     [&] {
                                         keep(session::groupSessions(*snapshot, request, {}));
                                     }},
                                    {{}, [&] {
                                         keep(readColumns(*snapshot));
                                     }}};
        if (!isLarge)
            methods.push_back({{}, [&] {
                                   keep(groupStock(data));
                               }});
        const std::vector<double> times = interleaved(methods, isLarge ? 7 : 15);
        std::printf("    %d sessions: %.2f ms, floor %.3f\n", size, times[0], times[1]);
        if (isLarge) {
            // Tens of milliseconds: a filter with its groups is there before the next keystroke.
            report.add({"group_three_keys@" + sizeName(size),
                        times[0],
                        "ms",
                        100,
                        "<=",
                        times[0],
                        times[1],
                        {}});
        } else {
            report.add({"group_three_keys_vs_stock@" + sizeName(size), times[2] / times[0], "x", 10,
                        ">=", times[0], times[1], times[2]});
        }
    }
}

} // namespace sessionscope::bench
