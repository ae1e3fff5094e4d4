// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "redis/reply.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace sessionscope::redis {

//! A status, an error, a number or a length and its type; servers write some hundred bytes.
inline constexpr qsizetype kMaxReplyLineBytes = qsizetype(64) * 1024;

//! Arrays within arrays; the deepest that is asked for, CLUSTER SHARDS, has five.
inline constexpr std::size_t kMaxReplyDepth = 16;

//! Bytes in, replies out: RESP2. What comes out does not depend on how the bytes are cut into
//! parts. For one thread.
//!
//! Not hiredis' parser: that one takes room for as many elements as an array claims to have (13
//! bytes cost 16 GB of addresses and seconds), looks through a line without an end again for each
//! part of it, and knows no limit.
class RespReader final
{
public:
    //! \a maxReplyBytes bounds what is held for one reply: its bytes, and room for its elements.
    explicit RespReader(qint64 maxReplyBytes);

    void feed(QByteArrayView bytes);

    //! \brief The next complete reply, or nullopt if bytes are missing.
    //! Error::UnexpectedAnswer for what is no RESP2, Error::TooLarge over the limit; after an error
    //! the reader is of no further use.
    Result<std::optional<Reply>> next();

private:
    //! The next line without its end; nullopt if a part of it is missing.
    Result<std::optional<QByteArrayView>> takeLine();
    //! nullopt: a text or an array that has only begun.
    Result<std::optional<Reply>> readLine(QByteArrayView line);
    Result<std::optional<Reply>> beginText(QByteArrayView size);
    Result<std::optional<Reply>> beginArray(QByteArrayView size);
    //! nullopt if a part of it is missing.
    Result<std::optional<Reply>> takeText();
    //! Puts \a reply into the array it belongs to. What is complete then is returned.
    std::optional<Reply> place(Reply reply);
    //! Counts what the reply takes.
    Result<void> hold(qint64 bytes);

    struct OpenArray
    {
        Reply array;
        qint64 missing; //!< elements
    };

    const qint64 m_maxReplyBytes;
    QByteArray m_buffer;
    qsizetype m_position = 0; //!< in m_buffer, of what has not been read
    std::vector<OpenArray> m_open; //!< the outermost first
    std::optional<Reply> m_text; //!< the one being read
    qint64 m_textMissing = 0; //!< bytes of it
    qint64 m_held = 0; //!< bytes
};

} // namespace sessionscope::redis
