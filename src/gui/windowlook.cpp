// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windowlook.h"

#include "core/seal.h"
#include "core/settings.h"

#include <QGuiApplication>
#include <QMainWindow>
#include <QScreen>

namespace sessionscope::gui {

namespace {

constexpr int kLookVersion = 2;
constexpr int kUnsealedVersion = 1; // of version 0.1.0
constexpr int kDocksVersion = 1;
constexpr qsizetype kMostBytes = qsizetype(64) * 1024; // usually some hundred

//! Empty where there are none, or damaged ones.
QByteArray savedBytes(const Settings &settings, Settings::Key key)
{
    const QByteArray state = settings.state(key, kLookVersion);
    return unsealed(QString::fromLatin1(state), kMostBytes).value_or(QByteArray());
}

} // namespace

void restoreWindowLook(QMainWindow &window, const Settings &settings)
{
    QByteArray geometry = savedBytes(settings, Settings::Key::WindowGeometry);
    if (geometry.isEmpty())
        geometry = settings.state(Settings::Key::WindowGeometry, kUnsealedVersion);
    if (geometry.isEmpty() || !window.restoreGeometry(geometry)) {
        const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
        window.resize(QSize(1280, 800).boundedTo(screen.size() * 0.95));
    }
    const QByteArray state = savedBytes(settings, Settings::Key::WindowState);
    if (!state.isEmpty())
        window.restoreState(state, kDocksVersion);
}

void saveWindowLook(const QMainWindow &window, Settings &settings)
{
    const auto save = [&settings](Settings::Key key, const QByteArray &bytes) {
        settings.setState(key, kLookVersion, sealed(bytes).toLatin1());
    };
    save(Settings::Key::WindowGeometry, window.saveGeometry());
    save(Settings::Key::WindowState, window.saveState(kDocksVersion));
}

} // namespace sessionscope::gui
