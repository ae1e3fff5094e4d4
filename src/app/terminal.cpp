// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal.h"

#include "core/displaytext.h"

#include <cstdio>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#endif

namespace sessionscope::app {

namespace {

// Sentences are shorter; what a server or a path puts into them may not be.
constexpr int kMaxLineCharacters = 4'096;

void swallow(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        printLine(message);
}

} // namespace

void occupyStandardStreams()
{
#ifdef Q_OS_UNIX
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) >= 0)
            continue;
        // The lowest free number is given: this one. Standard output is opened for reading, so that
        // a table does not vanish unnoticed.
        [[maybe_unused]] const int number =
            ::open("/dev/null", stream == STDERR_FILENO ? O_WRONLY : O_RDONLY);
    }
#endif
}

void ignoreClosedPipes()
{
#ifdef Q_OS_UNIX
    std::signal(SIGPIPE, SIG_IGN);
#endif
}

void printLine(const QString &text)
{
    const QByteArray line =
        "sessionscope: " + displayText(text, kMaxLineCharacters).toUtf8() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
    std::fflush(stderr);
}

bool printOutput(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const std::size_t written =
        std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout);
    return std::fflush(stdout) == 0 && written == static_cast<std::size_t>(bytes.size());
}

QuietScope::QuietScope()
{
    if (qEnvironmentVariableIsSet("QT_LOGGING_RULES"))
        return;
    m_before = qInstallMessageHandler(swallow);
    m_isInstalled = true;
}

QuietScope::~QuietScope()
{
    if (m_isInstalled)
        qInstallMessageHandler(m_before);
}

} // namespace sessionscope::app
