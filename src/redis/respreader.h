// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "redis/reply.h"

#include <QByteArrayView>

#include <memory>
#include <optional>

struct redisReader;

namespace sessionscope::redis {

//! Bytes in, replies out: hiredis' parser with a limit, which it lacks itself. For one thread.
class RespReader final
{
public:
    //! \a maxReplyBytes bounds what is held for one reply.
    explicit RespReader(qint64 maxReplyBytes);
    ~RespReader();
    Q_DISABLE_COPY_MOVE(RespReader)

    void feed(QByteArrayView bytes);

    //! \brief The next complete reply, or nullopt if bytes are missing.
    //! Error::UnexpectedAnswer for what is no RESP2, Error::TooLarge over the limit; after an error
    //! the reader is of no further use.
    Result<std::optional<Reply>> next();

private:
    struct Free
    {
        void operator()(redisReader *reader) const;
    };

    std::unique_ptr<redisReader, Free> m_reader;
    qint64 m_maxReplyBytes;
    qint64 m_bytesOfReply = 0; // received since the last complete reply
};

} // namespace sessionscope::redis
