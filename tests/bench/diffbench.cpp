// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/cases.h"
#include "session/changes.h"
#include "session/comparison.h"
#include "session/diff.h"

#include <QHash>

#include <cstdio>

namespace sessionscope::bench {

using session::kNoRow;

namespace {

struct StockKey
{
    QString node;
    qint64 id;
    QString addr;

    friend bool operator==(const StockKey &, const StockKey &) = default;
};

size_t qHash(const StockKey &key, size_t seed)
{
    return qHashMulti(seed, key.node, key.id, key.addr);
}

std::vector<quint32> stockDiff(const BenchData &before, const BenchData &after)
{
    QHash<StockKey, quint32> rows;
    rows.reserve(static_cast<qsizetype>(before.sessions.size()));
    for (quint32 row = 0; row < before.sessions.size(); ++row) {
        const BenchSession &session = before.sessions[row];
        rows.insert({session.nodeId, session.id, session.addr}, row);
    }
    std::vector<quint32> newToOld;
    for (const BenchSession &session : after.sessions) {
        const auto found = rows.constFind({session.nodeId, session.id, session.addr});
        const bool survives =
            found != rows.constEnd() && session.age >= before.sessions[*found].age;
        newToOld.push_back(survives ? *found : kNoRow);
    }
    return newToOld;
}

// Another source of the same list: nodes and ids are called otherwise.
BenchData fromAnotherSource(BenchData data)
{
    for (BenchSession &session : data.sessions) {
        session.nodeId.prepend(u'n');
        session.id ^= 1;
    }
    return data;
}

// How many sessions both lists have, by address.
quint32 stockComparison(const BenchData &left, const BenchData &right)
{
    QHash<QString, quint32> rows;
    rows.reserve(static_cast<qsizetype>(left.sessions.size()));
    for (const BenchSession &session : left.sessions)
        ++rows[session.addr];
    quint32 both = 0;
    for (const BenchSession &session : right.sessions) {
        const auto found = rows.find(session.addr);
        if (found != rows.end() && *found > 0) {
            --*found;
            ++both;
        }
    }
    return both;
}

// The floor: what makes a session the same one, read once in both.
quint64 readKeys(const session::SessionSnapshot &snapshot)
{
    quint64 sum = 0;
    for (const session::PackedIntegers *column :
         {&snapshot.packed(session::Column::Id), &snapshot.packed(session::Column::NodeId),
          &snapshot.packed(session::Column::Addr), &snapshot.packedPorts()})
        column->visit([&](const auto &view) {
            for (std::size_t row = 0; row < column->size(); ++row)
                sum += view.entry(row);
        });
    return sum;
}

class DiffBench
{
public:
    DiffBench(const BenchData &before, bool keepOrder)
        : m_before(before)
        , m_after(refreshed(before, keepOrder))
        , m_old(snapshotOf(m_before))
        , m_new(snapshotOf(m_after))
    {
        if (session::compareSnapshots(*m_old, *m_new).newToOld != stockDiff(m_before, m_after))
            qFatal("the stock way finds other survivors");
    }

    void run(Report &report, const char *name, double goal)
    {
        const int size = static_cast<int>(m_before.sessions.size());
        const std::vector<double> times =
            interleaved({{{},
                          [this] {
                              keep(session::compareSnapshots(*m_old, *m_new));
                          }},
                         {{},
                          [this] {
                              keep(readKeys(*m_old) + readKeys(*m_new));
                          }},
                         {{},
                          [this] {
                              keep(stockDiff(m_before, m_after));
                          }}},
                        size > 100'000 ? 3 : 9);
        const std::string criterion = name + ('@' + sizeName(size));
        if (size >= 100'000) // there are no goals for less
            report.add(
                {criterion, times[2] / times[0], "x", goal, ">=", times[0], times[1], times[2]});
        else
            std::printf("    %s: %.3f ms, %.1f times faster\n", criterion.c_str(), times[0],
                        times[2] / times[0]);
    }

    void printChanges()
    {
        const session::SnapshotDiff diff = session::compareSnapshots(*m_old, *m_new);
        const std::vector<double> times =
            interleaved({{{},
                          [&] {
                              keep(session::changedColumns(*m_old, *m_new, diff));
                          }}},
                        5);
        std::printf("    which members changed, in every session: %.2f ms\n", times[0]);
    }

    void printComparison()
    {
        const BenchData direct = fromAnotherSource(m_after);
        const session::SnapshotPointer other = snapshotOf(direct);
        if (session::compareLists(*m_old, *other).count(session::Side::Both)
            != stockComparison(m_before, direct))
            qFatal("the stock way finds other pairs");
        const std::vector<double> times =
            interleaved({{{},
                          [&] {
                              keep(session::compareLists(*m_old, *other));
                          }},
                         {{},
                          [&] {
                              keep(stockComparison(m_before, direct));
                          }}},
                        5);
        std::printf("    two sources side by side: %.2f ms, %.1f times faster\n", times[0],
                    times[1] / times[0]);
    }

private:
    const BenchData &m_before;
    BenchData m_after;
    session::SnapshotPointer m_old;
    session::SnapshotPointer m_new;
};

} // namespace

// The stock way: a QHash of (QString, qint64, QString).
void benchDiff(Report &report, const std::vector<int> &sizes)
{
    for (const int size : sizes) {
        const BenchData before = benchData(size);
        const bool isLarge = size > 100'000;
        DiffBench shuffled(before, false);
        shuffled.run(report, "diff_any_order_vs_stock", isLarge ? 20 : 15);
        shuffled.printComparison();
        DiffBench usual(before, true);
        usual.run(report, "diff_usual_vs_stock", isLarge ? 50 : 30);
        usual.printChanges();
    }
}

} // namespace sessionscope::bench
