// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/minimalblocks.h"

#include "session/addressrange.h"

#include <algorithm>

namespace sessionscope::session {

using namespace Qt::Literals::StringLiterals;

namespace {

// The bit in front of which \a prefixBits bits of an address stand, from the left of all 128.
int bitOf(const AddressBlock &block)
{
    return 128 - addressBits(block.first.version) + block.prefixBits - 1;
}

//! Whether the two are the halves of one block, \a low first.
bool areHalves(const AddressBlock &low, const AddressBlock &high)
{
    if (low.prefixBits != high.prefixBits || low.prefixBits == 0
        || low.first.version != high.first.version)
        return false;
    HostAddress expected = low.first;
    const auto byte = static_cast<std::size_t>(bitOf(low) / 8);
    const auto mask = static_cast<quint8>(0x80 >> (bitOf(low) % 8));
    if ((expected.bytes[byte] & mask) != 0)
        return false;
    expected.bytes[byte] = static_cast<quint8>(expected.bytes[byte] | mask);
    return expected == high.first;
}

QString ipv6Text(const HostAddress &address)
{
    constexpr int kGroups = 8;
    const auto group = [&address](int i) {
        const auto byte = static_cast<std::size_t>(i) * 2;
        return address.bytes[byte] * 256 + address.bytes[byte + 1];
    };
    // The first of the longest runs of zeros, if longer than one.
    int gap = -1;
    int gapSize = 1;
    for (int i = 0; i < kGroups;) {
        int end = i;
        while (end < kGroups && group(end) == 0)
            ++end;
        if (end - i > gapSize) {
            gap = i;
            gapSize = end - i;
        }
        i = qMax(end, i + 1);
    }
    QString text;
    for (int i = 0; i < kGroups; ++i) {
        if (i == gap) {
            text += u"::"_s;
            i += gapSize - 1;
            continue;
        }
        if (!text.isEmpty() && !text.endsWith(u':'))
            text += u':';
        text += QString::number(group(i), 16);
    }
    return text;
}

} // namespace

// Neighbours in ascending order grow together as soon as both halves are there: what is on the
// stack never overlaps and cannot be joined any more but by what follows.
std::vector<AddressBlock> minimalBlocks(std::vector<HostAddress> addresses)
{
    std::sort(addresses.begin(), addresses.end());
    addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
    std::vector<AddressBlock> blocks;
    for (const HostAddress &address : addresses) {
        blocks.push_back({address, addressBits(address.version)});
        while (blocks.size() > 1 && areHalves(blocks[blocks.size() - 2], blocks.back())) {
            blocks.pop_back();
            --blocks.back().prefixBits;
        }
    }
    return blocks;
}

QString toText(const HostAddress &address)
{
    if (address.version != 4)
        return ipv6Text(address);
    return u"%1.%2.%3.%4"_s.arg(address.bytes[12])
        .arg(address.bytes[13])
        .arg(address.bytes[14])
        .arg(address.bytes[15]);
}

QString toText(const AddressBlock &block)
{
    return u"%1/%2"_s.arg(toText(block.first)).arg(block.prefixBits);
}

} // namespace sessionscope::session
