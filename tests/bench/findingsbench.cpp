// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/cases.h"
#include "findings/findings.h"
#include "session/diff.h"

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

// The floor: each column that is looked at, and what has become of the rows, read once.
quint64 readAll(const session::SessionSnapshot &snapshot, const std::vector<quint32> &newToOld)
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
    for (const quint32 oldRow : newToOld)
        sum += oldRow;
    return sum;
}

} // namespace

// What is worth a word about all sessions, with what has become of them since the data before: a
// part of every refresh, so that tens of milliseconds are the goal.
void benchFindings(Report &report, const std::vector<int> &sizes)
{
    constexpr double kGoal = 50; // ms at a million
    for (const int size : sizes) {
        const BenchData data = benchData(size);
        const session::SnapshotPointer before = snapshotOf(data);
        const session::SnapshotPointer after = snapshotOf(refreshed(data));
        const session::SnapshotDiff diff = session::compareSnapshots(*before, *after);
        const auto find = [&] {
            findings::ChurnHistory history;
            history.add(*before, *after, diff);
            keep(findings::findingsOf({after.get(), after->rowCount(), history.churn(), {}}));
        };
        const auto read = [&] {
            keep(readAll(*after, diff.newToOld));
        };
        const std::vector<double> times =
            interleaved({{{}, find}, {{}, read}}, size > 100'000 ? 9 : 25);
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
