// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/errortable.h"

#include "cloud/endpoint.h"
#include "core/displaytext.h"

#include <QCoreApplication>

#include <array>
#include <cmath>

namespace sessionscope::cloud {

using namespace Qt::Literals::StringLiterals;
using Code = Error::Code;

namespace {

struct ErrorTable
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::cloud::ErrorTable)
};

constexpr char kContext[] = "sessionscope::cloud::ErrorTable";

//! Longest text of the server inside a sentence of ours.
constexpr int kMaxQuotedCharacters = 300;

enum class Match { Exact, Prefix, Contains };

//! One row says what a Code means. The first row that matches decides. In the text %1 is the
//! server's message.
struct Row
{
    const char *code;
    Match match;
    Code error;
    bool retry;
    const char *text;
};

// Sources: the common error codes of the gateway, the error codes of DAS, RAM and STS.
constexpr std::array kRows{
    // Whatever the product calls it: the rule of the official SDKs.
    Row{"Throttling", Match::Contains, Code::Throttled, true,
        QT_TRANSLATE_NOOP(
            "sessionscope::cloud::ErrorTable",
            "The service was called too often (the limit is shared by all keys and "
            "programs of the main account): wait, and choose a longer refresh interval.")},
    Row{"InvalidAccessKeyId.Inactive", Match::Exact, Code::KeyRejected, false,
        QT_TRANSLATE_NOOP(
            "sessionscope::cloud::ErrorTable",
            "The AccessKey is disabled: enable it in the RAM console or use another one.")},
    Row{"Forbidden.AccessKeyDisabled", Match::Exact, Code::KeyRejected, false,
        QT_TRANSLATE_NOOP(
            "sessionscope::cloud::ErrorTable",
            "The AccessKey is disabled: enable it in the RAM console or use another one.")},
    Row{"InvalidAccessKeyId", Match::Prefix, Code::KeyRejected, false,
        QT_TRANSLATE_NOOP(
            "sessionscope::cloud::ErrorTable",
            "The AccessKey id is unknown to the service: check it for blanks, for an id "
            "swapped with the secret, and for a key of the other site (China or "
            "international).")},
    Row{"SignatureDoesNotMatch", Match::Prefix, Code::SignatureRejected, false,
        QT_TRANSLATE_NOOP(
            "sessionscope::cloud::ErrorTable",
            "The signature does not match: the AccessKey secret is wrong in nearly every "
            "case, so enter it again; a proxy that alters requests is the other cause.")},
    Row{"IncompleteSignature", Match::Prefix, Code::SignatureRejected, false,
        QT_TRANSLATE_NOOP(
            "sessionscope::cloud::ErrorTable",
            "The service finds the signature incomplete: check whether a proxy alters "
            "requests, else report this as a defect of the program.")},
    Row{"SignatureNonceUsed", Match::Prefix, Code::SignatureRejected, false,
        QT_TRANSLATE_NOOP(
            "sessionscope::cloud::ErrorTable",
            "The service got the same signed request twice: something on the way, a proxy "
            "for example, repeats requests; try again.")},
    Row{"InvalidTimeStamp.Format", Match::Exact, Code::ClockSkew, false,
        QT_TRANSLATE_NOOP("sessionscope::cloud::ErrorTable",
                          "The service cannot read the date of the request: check the date of this "
                          "computer, else report this as a defect of the program.")},
    Row{"InvalidTimeStamp", Match::Prefix, Code::ClockSkew, false, nullptr},
    Row{"InvalidSecurityToken.Expired", Match::Exact, Code::TokenExpired, false,
        QT_TRANSLATE_NOOP("sessionscope::cloud::ErrorTable",
                          "The security token has expired: get new temporary credentials and enter "
                          "them.")},
    Row{"InvalidSecurityToken.MismatchWithAccessKey", Match::Exact, Code::TokenRejected, false,
        QT_TRANSLATE_NOOP(
            "sessionscope::cloud::ErrorTable",
            "The security token belongs to another AccessKey: enter the id, the secret and "
            "the token of the same temporary credentials.")},
    Row{"InvalidSecurityToken", Match::Prefix, Code::TokenRejected, false,
        QT_TRANSLATE_NOOP("sessionscope::cloud::ErrorTable",
                          "The security token is not valid: copy it again, whole and without line "
                          "breaks.")},
    Row{"MissingSecurityToken", Match::Prefix, Code::TokenRejected, false,
        QT_TRANSLATE_NOOP("sessionscope::cloud::ErrorTable",
                          "This AccessKey is a temporary one: enter its security token too.")},
    Row{"NoPermission", Match::Prefix, Code::NoPermission, false, nullptr},
    Row{"Forbidden", Match::Prefix, Code::NoPermission, false, nullptr},
    Row{"InvalidParams", Match::Prefix, Code::InvalidParameters, false,
        QT_TRANSLATE_NOOP(
            "sessionscope::cloud::ErrorTable",
            "The service refuses the parameters: check the instance id, that it is a Redis "
            "or Tair instance of this account, and that DAS lists it with the state Normal "
            "Access.")},
    Row{"InvalidInstanceId", Match::Prefix, Code::InvalidParameters, false,
        QT_TRANSLATE_NOOP(
            "sessionscope::cloud::ErrorTable",
            "The service does not know this instance: check the instance id and that the "
            "key belongs to the account of the instance.")},
    Row{"InvalidAction", Match::Prefix, Code::InvalidParameters, false,
        QT_TRANSLATE_NOOP("sessionscope::cloud::ErrorTable",
                          "The endpoint does not offer this operation: check the endpoint; for the "
                          "instances of every region it is das.cn-shanghai.aliyuncs.com.")},
    Row{"InvalidApi", Match::Prefix, Code::InvalidParameters, false,
        QT_TRANSLATE_NOOP("sessionscope::cloud::ErrorTable",
                          "The endpoint does not offer this operation: check the endpoint; for the "
                          "instances of every region it is das.cn-shanghai.aliyuncs.com.")},
    Row{"InvalidVersion", Match::Prefix, Code::InvalidParameters, false,
        QT_TRANSLATE_NOOP(
            "sessionscope::cloud::ErrorTable",
            "The endpoint does not offer this version of the operation: check the endpoint; "
            "for the instances of every region it is das.cn-shanghai.aliyuncs.com.")},
    Row{"NoSuchVersion", Match::Prefix, Code::InvalidParameters, false,
        QT_TRANSLATE_NOOP(
            "sessionscope::cloud::ErrorTable",
            "The endpoint does not offer this version of the operation: check the endpoint; "
            "for the instances of every region it is das.cn-shanghai.aliyuncs.com.")},
    Row{"InvalidProtocol", Match::Prefix, Code::InvalidParameters, false,
        QT_TRANSLATE_NOOP("sessionscope::cloud::ErrorTable",
                          "The endpoint wants an encrypted connection: write it with https.")},
    Row{"UnsupportedHTTPMethod", Match::Prefix, Code::InvalidParameters, false,
        QT_TRANSLATE_NOOP("sessionscope::cloud::ErrorTable",
                          "The endpoint does not accept POST requests: check the endpoint.")},
    Row{"InvalidParameter", Match::Prefix, Code::InvalidParameters, false,
        QT_TRANSLATE_NOOP("sessionscope::cloud::ErrorTable",
                          "The service refuses a parameter: check the instance id (it says: %1).")},
    Row{"Missing", Match::Prefix, Code::InvalidParameters, false,
        QT_TRANSLATE_NOOP(
            "sessionscope::cloud::ErrorTable",
            "The service misses a part of the request: check the endpoint and the instance "
            "id (it says: %1).")},
    Row{"ServiceUnavailable", Match::Prefix, Code::ServiceFailed, true,
        QT_TRANSLATE_NOOP("sessionscope::cloud::ErrorTable",
                          "The service is not available at the moment: try again later.")},
    Row{"InternalError", Match::Prefix, Code::ServiceFailed, true,
        QT_TRANSLATE_NOOP(
            "sessionscope::cloud::ErrorTable",
            "The service failed: try again later; if it goes on failing, the support of "
            "Alibaba Cloud needs the RequestId.")},
    Row{"UnknownError", Match::Prefix, Code::ServiceFailed, true,
        QT_TRANSLATE_NOOP(
            "sessionscope::cloud::ErrorTable",
            "The service failed: try again later; if it goes on failing, the support of "
            "Alibaba Cloud needs the RequestId.")},
};

bool matches(const Row &row, const QString &code)
{
    const QLatin1String name(row.code);
    switch (row.match) {
    case Match::Exact:
        return code.compare(name, Qt::CaseInsensitive) == 0;
    case Match::Prefix:
        return code.startsWith(name, Qt::CaseInsensitive);
    case Match::Contains:
        return code.contains(name, Qt::CaseInsensitive);
    }
    return false;
}

const Row *rowFor(const QString &code)
{
    for (const Row &row : kRows) {
        if (matches(row, code))
            return &row;
    }
    return nullptr;
}

const Row *rowFor(const Envelope &envelope)
{
    if (const Row *row = rowFor(envelope.code))
        return row;
    // DAS declares Code as a number; its Message may then hold the code ("an error text or code").
    return envelope.message.contains(u' ') ? nullptr : rowFor(envelope.message);
}

QString quoted(const QString &text)
{
    return displayText(text.trimmed(), kMaxQuotedCharacters);
}

QString permissionMessage(const AccessDeniedDetail &denied, const ApiOperation &operation)
{
    const QString action = denied.authAction.isEmpty()
        ? QString::fromLatin1(operation.ramAction)
        : displayText(denied.authAction, kMaxIdCharacters);
    QString principal = displayText(denied.principalName, kMaxIdCharacters);
    if (principal.isEmpty())
        principal = ErrorTable::tr("the owner of this AccessKey");
    else if (!denied.principalType.isEmpty())
        principal += " ("_L1 + displayText(denied.principalType, kMaxIdCharacters) + ')'_L1;
    if (denied.noPermissionType.compare("ExplicitDeny"_L1, Qt::CaseInsensitive) == 0) {
        return ErrorTable::tr(
                   "A policy denies the RAM action %1 to %2: ask an administrator of the "
                   "account to change that policy.")
            .arg(action, principal);
    }
    return ErrorTable::tr(
               "The permission is missing: ask an administrator of the account to grant the RAM "
               "action %1 to %2.")
        .arg(action, principal);
}

//! States by how much the clock is off, as the Date header of the refusal shows it.
QString clockMessage(const QDateTime &serverDate, const QDateTime &now)
{
    if (!serverDate.isValid() || !now.isValid()) {
        return ErrorTable::tr(
            "This computer's clock differs from the server's by more than 15 minutes: set "
            "the clock right, then try again.");
    }
    const qint64 behind = now.secsTo(serverDate);
    const auto minutes =
        static_cast<int>(std::lround(std::abs(static_cast<double>(behind)) / 60.0));
    constexpr int kMinutesADay = 24 * 60;
    if (minutes < 2) {
        return ErrorTable::tr(
            "The service finds the request too old, although this computer's clock is "
            "right: something on the way, a proxy for example, holds requests back.");
    }
    if (minutes >= 2 * kMinutesADay) {
        const int days = minutes / kMinutesADay;
        return behind > 0
            //: %n is 2 or more
            ? ErrorTable::tr(
                "This computer's clock is %n days behind the server: set the clock right, then "
                "try again.",
                nullptr, days)
            //: %n is 2 or more
            : ErrorTable::tr(
                "This computer's clock is %n days ahead of the server: set the clock right, "
                "then try again.",
                nullptr, days);
    }
    constexpr int kMinutesAnHour = 60;
    if (minutes >= 3 * kMinutesAnHour) {
        const auto hours = static_cast<int>(std::lround(minutes / double(kMinutesAnHour)));
        return behind > 0
            //: %n is 3 or more
            ? ErrorTable::tr(
                "This computer's clock is %n hours behind the server: set the clock and its time "
                "zone right, then try again.",
                nullptr, hours)
            //: %n is 3 or more
            : ErrorTable::tr(
                "This computer's clock is %n hours ahead of the server: set the clock and its time "
                "zone right, then try again.",
                nullptr, hours);
    }
    return behind > 0
        //: %n is 2 or more
        ? ErrorTable::tr(
            "This computer's clock is %n minutes behind the server: set the clock right, then "
            "try again.",
            nullptr, minutes)
        //: %n is 2 or more
        : ErrorTable::tr(
            "This computer's clock is %n minutes ahead of the server: set the clock right, then "
            "try again.",
            nullptr, minutes);
}

//! A refusal that no row knows is told in the server's words.
void describeUnknown(Error &error, const Envelope &envelope, int httpStatus)
{
    const QString message = quoted(envelope.message);
    if (httpStatus == 429) {
        error.code = Code::Throttled;
        error.message = QCoreApplication::translate(kContext, kRows.front().text);
    } else if (httpStatus >= 500) {
        error.code = Code::ServiceFailed;
        error.message = message.isEmpty()
            ? ErrorTable::tr("The service failed without a reason: try again later.")
            : ErrorTable::tr("The service failed, try again later; it says: %1").arg(message);
    } else {
        error.code = Code::Refused;
        error.message = message.isEmpty()
            ? ErrorTable::tr("The service refused the request without a reason: look up its code.")
            : ErrorTable::tr("The service refused the request; it says: %1").arg(message);
    }
}

} // namespace

Error refusalError(const Envelope &envelope, int httpStatus, const QDateTime &serverDate,
                   const QDateTime &now, const ApiOperation &operation)
{
    Error error;
    error.serverCode = displayText(envelope.code, kMaxIdCharacters);
    error.requestId = displayText(envelope.requestId, kMaxIdCharacters);
    error.detail = envelope.raw;

    const Row *row = rowFor(envelope);
    if (!row) {
        describeUnknown(error, envelope, httpStatus);
        return error;
    }
    error.code = row->error;
    if (row->error == Code::InvalidParameters && !operation.isAboutAnInstance) {
        // The texts of the table speak of the instance id and of the endpoint of DAS.
        error.message =
            ErrorTable::tr("The service refuses to list instances: check the region and its "
                           "endpoint (it says: %1).")
                .arg(quoted(envelope.message));
    } else if (row->text) {
        const QString text = QCoreApplication::translate(kContext, row->text);
        error.message = text.contains("%1"_L1) ? text.arg(quoted(envelope.message)) : text;
    } else if (row->error == Code::NoPermission) {
        error.message = permissionMessage(envelope.accessDenied, operation);
    } else {
        error.message = clockMessage(serverDate, now);
    }
    return error;
}

Error outcomeUnknown(const Error &cause)
{
    Error error = cause;
    error.code = Code::OutcomeUnknown;
    error.message =
        ErrorTable::tr("It is not known whether the sessions were disconnected: look at the list.");
    error.detail = cause.message;
    if (!cause.detail.isEmpty())
        error.detail += '\n'_L1 + cause.detail;
    return error;
}

bool isWebPage(const QByteArray &contentType, const QByteArray &body)
{
    const QByteArray start = body.left(1024).trimmed();
    return start.startsWith('<')
        || (contentType.toLower().contains("html") && !start.startsWith('{'));
}

Error answerError(int httpStatus, const QByteArray &contentType, const QByteArray &body)
{
    const QString type = contentType.trimmed().isEmpty()
        ? ErrorTable::tr("no content type")
        : displayText(QString::fromLatin1(contentType.trimmed()), kMaxIdCharacters);
    const QString status = QString::number(httpStatus);
    const QByteArray start = body.left(1024).trimmed();
    Error error;
    error.detail = cappedDetail(body);
    if (start.isEmpty()) {
        error.code = Code::EmptyAnswer;
        error.message =
            ErrorTable::tr("The answer is empty (HTTP status %1, %2): check the endpoint and the "
                           "proxy, then try again.")
                .arg(status, type);
    } else if (isWebPage(contentType, body)) {
        error.code = Code::NotJson;
        error.message =
            ErrorTable::tr("A web page came instead of the service's answer (HTTP status %1, "
                           "%2): check the endpoint, the proxy and whether the network wants a "
                           "login.")
                .arg(status, type);
    } else if (start.startsWith('{') || start.startsWith('[')) {
        error.code = Code::UnexpectedAnswer;
        error.message =
            ErrorTable::tr("The answer is not one of the service (HTTP status %1, %2): check the "
                           "endpoint and the proxy.")
                .arg(status, type);
    } else {
        error.code = Code::NotJson;
        error.message =
            ErrorTable::tr("The answer is not JSON (HTTP status %1, %2): check the endpoint and "
                           "the proxy.")
                .arg(status, type);
    }
    // Statuses of a gateway that does not reach what is behind it, whatever it writes below them.
    if (httpStatus >= 502 && httpStatus <= 504) {
        error.message =
            ErrorTable::tr("A gateway answers that it does not reach the service (HTTP status %1, "
                           "%2): try again later; if that goes on, check the endpoint and the "
                           "proxy.")
                .arg(status, type);
    }
    return error;
}

bool isRetryableRefusal(const Envelope &envelope, int httpStatus)
{
    if (const Row *row = rowFor(envelope); row && row->retry)
        return true;
    return httpStatus == 429 || (httpStatus >= 502 && httpStatus <= 504);
}

bool isUsedNonce(const Envelope &envelope)
{
    return envelope.code.compare("SignatureNonceUsed"_L1, Qt::CaseInsensitive) == 0;
}

} // namespace sessionscope::cloud
