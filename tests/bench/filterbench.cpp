// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/cases.h"
#include "bench/stockmodel.h"
#include "query/filter.h"
#include "session/orderindex.h"

#include <QRegularExpression>
#include <QSortFilterProxyModel>

#include <array>
#include <cstdio>
#include <numeric>
#include <span>

namespace sessionscope::bench {

using namespace Qt::Literals::StringLiterals;
using session::Column;
using session::PackedIntegers;

namespace {

// What the words of a filter are searched in.
constexpr std::array kSearched{Column::Name,       Column::Addr, Column::Client,
                               Column::ClientDesc, Column::Cmd,  Column::NodeId};

quint64 sumOf(const PackedIntegers &column)
{
    return column.visit([&](const auto &view) {
        quint64 sum = 0;
        for (std::size_t row = 0; row < column.size(); ++row)
            sum += view.entry(row);
        return sum;
    });
}

// The floor: each column that a filter is about, and the ports, read once.
quint64 readColumns(const session::SessionSnapshot &snapshot, std::span<const Column> columns)
{
    return std::accumulate(
        columns.begin(), columns.end(), sumOf(snapshot.packedPorts()),
        [&snapshot](quint64 sum, Column column) { return sum + sumOf(snapshot.packed(column)); });
}

// Of five terms: who holds idle connections for long?
const QString kFiveTerms = u"idle > 5m and client in 172.16.0.0/12 and not flags:replica and "
                           "cmd = get and port 40000..60000"_s;
constexpr std::array kFiveTermColumns{Column::Idle, Column::Client, Column::Flags, Column::Cmd};

class FilterBench
{
public:
    explicit FilterBench(int size)
        : m_data(benchData(size))
        , m_snapshot(snapshotOf(m_data))
        , m_index(m_snapshot)
        , m_model(m_data.sessions, {kSearched.begin(), kSearched.end()})
        , m_isLarge(size > 100'000)
    {
        m_index.sorted({{Column::Idle}});
        m_proxy.setSourceModel(&m_model);
        m_proxy.setFilterKeyColumn(-1);
        m_proxy.sort(1);
    }

    //! From the text of the filter to the rows that are to be seen, in the order of the view: ours,
    //! the floor, and the stock way, which takes minutes for a million rows: it removes and brings
    //! back rejected rows interval by interval.
    std::vector<double> keystroke(const QString &text)
    {
        const query::Filter filter = *query::Filter::parse(text);
        std::vector<Method> methods{{{},
                                     [&] {
                                         keep(visibleRows(filter));
                                     }},
                                    {{}, [&] {
                                         keep(readColumns(*m_snapshot, kSearched));
                                     }}};
        const bool withStock = !m_isLarge;
        if (withStock)
            methods.push_back({[this] {
                                   m_proxy.setFilterRegularExpression(QRegularExpression());
                                   keep(m_proxy.rowCount());
                               },
                               [&] {
                                   m_proxy.setFilterRegularExpression(QRegularExpression(
                                       QRegularExpression::escape(text),
                                       QRegularExpression::CaseInsensitiveOption));
                                   keep(m_proxy.rowCount());
                               }});
        return interleaved(methods, withStock ? 5 : 9);
    }

    //! The same without a stock way: no regular expression says it.
    std::vector<double> fiveTerms()
    {
        const query::Filter filter = *query::Filter::parse(kFiveTerms);
        return interleaved({{{},
                             [&] {
                                 keep(visibleRows(filter));
                             }},
                            {{},
                             [&] {
                                 keep(readColumns(*m_snapshot, kFiveTermColumns));
                             }}},
                           9);
    }

private:
    std::vector<quint32> visibleRows(const query::Filter &filter)
    {
        const std::vector<quint8> passing = filter.evaluate(*m_snapshot).passing;
        return query::passingRows(m_index.sorted({{Column::Idle}}), passing);
    }

    BenchData m_data;
    session::SnapshotPointer m_snapshot;
    session::OrderIndex m_index;
    StockModel m_model;
    QSortFilterProxyModel m_proxy;
    bool m_isLarge;
};

} // namespace

void benchFilter(Report &report, const std::vector<int> &sizes)
{
    for (const int size : sizes) {
        FilterBench bench(size);
        Criterion floor{"filter_vs_floor@" + sizeName(size), 0, "x", 6, "<=", {}, {}, {}};
        Criterion stock{"filter_vs_stock@" + sizeName(size), 0, "x", 50, ">=", {}, {}, {}};
        for (const QString &text : {u"ord"_s, u"172.2"_s, u"0.10:51"_s, u"get proxy-1 2"_s}) {
            const std::vector<double> times = bench.keystroke(text);
            std::printf("    %-14s %8.3f ms, floor %8.3f, stock %8.1f\n", qPrintable(text),
                        times[0], times[1], times.size() > 2 ? times[2] : 0);
            // Several words read the columns once each, and one expression cannot say them in any
            // order: their line is for information.
            if (text.contains(u' '))
                continue;
            if (times[0] / times[1] > floor.value) {
                floor.value = times[0] / times[1];
                floor.ours = times[0];
                floor.floor = times[1];
            }
            if (times.size() > 2 && (stock.value == 0 || times[2] / times[0] < stock.value)) {
                stock.value = times[2] / times[0];
                stock.ours = times[0];
                stock.stock = times[2];
            }
        }
        const std::vector<double> five = bench.fiveTerms();
        const Criterion fiveTerms{"filter_five_terms_vs_floor@" + sizeName(size),
                                  five[0] / five[1],
                                  "x",
                                  6,
                                  "<=",
                                  five[0],
                                  five[1],
                                  {}};
        // With fewer rows the work on the distinct texts is the most, which no floor has.
        if (size >= 1'000'000) {
            report.add(floor);
            report.add(fiveTerms);
        }
        if (stock.stock)
            report.add(stock);
    }
}

} // namespace sessionscope::bench
