// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes one kind of user data over and over, to be killed while it does:
//
//   userdatawriter KIND FOLDER [GENERATIONS]
//
// Without a number it never ends. Says "writing" once the first generation is written. With the
// number 0 it says what is wrong with the files. Status 1: the standard error says why.
#include "integration/userdata.h"

#include <QCoreApplication>

#include <cstdio>
#include <limits>

using namespace sessionscope::test;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 3)
        return 2;
    const int last = arguments.size() > 3 ? arguments[3].toInt() : std::numeric_limits<int>::max();
    for (const UserData &kind : userData()) {
        if (arguments[1] != QLatin1StringView(kind.name))
            continue;
        for (int generation = 1; generation <= last; ++generation) {
            const QString problem = kind.write(arguments[2], generation);
            if (!problem.isEmpty()) {
                std::fprintf(stderr, "%s\n", qUtf8Printable(problem));
                return 1;
            }
            if (generation == 1) {
                std::puts("writing");
                std::fflush(stdout);
            }
        }
        const QString problem = last == 0 ? kind.problem(arguments[2]) : QString();
        std::fprintf(stderr, "%s", qUtf8Printable(problem));
        return problem.isEmpty() ? 0 : 1;
    }
    return 2;
}
