// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The floor of starting: a window with nothing in it. Like the program with --stall-report it says
// on stderr when it has been painted.
#include "app/firstpaint.h"

#include <QApplication>
#include <QMainWindow>

#include <cstdio>
#include <ctime>

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const sessionscope::app::FirstPaint firstPaint([] {
        std::fprintf(stderr, "first paint after %.1f ms of CPU time\n",
                     static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC);
    });
    QMainWindow window;
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
