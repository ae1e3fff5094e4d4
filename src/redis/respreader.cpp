// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/respreader.h"

#include <QCoreApplication>

#include <hiredis/hiredis.h>

#include <new>

namespace sessionscope::redis {

namespace {

struct ReaderText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::redis::RespReader)
};

struct FreeReply
{
    void operator()(redisReply *reply) const { freeReplyObject(reply); }
};

Reply convert(const redisReply &from)
{
    Reply to;
    const auto text = [&from] {
        return QByteArray(from.str, static_cast<qsizetype>(from.len));
    };
    switch (from.type) {
    case REDIS_REPLY_STRING:
        to.type = Reply::Type::String;
        to.text = text();
        break;
    case REDIS_REPLY_STATUS:
        to.type = Reply::Type::Status;
        to.text = text();
        break;
    case REDIS_REPLY_ERROR:
        to.type = Reply::Type::Error;
        to.text = text();
        break;
    case REDIS_REPLY_INTEGER:
        to.type = Reply::Type::Integer;
        to.integer = from.integer;
        break;
    case REDIS_REPLY_ARRAY:
        to.type = Reply::Type::Array;
        to.elements.reserve(from.elements);
        for (std::size_t i = 0; i < from.elements; ++i)
            to.elements.push_back(convert(*from.element[i]));
        break;
    default:
        break;
    }
    return to;
}

} // namespace

void RespReader::Free::operator()(redisReader *reader) const
{
    redisReaderFree(reader);
}

RespReader::RespReader(qint64 maxReplyBytes)
    : m_reader(redisReaderCreate())
    , m_maxReplyBytes(maxReplyBytes)
{
    if (!m_reader)
        throw std::bad_alloc();
}

RespReader::~RespReader() = default;

void RespReader::feed(QByteArrayView bytes)
{
    m_bytesOfReply += bytes.size();
    // What is over the limit is not kept; next() tells.
    if (m_bytesOfReply <= m_maxReplyBytes)
        redisReaderFeed(m_reader.get(), bytes.data(), static_cast<std::size_t>(bytes.size()));
}

Result<std::optional<Reply>> RespReader::next()
{
    if (m_bytesOfReply > m_maxReplyBytes) {
        return failure(
            Error::Code::TooLarge,
            ReaderText::tr("The answer of the Redis server is larger than %n byte(s), the "
                           "most that is read.",
                           nullptr,
                           static_cast<int>(std::min<qint64>(m_maxReplyBytes,
                                                             std::numeric_limits<int>::max()))));
    }
    void *raw = nullptr;
    if (redisReaderGetReply(m_reader.get(), &raw) != REDIS_OK) {
        return failure(Error::Code::UnexpectedAnswer,
                       ReaderText::tr("The server does not answer like Redis: check host and port, "
                                      "and whether the port expects TLS."),
                       QString::fromUtf8(m_reader->errstr));
    }
    if (raw == nullptr)
        return std::nullopt;
    const std::unique_ptr<redisReply, FreeReply> reply(static_cast<redisReply *>(raw));
    m_bytesOfReply = static_cast<qint64>(m_reader->len - m_reader->pos);
    return convert(*reply);
}

} // namespace sessionscope::redis
