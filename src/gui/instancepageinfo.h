// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/connectionprofile.h"

#include <QString>

#include <chrono>

namespace sessionscope::gui {

//! What a page shows beside the sessions.
struct InstancePageInfo
{
    QString title; //!< of the tab: name of the connection or of the file
    QString profileId; //!< empty: not a saved connection
    QString filePath; //!< empty: not a file
    std::chrono::seconds interval{0}; //!< 0 = on demand only
    QString productionWord; //!< empty: no production instance
    QString productionColor; //!< #rrggbb
    //! DAS leaves out direct connections of cluster instances: say so.
    bool hasDirectModeNote = false;
    live::ConnectionKind kind = live::ConnectionKind::Das;
    bool allowsDisconnecting = false;
    int connectionLimit = 0; //!< that the instance allows; 0: as in the preferences
    //! The saved connection behind the page, also where it shows another server of that.
    QString ownerId = {};
};

} // namespace sessionscope::gui
