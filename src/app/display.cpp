// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/display.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibrary>
#include <QLibraryInfo>
#include <QStringList>

#include <algorithm>

namespace sessionscope::app {

using namespace Qt::Literals::StringLiterals;

namespace {

struct DisplayText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::Display)
};

// Connects as Qt's plugin will do, with the same library, which is therefore there if it can work
// at all.
bool reachesX11(const QString &display)
{
    using Connect = void *(*)(const char *, int *);
    using HasError = int (*)(void *);
    using Disconnect = void (*)(void *);
    if (display.isEmpty())
        return false;
    QLibrary xcb(u"xcb"_s, 1);
    const auto connect = reinterpret_cast<Connect>(xcb.resolve("xcb_connect"));
    const auto hasError = reinterpret_cast<HasError>(xcb.resolve("xcb_connection_has_error"));
    const auto disconnect = reinterpret_cast<Disconnect>(xcb.resolve("xcb_disconnect"));
    if (!connect || !hasError || !disconnect)
        return false;
    // Never null, by its documentation.
    void *connection = connect(display.toLocal8Bit().constData(), nullptr);
    const bool works = hasError(connection) == 0;
    disconnect(connection);
    return works;
}

bool reachesWayland(const QProcessEnvironment &environment)
{
    const QString name = environment.value(u"WAYLAND_DISPLAY"_s);
    if (name.isEmpty())
        return false;
    const QString socket = QDir(environment.value(u"XDG_RUNTIME_DIR"_s)).absoluteFilePath(name);
    const QDir plugins(QLibraryInfo::path(QLibraryInfo::PluginsPath) + "/platforms"_L1);
    return QFileInfo::exists(socket) && !plugins.entryList({u"libqwayland*"_s}).isEmpty();
}

} // namespace

std::optional<Error> displayProblem(const QProcessEnvironment &environment)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    QStringList platforms = environment.value(u"QT_QPA_PLATFORM"_s).split(u';', Qt::SkipEmptyParts);
    if (platforms.isEmpty())
        platforms = {u"xcb"_s, u"wayland"_s};
    const bool isUsable =
        std::any_of(platforms.begin(), platforms.end(), [&](const QString &platform) {
            const QString name = platform.section(u':', 0, 0);
            if (name == "xcb"_L1)
                return reachesX11(environment.value(u"DISPLAY"_s));
            if (name.startsWith("wayland"_L1))
                return reachesWayland(environment);
            return true; // offscreen, vnc, eglfs ...: nobody's display is needed
        });
    if (isUsable)
        return std::nullopt;
    return Error{Error::Code::InvalidInput,
                 DisplayText::tr("There is no display to open a window on: start it in a desktop "
                                 "session, or write a table with --export, which needs none."),
                 {},
                 {},
                 {}};
#else
    Q_UNUSED(environment)
    return std::nullopt;
#endif
}

} // namespace sessionscope::app
