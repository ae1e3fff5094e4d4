// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace sessionscope::cloud {

//! DAS answers for instances of every region at this one address (API reference, "Endpoints").
inline constexpr char kDefaultEndpoint[] = "das.cn-shanghai.aliyuncs.com";

//! True for hosts whose traffic never leaves this computer: 127.0.0.0/8, ::1 (without brackets) and
//! localhost. Names are compared, not looked up.
bool isLoopbackHost(const QString &host);

//! Where requests go. A parsed endpoint is normal: lower case, IDN in its ASCII form, IPv6 without
//! brackets in its shortest form, a port only where it is not the scheme's own.
struct Endpoint
{
    QString scheme; //!< "https" or "http"
    QString host;
    int port = -1; //!< 1..65535, -1 for the scheme's own

    //! \brief host[:port] with or without a scheme; without one it is https.
    //! Error::InsecureEndpoint for http to anything but 127.0.0.0/8, ::1 and localhost (a signed
    //! request shows the key id and an STS token to everybody on the way); Error::InvalidInput
    //! for what is no endpoint, or for one with a path, query, fragment or user.
    static Result<Endpoint> parse(const QString &input);

    //! The value of the Host header as it is signed and, byte for byte, sent.
    QByteArray hostHeader() const;
    QUrl url() const;
    //! What parse() reads again, with its scheme.
    QString toString() const;

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

} // namespace sessionscope::cloud
