// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/addressrange.h"

#include <QString>

namespace sessionscope::session {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<HostAddress> parse(QStringView text)
{
    return parseHostAddress(text.toUtf8());
}

} // namespace

AddressRange addressBlock(const HostAddress &address, int prefixBits)
{
    AddressRange block{address, address};
    // The bits of an IPv4 address are the last ones.
    const int fixed = prefixBits + 128 - addressBits(address.version);
    for (int bit = fixed; bit < 128; ++bit) {
        const auto mask = static_cast<quint8>(0x80 >> (bit % 8));
        quint8 &low = block.first.bytes[static_cast<std::size_t>(bit / 8)];
        quint8 &high = block.last.bytes[static_cast<std::size_t>(bit / 8)];
        low = static_cast<quint8>(low & ~mask);
        high = static_cast<quint8>(high | mask);
    }
    return block;
}

std::optional<AddressRange> parseAddressRange(QStringView text)
{
    if (const qsizetype slash = text.indexOf(u'/'); slash >= 0) {
        const auto address = parse(text.first(slash));
        bool isNumber = false;
        const int bits = text.sliced(slash + 1).toInt(&isNumber);
        if (!address || !isNumber || bits < 0 || bits > addressBits(address->version))
            return std::nullopt;
        return addressBlock(*address, bits);
    }
    for (const QLatin1StringView to : {".."_L1, "-"_L1}) {
        const qsizetype at = text.indexOf(to);
        if (at < 0)
            continue;
        const auto first = parse(text.first(at));
        const auto last = parse(text.sliced(at + to.size()));
        if (!first || !last || first->version != last->version || *last < *first)
            return std::nullopt;
        return AddressRange{*first, *last};
    }
    const auto address = parse(text);
    if (!address)
        return std::nullopt;
    return AddressRange{*address, *address};
}

} // namespace sessionscope::session
