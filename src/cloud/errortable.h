// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>
#include <QString>

#include <optional>

//! The refusals of the gateway and of DAS, each turned into one sentence that says what to do.
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

//! The members that refusals share, whatever their spelling on the wire. Texts are the server's
//! own, unbounded and hostile; refusalError() makes them fit to be shown.
struct Envelope
{
    QString code; //!< a number is kept as its text
    QString message;
    QString requestId;
    QString recommend;
    std::optional<bool> success;
    AccessDeniedDetail accessDenied;
    QString raw; //!< the whole text, cut at kMaxErrorDetailBytes

    bool hasCode() const { return !code.isEmpty(); }
};

//! The action that GetRedisAllSession needs; also the one assumed when the server names none.
inline constexpr char kRequiredAction[] = "hdm:GetRedisAllSession";

//! \brief Reads an envelope from a JSON object, or from the XML form \c <Error>.
//! Tolerant: invalid UTF-8 is repaired, names match without case, Code may be a number, Success a
//! text, any member may be absent. Nothing if the body is neither of the two forms.
std::optional<Envelope> parseEnvelope(const QByteArray &body);

//! \brief True if an answer with HTTP 200 is a refusal all the same: Success says false, or there
//! is no Success and a Code other than 200.
bool isRefusal(const Envelope &envelope);

//! \brief The error of a refusal, its stage is always ErrorStage::Refusal.
//! \a serverDate is the Date header of the answer (may be invalid), \a now this computer's clock;
//! InvalidTimeStamp states the difference of the two. The Code decides, the status only for codes
//! that nobody knows. Thread-safe.
Error refusalError(const Envelope &envelope, int httpStatus, const QDateTime &serverDate = {},
                   const QDateTime &now = {});

//! \brief An answer that is no envelope and no session list: HTML, empty, another type.
//! Names the status and the content type; the body goes to the details only.
Error answerError(int httpStatus, const QByteArray &contentType, const QByteArray &body);

//! True if asking again with a new signature may help, the call being a read.
bool isRetryableRefusal(const Envelope &envelope, int httpStatus);

//! \a text cut at kMaxErrorDetailBytes bytes of UTF-8, never inside a character.
QString cappedDetail(QByteArrayView text);

} // namespace sessionscope::cloud
