// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "gui/connectiondialog.h"
#include "live/disconnectall.h"
#include "live/sessionsource.h"
#include "session/sessionsnapshot.h"

#include <functional>
#include <memory>

namespace sessionscope::live {
class LabelStore;
class RefreshWorker;
} // namespace sessionscope::live

namespace sessionscope::models {
struct ViewStores;
}

namespace sessionscope::gui {

//! What the main window works with; all of it outlives it.
struct MainWindowServices
{
    using SourcePointer = std::unique_ptr<live::SessionSource>;

    ConnectionServices connections;
    Settings &settings;
    live::LabelStore &labels;
    models::ViewStores &views;
    live::RefreshWorker &worker;
    const Clock &clock;
    std::function<Result<SourcePointer>(const live::ConnectionProfile &profile)> openProfile;
    std::function<SourcePointer(const QString &path)> openFile;
    std::function<Result<SourcePointer>()> openDemo;
    std::function<QFuture<Result<void>>(const QString &path,
                                        const session::SnapshotPointer &snapshot)>
        saveSnapshot;
    std::function<QStringList()> logLines; //!< the last ones, as logged
    const live::Journal &journal;
    //! Ends all sessions of the instance of a DAS connection; sent once.
    std::function<QFuture<Result<live::DisconnectAllEnd>>(const live::ConnectionProfile &profile)>
        disconnectAll;
};

} // namespace sessionscope::gui
