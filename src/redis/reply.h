// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace sessionscope::redis {

//! One reply of a Redis server, RESP2 (https://redis.io/docs/reference/protocol-spec). A value.
struct Reply
{
    enum class Type { Nil, Status, String, Integer, Array, Error };

    Type type = Type::Nil;
    QByteArray text; //!< Status, String, Error: the bytes as sent
    qint64 integer = 0; //!< Integer
    std::vector<Reply> elements; //!< Array
};

} // namespace sessionscope::redis
