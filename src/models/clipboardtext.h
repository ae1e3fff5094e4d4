// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionsnapshot.h"

#include <QString>

#include <span>

namespace sessionscope::models {

//! Rows as text for the clipboard: a header line of API names, then one line a session, columns
//! separated by TAB, lines ended by LF. Values are raw; unknown is empty. TAB and line ends inside
//! a text become blanks, since spreadsheets would split there; nothing else is altered.
QString toTabSeparated(const session::SessionSnapshot &snapshot, std::span<const quint32> rows,
                       std::span<const session::Column> columns);

//! The same as a table of Markdown, numbers at the right. Characters that mean something to
//! Markdown or HTML are escaped, line ends become blanks.
QString toMarkdown(const session::SessionSnapshot &snapshot, std::span<const quint32> rows,
                   std::span<const session::Column> columns);

//! Lines about sessions or their sources, each once.
struct CopiedLines
{
    QString text; //!< ended by LF
    qsizetype lines = 0;
    qsizetype leftOut = 0; //!< what no line could be made of: unknown or unfit
};

//! The distinct sources, one a line, in the order in which the rows have them first.
CopiedLines toAddressList(const session::SessionSnapshot &snapshot, std::span<const quint32> rows);
//! The fewest CIDR blocks that hold the addresses of the sources and no other address. Sources that
//! are no addresses are left out.
CopiedLines toBlockList(const session::SessionSnapshot &snapshot, std::span<const quint32> rows);
//! "CLIENT KILL ADDR 10.0.0.1:5000": text that somebody may give to redis-cli; this program
//! never runs it. Addresses are chosen by clients: one with any character that no address and no
//! path needs is left out, so that nothing else can be smuggled into a line.
CopiedLines toDisconnectCommands(const session::SessionSnapshot &snapshot,
                                 std::span<const quint32> rows);

} // namespace sessionscope::models
