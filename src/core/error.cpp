// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"

namespace sessionscope {

QString Error::line() const
{
    QString text = message;
    if (!serverCode.isEmpty())
        text += QLatin1String(" [Code: ") + serverCode + QLatin1Char(']');
    if (!requestId.isEmpty())
        text += QLatin1String(" [RequestId: ") + requestId + QLatin1Char(']');
    return text;
}

ErrorStage stageOf(Error::Code code)
{
    using Code = Error::Code;
    switch (code) {
    case Code::Cancelled:
        return ErrorStage::Cancelled;
    case Code::InvalidInput:
    case Code::NotFound:
    case Code::NoCredentials:
    case Code::InsecureEndpoint:
    case Code::CannotRead:
        return ErrorStage::BeforeSending;
    case Code::HostNotFound:
    case Code::ConnectionFailed:
    case Code::TlsFailed:
    case Code::ConnectionLost:
    case Code::TimedOut:
    case Code::Redirected:
    case Code::ProxyAuthenticationRequired:
    case Code::ProxyFailed:
    case Code::OutcomeUnknown:
        return ErrorStage::Network;
    case Code::KeyRejected:
    case Code::SignatureRejected:
    case Code::ClockSkew:
    case Code::TokenExpired:
    case Code::TokenRejected:
    case Code::NoPermission:
    case Code::InvalidParameters:
    case Code::Throttled:
    case Code::ServiceFailed:
    case Code::Refused:
    case Code::RetryDeadline:
        return ErrorStage::Refusal;
    case Code::EmptyAnswer:
    case Code::NotJson:
    case Code::UnexpectedAnswer:
    case Code::CompressedWrongly:
    case Code::TooLarge:
        return ErrorStage::Answer;
    case Code::CannotWrite:
        return ErrorStage::Target;
    case Code::KeychainLocked:
    case Code::KeychainUnavailable:
    case Code::KeychainTimedOut:
    case Code::KeychainRefused:
        return ErrorStage::Keychain;
    case Code::Internal:
        break;
    }
    return ErrorStage::Internal;
}

} // namespace sessionscope
