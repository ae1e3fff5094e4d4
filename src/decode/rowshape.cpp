// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/rowshape.h"

#include <cstring>

namespace sessionscope::decode {

namespace {

quint64 load8(const char *at)
{
    quint64 bytes;
    std::memcpy(&bytes, at, sizeof(bytes));
    return bytes;
}

} // namespace

void RowShape::begin()
{
    m_members.clear();
    m_isUsable = true;
}

void RowShape::add(QByteArrayView key, quint8 slot)
{
    constexpr qsizetype kMarksAndColon = 3;
    char bytes[2 * sizeof(quint64)] = {};
    char mask[2 * sizeof(quint64)] = {};
    const auto size = static_cast<std::size_t>(key.size() + kMarksAndColon);
    if (size > sizeof(bytes))
        return giveUp();
    bytes[0] = '"';
    std::memcpy(bytes + 1, key.data(), size - kMarksAndColon);
    std::memcpy(bytes + size - 2, "\":", 2);
    std::memset(mask, 0xff, size);
    m_members.push_back({slot,
                         ',',
                         {load8(bytes), load8(bytes + sizeof(quint64))},
                         {load8(mask), load8(mask + sizeof(quint64))}});
}

void RowShape::finish()
{
    if (m_members.empty())
        return giveUp();
    m_members.back().separator = '}';
}

bool RowShape::isAhead(const TokensAhead &ahead) const
{
    const std::size_t tokens = tokenCount();
    if (!m_isUsable || ahead.count <= tokens
        || ahead.starts[tokens] + kReadableBehindRow > ahead.readable)
        return false;
    const char *const json = ahead.json;
    const quint32 *token = ahead.starts;
    // No way out of the loop: that all is as expected is what can be expected.
    quint64 difference = json[*token++] ^ '{';
    for (const Member &member : m_members) {
        const char *key = json + token[0];
        difference |= (load8(key) ^ member.key[0]) & member.mask[0];
        difference |= (load8(key + sizeof(quint64)) ^ member.key[1]) & member.mask[1];
        difference |= static_cast<quint64>(json[token[3]] ^ member.separator);
        token += 4;
    }
    return difference == 0;
}

} // namespace sessionscope::decode
