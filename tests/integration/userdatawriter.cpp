// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Another running program, which writes one kind of user data:
//
//   userdatawriter KIND FOLDER [GENERATIONS]
//   userdatawriter KIND FOLDER add PREFIX COUNT
//
// Generations are written over and over, to be killed while it does; without a number it never
// ends. Says "writing" once the first generation is written. With the number 0 it says what is
// wrong with the files. Status 1: the standard error says why.
//
// Entries are added with the names PREFIX0, PREFIX1 and so on, once a line has come in.
#include "core/settings.h"
#include "integration/userdata.h"

#include <QCoreApplication>

#include <cstdio>
#include <limits>

using namespace sessionscope;
using namespace sessionscope::test;

namespace {

int writeGenerations(const UserData &kind, const QString &folder, int last)
{
    for (int generation = 1; generation <= last; ++generation) {
        const QString problem = kind.write(folder, generation);
        if (!problem.isEmpty()) {
            std::fprintf(stderr, "%s\n", qUtf8Printable(problem));
            return 1;
        }
        if (generation == 1) {
            std::puts("writing");
            std::fflush(stdout);
        }
    }
    const QString problem = last == 0 ? kind.problem(folder) : QString();
    std::fprintf(stderr, "%s", qUtf8Printable(problem));
    return problem.isEmpty() ? 0 : 1;
}

// Busier than people are: others may have the lock for as long as a store waits.
Result<void> addPatiently(OpenStore &store, const QString &name)
{
    Result<void> added;
    for (int attempt = 0; attempt < 20 && !store.has(name); ++attempt)
        added = store.add(name);
    return added;
}

// One key, as who drags a window while another program is used: PREFIX says which.
int changeSettings(const QString &folder, const QString &prefix, int count)
{
    Settings settings(folder + QStringLiteral("/settings.ini"));
    for (int i = 0; i < count; ++i) {
        const QString value = prefix + QString::number(i);
        if (prefix == QStringLiteral("export"))
            settings.setLastExportFolder(value);
        else
            settings.setLastFileFolder(value);
        if (!settings.sync())
            return 1;
    }
    return 0;
}

int addEntries(const UserData &kind, const QString &folder, const QString &prefix, int count)
{
    std::puts("ready");
    std::fflush(stdout);
    std::getchar();
    if (kind.open == nullptr)
        return changeSettings(folder, prefix, count);
    const std::unique_ptr<OpenStore> store = kind.open(folder);
    for (int i = 0; i < count; ++i) {
        const Result<void> added = addPatiently(*store, prefix + QString::number(i));
        if (!added) {
            std::fprintf(stderr, "%s\n", qUtf8Printable(added.error().line()));
            return 1;
        }
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const UserData *kind = userData(arguments.value(1));
    if (kind == nullptr || arguments.size() < 3)
        return 2;
    if (arguments.value(3) == QStringLiteral("add"))
        return addEntries(*kind, arguments[2], arguments.value(4), arguments.value(5).toInt());
    return writeGenerations(*kind, arguments[2],
                            arguments.size() > 3 ? arguments[3].toInt()
                                                 : std::numeric_limits<int>::max());
}
