// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace sessionscope::cloud {

//! Why RAM said no (member AccessDeniedDetail).
struct AccessDeniedDetail
{
    QString authAction; //!< for example "hdm:GetRedisAllSession"
    QString principalType; //!< "SubUser", "AssumedRoleUser" ...
    QString principalName;
    QString noPermissionType; //!< "ImplicitDeny" or "ExplicitDeny"
    QString policyType;
};

//! The members that all answers of the gateway and of DAS share, whatever their spelling on the
//! wire. Texts are the server's own, unbounded and hostile; refusalError() makes them fit to be
//! shown.
struct Envelope
{
    QString code; //!< a number is kept as its text
    QString message;
    QString requestId;
    QString recommend;
    std::optional<bool> success;
    AccessDeniedDetail accessDenied;
    QString raw; //!< the whole text, cut at kMaxErrorDetailBytes

    //! False for a JSON object that says nothing about an error.
    bool namesError() const { return !code.isEmpty() || !message.isEmpty(); }
};

//! \brief Reads an envelope from a JSON object, or from the XML form \c <Error>.
//! Tolerant: invalid UTF-8 is repaired, names match without case, Code may be a number, Success a
//! text, any member may be absent. Nothing if the body is neither of the two forms. Meant for small
//! bodies: the whole text is parsed.
std::optional<Envelope> parseEnvelope(const QByteArray &body);

//! \brief True if an answer with HTTP 200 is a refusal all the same: Success says false, or there
//! is no Success and a Code other than 200.
bool isRefusal(const Envelope &envelope);

//! \a text as a string of at most kMaxErrorDetailBytes characters, never cut inside a character.
QString cappedDetail(QByteArrayView text);

} // namespace sessionscope::cloud
