// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/program.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

namespace sessionscope::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

// Empty if \a text is no list of positive numbers.
std::vector<int> sizesFrom(const QString &text)
{
    std::vector<int> sizes;
    for (const QString &part : text.split(u',')) {
        const int size = part.toInt();
        if (size <= 0)
            return {};
        sizes.push_back(size);
    }
    return sizes;
}

} // namespace

int runCases(std::span<const Case> cases)
{
    const QCommandLineOption sizesOption(u"sizes"_s, u"Numbers of sessions."_s, u"N,..."_s,
                                         u"10000,100000,1000000"_s);
    const QCommandLineOption onlyOption(
        u"only"_s, u"Only cases with this in their name or that of a criterion."_s, u"TEXT"_s);
    const QCommandLineOption jsonOption(u"json"_s, u"Write the criteria as JSON."_s, u"FILE"_s);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({sizesOption, onlyOption, jsonOption});
    parser.process(*QCoreApplication::instance());

    const std::vector<int> sizes = sizesFrom(parser.value(sizesOption));
    if (sizes.empty()) {
        std::fputs("--sizes needs numbers above 0, separated by commas\n", stderr);
        return 2;
    }
    const QString only = parser.value(onlyOption);
    Report report;
    for (const Case &one : cases) {
        if (!QLatin1StringView(one.name).contains(only)
            && !QLatin1StringView(one.criteria).contains(only))
            continue;
        std::fprintf(stderr, "--- %s\n", one.name);
        one.run(report, sizes);
    }
    if (parser.isSet(jsonOption) && !report.writeJson(parser.value(jsonOption))) {
        std::fprintf(stderr, "%s cannot be written\n", qPrintable(parser.value(jsonOption)));
        return 1;
    }
    return 0;
}

} // namespace sessionscope::bench
