// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <chrono>
#include <vector>

//! What the program makes of a hostile network: one table for the command line and for the window.
namespace sessionscope::testing {

//! What the server's certificate and its TLS are like.
enum class Tls { None, Good, UnknownAuthority, Expired, OtherHost, Old };

struct FaultRow
{
    const char *name = "";
    //! As demo::parseFault() reads them: one for each request, the last one for all that follow.
    //! %OTHER% is "address:port" of a second server, to which nothing may ever be sent.
    QStringList faults;
    //! The whole sentence, without Code and RequestId; empty where the sessions come in the end.
    //! %HOST% is the server's "address:port", %NUMBER% any.
    QString sentence;
    //! The server's Code, as it is shown behind the sentence.
    QString code;
    int status = 0; //!< of the command line
    int requests = 0; //!< on the wire, for one fetch
    std::chrono::milliseconds timeout = std::chrono::seconds(30);
    Tls tls = Tls::None;
};

const std::vector<FaultRow> &faultTable();

} // namespace sessionscope::testing
