// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A settings file in any state: every value is in its range, and some can be changed, to texts of
// any characters, too.
#include "core/settings.h"
#include "fuzz/userfiles.h"

#include <algorithm>
#include <cstdint>

using namespace sessionscope;
using test::check;

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    test::startApplication(argc, argv);
    return 0;
}

namespace {

//! What a settings file says, in range.
struct Values
{
    QString language;
    Settings::Theme theme;
    std::chrono::seconds interval, activeIdleLimit, highlightTime;
    Settings::CsvPreset csvPreset;
    Settings::RowDensity rowDensity;
    QByteArray geometry;
    QString lastConnection, exportFolder, exportFormat, fileFolder;
    bool exportsLocalNames;
    QStringList files;

    friend bool operator==(const Values &, const Values &) = default;
};

Values valuesOf(const Settings &settings)
{
    return {settings.language(),
            settings.theme(),
            settings.defaultRefreshInterval(),
            settings.activeIdleLimit(),
            settings.highlightTime(),
            settings.csvPreset(),
            settings.rowDensity(),
            settings.state(Settings::Key::WindowGeometry, 1),
            settings.lastConnection(),
            settings.lastExportFolder(),
            settings.lastExportFormat(),
            settings.lastFileFolder(),
            settings.exportsLocalNames(),
            settings.recentFiles()};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const test::UserFile file(content);
    const QString text = QString::fromUtf8(content.first(std::min<qsizetype>(content.size(), 100)));
    Values values;
    QStringList filters;
    {
        Settings settings(file.path());
        if (!settings.notice().isEmpty())
            file.checkIsKept();
        const auto [fewest, most] = Settings::range(Settings::Key::ChartTopN);
        check(settings.chartTopN() >= fewest && settings.chartTopN() <= most, "bars out of range",
              content);
        const auto [least, longest] = Settings::range(Settings::Key::HighlightSeconds);
        check(settings.highlightTime().count() >= least
                  && settings.highlightTime().count() <= longest,
              "a time out of range", content);
        check(settings.recentFiles().size() <= Settings::kMaxRecentFiles, "too many files",
              content);
        check(settings.recentFilters().size() <= Settings::kMaxRecentFilters, "too many filters",
              content);
        settings.setChartTopN(settings.chartTopN() == fewest ? most : fewest);
        settings.addRecentFilter(text);
        values = valuesOf(settings);
        filters = settings.recentFilters();
        check(text.isEmpty() || filters.contains(text), "the filter is not kept", content);
        check(settings.sync(), "the settings cannot be written", content);
    }
    const Settings again(file.path());
    check(again.notice().isEmpty(), "what is written is not accepted", content);
    const auto [fewest, most] = Settings::range(Settings::Key::ChartTopN);
    check(again.chartTopN() == fewest || again.chartTopN() == most, "the change is lost", content);
    check(valuesOf(again) == values, "other values when read again", content);
    check(again.recentFilters() == filters, "other filters when read again", content);
    return 0;
}
