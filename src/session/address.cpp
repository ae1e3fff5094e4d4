// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/address.h"

#include <QString>

#include <algorithm>

namespace sessionscope::session {

namespace {

constexpr qsizetype kLongestAddress = 64; // longer ones are names; keeps hostile texts cheap

std::optional<std::array<quint8, 4>> parseIpv4(QByteArrayView text)
{
    std::array<quint8, 4> bytes{};
    std::size_t part = 0;
    int value = -1;
    for (const char c : text) {
        if (c == '.') {
            if (value < 0 || part == 3)
                return std::nullopt;
            bytes[part++] = static_cast<quint8>(value);
            value = -1;
        } else if (c >= '0' && c <= '9') {
            value = std::max(value, 0) * 10 + (c - '0');
            if (value > 255)
                return std::nullopt;
        } else {
            return std::nullopt;
        }
    }
    if (part != 3 || value < 0)
        return std::nullopt;
    bytes[3] = static_cast<quint8>(value);
    return bytes;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

enum class Ending : quint8 { Groups, MayBeIpv4 };

// Groups of \a text, without "::", appended to \a out; an embedded IPv4 may end the address.
bool appendGroups(QByteArrayView text, std::array<quint8, 16> &out, std::size_t &used,
                  Ending ending)
{
    while (!text.isEmpty()) {
        const qsizetype colon = text.indexOf(':');
        const QByteArrayView group = colon < 0 ? text : text.first(colon);
        if (group.contains('.')) {
            const auto embedded =
                colon < 0 && ending == Ending::MayBeIpv4 ? parseIpv4(group) : std::nullopt;
            if (!embedded || used + 4 > out.size())
                return false;
            std::copy(embedded->begin(), embedded->end(), out.begin() + static_cast<long>(used));
            used += 4;
            return true;
        }
        if (group.isEmpty() || group.size() > 4 || used + 2 > out.size())
            return false;
        int value = 0;
        for (const char c : group) {
            const int digit = hexDigit(c);
            if (digit < 0)
                return false;
            value = value * 16 + digit;
        }
        out[used++] = static_cast<quint8>(value >> 8);
        out[used++] = static_cast<quint8>(value & 0xff);
        if (colon < 0)
            return true;
        text = text.sliced(colon + 1);
        if (text.isEmpty())
            return false; // ends in a single colon
    }
    return true;
}

std::optional<std::array<quint8, 16>> parseIpv6(QByteArrayView text)
{
    const qsizetype gap = text.indexOf("::");
    std::array<quint8, 16> head{};
    std::size_t headSize = 0;
    if (gap < 0) {
        if (text.isEmpty() || !appendGroups(text, head, headSize, Ending::MayBeIpv4)
            || headSize != 16)
            return std::nullopt;
        return head;
    }
    std::array<quint8, 16> tail{};
    std::size_t tailSize = 0;
    if (!appendGroups(text.first(gap), head, headSize, Ending::Groups)
        || !appendGroups(text.sliced(gap + 2), tail, tailSize, Ending::MayBeIpv4)
        || headSize + tailSize > 14)
        return std::nullopt;
    std::copy_backward(tail.begin(), tail.begin() + static_cast<long>(tailSize), head.end());
    return head;
}

} // namespace

std::optional<HostAddress> parseHostAddress(QByteArrayView utf8)
{
    if (utf8.size() > kLongestAddress)
        return std::nullopt;
    if (utf8.startsWith('[') && utf8.endsWith(']'))
        utf8 = utf8.sliced(1, utf8.size() - 2);
    HostAddress address;
    if (const auto ipv4 = parseIpv4(utf8)) {
        std::copy(ipv4->begin(), ipv4->end(), address.bytes.begin() + 12);
        return address;
    }
    if (const auto ipv6 = parseIpv6(utf8)) {
        address.version = 6;
        address.bytes = *ipv6;
        return address;
    }
    return std::nullopt;
}

QByteArray hostText(const HostAddress &address)
{
    QByteArray text;
    if (address.version == 4) {
        for (std::size_t i = 12; i < 16; ++i)
            text += (i > 12 ? "." : "") + QByteArray::number(address.bytes[i]);
        return text;
    }
    constexpr std::size_t kGroups = 8;
    const auto group = [&address](std::size_t i) {
        return address.bytes[2 * i] << 8 | address.bytes[2 * i + 1];
    };
    // The first of the longest runs of zeros, if it is longer than one.
    std::size_t gap = kGroups;
    std::size_t gapSize = 1;
    for (std::size_t i = 0; i < kGroups; ++i) {
        std::size_t size = 0;
        while (i + size < kGroups && group(i + size) == 0)
            ++size;
        if (size > gapSize) {
            gap = i;
            gapSize = size;
        }
    }
    for (std::size_t i = 0; i < kGroups;) {
        if (i == gap) {
            text += "::";
            i += gapSize;
            continue;
        }
        if (!text.isEmpty() && !text.endsWith(':'))
            text += ':';
        text += QByteArray::number(group(i++), 16);
    }
    return text;
}

} // namespace sessionscope::session
