// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace sessionscope {

//! What went wrong, for three readers: \c code for the program to branch on, \c message for the
//! user (one translated sentence that says what happened and what to do), \c detail for the log
//! and the "Details" button (raw, untranslated, never a secret, at most kMaxErrorDetailBytes).
struct Error
{
    enum class Code {
        Cancelled, //!< the user or the program gave up; nothing is wrong

        // decided before anything was sent
        InvalidInput, //!< wrong usage, a value out of range, an unparsable filter
        NotFound, //!< no such connection, profile, file
        NoCredentials, //!< no key, secret or token to sign with
        InsecureEndpoint, //!< plain http to another host than this one

        // no complete HTTP answer
        HostNotFound,
        ConnectionFailed,
        TlsFailed,
        ConnectionLost, //!< reset, or a body shorter than promised
        TimedOut, //!< a deadline passed while waiting for the network
        Redirected, //!< a redirect, which is never followed
        ProxyAuthenticationRequired,
        ProxyFailed,

        // the server refuses, in its JSON envelope
        KeyRejected, //!< the AccessKey id is unknown or disabled
        SignatureRejected, //!< in nearly every case: the secret is wrong
        ClockSkew,
        TokenExpired, //!< the STS token has run out; new credentials are needed
        TokenRejected, //!< the STS token is malformed or belongs to another key
        NoPermission,
        InvalidParameters,
        Throttled,
        ServiceFailed, //!< InternalError, ServiceUnavailable and the like
        Refused, //!< any other refusal, told in the server's words
        RetryDeadline, //!< the deadline falls into the wait before the next attempt

        //! An action was sent, and no answer tells what became of it: neither success nor failure.
        OutcomeUnknown,

        // a complete answer that cannot be understood
        EmptyAnswer,
        NotJson,
        UnexpectedAnswer, //!< JSON, but without what must be there
        CompressedWrongly,
        TooLarge, //!< over one of the limits of core/limits.h

        // the place to write to
        CannotRead,
        CannotWrite,

        // the keychain of the operating system
        KeychainLocked,
        KeychainUnavailable,
        KeychainTimedOut,
        KeychainRefused,

        Internal, //!< a defect of this program
    };

    Code code = Code::Internal;
    QString message;
    QString detail;
    QString serverCode; //!< the server's own Code, empty if there is none
    QString requestId; //!< the server's RequestId, empty if there is none

    //! \c message, then Code and RequestId where there are any: the one line for stderr and logs.
    QString line() const;

    friend bool operator==(const Error &, const Error &) = default;
};

//! The stage at which the work failed; the command line turns it into its exit status.
enum class ErrorStage {
    Cancelled,
    BeforeSending,
    Network,
    Refusal,
    Answer,
    Target,
    Keychain,
    Internal
};

ErrorStage stageOf(Error::Code code);

} // namespace sessionscope

Q_DECLARE_METATYPE(sessionscope::Error)
