// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/cases.h"
#include "bench/stockmodel.h"
#include "session/orderindex.h"

#include <QLocale>
#include <QSortFilterProxyModel>

#include <array>
#include <cstdio>
#include <random>
#include <utility>

namespace sessionscope::bench {

using session::Column;
using session::OrderIndex;
using session::SortSpec;

namespace {

const QLocale kLocale(QLocale::English, QLocale::UnitedStates);

// The floor: bare 64-bit numbers, nothing carried along, the same digits of 11 bits.
void radixSort(std::vector<quint64> &keys, std::vector<quint64> &other)
{
    constexpr int kBits = 11;
    constexpr std::size_t kBuckets = 1U << kBits;
    for (int shift = 0; shift < 64; shift += kBits) {
        std::array<quint32, kBuckets> next{};
        for (const quint64 key : keys)
            ++next[(key >> shift) & (kBuckets - 1)];
        quint32 begin = 0;
        for (quint32 &count : next)
            begin += std::exchange(count, begin);
        for (const quint64 key : keys)
            other[next[(key >> shift) & (kBuckets - 1)]++] = key;
        keys.swap(other);
    }
}

std::vector<quint64> randomKeys(std::size_t size)
{
    std::mt19937_64 random(1);
    std::vector<quint64> keys(size);
    for (quint64 &key : keys)
        key = random();
    return keys;
}

struct Measured
{
    double ours = 0;
    double floor = 0;
    double stock = 0; // 0 = not measured
};

class OrderBench
{
public:
    explicit OrderBench(int size)
        : m_data(benchData(size))
        , m_snapshot(snapshotOf(m_data))
        , m_random(randomKeys(static_cast<std::size_t>(size)))
        , m_other(m_random.size())
        , m_model(m_data.sessions)
        , m_isLarge(size > 100'000)
    {
        m_proxy.setSourceModel(&m_model);
    }

    //! A click on a header of a list that has been sorted before.
    Measured click(Column column)
    {
        OrderIndex index(m_snapshot, kLocale);
        index.sorted({{column}});
        std::vector<Method> methods{{[&] { index.sorted({}); },
                                     [&] {
                                         keep(index.sorted({{column}}));
                                     }},
                                    floorMethod()};
        // A million texts take the stock way seven seconds: there for some columns only, once.
        const bool withStock = !m_isLarge || column == Column::Idle || column == Column::Psub
            || column == Column::Addr || column == Column::Name;
        if (withStock)
            methods.push_back({[this] { m_proxy.sort(-1); },
                               [this, column] {
                                   m_proxy.sort(indexOf(column));
                               }});
        const std::vector<double> times = interleaved(methods, !m_isLarge ? 3 : withStock ? 1 : 5);
        return {times[0], times[1], withStock ? times[2] : 0};
    }

    //! The first order after a refresh: with the order of the keys and the ranks of texts, which
    //! may profit from the ranks that the snapshot before had.
    Measured first(const SortSpec &spec, bool hasBefore)
    {
        const session::SnapshotPointer after = snapshotOf(refreshed(m_data));
        OrderIndex before(m_snapshot, kLocale);
        before.sorted(spec);
        const std::vector<double> times = interleaved({{{},
                                                        [&] {
                                                            OrderIndex index = hasBefore
                                                                ? OrderIndex(after, before, spec)
                                                                : OrderIndex(after, kLocale);
                                                            keep(index.sorted(spec));
                                                        }},
                                                       floorMethod()},
                                                      m_isLarge ? 3 : 7);
        return {times[0], times[1]};
    }

private:
    Method floorMethod()
    {
        return {[this] { m_keys = m_random; },
                [this] {
                    radixSort(m_keys, m_other);
                }};
    }

    BenchData m_data;
    session::SnapshotPointer m_snapshot;
    std::vector<quint64> m_random;
    std::vector<quint64> m_keys;
    std::vector<quint64> m_other;
    StockModel m_model;
    QSortFilterProxyModel m_proxy;
    bool m_isLarge;
};

// The column with the largest ratio to the floor, or the smallest one to the stock way.
struct Worst
{
    double ratio = 0;
    Measured times;

    void consider(double other, const Measured &measured)
    {
        if (ratio == 0 || other > ratio)
            *this = {other, measured};
    }
};

void addStock(Report &report, const char *name, int size, const Worst &worst, double goal)
{
    report.add({name + ('@' + sizeName(size)), 1 / worst.ratio, "x", goal, ">=", worst.times.ours,
                worst.times.floor, worst.times.stock});
}

void printFirst(const char *what, const Measured &times)
{
    std::printf("    first order by %-22s %8.2f ms = %.2f x floor\n", what, times.ours,
                times.ours / times.floor);
}

} // namespace

// The floor is a radix sort, 11 bits a pass, of as many random 64-bit numbers that carry no row.
void benchOrder(Report &report, const std::vector<int> &sizes)
{
    for (const int size : sizes) {
        OrderBench bench(size);
        Worst floor;
        Worst numbers;
        Worst texts;
        for (const session::ColumnInfo &info : session::columns()) {
            if ((session::kDasColumns & session::columnSet(info.column)) == 0)
                continue; // not in the data: nothing to sort
            const Measured times = bench.click(info.column);
            std::printf("    %-12s %8.3f ms, floor %8.3f, stock %8.1f\n", info.apiName.data(),
                        times.ours, times.floor, times.stock);
            floor.consider(times.ours / times.floor, times);
            if (times.stock > 0)
                (info.type == session::ValueType::Text ? texts : numbers)
                    .consider(times.ours / times.stock, times);
        }
        report.add({"sort_worst_vs_radix_floor@" + sizeName(size),
                    floor.ratio,
                    "x",
                    3,
                    "<=",
                    floor.times.ours,
                    floor.times.floor,
                    {}});
        addStock(report, "sort_numbers_vs_stock", size, numbers, 25);
        addStock(report, "sort_texts_vs_stock", size, texts, 100);
        printFirst("Idle", bench.first({{Column::Idle}}, false));
        printFirst("Addr", bench.first({{Column::Addr}}, false));
        printFirst("Name", bench.first({{Column::Name}}, false));
        printFirst("Name, names known", bench.first({{Column::Name}}, true));
        printFirst("Cmd, then Idle",
                   bench.first({{Column::Cmd}, {Column::Idle, Qt::DescendingOrder}}, false));
    }
}

} // namespace sessionscope::bench
