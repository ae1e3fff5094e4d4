// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/respreader.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

namespace sessionscope::redis {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ReaderText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::redis::RespReader)
};

constexpr QByteArrayView kLineEnd = "\r\n";
constexpr QByteArrayView kTypes = "+-:$*";

//! \a detail is for the log: what was found where RESP2 has something else.
auto notRedis(const QString &detail)
{
    return failure(Error::Code::UnexpectedAnswer,
                   ReaderText::tr("The server does not answer like Redis: check host and port, "
                                  "and whether the port expects TLS."),
                   detail);
}

auto tooLarge(qint64 maxReplyBytes)
{
    return failure(Error::Code::TooLarge,
                   ReaderText::tr("The answer of the Redis server is larger than %n byte(s), the "
                                  "most that is read.",
                                  nullptr,
                                  static_cast<int>(std::min<qint64>(
                                      maxReplyBytes, std::numeric_limits<int>::max()))));
}

std::optional<qint64> toNumber(QByteArrayView text)
{
    qint64 number = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    const bool isWhole = error == std::errc() && end == text.end();
    return isWhole ? std::optional(number) : std::nullopt;
}

} // namespace

RespReader::RespReader(qint64 maxReplyBytes)
    : m_maxReplyBytes(maxReplyBytes)
{
}

void RespReader::feed(QByteArrayView bytes)
{
    m_buffer.remove(0, std::exchange(m_position, 0));
    m_buffer.append(bytes);
}

Result<void> RespReader::hold(qint64 bytes)
{
    if (bytes > m_maxReplyBytes - m_held)
        return tooLarge(m_maxReplyBytes);
    m_held += bytes;
    return {};
}

Result<std::optional<Reply>> RespReader::next()
{
    for (;;) {
        Result<std::optional<Reply>> read = std::nullopt;
        if (m_text) {
            read = takeText();
            if (!read || !*read)
                return read;
        } else {
            const Result<std::optional<QByteArrayView>> line = takeLine();
            if (!line)
                return failure(line.error());
            if (!*line)
                return std::nullopt;
            read = readLine(**line);
            if (!read)
                return read;
            if (!*read)
                continue;
        }
        if (std::optional<Reply> complete = place(std::move(**read)))
            return complete;
    }
}

Result<std::optional<QByteArrayView>> RespReader::takeLine()
{
    const QByteArrayView unread = QByteArrayView(m_buffer).sliced(m_position);
    if (unread.isEmpty())
        return std::nullopt;
    if (!kTypes.contains(unread.front())) // whatever it is, it may have no lines
        return notRedis(u"a reply begins with byte %1"_s.arg(static_cast<uchar>(unread.front())));
    const QByteArrayView searched =
        unread.first(std::min(unread.size(), kMaxReplyLineBytes + kLineEnd.size()));
    const qsizetype end = searched.indexOf(kLineEnd);
    if (end < 0) {
        if (searched.size() < kMaxReplyLineBytes + kLineEnd.size())
            return std::nullopt;
        return notRedis(u"a line of more than %1 bytes"_s.arg(kMaxReplyLineBytes));
    }
    if (const auto held = hold(end + kLineEnd.size()); !held)
        return failure(held.error());
    m_position += end + kLineEnd.size();
    return searched.first(end);
}

Result<std::optional<Reply>> RespReader::readLine(QByteArrayView line)
{
    const QByteArrayView rest = line.sliced(1);
    Reply reply;
    switch (line.front()) {
    case '$':
        return beginText(rest);
    case '*':
        return beginArray(rest);
    case ':':
        if (const std::optional<qint64> number = toNumber(rest))
            reply.integer = *number;
        else
            return notRedis(u"a number that is none"_s);
        reply.type = Reply::Type::Integer;
        return reply;
    case '-':
        reply.type = Reply::Type::Error;
        break;
    default:
        reply.type = Reply::Type::Status;
        break;
    }
    reply.text = rest.toByteArray();
    return reply;
}

Result<std::optional<Reply>> RespReader::beginText(QByteArrayView size)
{
    const std::optional<qint64> bytes = toNumber(size);
    if (!bytes || *bytes < -1)
        return notRedis(u"a length that is none"_s);
    if (*bytes == -1)
        return Reply();
    if (*bytes > m_maxReplyBytes)
        return tooLarge(m_maxReplyBytes);
    if (const auto held = hold(*bytes + kLineEnd.size()); !held)
        return failure(held.error());
    m_text.emplace();
    m_text->type = Reply::Type::String;
    m_textMissing = *bytes;
    return std::nullopt;
}

Result<std::optional<Reply>> RespReader::beginArray(QByteArrayView size)
{
    const std::optional<qint64> elements = toNumber(size);
    if (!elements || *elements < -1)
        return notRedis(u"a length that is none"_s);
    if (*elements == -1)
        return Reply();
    constexpr qint64 kElementBytes = sizeof(Reply);
    if (*elements > m_maxReplyBytes / kElementBytes)
        return tooLarge(m_maxReplyBytes);
    if (const auto held = hold(*elements * kElementBytes); !held)
        return failure(held.error());
    Reply array;
    array.type = Reply::Type::Array;
    if (*elements == 0)
        return array;
    if (m_open.size() == kMaxReplyDepth)
        return notRedis(u"arrays nested deeper than %1"_s.arg(kMaxReplyDepth));
    m_open.push_back({std::move(array), *elements});
    return std::nullopt;
}

Result<std::optional<Reply>> RespReader::takeText()
{
    // Each part goes to its place at once: a list of clients may have some hundred megabytes.
    const qsizetype available = m_buffer.size() - m_position;
    const auto part = static_cast<qsizetype>(std::min<qint64>(available, m_textMissing));
    m_text->text.append(QByteArrayView(m_buffer).sliced(m_position, part));
    m_position += part;
    m_textMissing -= part;
    if (m_textMissing > 0 || m_buffer.size() - m_position < kLineEnd.size())
        return std::nullopt;
    if (QByteArrayView(m_buffer).sliced(m_position, kLineEnd.size()) != kLineEnd)
        return notRedis(u"a text that is longer than it says"_s);
    m_position += kLineEnd.size();
    return std::exchange(m_text, std::nullopt);
}

std::optional<Reply> RespReader::place(Reply reply)
{
    while (!m_open.empty()) {
        OpenArray &inner = m_open.back();
        inner.array.elements.push_back(std::move(reply));
        if (--inner.missing > 0)
            return std::nullopt;
        reply = std::move(inner.array);
        m_open.pop_back();
    }
    m_held = 0;
    return reply;
}

} // namespace sessionscope::redis
