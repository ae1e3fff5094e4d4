// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/bodysink.h"
#include "core/result.h"
#include "live/bodypipe.h"
#include "session/sessionsnapshot.h"

#include <QFuture>

#include <memory>
#include <stop_token>

namespace sessionscope::live {

class RefreshWorker;

//! What the answer to a query of \a instanceId says; a refusal in it is an error.
Result<session::SnapshotPointer> decodeAnswer(const QByteArray &body, const QString &instanceId,
                                              std::stop_token stop);

//! Decodes an answer while it arrives, in a thread for itself. Destroyed before finish(), it
//! decodes what came, and nobody should care for the outcome.
class AnswerStream final : public cloud::BodySink
{
public:
    AnswerStream(RefreshWorker &worker, const QString &instanceId, std::stop_token stop);
    ~AnswerStream() override;

    //! Completes exactly once, soon after finish().
    const QFuture<Result<session::SnapshotPointer>> &snapshot() const { return m_snapshot; }

    void write(QByteArray bytes) override { m_pipe->write(std::move(bytes)); }

    void finish() override { m_pipe->closeWriter(); }

private:
    std::shared_ptr<BodyPipe> m_pipe;
    QFuture<Result<session::SnapshotPointer>> m_snapshot;
};

} // namespace sessionscope::live
