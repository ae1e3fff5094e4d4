// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/answerstream.h"

#include "cloud/errortable.h"
#include "decode/dasanswer.h"
#include "live/refreshworker.h"

#include <QPromise>

#include <utility>

namespace sessionscope::live {

namespace {

Result<session::SnapshotPointer> snapshotOf(Result<decode::DasAnswer> answer)
{
    if (!answer)
        return failure(answer.error());
    if (answer->refusal) {
        // Too large for the client to have looked at, or worded in a way only the decoder knows.
        cloud::Envelope envelope;
        envelope.code = answer->refusal->code;
        envelope.message = answer->refusal->message;
        envelope.requestId = answer->refusal->requestId;
        return failure(cloud::refusalError(envelope, 200));
    }
    return std::move(answer->snapshot);
}

} // namespace

Result<session::SnapshotPointer> decodeAnswer(const QByteArray &body, const QString &instanceId,
                                              std::stop_token stop)
{
    return snapshotOf(decode::decodeDasAnswer(body, instanceId, std::move(stop)));
}

AnswerStream::AnswerStream(RefreshWorker &worker, const QString &instanceId, std::stop_token stop)
    : m_pipe(std::make_shared<BodyPipe>(stop))
{
    auto promise = std::make_shared<QPromise<Result<session::SnapshotPointer>>>();
    promise->start();
    m_snapshot = promise->future();
    worker.runBeside([promise, pipe = m_pipe, instanceId, stop = std::move(stop)] {
        const decode::BodySource next = [&pipe] {
            return pipe->read();
        };
        Result<session::SnapshotPointer> snapshot =
            snapshotOf(decode::decodeDasAnswer(next, instanceId, stop));
        pipe->closeReader();
        promise->addResult(std::move(snapshot));
        promise->finish();
    });
}

AnswerStream::~AnswerStream()
{
    m_pipe->closeWriter();
}

} // namespace sessionscope::live
