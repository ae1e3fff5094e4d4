// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>

#include <span>

//! The options of the command line, by name.
namespace sessionscope::app {

using namespace Qt::Literals::StringLiterals;

inline constexpr auto kDemo = "demo"_L1;
inline constexpr auto kDemoSessions = "demo-sessions"_L1;
inline constexpr auto kConnection = "connection"_L1;
inline constexpr auto kInstance = "instance"_L1;
inline constexpr auto kEndpoint = "endpoint"_L1;
inline constexpr auto kAliyunProfile = "aliyun-profile"_L1;
inline constexpr auto kConsoleContext = "console-context"_L1;
inline constexpr auto kCaFile = "ca-file"_L1;
inline constexpr auto kTimeout = "timeout"_L1;
inline constexpr auto kExport = "export"_L1;
inline constexpr auto kFormat = "format"_L1;
inline constexpr auto kPreset = "preset"_L1;
inline constexpr auto kStatistics = "statistics"_L1;
inline constexpr auto kLabels = "labels"_L1;
inline constexpr auto kFilter = "filter"_L1;
inline constexpr auto kSort = "sort"_L1;
inline constexpr auto kColumns = "columns"_L1;
inline constexpr auto kStallReport = "stall-report"_L1;
inline constexpr auto kVersion = "version"_L1;
inline constexpr auto kHelp = "help"_L1;

//! An option as --help shows it.
struct OptionInfo
{
    QLatin1String name;
    const char *valueName; //!< nullptr: takes no value; untranslated
    const char *help; //!< untranslated, context sessionscope::CommandLine
    QLatin1String needs = {}; //!< the option without which it means nothing
};

//! In the order of --help.
std::span<const OptionInfo> commandOptions();

} // namespace sessionscope::app
