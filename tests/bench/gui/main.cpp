// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/gui/cases.h"
#include "bench/program.h"

#include <QApplication>

#include <vector>

using namespace sessionscope;

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    // name, criteria, function
    const std::vector<bench::Case> cases{
        {"view", "keystroke_to_paint refresh_stall", &bench::benchView},
    };
    return bench::runCases(cases);
}
