// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace sessionscope::redis {

inline constexpr quint16 kDefaultPort = 6379;

//! Where a Redis server listens.
struct RedisAddress
{
    QString host; //!< a name or an address; IPv6 without brackets
    quint16 port = kDefaultPort;

    //! \brief host, host:port, [ipv6]:port or a bare IPv6 address. Error::InvalidInput otherwise.
    static Result<RedisAddress> parse(const QString &input);
    QString toString() const;

    //! True for what can stand as \c host.
    static bool isHost(const QString &text);

    friend bool operator==(const RedisAddress &, const RedisAddress &) = default;
};

} // namespace sessionscope::redis
