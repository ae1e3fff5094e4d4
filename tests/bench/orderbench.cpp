// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/cases.h"
#include "bench/stockmodel.h"
#include "session/orderindex.h"

#include <QLocale>

#include <array>
#include <cstdio>
#include <random>

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
    double ours;
    double floor;
    double stock;
};

class OrderBench
{
public:
    explicit OrderBench(int size)
        : m_data(benchData(size))
        , m_snapshot(snapshotOf(m_data))
        , m_random(randomKeys(static_cast<std::size_t>(size)))
        , m_model(m_data.sessions)
        , m_size(size)
    {
        m_proxy.setSourceModel(&m_model);
    }

    //! A click on a header while the list is shown; the stock way once if it takes seconds.
    Measured column(Column column, bool withStock)
    {
        OrderIndex index(m_snapshot, kLocale);
        index.sorted({{column}});
        std::vector<quint64> keys;
        std::vector<quint64> other(m_random.size());
        const std::vector<double> fast =
            interleaved({{[&] { index.sorted({}); }, [&] { keep(index.sorted({{column}})); }},
                         {[&] { keys = m_random; }, [&] { radixSort(keys, other); }}},
                        m_size > 100'000 ? 5 : 15);
        double stock = 0;
        if (withStock)
            stock = interleaved({{[this] { m_proxy.sort(-1); },
                                  [this, column] { m_proxy.sort(indexOf(column)); }}},
                                m_size > 100'000 ? 0 : 2)
                        .front();
        return {fast[0], fast[1], stock};
    }

private:
    BenchData m_data;
    session::SnapshotPointer m_snapshot;
    std::vector<quint64> m_random;
    StockModel m_model;
    QSortFilterProxyModel m_proxy;
    int m_size;
};

} // namespace

} // namespace sessionscope::bench
