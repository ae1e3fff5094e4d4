// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/cases.h"
#include "live/refreshbuilder.h"

#include <cstdio>

namespace sessionscope::bench {

using namespace Qt::Literals::StringLiterals;
using live::RefreshBuilder;
using live::RefreshResultPointer;
using live::ViewRequest;
using session::Column;

namespace {

ViewRequest viewOf(const session::SortSpec &sort, const QString &filter)
{
    ViewRequest view;
    view.sort = sort;
    view.filter = query::Filter::parse(filter).value();
    return view;
}

class WorkerBench
{
public:
    explicit WorkerBench(int size)
        : m_before(snapshotOf(benchData(size)))
        , m_after(snapshotOf(refreshed(benchData(size))))
        , m_rounds(size > 100'000 ? 3 : 9)
    {
    }

    //! What the worker does from \a before to \a after, decoding aside.
    double step(const ViewRequest &before, const ViewRequest &after, bool withNewData)
    {
        RefreshBuilder builder;
        RefreshResultPointer last;
        const auto prepare = [&] {
            builder = RefreshBuilder();
            last = builder.build(nullptr, m_before, before, 1);
        };
        const auto run = [&] {
            keep(builder.build(last.get(), withNewData ? m_after : m_before, after, 2));
        };
        return interleaved({{prepare, run}}, m_rounds).front();
    }

private:
    session::SnapshotPointer m_before;
    session::SnapshotPointer m_after;
    int m_rounds;
};

} // namespace

// Comparing, sorting, filtering, counting and the steps for the model, in one.
void benchWorker(Report &report, const std::vector<int> &sizes)
{
    const ViewRequest plain = viewOf({}, {});
    const ViewRequest byIdle = viewOf({{Column::Idle}}, {});
    const ViewRequest byName = viewOf({{Column::Name}}, {});
    const ViewRequest filtered = viewOf({{Column::Idle}}, u"172.2"_s);
    for (const int size : sizes) {
        WorkerBench bench(size);
        const auto print = [](const char *what, double time) {
            std::printf("    %-34s %8.2f ms\n", what, time);
            return time;
        };
        double worst = 0;
        const auto refresh = [&](const char *what, const ViewRequest &view) {
            worst = std::max(worst, print(what, bench.step(view, view, true)));
        };
        refresh("refresh, not sorted", plain);
        refresh("refresh, by Idle", byIdle);
        refresh("refresh, by Name", byName);
        refresh("refresh, by Idle, filtered", filtered);
        print("keystroke, by Idle", bench.step(byIdle, filtered, false));
        print("keystroke back, by Idle", bench.step(filtered, byIdle, false));
        print("click, from Idle to Name", bench.step(byIdle, byName, false));
        if (size >= 1'000'000)
            report.add(
                {"refresh_worker_ms@" + sizeName(size), worst, "ms", 150, "<=", worst, {}, {}});
    }
}

} // namespace sessionscope::bench
