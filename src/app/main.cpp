// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/display.h"
#include "app/exitstatus.h"
#include "app/exportcommand.h"
#include "app/firstpaint.h"
#include "app/fontsahead.h"
#include "app/interruption.h"
#include "app/memorydumps.h"
#include "app/stallmeter.h"
#include "app/terminal.h"
#include "app/translation.h"
#include "app/windowprogram.h"
#include "cloud/aliyunprofile.h"
#include "core/logtail.h"

#include <QApplication>
#include <QDir>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTimer>

#include <cstdlib>
#include <ctime>
#include <optional>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;

namespace {

int runExport(const app::CommandLine &line)
{
    const QString configFolder =
        QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    app::ExportCommand command(
        line,
        {configFolder + "/connections.json"_L1, configFolder + "/sources.json"_L1,
         cloud::aliyunConfigPath(QDir::homePath()), QProcessEnvironment::systemEnvironment()});
    app::Interruption interruption;
    QObject::connect(&interruption, &app::Interruption::received, &command,
                     &app::ExportCommand::interrupt);
    QObject::connect(&command, &app::ExportCommand::noticed, &command, &app::printLine);
    QObject::connect(&command, &app::ExportCommand::finished, &command,
                     [](int status, const QString &why) {
                         if (!why.isEmpty())
                             app::printLine(why);
                         QCoreApplication::exit(status);
                     });
    QObject::connect(&command, &app::ExportCommand::abandoned, &command,
                     [](int status, const QString &why) {
                         app::printLine(why);
                         std::_Exit(status); // threads that cannot be stopped are not waited for
                     });
    QTimer::singleShot(0, &command, &app::ExportCommand::start);
    return QCoreApplication::exec();
}

int print(const QString &text)
{
    if (app::printOutput(text))
        return app::Written;
    app::printLine(QCoreApplication::translate("sessionscope::CommandLine",
                                               "Standard output cannot be written."));
    return app::TargetNotWritten;
}

// Everything but an open window: needs neither a display nor D-Bus.
int runHeadless(const QStringList &arguments)
{
    const app::QuietScope quiet;
    char name[] = "sessionscope";
    char *argv[] = {name, nullptr};
    int argc = 1;
    QCoreApplication application(argc, argv);
    app::installTranslations(QLocale(), &application);

    // Read once more, now that there are translations for what is wrong.
    const Result<app::CommandLine> line = app::parseCommandLine(arguments);
    if (!line) {
        app::printLine(line.error().line());
        return app::exitStatus(line.error().code);
    }
    switch (line->action) {
    case app::CommandLine::Action::ShowHelp:
        return print(app::helpText());
    case app::CommandLine::Action::ShowVersion:
        return print("sessionscope " SESSIONSCOPE_VERSION "\n"_L1);
    case app::CommandLine::Action::OpenWindow:
        if (const auto problem = app::displayProblem(QProcessEnvironment::systemEnvironment())) {
            app::printLine(problem->line());
            return app::exitStatus(problem->code);
        }
        return app::Failed;
    case app::CommandLine::Action::Export:
        break;
    }
    return runExport(*line);
}

int runWindow(int argc, char *argv[], const app::CommandLine &line)
{
    const LogTail log;
    std::jthread fonts = app::readFontsAhead();
    QApplication application(argc, argv);
    if (fonts.joinable())
        fonts.join();
    QApplication::setApplicationDisplayName(u"Sessionscope"_s);
    QGuiApplication::setDesktopFileName(u"io.github.sessionscope.Sessionscope"_s);
    std::optional<app::StallMeter> stalls;
    std::optional<app::FirstPaint> firstPaint;
    if (line.stallReport) {
        firstPaint.emplace([&stalls] {
            stalls.emplace(); // from now on somebody waits
            app::printLine(u"first paint after %1 ms of CPU time"_s.arg(
                static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC, 0, 'f', 1));
        });
    }
    app::WindowProgram program(line, app::AppPaths::standard(), log);
    if (const Result<void> started = program.start(); !started) {
        app::printLine(started.error().line());
        return app::exitStatus(started.error().code);
    }
    app::Interruption interruption;
    QObject::connect(&interruption, &app::Interruption::received, &application,
                     &QApplication::closeAllWindows);
    const int status = QApplication::exec();
    if (stalls)
        app::printLine(u"longest stall %1 ms"_s.arg(
            static_cast<double>(stalls->longestStall().count()) / 1000, 0, 'f', 1));
    return status;
}

} // namespace

int main(int argc, char *argv[])
{
    app::forbidMemoryDumps();
    app::occupyStandardStreams();
    app::ignoreClosedPipes(); // the window exports, too
    QCoreApplication::setApplicationName(u"sessionscope"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SESSIONSCOPE_VERSION));
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    // Decided before any application object is made: an export must not look for a display, and Qt
    // ends the program where a window finds none.
    const Result<app::CommandLine> line = app::parseCommandLine(arguments);
    const bool opensWindow = line && line->action == app::CommandLine::Action::OpenWindow
        && !app::displayProblem(QProcessEnvironment::systemEnvironment());
    return opensWindow ? runWindow(argc, argv, *line) : runHeadless(arguments);
}
