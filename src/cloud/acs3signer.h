// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/credentials.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <utility>

//! ACS3-HMAC-SHA256, the request signature of Alibaba Cloud's gateway ("V3 request body &
//! signature mechanism"). Pure functions on values, callable from any thread.
namespace sessionscope::cloud {

inline constexpr char kAcs3Algorithm[] = "ACS3-HMAC-SHA256";

using HeaderList = QList<std::pair<QByteArray, QByteArray>>;
using QueryParameters = QList<std::pair<QString, QString>>;

//! A request as far as the signature goes. Every header named x-acs-*, host or content-type is
//! signed; others may be present and are not.
struct Acs3Request
{
    QByteArray method = "POST";
    QByteArray path = "/"; //!< already encoded, starts with a slash
    QueryParameters query; //!< decoded, in any order
    HeaderList headers; //!< must hold host, x-acs-date and the other common ones
    QByteArray body;
};

struct Acs3Signature
{
    QByteArray canonicalRequest;
    QByteArray signedHeaderNames; //!< joined by ";"
    QByteArray stringToSign;
    QByteArray signature; //!< 64 lower-case hex digits
    QByteArray authorization; //!< the value of the Authorization header
};

//! RFC 3986: unreserved characters stay, every other byte of the UTF-8 form becomes %XX.
QByteArray percentEncode(const QString &text);

//! Sorted by key in byte order; also a valid query to send.
QByteArray canonicalQuery(const QueryParameters &query);

//! Lower-case hex SHA-256, the value of x-acs-content-sha256.
QByteArray payloadHash(QByteArrayView body);

//! True for the headers that have to be signed when they are present.
bool isSignedHeader(QByteArrayView lowerCaseName);

//! Adds nothing to the request: x-acs-content-sha256 and the token headers are the caller's to
//! set. The secret enters the HMAC and is in none of the results.
Acs3Signature signAcs3(const Acs3Request &request, const Credentials &credentials);

//! As above for a given list of names (lower case), the way a server recomputes it.
Acs3Signature signAcs3(const Acs3Request &request, const Credentials &credentials,
                       const QList<QByteArray> &signedNames);

} // namespace sessionscope::cloud
