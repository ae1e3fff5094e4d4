// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace sessionscope {
class Settings;
}

namespace sessionscope::live {
class ProfileStore;
}

//! What a report of a problem says; in English on purpose, whatever the language of the window.
namespace sessionscope::gui {

//! Program, Qt, TLS, system, platform.
QString versionsText();

//! Versions, the look of the desktop, the settings that matter, and the last log lines. Nothing in
//! it names people, hosts, instances, connections or files: see Redaction.
QString problemReport(const Settings &settings, const live::ProfileStore &profiles,
                      const QStringList &logLines);

} // namespace sessionscope::gui
