// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/appcontext.h"
#include "app/commandline.h"
#include "app/firstpaint.h"
#include "app/proxysource.h"
#include "demo/demoserver.h"
#include "gui/dialogcredentialprompt.h"
#include "gui/filechooser.h"
#include "gui/mainwindow.h"
#include "gui/theme.h"

#include <memory>

namespace sessionscope {
class LogTail;
}

namespace sessionscope::app {

//! The language of the preferences, else of the system, for texts and numbers. Applied when made;
//! widgets that exist already keep theirs.
class Language final
{
public:
    explicit Language(const Settings &settings);
};

//! The program with a window: builds what lives behind it, opens what the command line asks for.
class WindowProgram final
{
public:
    //! After the QApplication was made. \a log outlives this object.
    WindowProgram(CommandLine line, const AppPaths &paths, const LogTail &log);
    ~WindowProgram();
    Q_DISABLE_COPY_MOVE(WindowProgram)

    //! Shows the window. Fails, with nothing shown, where the command line names something that is
    //! not there: a connection, credentials.
    Result<void> start();

private:
    gui::MainWindowServices services();
    Result<void> openAsked();
    Result<void> openInstance();
    Result<std::unique_ptr<live::SessionSource>> openDemo();
    QFuture<Result<void>> saveSnapshot(const QString &path,
                                       const session::SnapshotPointer &snapshot);
    std::unique_ptr<live::SessionSource> behindProxy(std::unique_ptr<live::SessionSource> source);

    const CommandLine m_line;
    const LogTail &m_log;
    AppContext m_context;
    const Language m_language; // before anything that shows a text
    gui::Theme m_theme;
    gui::SystemFileChooser m_files;
    gui::DialogCredentialPrompt m_credentialPrompt;
    ProxyPrompt m_proxyPrompt;
    std::unique_ptr<demo::DemoServer> m_demo;
    FirstPaint m_firstPaint; // before the window that it waits for
    std::unique_ptr<gui::MainWindow> m_window; // last: it refers to all of the above
};

} // namespace sessionscope::app
