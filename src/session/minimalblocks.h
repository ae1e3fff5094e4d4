// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/address.h"

#include <QString>

#include <vector>

namespace sessionscope::session {

//! A block of addresses: all whose first bits are those of \c first.
struct AddressBlock
{
    HostAddress first; //!< the other bits are 0
    int prefixBits = 0; //!< 0 .. addressBits(first.version)

    friend bool operator==(const AddressBlock &, const AddressBlock &) = default;
};

//! The fewest blocks that hold \a addresses, in any order and repeated as they like, and no other
//! address; in ascending order, IPv4 first. O(n log n).
std::vector<AddressBlock> minimalBlocks(std::vector<HostAddress> addresses);

//! "10.0.0.0/24", "fe80::1/128".
QString toText(const AddressBlock &block);
//! "10.0.0.1", "fe80::1": the form of RFC 5952 without an embedded IPv4 address.
QString toText(const HostAddress &address);

} // namespace sessionscope::session
