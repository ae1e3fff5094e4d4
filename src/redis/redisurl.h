// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"
#include "redis/redisaddress.h"

#include <QString>

namespace sessionscope::redis {

//! What a URL of a Redis server says, as redis-cli and the client libraries take it:
//!
//!     redis://[user[:password]@]host[:port][/db]       rediss:// for TLS
//!
//! User and password are percent-encoded (https://www.iana.org/assignments/uri-schemes/prov/redis).
struct RedisUrl
{
    RedisAddress address;
    bool isTls = false;
    QString user; //!< empty: the default user
    Secret password; //!< empty: none; never to be shown or stored with the rest
    int db = 0; //!< where the connection stands

    //! True if \a text begins like a URL, so that it is no host:port.
    static bool isUrl(const QString &text);

    //! Error::InvalidInput otherwise. The error holds nothing of the text: it may be the password.
    static Result<RedisUrl> parse(const QString &text);
};

} // namespace sessionscope::redis
