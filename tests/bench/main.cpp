// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/cases.h"
#include "bench/program.h"

#include <QCoreApplication>

#include <vector>

using namespace sessionscope;

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    // name, criteria, function
    const std::vector<bench::Case> cases{
        {"csv", "csv_vs_write, csv_vs_qtextstream", bench::benchCsv},
        {"decode", "decode_vs_stage1, decode_vs_qjson, decode_peak_bytes, bytes_per_session",
         bench::benchDecode},
        {"diff", "diff_any_order_vs_stock, diff_usual_vs_stock", bench::benchDiff},
        {"filter", "filter_vs_floor, filter_five_terms_vs_floor, filter_vs_stock",
         bench::benchFilter},
        {"findings", "findings_ms", bench::benchFindings},
        {"groups", "group_three_keys, group_three_keys_vs_floor, group_three_keys_vs_stock",
         bench::benchGroups},
        {"order", "sort_worst_vs_radix_floor, sort_numbers_vs_stock, sort_texts_vs_stock",
         bench::benchOrder},
        {"statistics", "statistics_vs_stock", bench::benchStatistics},
        {"worker", "refresh_worker_ms", bench::benchWorker},
    };
    return bench::runCases(cases);
}
