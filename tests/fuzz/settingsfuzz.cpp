// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A settings file in any state: every value is in its range, and one can be changed.
#include "core/settings.h"
#include "fuzz/userfiles.h"

#include <cstdint>

using namespace sessionscope;
using test::check;

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    test::startApplication(argc, argv);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const test::UserFile file(content);
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
        check(settings.sync(), "the settings cannot be written", content);
    }
    const int expected = Settings(file.path()).chartTopN();
    check(Settings(file.path()).chartTopN() == expected
              && (expected == Settings::range(Settings::Key::ChartTopN).first
                  || expected == Settings::range(Settings::Key::ChartTopN).second),
          "the change is lost", content);
    return 0;
}
