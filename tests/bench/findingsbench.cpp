// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/cases.h"
#include "findings/findings.h"

#include <array>
#include <cstdio>

namespace sessionscope::bench {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using session::Column;
using session::PackedIntegers;

namespace {

constexpr std::array kLookedAt{Column::Client, Column::Name,  Column::Omem, Column::Qbuf,
                               Column::Idle,   Column::Multi, Column::Flags};

// The floor: each column that is looked at, and the changes, read once.
quint64 readAll(const session::SessionSnapshot &snapshot,
                const std::vector<session::RowChanges> &changes)
{
    quint64 sum = 0;
    for (const Column column : kLookedAt) {
        const PackedIntegers &values = snapshot.packed(column);
        sum += values.visit([&](const auto &view) {
            quint64 part = 0;
            for (std::size_t row = 0; row < values.size(); ++row)
                part += view.entry(row);
            return part;
        });
    }
    for (const session::RowChanges change : changes)
        sum += change;
    return sum;
}

} // namespace

// What is worth a word about all sessions, with what has become of them since the data before: a
// part of every refresh, so that tens of milliseconds are the goal.
void benchFindings(Report &report, const std::vector<int> &sizes)
{
    constexpr double kGoal = 50; // ms at a million
    for (const int size : sizes) {
        const session::SnapshotPointer snapshot = snapshotOf(benchData(size));
        std::vector<session::RowChanges> changes(snapshot->rowCount(), 0);
        for (std::size_t row = 0; row < changes.size(); row += 50)
            changes[row] = session::kRowIsNew;
        const findings::Input input{
            snapshot.get(), snapshot->rowCount(), {{{u"10.0.0.1"_s, 50, 50}}, 300s}, {}};
        const std::vector<double> times = interleaved({{{},
                                                        [&] {
                                                            keep(findings::findingsOf(input));
                                                        }},
                                                       {{},
                                                        [&] {
                                                            keep(readAll(*snapshot, changes));
                                                        }}},
                                                      size > 100'000 ? 9 : 25);
        std::printf("    findings %.3f ms, floor %.3f\n", times[0], times[1]);
        report.add({"findings_ms@" + sizeName(size),
                    times[0],
                    "ms",
                    kGoal * size / 1'000'000,
                    "<=",
                    times[0],
                    times[1],
                    {}});
    }
}

} // namespace sessionscope::bench
