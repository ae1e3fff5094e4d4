// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/dasclient.h"
#include "cloud/networkerror.h"

#include <QDateTime>
#include <QUrl>

namespace sessionscope::cloud {

//! An envelope with an error status may echo a long request; above this it is none.
inline constexpr qint64 kMaxErrorEnvelopeBytes = 1024LL * 1024;

//! How an attempt failed, and what that means for the next one.
struct AttemptFailure
{
    enum class Retry { No, AfterWait, AtOnce };

    Error error;
    Retry retry = Retry::No;
    std::optional<std::chrono::milliseconds> serverWish; //!< header x-acs-retry-after
    //! Somebody who knows says that the call was not carried out.
    bool isRefusal = false;
};

//! A success, or why not. Of the answer only body, type and status are filled in.
using AttemptOutcome = tl::expected<RawAnswer, AttemptFailure>;

//! What is left of an exchange when it has ended.
struct FinishedReply
{
    int status = 0; //!< of HTTP, 0 if there was none
    QByteArray contentType;
    QUrl redirectTarget; //!< absolute; invalid if there is none
    QDateTime date; //!< header Date; invalid if there is none
    std::optional<std::chrono::milliseconds> serverWish;
    QByteArray body; //!< decompressed; at least its first kMaxErrorDetailBytes
    qint64 bodyBytes = 0; //!< of the whole body
    bool isDecompressed = true; //!< false: the body could not be undone to its end
    NetworkFailure network; //!< its error is NoError after a complete exchange
};

//! \brief \a text with "***" instead of the secrets in it.
//! Servers quote the request in their refusals; a token must not reach a log or a window.
QByteArray withoutSecrets(QByteArray text, const Credentials &credentials);

FinishedReply takeReply(const QNetworkReply &reply);

//! \brief Decides what \a reply means; pure, apart from the time \a now for clock differences.
//! Secrets of the \a call that the server quotes are taken out of the texts.
AttemptOutcome judgeReply(const FinishedReply &reply, const ApiCall &call, const QDateTime &now);

} // namespace sessionscope::cloud
