// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes that no Redis server would send. What is read of them does not depend on how they are cut
// into parts, keeps to the limit, and is read again from what it says.
#include "fuzz/fuzzing.h"
#include "redis/respreader.h"
#include "redis/serverinfo.h"

#include <algorithm>
#include <cstdint>
#include <vector>

using namespace sessionscope;
using redis::Reply;
using test::check;

namespace {

struct Conversation
{
    std::vector<Reply> replies;
    std::optional<Error::Code> error;
};

bool isSame(const Reply &left, const Reply &right)
{
    return left.type == right.type && left.text == right.text && left.integer == right.integer
        && std::equal(left.elements.begin(), left.elements.end(), right.elements.begin(),
                      right.elements.end(), isSame);
}

bool isSame(const Conversation &left, const Conversation &right)
{
    return left.error == right.error
        && std::equal(left.replies.begin(), left.replies.end(), right.replies.begin(),
                      right.replies.end(),
                      [](const Reply &one, const Reply &other) { return isSame(one, other); });
}

Conversation read(QByteArrayView bytes, qsizetype partBytes, qint64 limit)
{
    Conversation result;
    redis::RespReader reader(limit);
    while (!bytes.isEmpty()) {
        const qsizetype part = std::min(partBytes, bytes.size());
        reader.feed(bytes.first(part));
        bytes = bytes.sliced(part);
        for (;;) {
            auto next = reader.next();
            if (!next) {
                check(!next.error().message.isEmpty(), "an error without a sentence");
                result.error = next.error().code;
                return result;
            }
            if (!*next)
                break;
            result.replies.push_back(std::move(**next));
        }
    }
    return result;
}

//! What the elements and their texts take.
qint64 held(const Reply &reply)
{
    qint64 bytes = reply.text.size();
    for (const Reply &element : reply.elements)
        bytes += static_cast<qint64>(sizeof element) + held(element);
    return bytes;
}

QByteArray line(char type, const QByteArray &text)
{
    return type + text + "\r\n";
}

QByteArray written(const Reply &reply)
{
    switch (reply.type) {
    case Reply::Type::Nil:
        return line('$', "-1");
    case Reply::Type::Status:
        return line('+', reply.text);
    case Reply::Type::Error:
        return line('-', reply.text);
    case Reply::Type::Integer:
        return line(':', QByteArray::number(reply.integer));
    case Reply::Type::String:
        return line('$', QByteArray::number(reply.text.size())) + reply.text + "\r\n";
    case Reply::Type::Array:
        break;
    }
    QByteArray bytes = line('*', QByteArray::number(static_cast<qint64>(reply.elements.size())));
    for (const Reply &element : reply.elements)
        bytes += written(element);
    return bytes;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    // The fuzzer chooses where the parts end and what the limit is.
    const qsizetype partBytes = 1 + data[0] % 64;
    const qint64 limit = data[1] == 0 ? 1'000'000 : data[1] * 16;
    const QByteArray bytes(reinterpret_cast<const char *>(data + 2),
                           static_cast<qsizetype>(size - 2));

    const Conversation whole = read(bytes, bytes.size(), limit);
    check(isSame(read(bytes, partBytes, limit), whole), "other replies in parts", bytes);

    QByteArray again;
    for (const Reply &reply : whole.replies) {
        check(held(reply) <= limit, "more than the limit is held", bytes);
        again += written(reply);
        redis::parseServerInfo(reply.text);
    }
    const Conversation same = read(again, again.size() + 1, limit);
    check(isSame(same, {whole.replies, std::nullopt}), "other replies when read again", again);
    return 0;
}
