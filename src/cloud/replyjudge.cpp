// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/replyjudge.h"

#include "cloud/errortable.h"
#include "core/displaytext.h"

#include <QCoreApplication>
#include <QLocale>

namespace sessionscope::cloud {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;
using Retry = AttemptFailure::Retry;

namespace {

struct ReplyJudge
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::cloud::ReplyJudge)
};

//! Nobody waits longer for a server, and larger numbers need not be computed with.
constexpr milliseconds kMaxServerWish = std::chrono::hours(24);

tl::unexpected<AttemptFailure> fail(const Error &error, Retry retry = Retry::No,
                                    std::optional<milliseconds> wish = {})
{
    return tl::make_unexpected(AttemptFailure{error, retry, wish, false});
}

AttemptOutcome judgeRedirect(const FinishedReply &reply)
{
    QString host = reply.redirectTarget.host(QUrl::FullyEncoded);
    if (const int port = reply.redirectTarget.port(); port != -1)
        host += ':'_L1 + QString::number(port);
    Error error{
        Error::Code::Redirected,
        ReplyJudge::tr(
            "The endpoint redirects to %1 (HTTP status %2), which is never followed, since the "
            "credentials would go there: check the endpoint and whether the network wants a "
            "login.")
            .arg(host.isEmpty() ? ReplyJudge::tr("nowhere", "target of a redirect")
                                : displayText(host, kMaxCellCharacters),
                 QString::number(reply.status)),
        displayText(QString::fromLatin1(reply.redirectTarget.toEncoded()), kMaxDetailCharacters),
        {},
        {}};
    return tl::make_unexpected(AttemptFailure{std::move(error), Retry::No, {}, true});
}

//! Whether \a envelope, told as \a error, says for certain that the call was not carried out.
bool deniesExecution(const Envelope &envelope, const Error &error, int httpStatus)
{
    // The service broke off somewhere, or has carried out the same request before: somebody on the
    // way has sent it twice.
    if (error.code == Error::Code::ServiceFailed || isUsedNonce(envelope))
        return false;
    const bool isUnclear = httpStatus < 400 && !envelope.success;
    return !isUnclear || error.code != Error::Code::Refused;
}

AttemptOutcome judgeRefusal(const Envelope &envelope, const FinishedReply &reply,
                            const ApiOperation &operation, const QDateTime &now)
{
    Error error = refusalError(envelope, reply.status, reply.date, now, operation);
    const bool isDenied = deniesExecution(envelope, error, reply.status);
    Retry retry = Retry::No;
    if (isUsedNonce(envelope))
        retry = Retry::AtOnce;
    else if (isRetryableRefusal(envelope, reply.status))
        retry = Retry::AfterWait;
    return tl::make_unexpected(AttemptFailure{std::move(error), retry, reply.serverWish, isDenied});
}

} // namespace

QByteArray withoutSecrets(QByteArray text, const Credentials &credentials)
{
    for (const Secret *secret : {&credentials.securityToken, &credentials.accessKeySecret}) {
        if (secret->isEmpty())
            continue;
        QByteArray plain = secret->reveal().toByteArray();
        QByteArray escaped = plain;
        escaped.replace('/', "\\/");
        QByteArray encoded = plain.toPercentEncoding();
        for (QByteArray *form : {&plain, &escaped, &encoded}) {
            text.replace(*form, "***");
            wipe(*form);
        }
    }
    return text;
}

FinishedReply takeReply(const QNetworkReply &reply)
{
    FinishedReply result;
    result.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    result.contentType = reply.rawHeader("Content-Type");
    // As it came: Qt's own header() leaves out one that is relative to the address asked.
    const QByteArray location = reply.rawHeader("Location").trimmed();
    if (!location.isEmpty())
        result.redirectTarget = reply.url().resolved(QUrl::fromEncoded(location));
    // HTTP's IMF-fixdate, the one form that a server may send.
    result.date = QLocale::c().toDateTime(QString::fromLatin1(reply.rawHeader("Date").trimmed()),
                                          u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    result.date.setTimeSpec(Qt::UTC);
    // In milliseconds (read in the official SDK).
    bool isNumber = false;
    const qlonglong wish = reply.rawHeader("x-acs-retry-after").trimmed().toLongLong(&isNumber);
    if (isNumber && wish >= 0)
        result.serverWish = std::min(milliseconds(wish), kMaxServerWish);
    result.network.error = reply.error();
    result.network.errorString = displayText(reply.errorString(), kMaxDetailCharacters);
    return result;
}

AttemptOutcome judgeReply(const FinishedReply &reply, const ApiCall &call, const QDateTime &now)
{
    const Endpoint &endpoint = call.access.endpoint;
    const Credentials &credentials = call.access.credentials;
    // First: Qt calls 307 and 308 an error of its own, since the body cannot be sent again.
    if (reply.status >= 300 && reply.status < 400)
        return judgeRedirect(reply);

    // Statuses from 400 on are errors to Qt too, from ContentAccessDenied upwards, and 407 even if
    // no proxy of ours has said it; everything else means that no complete answer came.
    const QNetworkReply::NetworkError error = reply.network.error;
    const bool isStatusError = reply.status >= 400
        && (error >= QNetworkReply::ContentAccessDenied || reply.status == 407)
        && error != QNetworkReply::ContentReSendError;
    const bool isOfProxy = reply.status == 407 && !reply.network.proxy.isEmpty();
    if (reply.status == 0 || isOfProxy || (error != QNetworkReply::NoError && !isStatusError)) {
        const bool mayPass = reply.network.proxy.isEmpty() && isConnectionLoss(error);
        return fail(networkError(reply.network, endpoint), mayPass ? Retry::AfterWait : Retry::No);
    }
    if (!reply.isDecompressed) {
        NetworkFailure damaged;
        damaged.error = QNetworkReply::UnknownContentError;
        damaged.errorString = u"the compressed body is damaged or cut"_s;
        return fail(networkError(damaged, endpoint));
    }

    const bool isError = reply.status >= 400;
    const qint64 envelopeLimit = isError ? kMaxErrorEnvelopeBytes : kMaxEnvelopeBytes;
    if (reply.bodyBytes <= envelopeLimit) {
        const auto envelope = parseEnvelope(withoutSecrets(reply.body, credentials));
        if (envelope && (isError ? envelope->namesError() : isRefusal(*envelope)))
            return judgeRefusal(*envelope, reply, *call.operation, now);
    }
    if (isError || isWebPage(reply.contentType, reply.body)
        || reply.body.left(1024).trimmed().isEmpty()) {
        const QByteArray start = withoutSecrets(reply.body.left(kMaxErrorDetailBytes), credentials);
        const bool mayPass = reply.status >= 502 && reply.status <= 504;
        return fail(answerError(reply.status, reply.contentType, start),
                    mayPass ? Retry::AfterWait : Retry::No, reply.serverWish);
    }
    RawAnswer answer;
    answer.body = reply.body;
    answer.bodyBytes = reply.bodyBytes;
    answer.contentType = reply.contentType;
    answer.httpStatus = reply.status;
    return answer;
}

} // namespace sessionscope::cloud
