// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/dasanswer.h"

#include "core/limits.h"
#include "decode/answerreader.h"

#include <QCoreApplication>

#include <utility>

namespace sessionscope::decode {

namespace {

struct AnswerText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::DasAnswer)
};

// The beginning of what came, as text for "Details".
QString beginningOf(const BodyWindows &body)
{
    return QString::fromUtf8(body.beginning());
}

Error tooLarge()
{
    return {Error::Code::TooLarge,
            AnswerText::tr("The answer is larger than this program reads: at most %1 MiB (%2 MiB "
                           "between two sessions), %3 sessions and %4 levels of nesting. Check "
                           "the endpoint.")
                .arg(kMaxBodyBytes >> 20)
                .arg(BodyWindows::kMaxUnbrokenBytes >> 20)
                .arg(kMaxSessions)
                .arg(kMaxJsonDepth),
            {},
            {},
            {}};
}

Error errorOf(JsonFault fault, qsizetype offset, const BodyWindows &body)
{
    switch (fault) {
    case JsonFault::Cancelled:
        return {Error::Code::Cancelled,
                AnswerText::tr("Reading the answer was cancelled."),
                {},
                {},
                {}};
    case JsonFault::TooDeep:
    case JsonFault::TooLarge:
    case JsonFault::NoMemory:
        return tooLarge();
    case JsonFault::CutOff:
        return {
            Error::Code::NotJson,
            AnswerText::tr("The answer is cut off: its JSON breaks off at its end, byte %1. Try "
                           "again; if it happens again, a proxy may cut long answers.")
                .arg(offset),
            beginningOf(body),
            {},
            {}};
    case JsonFault::Malformed:
    case JsonFault::None:
        break;
    }
    return {
        Error::Code::NotJson,
        AnswerText::tr("The answer is not JSON from byte %1 on: check the endpoint, and whether "
                       "a proxy or a login page has answered instead.")
            .arg(offset + 1),
        beginningOf(body),
        {},
        {}};
}

Error unexpected(const QString &message, const BodyWindows &body, const Envelope &envelope)
{
    return {Error::Code::UnexpectedAnswer, message, beginningOf(body),
            envelope.code.value_or(QString()), envelope.requestId.value_or(QString())};
}

enum class Verdict { Success, Refusal, Neither };

Verdict verdictOf(const Envelope &envelope)
{
    if (envelope.success)
        return *envelope.success ? Verdict::Success : Verdict::Refusal;
    if (envelope.code)
        return envelope.isCode200 ? Verdict::Success : Verdict::Refusal;
    if (envelope.data.sessions == Presence::Expected)
        return Verdict::Success;
    return envelope.message ? Verdict::Refusal : Verdict::Neither;
}

// An instance without sessions may answer without a list, if nothing else says that there are any.
bool mayLackSessions(const DataReading &data)
{
    return data.sessions == Presence::Missing
        && (data.total == Presence::Missing || data.info.total == 0);
}

Result<DasAnswer> answerOf(Envelope &&envelope, const QString &instanceId, const BodyWindows &body)
{
    switch (verdictOf(envelope)) {
    case Verdict::Refusal:
        return DasAnswer{Refusal{envelope.code.value_or(QString()),
                                 envelope.message.value_or(QString()),
                                 envelope.requestId.value_or(QString())},
                         nullptr};
    case Verdict::Neither:
        return failure(
            unexpected(AnswerText::tr("The answer is JSON, but not an answer of DAS with "
                                      "sessions. Check the endpoint."),
                       body, envelope));
    case Verdict::Success:
        break;
    }
    DataReading &data = envelope.data;
    const bool hasList = data.data == Presence::Expected
        && (data.sessions == Presence::Expected || mayLackSessions(data));
    if (!hasList)
        return failure(
            unexpected(AnswerText::tr("The server reports success, but its answer has no "
                                      "list of sessions: try again, and check the endpoint if "
                                      "it happens again."),
                       body, envelope));
    data.info.instanceId =
        instanceId.isEmpty() ? envelope.savedInstanceId.value_or(QString()) : instanceId;
    data.info.requestId = envelope.requestId.value_or(QString());
    return DasAnswer{std::nullopt, std::move(data.builder).finish(std::move(data.info))};
}

} // namespace

Result<DasAnswer> decodeDasAnswer(BodyWindows &windows, const QString &instanceId,
                                  std::stop_token stop)
{
    JsonCursor cursor(windows, std::move(stop));
    if (cursor.isEmpty())
        return failure(
            Error::Code::EmptyAnswer,
            AnswerText::tr("The answer is empty. Try again; if it stays empty, check the "
                           "endpoint and the proxy."));
    Envelope envelope;
    const bool isObject = cursor.peek() == '{';
    if (cursor.fault() == JsonFault::None) {
        const bool ok = isObject ? readEnvelope(cursor, envelope) : cursor.skipValue();
        if (envelope.data.hasTooManyEntries)
            return failure(tooLarge());
        if (ok && !cursor.atEnd())
            cursor.fail();
    }
    if (cursor.fault() != JsonFault::None)
        return failure(errorOf(cursor.fault(), cursor.faultOffset(), windows));
    return answerOf(std::move(envelope), instanceId, windows);
}

Result<DasAnswer> decodeDasAnswer(QByteArray body, const QString &instanceId, std::stop_token stop)
{
    BodyWindows windows(std::move(body));
    return decodeDasAnswer(windows, instanceId, std::move(stop));
}

Result<DasAnswer> decodeDasAnswer(const BodySource &next, const QString &instanceId,
                                  std::stop_token stop)
{
    BodyWindows windows(next);
    return decodeDasAnswer(windows, instanceId, std::move(stop));
}

} // namespace sessionscope::decode
