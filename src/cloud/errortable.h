// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/apicall.h"
#include "cloud/envelope.h"
#include "core/error.h"

#include <QByteArray>
#include <QDateTime>

//! The refusals of the gateway and of DAS, each turned into one sentence that says what to do.
namespace sessionscope::cloud {

//! Codes and request ids are short; UUIDs have 36 characters.
inline constexpr int kMaxIdCharacters = 100;

//! \brief The error of a refusal, its stage is always ErrorStage::Refusal.
//! \a serverDate is the Date header of the answer (may be invalid), \a now this computer's clock;
//! InvalidTimeStamp states the difference of the two. \a operation is what was refused. The Code
//! decides, the status only for codes that nobody knows. Every text of the server is capped and
//! made plain. Thread-safe.
Error refusalError(const Envelope &envelope, int httpStatus, const QDateTime &serverDate = {},
                   const QDateTime &now = {}, const ApiOperation &operation = kGetRedisAllSession);

//! \brief What is told of an action that was sent and has come to \a cause instead of an answer.
//! Error::OutcomeUnknown, with the sentence of \a cause in the detail.
Error outcomeUnknown(const Error &cause);

//! \brief True for HTML and the like, by how \a body begins or, unless that is JSON, by the header:
//! some gateways call everything HTML.
bool isWebPage(const QByteArray &contentType, const QByteArray &body);

//! \brief The error of a complete answer that is no envelope and not what was asked for: empty,
//! HTML, another type. Names the status and the content type; the body goes to the details only.
Error answerError(int httpStatus, const QByteArray &contentType, const QByteArray &body);

//! True if asking again with a new signature may help, the call being a read.
bool isRetryableRefusal(const Envelope &envelope, int httpStatus);

//! True for SignatureNonceUsed: a new nonce helps, without a wait.
bool isUsedNonce(const Envelope &envelope);

} // namespace sessionscope::cloud
