// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settingstable.h"

#include "core/limits.h"

#include <algorithm>
#include <array>

namespace sessionscope::settingstable {

namespace {

using Key = Settings::Key;

constexpr int kMinInterval = static_cast<int>(kMinRefreshInterval.count());
constexpr int kMaxInterval = static_cast<int>(kMaxRefreshInterval.count());
constexpr int kMaxTextLength = 4096; // PATH_MAX
constexpr int kMaxThreshold = 10'000'000; // seconds of four months, KiB of ten GiB
constexpr int kMaxDismissed = 200; // more instances than anybody opens; the oldest are asked again

// In the order of Key.
constexpr std::array kTable{
    Row{Key::SchemaVersion, "schemaVersion", Kind::Integer, "1", 1, 1'000'000},
    Row{Key::Language, "interface/language", Kind::Choice, "", 0, 0, ",en,zh_CN"},
    Row{Key::Theme, "interface/theme", Kind::Choice, "system", 0, 0, "system,light,dark"},
    Row{Key::DefaultRefreshInterval, "refresh/defaultInterval", Kind::Interval, "10", kMinInterval,
        kMaxInterval},
    Row{Key::ActiveIdleLimit, "sessions/activeIdleLimit", Kind::Integer, "10", 0, 86'400},
    Row{Key::HighlightSeconds, "sessions/highlightSeconds", Kind::Integer, "5", 0, 600},
    Row{Key::CsvPreset, "export/csvPreset", Kind::Choice, "standard", 0, 0,
        "standard,spreadsheet,scripts"},
    Row{Key::ChartTopN, "sources/chartTopN", Kind::Integer, "12", 3, 50},
    Row{Key::RowDensity, "interface/rowDensity", Kind::Choice, "normal", 0, 0,
        "compact,normal,comfortable"},
    Row{Key::WindowGeometry, "window/geometry", Kind::State, ""},
    Row{Key::WindowState, "window/state", Kind::State, ""},
    Row{Key::SessionsHeaderState, "sessions/headerState", Kind::State, ""},
    Row{Key::SourcesHeaderState, "sources/headerState", Kind::State, ""},
    Row{Key::PageState, "page/state", Kind::State, ""},
    Row{Key::LastConnection, "connections/last", Kind::Text, "", 0, kMaxTextLength},
    Row{Key::LastExportFolder, "export/lastFolder", Kind::Text, "", 0, kMaxTextLength},
    Row{Key::LastExportFormat, "export/lastFormat", Kind::Choice, "csv", 0, 0,
        "csv,tsv,json,ndjson"},
    Row{Key::ExportsLocalNames, "export/localNames", Kind::Choice, "no", 0, 0, "no,yes"},
    Row{Key::LastFileFolder, "files/lastFolder", Kind::Text, "", 0, kMaxTextLength},
    Row{Key::RecentFiles, "files/recent", Kind::TextList, "", 0, Settings::kMaxRecentFiles},
    Row{Key::DirectModeNoteDismissed, "sessions/directModeNoteDismissed", Kind::TextList, "", 0,
        kMaxDismissed},
    Row{Key::HidesOwnConnections, "sessions/hidesOwnConnections", Kind::Choice, "no", 0, 0,
        "no,yes"},
    Row{Key::FindingDominantPercent, "findings/dominantPercent", Kind::Integer, "40", 1, 100},
    Row{Key::FindingIdleSeconds, "findings/idleSeconds", Kind::Integer, "600", 1, kMaxThreshold},
    Row{Key::FindingIdlePercent, "findings/idlePercent", Kind::Integer, "50", 0, 100},
    Row{Key::FindingUnnamedPercent, "findings/unnamedPercent", Kind::Integer, "20", 0, 100},
    Row{Key::FindingBlockedSeconds, "findings/blockedSeconds", Kind::Integer, "600", 1,
        kMaxThreshold},
    Row{Key::FindingMultiSeconds, "findings/multiSeconds", Kind::Integer, "30", 1, kMaxThreshold},
    Row{Key::FindingOutputKib, "findings/outputKib", Kind::Integer, "8192", 1, kMaxThreshold},
    Row{Key::FindingInputKib, "findings/inputKib", Kind::Integer, "1024", 1, kMaxThreshold},
    Row{Key::FindingChurn, "findings/churn", Kind::Integer, "20", 1, kMaxThreshold},
    Row{Key::FindingConnectionLimit, "findings/connectionLimit", Kind::Integer, "0", 0,
        kMaxThreshold},
    Row{Key::FindingLimitPercent, "findings/limitPercent", Kind::Integer, "80", 1, 100},
    Row{Key::RecentFilters, "filters/recent", Kind::TextList, "", 0, Settings::kMaxRecentFilters},
    Row{Key::SavedFilters, "filters/saved", Kind::State, ""},
};

} // namespace

std::span<const Row> rows()
{
    return kTable;
}

const Row &rowOf(Settings::Key key)
{
    const Row &row = kTable[static_cast<std::size_t>(key)];
    Q_ASSERT(row.key == key);
    return row;
}

QString nameOf(Settings::Key key)
{
    return QString::fromLatin1(rowOf(key).name);
}

QStringList choicesOf(const Row &row)
{
    return QString::fromLatin1(row.choices).split(u',');
}

QVariant checked(const Row &row, const QVariant &stored)
{
    const QString fallback = QString::fromLatin1(row.fallback);
    switch (row.kind) {
    case Kind::Integer:
    case Kind::Interval: {
        bool isNumber = false;
        const qint64 number = stored.toString().toLongLong(&isNumber);
        if (!isNumber)
            return fallback.toInt();
        if (row.kind == Kind::Interval && number <= 0)
            return 0;
        return static_cast<int>(std::clamp<qint64>(number, row.minimum, row.maximum));
    }
    case Kind::Choice:
        return choicesOf(row).contains(stored.toString()) ? stored.toString() : fallback;
    case Kind::Text:
        return stored.toString().size() <= row.maximum ? stored.toString() : fallback;
    case Kind::TextList: {
        QStringList list = stored.toStringList();
        list.removeAll(QString());
        return list.mid(0, row.maximum);
    }
    case Kind::State:
        return stored.toString();
    }
    return fallback;
}

} // namespace sessionscope::settingstable
