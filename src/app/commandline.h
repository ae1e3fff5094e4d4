// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/endpoint.h"
#include "core/limits.h"
#include "core/result.h"
#include "export/tableformat.h"
#include "query/filter.h"
#include "session/order.h"

#include <QLocale>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

namespace sessionscope::app {

//! What the command line asks for, checked as far as it can be without looking anywhere else.
struct CommandLine
{
    enum class Action {
        OpenWindow,
        Export,
        ShowHelp,
        ShowVersion,
    };
    //! Where the sessions come from. At most one; for an export exactly one.
    enum class Source {
        None, //!< the window alone
        Demo,
        Connection,
        Instance,
        Files, //!< one for an export, any number for the window
    };

    //! An instance that is not saved as a connection.
    struct Instance
    {
        QString id; //!< sent as given; never empty
        cloud::Endpoint endpoint;
        std::optional<QString> aliyunProfile; //!< else the environment has the credentials
        std::optional<QString> consoleContext;
    };

    //! What is written, and how.
    struct Output
    {
        QString path; //!< exporting::kStandardOutput or a file
        exporting::TableFormat format;
        bool statistics = false; //!< the sources instead of the sessions
        bool labels = false; //!< with what the user calls the sources
        session::SortSpec sort; //!< empty is the server's order
        std::vector<session::Column> columns; //!< empty is all that the sessions have
    };

    Action action = Action::OpenWindow;
    Source source = Source::None;
    int demoSessions = 0; //!< set with Source::Demo
    QString connection; //!< name, with Source::Connection
    Instance instance; //!< with Source::Instance
    QStringList files; //!< with Source::Files
    QString caFile; //!< instead of the connection's own; empty is none
    std::chrono::milliseconds timeout = kDefaultFetchTimeout; //!< of the whole fetch
    query::Filter filter; //!< the window starts with it, too
    Output output; //!< with Action::Export
    bool stallReport = false;
};

//! \brief Reads the arguments, the first of which is the program. A pure function: \a locale says
//! what the Spreadsheet preset separates by. Error::InvalidInput, or what Endpoint::parse() says.
Result<CommandLine> parseCommandLine(const QStringList &arguments,
                                     const QLocale &locale = QLocale::system());

//! For --help. Needs a QCoreApplication for the name of the program.
QString helpText();

//! The longest time that --timeout takes.
inline constexpr std::chrono::hours kMaxTimeout{24};

} // namespace sessionscope::app
