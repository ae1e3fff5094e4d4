// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/cases.h"
#include "query/filter.h"
#include "session/sourcestatistics.h"
#include "session/textranks.h"
#include "session/valuecounts.h"

#include <QHash>

#include <cstdio>

namespace sessionscope::bench {

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using session::Column;

namespace {

constexpr std::array kCounted{Column::Cmd, Column::Db, Column::NodeId, Column::Flags, Column::Name};

// One source after the other, as a program with a list of structs counts them.
quint32 countStock(const BenchData &data, const std::vector<quint8> &passing)
{
    QHash<QString, int> sources;
    QHash<QString, int> active;
    QHash<QString, int> commands;
    QHash<qint64, int> dbs;
    QHash<QString, int> nodes;
    QHash<QString, int> flags;
    QHash<QString, int> names;
    for (std::size_t row = 0; row < passing.size(); ++row) {
        if (passing[row] == 0)
            continue;
        const BenchSession &session = data.sessions[row];
        ++sources[session.client];
        if (session.idle <= 10)
            ++active[session.client];
        ++commands[session.cmd];
        ++dbs[session.db];
        ++nodes[session.nodeId];
        ++flags[session.flags];
        ++names[session.name];
    }
    return static_cast<quint32>(sources.size() + active.size() + commands.size() + dbs.size()
                                + nodes.size() + flags.size() + names.size());
}

} // namespace

// After a keystroke: sources with their active sessions, commands, databases, nodes, flags and
// names, over the rows that pass. The stock way: a QHash<QString, int> for each. The goal is ours.
void benchStatistics(Report &report, const std::vector<int> &sizes)
{
    for (const int size : sizes) {
        const BenchData data = benchData(size);
        const session::SnapshotPointer snapshot = snapshotOf(data);
        const session::SourceCounter counter(snapshot);
        const std::vector<quint32> ranks =
            session::rankByAddress(snapshot->dictionary(Column::Client));
        for (const QString &text : {u""_s, u"172.2"_s}) {
            const std::vector<quint8> passing =
                query::Filter::parse(text).value().evaluate(*snapshot).passing;
            const auto countSources = [&] {
                keep(counter.count(passing, 10s, true, ranks));
            };
            const auto countValues = [&] {
                for (const Column column : kCounted)
                    keep(session::countValues(*snapshot, column, passing));
            };
            const std::vector<double> times = interleaved({{{}, countSources},
                                                           {{}, countValues},
                                                           {{},
                                                            [&] {
                                                                keep(countStock(data, passing));
                                                            }}},
                                                          size > 100'000 ? 5 : 15);
            std::printf("    \"%s\": sources %.3f ms, values of five columns %.3f, stock %.1f\n",
                        qPrintable(text), times[0], times[1], times[2]);
            if (text.isEmpty())
                report.add({"statistics_vs_stock@" + sizeName(size),
                            times[2] / (times[0] + times[1]),
                            "x",
                            5,
                            ">=",
                            times[0] + times[1],
                            {},
                            times[2]});
        }
    }
}

} // namespace sessionscope::bench
