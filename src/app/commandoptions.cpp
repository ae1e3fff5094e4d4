// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandoptions.h"

#include <QCoreApplication>

#include <array>

namespace sessionscope::app {

namespace {

constexpr std::array kOptions{
    OptionInfo{
        kDemo, nullptr,
        QT_TRANSLATE_NOOP("sessionscope::CommandLine", "Look at the built-in demo instance.")},
    OptionInfo{
        kDemoSessions, "N",
        QT_TRANSLATE_NOOP("sessionscope::CommandLine", "How many sessions the demo instance has."),
        kDemo},
    OptionInfo{kConnection, QT_TRANSLATE_NOOP("sessionscope::CommandLine", "NAME"),
               QT_TRANSLATE_NOOP("sessionscope::CommandLine", "Look at a saved connection.")},
    OptionInfo{kInstance, "ID",
               QT_TRANSLATE_NOOP(
                   "sessionscope::CommandLine",
                   "Look at this instance. The credentials come from the environment variables "
                   "ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET and, if they are "
                   "temporary ones, ALIBABA_CLOUD_SECURITY_TOKEN, or from --aliyun-profile.")},
    OptionInfo{kEndpoint, "URL",
               QT_TRANSLATE_NOOP(
                   "sessionscope::CommandLine",
                   "Where to ask for the instance; https unless it says http, which is accepted "
                   "for this computer only. The default, das.cn-shanghai.aliyuncs.com, answers "
                   "for instances of every region."),
               kInstance},
    OptionInfo{
        kAliyunProfile, QT_TRANSLATE_NOOP("sessionscope::CommandLine", "NAME"),
        QT_TRANSLATE_NOOP("sessionscope::CommandLine",
                          "Take the credentials from this profile of ~/.aliyun/config.json."),
        kInstance},
    OptionInfo{
        kConsoleContext, QT_TRANSLATE_NOOP("sessionscope::CommandLine", "TEXT"),
        QT_TRANSLATE_NOOP("sessionscope::CommandLine", "The reserved parameter ConsoleContext."),
        kInstance},
    OptionInfo{kCaFile, QT_TRANSLATE_NOOP("sessionscope::CommandLine", "FILE"),
               QT_TRANSLATE_NOOP("sessionscope::CommandLine",
                                 "Certificates (PEM) to trust besides those of the system.")},
    OptionInfo{kTimeout, QT_TRANSLATE_NOOP("sessionscope::CommandLine", "SECONDS"),
               QT_TRANSLATE_NOOP("sessionscope::CommandLine",
                                 "Bound on the whole fetch, retries included; 60 unless given.")},
    OptionInfo{kExport, QT_TRANSLATE_NOOP("sessionscope::CommandLine", "FILE"),
               QT_TRANSLATE_NOOP(
                   "sessionscope::CommandLine",
                   "Fetch once, or read the snapshot file, write the table to FILE (- is standard "
                   "output) and exit. Needs no display.")},
    OptionInfo{kFormat, "csv|tsv|json|ndjson",
               QT_TRANSLATE_NOOP(
                   "sessionscope::CommandLine",
                   "What to write. Otherwise the suffix of the file decides, else it is CSV."),
               kExport},
    OptionInfo{kPreset, "standard|spreadsheet|scripts",
               QT_TRANSLATE_NOOP(
                   "sessionscope::CommandLine",
                   "Form of CSV and TSV: as RFC 4180 says, for spreadsheets, or unaltered for "
                   "scripts."),
               kExport},
    OptionInfo{kStatistics, nullptr,
               QT_TRANSLATE_NOOP("sessionscope::CommandLine",
                                 "Write the sources instead of the sessions."),
               kExport},
    OptionInfo{kLabels, nullptr,
               QT_TRANSLATE_NOOP(
                   "sessionscope::CommandLine",
                   "Use the names and tags that you gave sources in the window: in the filter, "
                   "and as two more columns, LocalAlias and LocalTags."),
               kExport},
    OptionInfo{
        kFilter, QT_TRANSLATE_NOOP("sessionscope::CommandLine", "EXPRESSION"),
        QT_TRANSLATE_NOOP("sessionscope::CommandLine",
                          "Only sessions that pass this filter: words, and comparisons such as "
                          "\"idle > 5m and client in 10.0.0.0/8\".")},
    OptionInfo{kSort, "COLUMN[:desc][,COLUMN...]",
               QT_TRANSLATE_NOOP("sessionscope::CommandLine",
                                 "Order of the rows; otherwise that of the server."),
               kExport},
    OptionInfo{
        kColumns, "A,B,...",
        QT_TRANSLATE_NOOP(
            "sessionscope::CommandLine",
            "Columns to write, by the names of the API; otherwise all that the sessions have."),
        kExport},
    OptionInfo{
        kStallReport, nullptr,
        QT_TRANSLATE_NOOP("sessionscope::CommandLine",
                          "At the end, print the longest time that the window did not respond.")},
    OptionInfo{kVersion, nullptr,
               QT_TRANSLATE_NOOP("sessionscope::CommandLine", "Print the version.")},
    OptionInfo{kHelp, nullptr, QT_TRANSLATE_NOOP("sessionscope::CommandLine", "Print this help.")},
};

} // namespace

std::span<const OptionInfo> commandOptions()
{
    return kOptions;
}

} // namespace sessionscope::app
