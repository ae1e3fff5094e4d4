// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings.h"

#include <QObject>
#include <QPalette>

class QDBusVariant;

namespace sessionscope::gui {

//! Light or dark for the whole program: follows the system or is forced by the settings.
//!
//! Where the desktop brings a style or a palette of its own, that one is left alone as long as the
//! system is to be followed. Elsewhere it is Fusion with our palette; what the user prefers is then
//! asked of the desktop portal (org.freedesktop.appearance, color-scheme), without waiting.
class Theme final : public QObject
{
    Q_OBJECT

public:
    //! To be made after the QApplication, before any window. Follows \a settings, which outlives
    //! it.
    explicit Theme(const Settings &settings, QObject *parent = nullptr);

    bool isDark() const;

signals:
    //! The palette of the application has changed.
    void changed();

private slots:
    void handlePortalSetting(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void askPortal();
    void setPortalPrefersDark(bool dark);
    void apply();

    const Settings &m_settings;
    QString m_systemStyle;
    QString m_style; // the one set by us
    bool m_systemHasPalette = false;
    bool m_systemIsDark = false; // of a system palette
    bool m_portalPrefersDark = false;
};

} // namespace sessionscope::gui
