// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/address.h"

#include <QStringView>

#include <optional>

namespace sessionscope::session {

//! Addresses of one version, both ends included.
struct AddressRange
{
    HostAddress first;
    HostAddress last;

    bool contains(const HostAddress &address) const
    {
        return address.version == first.version && first <= address && address <= last;
    }

    friend bool operator==(const AddressRange &, const AddressRange &) = default;
};

//! Bits of an address of that version: 32 or 128.
constexpr int addressBits(int version)
{
    return version == 4 ? 32 : 128;
}

//! The block of \a prefixBits (0 .. addressBits()) that holds \a address; its lower bits may be
//! set.
AddressRange addressBlock(const HostAddress &address, int prefixBits);

//! "10.0.0.0/8", "fe80::/10", "10.0.0.1-10.0.0.9", "10.0.0.1..10.0.0.9" or one address; nullopt
//! for anything else, and where the ends are of two versions or in the wrong order.
std::optional<AddressRange> parseAddressRange(QStringView text);

} // namespace sessionscope::session
