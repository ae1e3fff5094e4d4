// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windowlook.h"

#include "core/settings.h"

#include <QGuiApplication>
#include <QMainWindow>
#include <QScreen>

namespace sessionscope::gui {

namespace {

constexpr int kLookVersion = 1;

} // namespace

void restoreWindowLook(QMainWindow &window, const Settings &settings)
{
    const QByteArray geometry = settings.state(Settings::Key::WindowGeometry, kLookVersion);
    if (geometry.isEmpty() || !window.restoreGeometry(geometry)) {
        const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
        window.resize(QSize(1280, 800).boundedTo(screen.size() * 0.95));
    }
    const QByteArray state = settings.state(Settings::Key::WindowState, kLookVersion);
    if (!state.isEmpty())
        window.restoreState(state, kLookVersion);
}

void saveWindowLook(const QMainWindow &window, Settings &settings)
{
    settings.setState(Settings::Key::WindowGeometry, kLookVersion, window.saveGeometry());
    settings.setState(Settings::Key::WindowState, kLookVersion, window.saveState(kLookVersion));
}

} // namespace sessionscope::gui
