// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <compare>
#include <optional>

namespace sessionscope::session {

//! A host as a number, for order and (later) for networks. IPv4 stands before IPv6.
struct HostAddress
{
    quint8 version = 4; //!< 4 or 6
    std::array<quint8, 16> bytes{}; //!< IPv4 in the last four

    // NOLINTNEXTLINE(modernize-use-nullptr): there is no pointer; clang-tidy sees one within <=>
    friend auto operator<=>(const HostAddress &, const HostAddress &) = default;
};

//! Reads dotted IPv4 and IPv6 with or without brackets; anything else is no address. Exactly four
//! decimal parts: what inet_aton() accepts beyond that ("10.1") is a name to us.
std::optional<HostAddress> parseHostAddress(QByteArrayView utf8);

//! "10.1.4.17", "2001:db8::1": the canonical text (RFC 5952), without brackets.
QByteArray hostText(const HostAddress &address);

} // namespace sessionscope::session
