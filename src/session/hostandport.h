// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decimaldigits.h"

#include <QByteArrayView>

#include <bit>
#include <cstring>
#include <optional>

namespace sessionscope::session {

struct HostAndPort
{
    QByteArrayView host;
    std::optional<quint16> port;
};

//! Splits "host:port" where it can be put together again to the same text, that is at a canonical
//! decimal port. Else all of \a addr is the host.
inline HostAndPort splitHostAndPort(QByteArrayView addr)
{
    constexpr quint64 kLowBits = digits::kEachByte * 0x7f;
    constexpr std::size_t kMostDigits = 5;
    // The last 8 bytes hold the colon and at most 5 digits.
    char tail[8] = {};
    const auto size = static_cast<std::size_t>(addr.size());
    if (size >= sizeof(tail))
        std::memcpy(tail, addr.data() + size - sizeof(tail), sizeof(tail));
    else if (size > 0)
        std::memcpy(tail + sizeof(tail) - size, addr.data(), size);
    // The top bit of each byte that is a colon.
    const quint64 others = qFromLittleEndian<quint64>(tail) ^ (digits::kEachByte * ':');
    const quint64 colons = ~(((others & kLowBits) + kLowBits) | others | kLowBits);
    const auto count = static_cast<std::size_t>(std::countl_zero(colons)) / 8;
    if (count == 0 || count > kMostDigits)
        return {addr, std::nullopt};
    const quint64 port = digits::last(tail, count);
    if (!digits::isDecimal(port) || (tail[sizeof(tail) - count] == '0' && count > 1)
        || digits::toNumber(port) > 65535)
        return {addr, std::nullopt};
    return {addr.chopped(static_cast<qsizetype>(count) + 1),
            static_cast<quint16>(digits::toNumber(port))};
}

} // namespace sessionscope::session
